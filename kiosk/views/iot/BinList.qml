// The fullest bins, and the way the trucks take to those that are due.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property bool there: shown.there

    Item {
        anchors.fill: parent

        SectionTitle {
            id: fullest

            width: parent.width
            icon: "bin"
            text: card.shown.binsTitle
        }

        Column {
            id: rows

            readonly property real room: way.y - y - Theme.gap
            readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 5 * Theme.u)))
            readonly property int count: card.there ? Math.min(fitting, card.shown.bins.length) : 0

            y: fullest.height + 0.6 * Theme.u
            x: -0.7 * Theme.u
            width: parent.width + 1.4 * Theme.u

            Repeater {
                model: rows.count

                BinRow {
                    required property int index

                    width: rows.width
                    height: rows.room / rows.fitting
                    bin: card.shown.bins[index]
                }
            }
        }

        Column {
            id: way

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 0.7 * Theme.u

            Divider {
                width: parent.width
            }

            SectionTitle {
                width: parent.width
                icon: "truck"
                text: card.shown.routeTitle
            }

            Repeater {
                model: card.there ? card.shown.trucks.length : 0

                TruckRow {
                    required property int index

                    width: way.width
                    truck: card.shown.trucks[index]
                    callLabel: card.shown.voiceCall
                }
            }

            Label {
                width: parent.width
                text: card.there ? card.shown.saved : ""
                size: Theme.caption
                color: Theme.accent
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }

            Label {
                width: parent.width
                text: card.there ? card.shown.method : ""
                size: Theme.caption
                color: Theme.muted
                wrapMode: Text.WordWrap
                maximumLineCount: 3
            }
        }
    }
}
