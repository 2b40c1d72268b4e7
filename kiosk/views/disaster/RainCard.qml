// How much rain fell at each gauge.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "label": "", "value": "", "unit": "", "hour": "", "hourUnit": "", "where": "", "band": "none", "bandText": "" })
    readonly property int rows: Math.min(3, Math.ceil(card.shown.rain.length / 2))

    visible: rows > 0
    height: visible ? 2 * Theme.pad + soaked.height + rows * Math.max(Theme.touch, 5 * Theme.u) + fallen.height + 1.4 * Theme.gap : 0

    Item {
        anchors.fill: parent

        SectionTitle {
            id: soaked

            width: parent.width
            text: card.shown.rainTitle
        }

        Grid {
            id: gauges

            y: soaked.height + 0.7 * Theme.gap
            columns: 2
            columnSpacing: 2.6 * Theme.u

            Repeater {
                model: Math.min(6, card.shown.rain.length)

                RainCell {
                    required property int index

                    width: (card.width - 2 * Theme.pad - gauges.columnSpacing) / 2
                    height: Math.max(Theme.touch, 5 * Theme.u)
                    gauge: card.shown.rain[index] ?? card.gone
                    tenLabel: card.shown.tenLabel
                    hourLabel: card.shown.hourLabel
                }
            }
        }

        Provenance {
            id: fallen

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.rainOrigin
        }
    }
}
