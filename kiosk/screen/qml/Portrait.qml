// Somebody without a picture: the initials in a circle.
import QtQuick
import Kiosk

Rectangle {
    id: portrait

    property string initials: ""
    property string icon: "person"

    radius: width / 2
    color: Theme.raised
    border.width: Theme.stroke
    border.color: Theme.line

    Label {
        anchors.centerIn: parent
        visible: portrait.initials !== ""
        text: portrait.initials
        color: Theme.accent
        size: 0.34 * portrait.height
        font.bold: true
    }

    Icon {
        anchors.centerIn: parent
        visible: portrait.initials === ""
        name: portrait.icon
        size: 0.5 * portrait.height
        colour: Theme.accent
    }
}
