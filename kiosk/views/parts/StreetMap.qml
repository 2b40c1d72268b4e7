// The neighbourhood: streets, the truck's way, bins as columns that are as full as the bins, bays, depots.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

Item {
    id: area

    required property var map // {aspect, streets, routes, bins, bays, depots}
    required property var bins // tiles in the order of map.bins
    readonly property real k: Math.min(width / map.aspect, height)
    readonly property real dx: (width - k * map.aspect) / 2
    readonly property real dy: (height - k) / 2

    // while numbers can be said: where the bins are, those that have a number and those that must not be covered
    readonly property var numbered: !Glass.counting ? [] : map.bins.map((of, index) => ({ "x": dx + of.x * k, "y": dy + of.y * k - (of.stop > 0 ? 1 : 0) * Theme.u, "wide": 2.2 * Theme.u, "high": (of.stop > 0 ? 5.2 : 3.2) * Theme.u, "number": Glass.numbers[bins[index].key] ?? 0 }))

    function path(points: var): var {
        const placed = [];
        for (let i = 0; i < points.length; i += 2)
            placed.push(Qt.point(dx + points[i] * k, dy + points[i + 1] * k));
        return placed;
    }

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: Qt.tint(Theme.surface, Qt.alpha(Theme.muted, 0.28))
            strokeWidth: 1.5 * Theme.u
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathMultiline {
                paths: area.map.streets.map(line => area.path(line))
            }
        }

        ShapePath {
            strokeColor: Theme.accent
            strokeWidth: 0.45 * Theme.u
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathMultiline {
                paths: area.map.routes.map(line => area.path(line))
            }
        }
    }

    Repeater {
        model: area.map.bays.length

        Rectangle {
            required property int index
            readonly property var of: area.map.bays[index]

            x: area.dx + of.x * area.k - width / 2
            y: area.dy + of.y * area.k - height / 2
            width: 1.3 * Theme.u
            height: width
            radius: 0.25 * Theme.u
            color: of.taken === "yes" ? Theme.muted : "transparent"
            border.width: 2 * Theme.stroke
            border.color: of.taken === "no" ? Theme.voice : Theme.muted
        }
    }

    Repeater {
        model: area.map.depots.length

        Icon {
            required property int index
            readonly property var of: area.map.depots[index]

            x: area.dx + of.x * area.k - width / 2
            y: area.dy + of.y * area.k - height / 2
            name: "truck"
            size: 3.4 * Theme.u
            colour: Theme.accent
        }
    }

    Repeater {
        model: area.map.bins.length

        Target {
            id: bin

            required property int index
            readonly property var of: area.map.bins[index]
            readonly property var tile: area.bins[index]
            readonly property color tint: Theme.bandColour(tile.band)

            x: area.dx + of.x * area.k - width / 2
            y: area.dy + of.y * area.k - height / 2
            width: Theme.touch
            height: Theme.touch
            z: tile.current ? 3 : tile.due ? 2 : 1
            intentName: "tile.open"
            slots: ({ "key": String(bin.tile.key) })
            label: tile.label
            mark: "apart"

            Rectangle {
                anchors.centerIn: parent
                width: (bin.tile.due ? 2.2 : 1.7) * Theme.u
                height: (bin.tile.due ? 3.2 : 2.5) * Theme.u
                radius: 0.35 * Theme.u
                color: Theme.background
                border.width: bin.tile.current ? 3 * Theme.stroke : 2 * Theme.stroke
                border.color: bin.tile.current ? Theme.text : bin.tint

                Rectangle {
                    x: 2 * Theme.stroke
                    width: parent.width - 4 * Theme.stroke
                    height: Math.max(0, (parent.height - 4 * Theme.stroke) * bin.tile.fraction)
                    y: parent.height - height - 2 * Theme.stroke
                    color: bin.tint
                }

                Hatch {
                    anchors.fill: parent
                    anchors.margins: 2 * Theme.stroke
                    visible: !bin.tile.known
                    pitch: 0.6 * Theme.u
                }
            }

            Rectangle {
                visible: bin.of.stop > 0
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height / 2 - 1.6 * Theme.u - height
                width: 2 * Theme.u
                height: width
                radius: width / 2
                color: Theme.accent

                Label {
                    anchors.centerIn: parent
                    text: bin.of.stop
                    size: 1.3 * Theme.u
                    font.bold: true
                    color: Theme.inked
                }
            }
        }
    }

    NumberMarks {
        anchors.fill: parent
        things: area.numbered
    }
}
