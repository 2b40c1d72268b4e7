// The districts by their speed, or the places that were opened.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property bool places: shown.stands.rows.length > 0 // in the roads' place

    padding: 1.4 * Theme.u

    BandColours {
        id: bands
    }

    Item {
        anchors.fill: parent

        SectionTitle {
            id: named

            width: parent.width - origin.width - Theme.gap
            text: card.places ? card.shown.stands.title : card.shown.mapTitle
            icon: card.places ? card.shown.stands.icon : "map"
        }

        Provenance {
            id: origin

            anchors.right: parent.right
            width: implicitWidth
            alignRight: true
            of: card.places ? card.shown.stands.origin : card.shown.mapOrigin
        }

        CityMap {
            id: city

            visible: !card.places
            y: named.height + 0.4 * Theme.u
            width: parent.width
            height: key.y - y - 0.4 * Theme.u
            map: card.shown.map
            movable: true
        }

        Loader {
            anchors.fill: city
            active: card.places
            sourceComponent: CityMap {
                map: card.shown.stands.map ?? card.shown.map
                movable: true
            }
        }

        Column {
            id: key

            readonly property var bands: card.places ? card.shown.stands.legend : card.shown.legend

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 0.3 * Theme.u

            Label {
                text: card.places ? card.shown.stands.legendTitle : card.shown.legendTitle
                size: 1.4 * Theme.u
                color: Theme.muted
            }

            Row {
                spacing: 1.6 * Theme.u

                Repeater {
                    model: key.bands.length

                    Row {
                        id: entry

                        required property int index
                        readonly property var of: key.bands[index] ?? ({ "band": "none", "label": "", "range": "" })

                        spacing: 0.6 * Theme.u

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 2 * Theme.u
                            height: 1.3 * Theme.u
                            radius: 0.3 * Theme.u
                            color: bands.fill(entry.of.band)
                            border.width: Theme.stroke
                            border.color: bands.mark(entry.of.band)
                        }

                        Label {
                            text: (entry.of.label + "  " + entry.of.range).trim()
                            size: 1.4 * Theme.u
                            color: Theme.muted
                        }
                    }
                }
            }
        }
    }
}
