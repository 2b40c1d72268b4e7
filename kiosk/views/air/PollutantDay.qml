// The day of the pollutant that is chosen, and how its value now is called.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    padding: 1.4 * Theme.u

    Item {
        anchors.fill: parent

        SectionTitle {
            id: named

            width: parent.width - grade.width - Theme.gap
            text: card.shown.chosen.label
        }

        Pill {
            id: grade

            anchors.right: parent.right
            text: card.shown.chosen.grade
            colour: Theme.bandColour(card.shown.chosen.band)
        }

        LineChart {
            y: named.height + 0.4 * Theme.u
            width: parent.width
            height: from.y - y
            series: card.shown.curve.series
            lines: card.shown.curve.lines
            times: card.shown.curve.times
            marks: card.shown.curve.marks
            unit: (card.shown.curve.measured === "" ? "" : card.shown.curve.measured + "  ·  ") + card.shown.curveTitle
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.chosen
        }
    }
}
