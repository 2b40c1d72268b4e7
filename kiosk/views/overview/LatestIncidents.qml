// What happens, the worst first, as many as there is room for.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - open.width - Theme.gap
            text: card.shown.incidentsTitle
        }

        Pill {
            id: open

            anchors.right: parent.right
            text: card.shown.openText
            visible: card.shown.incidents.length > 0
        }

        Column {
            id: list

            readonly property real room: parent.height - y - from.height - Theme.gap
            readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 6.2 * Theme.u)))
            readonly property real row: room / fitting

            y: heading.height + Theme.gap
            x: -0.7 * Theme.u
            width: parent.width + 1.4 * Theme.u

            Repeater {
                model: Math.min(list.fitting, card.shown.incidents.length)

                IncidentRow {
                    required property int index

                    width: list.width
                    height: list.row
                    incident: card.shown.incidents[index] ?? ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": false, "severity": 4 })
                }
            }
        }

        Label {
            visible: card.shown.incidents.length === 0
            anchors.centerIn: parent
            text: card.shown.noIncidents
            color: Theme.muted
        }

        Provenance {
            id: from

            visible: card.shown.incidents.length > 0
            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.incidents[0] ?? card.shown.countersOrigin
        }
    }
}
