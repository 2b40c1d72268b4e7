// In place of a view that cannot be shown.
import QtQuick
import Kiosk

Item {
    id: broken

    property string title: ""
    property string more: ""

    Column {
        anchors.centerIn: parent
        width: Math.min(90 * Theme.u, broken.width - 2 * Theme.pad)
        spacing: Theme.pad

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "warning"
            size: 9 * Theme.u
            weight: 1.4
            colour: Theme.warn
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: broken.title
            size: Theme.title
            font.bold: true
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: broken.more
            color: Theme.muted
            size: Theme.body
        }
    }
}
