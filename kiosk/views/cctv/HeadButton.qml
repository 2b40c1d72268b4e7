// A choice over the camera wall: a word or an icon in a rounded field; the chosen one is filled.
import QtQuick
import Kiosk

Target {
    id: button

    property string text: ""
    property string icon: ""
    property bool chosen: false

    width: Math.max(Theme.touch, (icon === "" ? 0 : 2.6 * Theme.u) + (text === "" ? 0 : words.implicitWidth) + 2.4 * Theme.u)
    height: Math.max(Theme.touch, 4 * Theme.u)
    radius: height / 2
    label: text

    Rectangle {
        anchors.fill: parent
        radius: button.radius
        color: button.chosen ? Theme.accent : Theme.raised
        border.width: Theme.stroke
        border.color: button.chosen ? Theme.accent : Theme.line
    }

    Row {
        id: content

        anchors.centerIn: parent
        width: (mark.visible ? mark.width : 0) + (words.visible ? words.width : 0) + (mark.visible && words.visible ? spacing : 0)
        height: parent.height
        spacing: 0.6 * Theme.u

        Icon {
            id: mark

            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            size: 2 * Theme.u
            colour: words.color
        }

        Label {
            id: words

            visible: button.text !== ""
            width: Math.min(implicitWidth, button.width - (mark.visible ? 2.6 * Theme.u : 0) - 1.6 * Theme.u)
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: button.text
            size: Theme.small
            font.bold: button.chosen
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.3 * Theme.u)
            color: button.chosen ? Theme.inked : Theme.text
        }
    }
}
