// What is in the way.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var noIncident: ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": true, "severity": 4 })

    height: 2 * padding + head.height + 0.4 * Theme.u + 2 * Math.max(Theme.touch, 6 * Theme.u)
    padding: 1.3 * Theme.u

    Item {
        anchors.fill: parent

        SectionTitle {
            id: head

            width: parent.width - from.width - Theme.gap
            icon: "crash"
            text: card.shown.incidentsTitle + (card.shown.incidents.length > 0 ? "  ·  " + card.shown.onRoad : "")
        }

        Provenance {
            id: from

            visible: card.shown.incidents.length > 0
            anchors.right: parent.right
            width: implicitWidth
            alignRight: true
            of: card.shown.incidents[0] ?? card.shown.mapOrigin
        }

        Label {
            visible: card.shown.incidents.length === 0
            anchors.centerIn: parent
            text: card.shown.noIncidents
            color: Theme.muted
        }

        Column {
            id: happening

            readonly property real row: Math.max(Theme.touch, 6 * Theme.u)

            x: -0.8 * Theme.u
            y: head.height + 0.4 * Theme.u
            width: parent.width + 1.6 * Theme.u

            Repeater {
                model: Math.min(2, card.shown.incidents.length)

                IncidentRow {
                    required property int index

                    width: happening.width
                    height: happening.row
                    incident: card.shown.incidents[index] ?? card.noIncident
                }
            }
        }
    }
}
