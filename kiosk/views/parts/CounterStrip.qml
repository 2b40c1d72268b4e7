// Counts since midnight side by side, with one line of where they come from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Rectangle {
    id: strip

    required property var counters // tiles
    required property var origin // {status, statusText, source, age}
    readonly property real cell: width / Math.max(1, counters.length)

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    Repeater {
        model: strip.counters.length

        Target {
            id: count

            required property int index
            readonly property var of: strip.counters[index]

            x: index * strip.cell
            width: strip.cell
            height: strip.height - from.height - Theme.gap
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.label

            Divider {
                visible: count.index > 0
                standing: true
                y: Theme.pad
                height: parent.height - Theme.pad
            }

            Icon {
                id: icon

                x: Theme.pad
                y: Theme.pad + 2.1 * Theme.u
                name: count.of.icon
                size: 3.2 * Theme.u
                colour: Theme.accent
            }

            Label {
                id: number

                x: icon.x + icon.width + 1 * Theme.u
                anchors.verticalCenter: icon.verticalCenter
                width: count.width - x - Theme.gap
                text: count.of.value
                size: Theme.display * 0.82
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.heading)
                color: count.of.status === "UNAVAILABLE" ? Theme.muted : Theme.text
            }

            Label {
                x: Theme.pad
                y: icon.y + icon.height + 1.1 * Theme.u
                width: count.width - Theme.pad - Theme.gap
                text: count.of.label
                size: Theme.small
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
            }
        }
    }

    Provenance {
        id: from

        x: Theme.pad
        y: strip.height - height - Theme.gap
        width: strip.width - 2 * Theme.pad
        of: strip.origin
    }
}
