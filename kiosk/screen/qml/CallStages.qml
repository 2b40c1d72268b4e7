// An incident's stages on a line: those that were reached filled and with their time, the present one larger.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

Item {
    id: line

    required property var steps // {at, reached, now}
    required property color colour

    Repeater {
        model: line.steps.length

        Item {
            id: stage

            required property int index
            readonly property var step: line.steps[index] ?? ({ "at": "", "reached": false, "now": false })

            x: index * width
            width: line.width / Math.max(1, line.steps.length)
            height: line.height

            Rectangle {
                visible: stage.index > 0
                x: -stage.width / 2
                y: dot.y + (dot.height - height) / 2
                z: -1
                width: stage.width
                height: 0.2 * Theme.u
                color: stage.step.reached ? line.colour : Theme.line
            }

            Rectangle {
                id: dot

                anchors.horizontalCenter: parent.horizontalCenter
                y: 0.75 * Theme.u - height / 2
                width: (stage.step.now ? 1.5 : 1) * Theme.u
                height: width
                radius: width / 2
                color: stage.step.reached ? line.colour : Theme.raised
                border.width: 1.5 * Theme.stroke
                border.color: stage.step.reached ? line.colour : Theme.muted
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 1.6 * Theme.u
                height: 2 * Theme.u
                text: stage.step.at
                color: stage.step.now ? Theme.text : Theme.muted
                size: Theme.caption
                font.features: ({ "tnum": 1 })
            }
        }
    }
}
