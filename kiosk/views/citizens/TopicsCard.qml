// What citizens write about, as large as they are many, and what has risen.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown // the view's

    Item {
        anchors.fill: parent

        SectionTitle {
            id: topics

            width: parent.width
            text: card.shown.topicsTitle
        }

        Label {
            id: most

            y: topics.height + 0.3 * Theme.u
            width: parent.width
            text: card.shown.most
            size: Theme.small
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.3 * Theme.u)
        }

        Icon {
            anchors.verticalCenter: risen.verticalCenter
            name: "up"
            size: 1.8 * Theme.u
            colour: Theme.warn
        }

        Label {
            id: risen

            x: 2.4 * Theme.u
            y: most.y + most.height
            width: parent.width - x
            text: card.shown.risen
            size: Theme.small
            color: Theme.warn
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.3 * Theme.u)
        }

        Treemap {
            y: risen.y + risen.height + 0.6 * Theme.u
            width: parent.width
            height: from.y - y - 0.8 * Theme.u
            cells: card.shown.topics
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.topicsOrigin
        }
    }
}
