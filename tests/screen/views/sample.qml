// A dashboard view for the shell's tests: tiles, a list and a chart of the component library.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown

    Grid {
        id: tiles

        width: 0.66 * view.width
        columns: 3
        spacing: Theme.gap

        Repeater {
            model: view.shown.tiles.length

            ReadingTile {
                required property int index

                objectName: "tile" + index
                width: (tiles.width - 2 * Theme.gap) / 3
                height: (view.height - 2 * Theme.gap) / 3
                reading: view.shown.tiles[index]
            }
        }
    }

    Card {
        x: tiles.width + Theme.gap
        width: view.width - x
        height: view.height
        title: view.shown.title
        icon: "air"

        Column {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: view.shown.rows.length

                BarRow {
                    required property int index

                    width: parent.width
                    label: view.shown.rows[index].label
                    fraction: view.shown.rows[index].fraction
                    text: view.shown.rows[index].text
                }
            }
        }

        Gauge {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height - height
            fraction: 0.62
            text: "62 %"
            unit: view.shown.gauge
        }
    }
}
