// Asks for a call; the wall then shows whom and how, and waits for a yes.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: button

    property string icon: "video"
    property string contact: ""
    property string text: ""
    property bool strong: false

    slots: ({ "contact": contact })
    width: text === "" ? height : content.width + 3.6 * Theme.u
    height: Math.max(Theme.touch, 5.6 * Theme.u)
    radius: height / 2

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: button.strong ? Theme.accent : Theme.raised
        border.width: button.strong ? 0 : Theme.stroke
        border.color: Theme.line
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: 0.9 * Theme.u

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            size: 2.6 * Theme.u
            colour: button.strong ? Theme.inked : Theme.accent
        }

        Label {
            visible: text !== ""
            text: button.text
            font.bold: true
            color: button.strong ? Theme.inked : Theme.text
        }
    }
}
