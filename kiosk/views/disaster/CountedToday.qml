// How many of each today, in one row.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Rectangle {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "label": "", "value": "", "icon": "info", "status": "UNAVAILABLE", "short": "" })

    height: 11.4 * Theme.u
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    Row {
        x: Theme.pad
        y: 0.6 * Theme.u

        Repeater {
            model: card.shown.counters.length

            Target {
                id: count

                required property int index
                readonly property var of: card.shown.counters[index] ?? card.gone

                width: (card.width - 2 * Theme.pad) / card.shown.counters.length
                height: 7 * Theme.u
                intentName: "tile.open"
                slots: ({ "key": String(of.key) })
                label: of.label

                Icon {
                    id: icon

                    anchors.verticalCenter: number.verticalCenter
                    name: count.of.icon
                    size: 2.4 * Theme.u
                    colour: Theme.accent
                }

                Label {
                    id: number

                    x: icon.width + 0.7 * Theme.u
                    y: 0.4 * Theme.u
                    width: count.width - x
                    text: count.of.value
                    size: Theme.title
                    font.bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(Theme.body)
                    color: count.of.status === "UNAVAILABLE" ? Theme.muted : Theme.text
                }

                Label {
                    y: number.y + number.height
                    width: count.width - 0.8 * Theme.u
                    text: count.of.short
                    size: Theme.caption
                    color: Theme.muted
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.15 * Theme.u)
                }
            }
        }
    }

    Provenance {
        x: Theme.pad
        y: parent.height - height - 0.9 * Theme.u
        width: parent.width - 2 * Theme.pad
        of: card.shown.countersOrigin
    }
}
