// What happens, the worst first, and where that is known from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "tone": "none", "icon": "info", "urgent": false, "closed": true, "severity": 4, "current": false })

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - open.width - Theme.gap
            text: card.shown.listTitle
        }

        Pill {
            id: open

            anchors.right: parent.right
            text: card.shown.openText
        }

        Flickable {
            id: flick

            readonly property real room: parent.height - y - from.height - 1.6 * Theme.gap
            readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 5.4 * Theme.u)))
            readonly property real row: room / fitting // whole rows only: none is cut by the line of the source

            y: heading.height + Theme.gap
            x: -0.7 * Theme.u
            width: parent.width + 1 * Theme.u + Theme.pad + Theme.gap // the number's mark stands beside its row
            height: room
            contentHeight: list.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: list

                width: card.width - 2 * Theme.pad + 1 * Theme.u

                Repeater {
                    model: card.shown.incidents.length

                    IncidentRow {
                        required property int index

                        width: list.width
                        height: flick.row
                        // the software renderer does not clip icons that lie wholly outside
                        opacity: y < flick.contentY + flick.height - 1 && y + height > flick.contentY + 1 ? 1 : 0
                        enabled: opacity > 0
                        incident: card.shown.incidents[index] ?? card.gone
                        current: incident.current
                    }
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

            visible: (card.shown.focus ?? null) !== null
            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.focus ?? card.shown.countersOrigin
        }
    }
}
