// Busy places, and the day of the one that is looked at.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property var nothing: ({ "series": [], "lines": [], "times": [], "marks": [] })

    Item {
        id: crowd

        readonly property var day: card.shown.day
        readonly property bool any: card.shown.spots.length > 0

        anchors.fill: parent
        visible: any

        SectionTitle {
            id: where

            width: parent.width
            icon: "people"
            text: card.shown.crowdTitle
        }

        Label {
            visible: spots.count < card.shown.spots.length
            anchors.right: parent.right
            height: where.height
            text: spots.count + " / " + card.shown.spots.length
            size: Theme.small
            color: Theme.muted
        }

        Item {
            id: spots

            readonly property int columns: 2
            readonly property real room: curve.y - y - Theme.gap
            readonly property int rows: Math.ceil(card.shown.spots.length / columns)
            readonly property int fitting: Math.max(1, Math.min(rows, Math.floor(room / Math.max(Theme.touch, 5 * Theme.u))))
            readonly property int count: Math.min(columns * fitting, card.shown.spots.length)
            readonly property real between: 1.6 * Theme.u

            y: where.height + 0.6 * Theme.u
            x: -0.6 * Theme.u
            width: parent.width + 1.2 * Theme.u
            height: room

            Repeater {
                model: spots.count

                SpotRow {
                    required property int index

                    x: (index % spots.columns) * (width + spots.between)
                    y: Math.floor(index / spots.columns) * height
                    width: (spots.width - spots.between) / spots.columns
                    height: Math.min(7.6 * Theme.u, spots.room / spots.fitting)
                    spot: card.shown.spots[index]
                }
            }
        }

        Item {
            id: curve

            y: crowd.height - height - visitors.height - Theme.gap
            width: parent.width
            height: 22 * Theme.u

            Divider {
                width: parent.width
            }

            Label {
                id: which

                y: 0.7 * Theme.u
                width: 0.6 * parent.width
                text: crowd.day.label ?? ""
                size: Theme.body
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.4 * Theme.u)
            }

            Label {
                anchors.right: parent.right
                y: which.y
                height: which.height
                text: crowd.day.capacity ?? ""
                size: Theme.caption
                color: Theme.muted
            }

            LineChart {
                readonly property var of: crowd.day.chart ?? card.nothing

                y: which.y + which.height + 0.4 * Theme.u
                width: parent.width
                height: parent.height - y
                series: of.series
                lines: of.lines
                times: of.times
                marks: of.marks
            }
        }

        Provenance {
            id: visitors

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.spotsOrigin
        }
    }
}
