// Counts since midnight side by side, with one line of where they come from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Rectangle {
    id: strip

    required property var counters // tiles
    required property var origin // {status, statusText, source, age}
    readonly property real inset: counters.length === 1 ? Theme.gap : Theme.pad
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
            readonly property var of: strip.counters[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "icon": "info", "status": "UNAVAILABLE" })

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

            Label {
                id: number

                x: strip.inset
                y: 1 * Theme.u
                width: icon.x - x - 0.4 * Theme.u
                text: count.of.value
                size: Theme.display * 0.7
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.heading)
                color: count.of.status === "UNAVAILABLE" ? Theme.muted : Theme.text
            }

            Icon {
                id: icon

                x: count.width - width - Theme.gap
                y: 1.8 * Theme.u
                name: count.of.icon
                size: 2.2 * Theme.u
                colour: Theme.accent
            }

            Label {
                x: strip.inset
                y: number.y + number.height
                width: count.width - x - 0.4 * Theme.u
                height: count.height - y
                verticalAlignment: Text.AlignTop
                text: count.of.label + (count.of.unit === "" ? "" : ", " + count.of.unit)
                size: Theme.caption
                color: Theme.muted
                wrapMode: Text.WordWrap
            }
        }
    }

    Provenance {
        id: from

        x: strip.inset
        y: strip.height - height - Theme.gap
        width: strip.width - 2 * strip.inset
        stacked: strip.counters.length === 1
        of: strip.origin
    }
}
