// The lines across a chart with their values, and the times along it.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: axes

    required property var lines // as the chart's
    required property var times
    required property real leftRoom // where the field of the curves begins
    required property real topRoom
    required property real w // and how large it is
    required property real h

    Repeater {
        model: axes.lines.length

        Item {
            id: level

            required property int index
            readonly property var of: axes.lines[index] ?? ({ "at": 0, "text": "" })

            y: axes.topRoom + axes.h * (1 - of.at)

            Rectangle {
                x: axes.leftRoom
                width: axes.w
                height: Theme.stroke
                color: Theme.line
            }

            Label {
                width: axes.leftRoom - 0.7 * Theme.u
                y: -height / 2
                horizontalAlignment: Text.AlignRight
                text: level.of.text
                size: Theme.caption
                color: Theme.muted
            }
        }
    }

    Repeater {
        model: axes.times.length

        Item {
            id: hour

            required property int index
            readonly property var of: axes.times[index] ?? ({ "at": 0, "text": "" })

            x: axes.leftRoom + axes.w * of.at
            y: axes.topRoom + axes.h

            Rectangle {
                width: Theme.stroke
                height: 0.7 * Theme.u
                color: Theme.muted
            }

            Label {
                x: Math.max(-hour.x, Math.min(-width / 2, axes.width - hour.x - width))
                y: 0.9 * Theme.u
                text: hour.of.text
                size: Theme.caption
                color: Theme.muted
            }
        }
    }
}
