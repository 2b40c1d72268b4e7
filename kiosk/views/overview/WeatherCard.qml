// The weather now.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Rectangle {
    id: card

    required property var shown

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    Row {
        id: weather

        readonly property real cell: (parent.width - 2 * Theme.pad) / Math.max(1, card.shown.weather.length)

        x: Theme.pad
        y: 0.6 * Theme.u
        height: parent.height - origin.height - 1.2 * Theme.u - Theme.gap

        Repeater {
            model: card.shown.weather.length

            Target {
                id: cell

                required property int index
                readonly property var of: card.shown.weather[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "icon": "info" })

                width: weather.cell
                height: weather.height
                intentName: "tile.open"
                slots: ({ "key": String(of.key) })
                label: of.label

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    spacing: 0.4 * Theme.u

                    Icon {
                        name: cell.of.icon
                        size: 2.4 * Theme.u
                        colour: Theme.accent
                    }

                    Label {
                        width: cell.width - 0.6 * Theme.u
                        text: cell.of.value + " " + cell.of.unit
                        size: Theme.body
                        font.bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(Theme.caption)
                    }

                    Label {
                        width: cell.width - 0.6 * Theme.u
                        text: cell.of.label
                        size: Theme.caption
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.25 * Theme.u)
                        color: Theme.muted
                    }
                }
            }
        }
    }

    Provenance {
        id: origin

        x: Theme.pad
        y: parent.height - height - Theme.gap
        width: parent.width - 2 * Theme.pad
        of: card.shown.weatherOrigin
    }
}
