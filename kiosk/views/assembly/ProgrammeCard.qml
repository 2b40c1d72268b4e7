// The day's programme against the clock.
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
            id: day

            width: parent.width - venue.width - Theme.gap
            text: card.shown.agendaTitle + (card.there ? " · " + card.shown.dayTitle : "")
        }

        Label {
            id: venue

            anchors.right: parent.right
            height: day.height
            text: card.there ? card.shown.venue : ""
            color: Theme.muted
            size: Theme.small
        }

        Column {
            id: list

            readonly property int items: card.there ? card.shown.agenda.length : 0
            readonly property real row: Math.min(6 * Theme.u, (parent.height - y) / Math.max(1, items))

            y: day.height + 0.8 * Theme.u
            width: parent.width

            Repeater {
                model: list.items

                AgendaRow {
                    required property int index

                    width: list.width
                    height: list.row
                    item: card.shown.agenda[index]
                }
            }
        }

        Item {
            id: marker

            readonly property int at: card.there ? card.shown.between : -1
            readonly property var on: card.there && at >= 0 && at < list.items ? card.shown.agenda[at] : null

            visible: at >= 0 && list.items > 0
            y: list.y + (at + (on?.done ?? 0)) * list.row - height / 2
            x: -Theme.pad
            width: parent.width + Theme.pad
            height: 0.3 * Theme.u

            Rectangle {
                visible: (marker.on?.done ?? 0) === 0 // never through the words of what is on
                width: parent.width
                height: Theme.stroke * 1.5
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accent
                opacity: 0.75
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 1.3 * Theme.u
                height: width
                radius: width / 2
                x: 0.6 * Theme.u
                color: Theme.accent
            }
        }
    }
}
