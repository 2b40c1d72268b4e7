// The pollutants to choose from, and the districts by the one that is chosen.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    padding: 1.4 * Theme.u

    BandColours {
        id: bands
    }

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - mapOrigin.width - Theme.gap
            icon: "air"
            text: card.shown.airTitle
        }

        Provenance {
            id: mapOrigin

            anchors.right: parent.right
            width: implicitWidth
            alignRight: true
            of: card.shown.mapOrigin
        }

        Grid {
            id: pollutants

            y: heading.height + 0.7 * Theme.u
            width: parent.width
            columns: 3
            spacing: 0.6 * Theme.u

            Repeater {
                model: card.shown.pollutants.length

                Target {
                    id: chip

                    required property int index
                    readonly property var of: card.shown.pollutants[index]

                    width: (pollutants.width - 2 * pollutants.spacing) / 3
                    height: Math.max(Theme.touch, 5.4 * Theme.u)
                    intentName: of.current ? "tile.open" : "map.layer"
                    slots: of.current ? ({ "key": String(of.key) }) : ({ "layer": String(of.layer) })
                    label: of.label

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radius
                        color: chip.of.current ? Theme.accent : Theme.raised
                    }

                    Label {
                        x: 1 * Theme.u
                        y: 0.4 * Theme.u
                        width: chip.width - 2 * Theme.u
                        text: chip.of.label
                        size: Theme.caption
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.2 * Theme.u)
                        color: chip.of.current ? Theme.inked : Theme.muted
                    }

                    Label {
                        x: 1 * Theme.u
                        y: chip.height - height - 0.3 * Theme.u
                        width: chip.width - 2 * Theme.u
                        text: chip.of.value + " " + chip.of.unit
                        size: Theme.body
                        font.bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.4 * Theme.u)
                        color: chip.of.current ? Theme.inked : Theme.text
                    }
                }
            }
        }

        CityMap {
            y: pollutants.y + pollutants.height + 0.6 * Theme.u
            width: parent.width
            height: scale.y - y - 0.6 * Theme.u
            map: card.shown.map
            movable: true
        }

        Row {
            id: scale

            y: limits.y - height - 0.5 * Theme.u
            width: parent.width
            height: 4.8 * Theme.u

            Repeater {
                model: card.shown.legend.length

                Item {
                    id: key

                    required property int index
                    readonly property var of: card.shown.legend[index]

                    width: scale.width / card.shown.legend.length
                    height: scale.height

                    Rectangle {
                        width: key.width - 0.3 * Theme.u
                        height: 1 * Theme.u
                        radius: 0.3 * Theme.u
                        color: bands.fill(key.of.band)
                        border.width: Theme.stroke
                        border.color: bands.mark(key.of.band)
                    }

                    Label {
                        y: 1.2 * Theme.u
                        width: key.width - 0.4 * Theme.u
                        text: key.of.label
                        size: 1.4 * Theme.u
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.1 * Theme.u)
                    }

                    Label {
                        y: 2.9 * Theme.u
                        width: key.width - 0.4 * Theme.u
                        text: key.of.range
                        size: 1.4 * Theme.u
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.1 * Theme.u)
                    }
                }
            }
        }

        Label {
            id: limits

            anchors.bottom: parent.bottom
            width: parent.width
            text: (card.shown.curve.measured === "" ? "" : card.shown.curve.measured + "  ·  ") + card.shown.limitsFrom
            size: 1.4 * Theme.u
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1 * Theme.u)
        }
    }
}
