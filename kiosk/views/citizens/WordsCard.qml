// The words that citizens use, larger the more often.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown // the view's

    Item {
        anchors.fill: parent

        SectionTitle {
            id: said

            width: parent.width
            text: card.shown.wordsTitle
        }

        Item {
            id: cloud

            y: said.height + Theme.gap
            width: parent.width
            height: origin.y - y - 0.8 * Theme.u
            clip: true

            Flow {
                width: parent.width
                spacing: 1.1 * Theme.u

                Repeater {
                    model: card.shown.keywords.length

                    Row {
                        id: word

                        required property int index
                        readonly property var of: card.shown.keywords[index] ?? ({ "label": "", "value": "", "weight": 0 })

                        spacing: 0.5 * Theme.u

                        Label {
                            id: name

                            text: word.of.label
                            size: (1.75 + 2.2 * word.of.weight) * Theme.u
                            font.bold: word.of.weight > 0.75
                            color: word.of.weight > 0.75 ? Theme.accent : Theme.text
                        }

                        Label {
                            anchors.baseline: name.baseline
                            text: word.of.value
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }
                }
            }
        }

        Provenance {
            id: origin

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.keywordsOrigin
        }
    }
}
