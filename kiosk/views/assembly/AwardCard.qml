// Who won what.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: card

    required property var shown
    readonly property bool there: shown.there

    height: prizes.implicitHeight + prizes.y + 2 * Theme.pad

    Item {
        anchors.fill: parent

        SectionTitle {
            id: won

            width: parent.width
            text: card.shown.awardsTitle
            icon: "star"
        }

        Column {
            id: prizes

            y: won.height + 0.6 * Theme.u
            width: parent.width

            Repeater {
                model: card.there ? card.shown.awards.length : 0

                Item {
                    id: award

                    required property int index
                    readonly property var of: card.shown.awards[index]

                    width: prizes.width
                    height: 4.7 * Theme.u

                    Pill {
                        id: prize

                        y: 0.7 * Theme.u
                        width: 11 * Theme.u
                        text: award.of.prize
                        colour: award.of.gold ? Theme.touched : Theme.muted
                    }

                    Label {
                        x: prize.width + Theme.gap
                        width: parent.width - x
                        text: award.of.city + " · " + award.of.category
                        size: Theme.small
                        font.bold: true
                    }

                    Label {
                        x: prize.width + Theme.gap
                        y: 2.3 * Theme.u
                        width: parent.width - x
                        text: award.of.work
                        size: Theme.caption
                        color: Theme.muted
                    }
                }
            }
        }
    }
}
