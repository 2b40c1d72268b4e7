// One figure before and after, as two bars and the change between them.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: row

    required property var effect
    required property string before
    required property string after
    readonly property real wide: 0.44 * width

    implicitHeight: name.height + 5.4 * Theme.u

    Label {
        id: name

        width: row.width - change.width - Theme.gap
        text: row.effect.name
        size: Theme.small
        font.bold: true
    }

    Label {
        id: change

        anchors.right: parent.right
        text: row.effect.change
        size: Theme.small
        font.bold: true
        color: Theme.accent
    }

    Repeater {
        model: 2

        Item {
            id: bar

            required property int index
            readonly property bool late: index === 1

            y: name.height + 0.4 * Theme.u + index * 2.4 * Theme.u
            width: row.width
            height: 2.2 * Theme.u

            Label {
                width: 8 * Theme.u
                height: parent.height
                text: bar.late ? row.after : row.before
                size: Theme.caption
                color: Theme.muted
            }

            Rectangle {
                x: 8 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(height, row.wide * (bar.late ? row.effect.after : row.effect.before))
                height: 1.1 * Theme.u
                radius: height / 2
                color: bar.late ? Theme.accent : Theme.muted
            }

            Label {
                x: 8 * Theme.u + row.wide + Theme.gap
                height: parent.height
                text: bar.late ? row.effect.afterText : row.effect.beforeText
                size: Theme.caption
            }
        }
    }
}
