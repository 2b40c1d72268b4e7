// The member cities on the map of the world, and who holds which office; of an opened one its card.
import QtQuick
import Kiosk

Card {
    id: card

    required property var shown
    readonly property bool there: shown.there
    readonly property bool opened: there && shown.shows_opened

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - tally.width - Theme.gap
            text: card.there ? card.shown.assemblyTitle : ""
            icon: "globe"
        }

        Label {
            id: tally

            anchors.right: parent.right
            height: heading.height
            text: card.there ? card.shown.count : ""
            color: Theme.muted
            size: Theme.small
        }

        CityWorld {
            y: heading.height + 0.6 * Theme.u
            x: (parent.width - width) / 2
            shown: card.shown
            opened: card.opened
            wide: parent.width
            tall: foot.y - y - 0.6 * Theme.u
        }

        CityFoot {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: 12.4 * Theme.u
            shown: card.shown
            opened: card.opened
        }
    }
}
