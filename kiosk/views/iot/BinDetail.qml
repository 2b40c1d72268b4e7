// One bin: how full, its day and what is to come, when it was emptied.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    Item {
        id: bin

        readonly property var of: card.shown.there && card.shown.shows_opened ? card.shown.opened : null

        anchors.fill: parent
        visible: of !== null

        SectionTitle {
            id: which

            width: parent.width - shut.width - Theme.gap
            height: shut.height
            icon: "bin"
            text: bin.of ? bin.of.label : ""
        }

        CloseButton {
            id: shut

            anchors.right: parent.right
            label: card.shown.back
        }

        Row {
            id: level

            y: which.height + 0.6 * Theme.u
            spacing: 1.6 * Theme.u

            Label {
                text: bin.of ? bin.of.value + " " + bin.of.unit : ""
                size: Theme.display
                font.bold: true
                color: bin.of ? Theme.bandColour(bin.of.band) : Theme.text
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    text: bin.of ? bin.of.left : ""
                    size: Theme.body
                }

                Label {
                    text: bin.of ? bin.of.volume : ""
                    size: Theme.small
                    color: Theme.muted
                }
            }
        }

        LineChart {
            id: day

            readonly property var of: bin.of ? bin.of.chart : ({ "series": [], "lines": [], "times": [], "marks": [] })

            y: level.y + level.height + Theme.gap
            width: parent.width
            height: facts.y - y - Theme.gap
            series: of.series.map((one, index) => ({ "points": one.points, "dashed": one.dashed ?? false, "label": index === 0 ? card.shown.past : card.shown.coming }))
            lines: of.lines
            times: of.times
            marks: of.marks
            unit: "%"
        }

        Column {
            id: facts

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 0.6 * Theme.u

            Label {
                width: parent.width
                text: bin.of ? bin.of.emptied + "  ·  " + bin.of.stop : ""
                size: Theme.small
            }

            Provenance {
                width: parent.width
                of: bin.of ?? ({ "status": "", "statusText": "", "source": "", "age": "" })
            }
        }
    }
}
