// The day of what is looked at: the whole city, a road, or a kind of place.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    padding: 1.3 * Theme.u

    Item {
        anchors.fill: parent

        Target {
            id: charted

            y: -0.6 * Theme.u
            width: parent.width
            height: Theme.touch
            intentName: card.shown.canGoBack ? "source.of" : "tile.open" // what is open already says where it is from
            slots: ({ "key": String(card.shown.curve.key) })
            label: card.shown.curve.name

            Label {
                anchors.baseline: now.baseline
                width: now.x - Theme.gap
                text: card.shown.curve.label + ", " + card.shown.curveTitle
                size: Theme.body
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
            }

            Label {
                id: now

                x: parent.width - width - (units.text === "" ? 0 : units.width + 0.6 * Theme.u)
                text: card.shown.curve.value
                size: Theme.title
                font.bold: true
            }

            Label {
                id: units

                anchors.right: parent.right
                anchors.baseline: now.baseline
                text: card.shown.curve.unit
                size: Theme.small
                color: Theme.muted
            }
        }

        LineChart {
            id: chart

            y: charted.y + charted.height - 0.2 * Theme.u
            width: parent.width
            height: parent.height - y
            series: card.shown.curve.series
            lines: card.shown.curve.lines
            times: card.shown.curve.times
            unit: card.shown.curve.unit === "" ? " " : card.shown.curve.unit
        }

        Provenance {
            anchors.right: parent.right
            y: chart.y - 0.3 * Theme.u
            width: 0.8 * parent.width
            alignRight: true
            of: card.shown.curve
        }
    }
}
