// A life-cycle from left to right: what is done, where it stands, what is still to come.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: stepper

    required property var steps // [{name, at, reached, now}]
    property color colour: Theme.accent
    readonly property real step: width / Math.max(1, steps.length)

    implicitHeight: 9.6 * Theme.u

    Repeater {
        model: stepper.steps.length

        Item {
            id: stage

            required property int index
            readonly property var of: stepper.steps[index]

            x: index * stepper.step
            width: stepper.step
            height: stepper.height

            Rectangle {
                visible: stage.index > 0
                x: -stepper.step / 2 + 1.3 * Theme.u
                y: 1.5 * Theme.u - height / 2
                width: stepper.step - 2.6 * Theme.u
                height: 0.34 * Theme.u
                radius: height / 2
                color: stage.of.reached ? stepper.colour : Theme.line
            }

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 3 * Theme.u
                height: width
                radius: width / 2
                color: stage.of.now ? stepper.colour : stage.of.reached ? Qt.alpha(stepper.colour, 0.2) : "transparent"
                border.width: 0.24 * Theme.u
                border.color: stage.of.reached ? stepper.colour : Theme.line

                Icon {
                    visible: stage.of.reached
                    anchors.centerIn: parent
                    name: stage.of.now ? "right" : "check"
                    size: 1.7 * Theme.u
                    weight: 3
                    colour: stage.of.now ? Theme.inked : stepper.colour
                }
            }

            Label {
                x: 0.2 * Theme.u
                y: 4 * Theme.u
                width: stepper.step - 0.4 * Theme.u
                horizontalAlignment: Text.AlignHCenter
                text: stage.of.name
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
                size: Theme.small
                font.bold: stage.of.now
                color: stage.of.now ? Theme.text : stage.of.reached ? Theme.text : Theme.muted
            }

            Label {
                y: 6.9 * Theme.u
                width: stepper.step
                horizontalAlignment: Text.AlignHCenter
                text: stage.of.at
                size: Theme.small
                color: stage.of.now ? stepper.colour : Theme.muted
            }
        }
    }
}
