// How many came today, against other days, and how many were answered.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown // the view's

    Target {
        anchors.fill: parent
        intentName: "tile.open"
        slots: ({ "key": String(card.shown.requests.key) })
        label: card.shown.requests.label

        SectionTitle {
            id: heading

            width: parent.width
            icon: "speech"
            text: card.shown.todayTitle
        }

        Label {
            id: count

            y: heading.height + 0.4 * Theme.u
            text: card.shown.requests.value
            size: Theme.display
            font.bold: true
        }

        Label {
            id: against

            y: count.y + count.height
            width: parent.width
            text: card.shown.against
            size: Theme.small
            color: Theme.muted
        }

        Item {
            id: answered

            y: against.y + against.height + 1.2 * Theme.u
            width: parent.width
            height: 4.6 * Theme.u

            BarRow {
                width: parent.width
                height: parent.height
                label: card.shown.answeredTitle
                labelWidth: 0.5 * width
                fraction: card.shown.answered.raw / 100
                known: card.shown.answered.known
                text: card.shown.answered.value + " " + card.shown.answered.unit
            }
        }

        Provenance {
            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.requests
        }
    }
}
