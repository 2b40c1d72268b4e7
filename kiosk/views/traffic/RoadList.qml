// Roads, the slowest first; in their place the car parks or bike stations that were opened.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    required property real most // its height at most
    readonly property bool places: shown.stands.rows.length > 0 // in the roads' place
    // what a row shows in the moment in which its list has become shorter
    readonly property var noRoad: ({ "key": "", "label": "", "value": "", "unit": "", "fraction": 0, "mark": 0, "band": "none", "word": "", "icon": "question", "below": "", "before": "", "current": false })
    readonly property var noStand: ({ "key": "", "label": "", "value": "", "side": "", "share": "", "fraction": 0, "band": "none", "word": "", "icon": "question", "current": false })
    readonly property var rows: card.places ? card.shown.stands.rows : card.shown.roads
    readonly property real wanted: heading.height + foot.height + 2 * padding + 0.8 * Theme.u + rows.length * Math.max(Theme.touch, 5.05 * Theme.u)

    height: Math.min(most, wanted)
    padding: 1.4 * Theme.u

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - back.width
            text: card.places ? card.shown.stands.title : card.shown.roadsTitle
        }

        Target {
            id: back

            visible: card.shown.canGoBack
            anchors.right: parent.right
            y: (heading.height - height) / 2
            width: visible ? pill.implicitWidth : 0
            height: Theme.touch
            intentName: "tile.close"
            label: card.shown.back

            Pill {
                id: pill

                anchors.verticalCenter: parent.verticalCenter
                text: card.shown.back
                icon: "back"
                colour: Theme.accent
            }
        }

        Column {
            id: roads

            readonly property real room: foot.y - y - 0.3 * Theme.u
            readonly property int fitting: Math.max(1, Math.floor((room + 1) / Theme.touch))
            readonly property int count: Math.min(fitting, card.rows.length)

            x: -0.8 * Theme.u
            y: heading.height + 0.4 * Theme.u
            width: parent.width + 1.6 * Theme.u

            Repeater {
                model: card.places ? 0 : roads.count

                RoadRow {
                    required property int index

                    width: roads.width
                    height: roads.room / Math.max(1, roads.count)
                    road: card.shown.roads[index] ?? card.noRoad
                }
            }

            Repeater {
                model: card.places ? roads.count : 0

                StandRow {
                    required property int index

                    width: roads.width
                    height: roads.room / Math.max(1, roads.count)
                    stand: card.shown.stands.rows[index] ?? card.noStand
                }
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: 2.8 * Theme.u

            Provenance {
                width: parent.width - (reference.visible ? reference.implicitWidth + Theme.gap : 0)
                of: card.places ? card.shown.stands.origin : card.shown.roadsOrigin
            }

            Label {
                id: reference

                visible: !card.places
                anchors.right: parent.right
                height: parent.height
                text: card.shown.reference
                size: 1.4 * Theme.u
                color: Theme.muted
            }
        }
    }
}
