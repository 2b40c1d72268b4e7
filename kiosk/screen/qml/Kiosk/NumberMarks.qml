// The numbers that can be said of what stands on a map, above all of it: none on another, each tied to its mark by a line.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Bridge

Item {
    id: marks

    // {x, y, wide, high, number}: where things are and how large they are drawn, px of this item; number 0: it has none
    property var things: []
    readonly property real high: 2.4 * Theme.u
    readonly property real wide: 2.9 * Theme.u // of two digits

    NumberPlaces {
        id: places

        anchors.fill: parent
        wide: marks.wide
        high: marks.high
        things: marks.things
    }

    Repeater {
        model: places.found.length

        Item {
            id: one

            required property int index
            readonly property var of: places.found[index] ?? ({ "number": 0, "x": 0, "y": 0, "fromX": 0, "fromY": 0 })
            readonly property real length: Math.hypot(of.x - of.fromX, of.y - of.fromY)

            Rectangle {
                objectName: "leader"
                x: one.of.fromX
                y: one.of.fromY - height / 2
                width: one.length
                height: 0.25 * Theme.u
                color: Theme.voice
                transformOrigin: Item.Left
                rotation: 180 / Math.PI * Math.atan2(one.of.y - one.of.fromY, one.of.x - one.of.fromX)
            }

            Rectangle {
                objectName: "number"
                x: one.of.x - width / 2
                y: one.of.y - height / 2
                width: marks.wide
                height: marks.high
                radius: height / 2
                color: Theme.voice
                border.width: 1.5 * Theme.stroke
                border.color: Theme.background

                Label {
                    anchors.centerIn: parent
                    text: one.of.number
                    size: 1.6 * Theme.u
                    font.bold: true
                    color: Theme.inked
                }
            }
        }
    }
}
