// A kind of place in short: how much is left in all, how many of them are full or empty, and the tightest ones.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var of // a tile with title, noun, side, why, places, day

    padding: 1.1 * Theme.u

    Item {
        anchors.fill: parent

        Target {
            id: head

            width: parent.width
            height: Math.max(Theme.touch, 8.6 * Theme.u)
            mark: "beside"
            intentName: "tile.open"
            slots: ({ "key": String(card.of.key) })
            label: card.of.label

            SectionTitle {
                id: title

                width: parent.width
                icon: card.of.icon
                text: card.of.title
            }

            Label {
                id: count

                y: title.height - 0.1 * Theme.u
                text: card.of.value
                size: 1.1 * Theme.heading
                font.bold: true
                color: card.of.status === "UNAVAILABLE" ? Theme.muted : Theme.text
            }

            Label {
                x: count.width + 0.7 * Theme.u
                width: parent.width - x
                anchors.baseline: count.baseline
                text: card.of.noun + (card.of.side === "" ? "" : "  " + card.of.side)
                size: Theme.caption
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.1 * Theme.u)
            }

            Provenance {
                y: count.y + count.height
                width: parent.width
                of: card.of
            }

            Label {
                id: why

                visible: text !== ""
                anchors.right: parent.right
                y: title.y
                height: title.height
                width: Math.min(implicitWidth, parent.width - title.implicitWidth - Theme.gap)
                text: card.of.why
                size: 1.4 * Theme.u
                color: Theme.warn
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.1 * Theme.u)
            }
        }

        LineChart {
            visible: card.of.places.length === 0
            y: head.height + Theme.gap
            width: parent.width
            height: Math.max(0, parent.height - y)
            series: card.of.day.series
            lines: card.of.day.lines
            times: card.of.day.times
        }

        Column {
            id: places

            readonly property real room: parent.height - y
            readonly property int fitting: Math.max(0, Math.floor((room + 1) / Theme.touch))

            x: -0.8 * Theme.u
            y: head.height + 0.1 * Theme.u
            width: parent.width + 1.6 * Theme.u

            Repeater {
                model: Math.min(places.fitting, card.of.places.length)

                StandRow {
                    required property int index

                    width: places.width
                    height: places.room / places.fitting
                    stand: card.of.places[index]
                }
            }
        }
    }
}
