// The districts where it is worst.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: card

    required property var shown

    padding: 1.4 * Theme.u

    Item {
        anchors.fill: parent

        SectionTitle {
            id: list

            width: parent.width
            text: card.shown.worstTitle
        }

        Label {
            visible: card.shown.worst.length === 0
            anchors.centerIn: parent
            text: card.shown.noWorst
            color: Theme.muted
        }

        Grid {
            id: rows

            readonly property real room: parent.height - y
            readonly property int lines: Math.max(1, Math.floor((room + 1) / Math.max(Theme.touch, 5 * Theme.u)))

            y: list.height + 0.3 * Theme.u
            width: parent.width
            columns: 2
            columnSpacing: 2.6 * Theme.u

            Repeater {
                model: Math.min(2 * rows.lines, card.shown.worst.length)

                WorstRow {
                    required property int index

                    width: (rows.width - rows.columnSpacing) / 2
                    height: rows.room / rows.lines
                    place: card.shown.worst[index] ?? ({ "key": "", "label": "", "value": "", "fraction": 0, "band": "none", "word": "", "side": "" })
                }
            }
        }
    }
}
