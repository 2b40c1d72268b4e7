// Traffic: every main road against its free speed, the day's curve, what is in the way, and what else there is to ride.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real leftWidth: 0.36 * width
    readonly property real rightWidth: 0.24 * width
    readonly property real middle: width - leftWidth - rightWidth - 2 * gap

    BandColours {
        id: bands
    }

    Card {
        id: roads

        width: view.leftWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width
                text: view.shown.roadsTitle
            }

            Column {
                id: list

                y: heading.height + Theme.gap
                x: -0.7 * Theme.u
                width: parent.width + 1.4 * Theme.u

                readonly property real row: Math.max(Theme.touch, Math.min(10 * Theme.u, (parent.height - y - from.height - Theme.gap) / Math.max(1, view.shown.roads.length)))

                Repeater {
                    model: view.shown.roads.length

                    RoadRow {
                        required property int index

                        width: list.width
                        height: list.row
                        road: view.shown.roads[index]
                    }
                }
            }

            Item {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                height: 2.8 * Theme.u

                Provenance {
                    width: parent.width - reference.implicitWidth - Theme.gap
                    of: view.shown.roadsOrigin
                }

                Label {
                    id: reference

                    anchors.right: parent.right
                    height: parent.height
                    text: view.shown.reference
                    size: Theme.caption
                    color: Theme.muted
                }
            }
        }
    }

    Card {
        id: day

        x: view.leftWidth + view.gap
        width: view.middle
        height: 0.56 * (view.height - view.gap)

        Item {
            anchors.fill: parent

            Label {
                id: what

                width: parent.width - back.width - Theme.gap
                text: view.shown.curveTitle + " · " + view.shown.curve.label
                size: Theme.heading
                font.bold: true
            }

            Label {
                id: now

                y: what.height + 0.8 * Theme.u
                text: view.shown.curve.value
                size: Theme.display * 0.78
                font.bold: true
            }

            Label {
                anchors.baseline: now.baseline
                x: now.width + 0.8 * Theme.u
                text: view.shown.curve.unit
                color: Theme.muted
            }

            Provenance {
                anchors.right: parent.right
                y: now.y + now.height - height - 1 * Theme.u
                width: 0.6 * parent.width
                alignRight: true
                of: view.shown.curve
            }

            Target {
                id: back

                visible: view.shown.canGoBack
                anchors.right: parent.right
                y: -0.8 * Theme.u
                width: visible ? pill.implicitWidth : 0
                height: Theme.touch
                intentName: "tile.close"
                label: view.shown.back

                Pill {
                    id: pill

                    anchors.verticalCenter: parent.verticalCenter
                    text: view.shown.back
                    icon: "back"
                    colour: Theme.accent
                }
            }

            DayCurve {
                y: now.y + now.height + 0.4 * Theme.u
                width: parent.width
                height: parent.height - y
                curve: view.shown.curve
            }
        }
    }

    Card {
        x: view.leftWidth + view.gap
        y: day.height + view.gap
        width: view.middle
        height: view.height - y
        title: view.shown.incidentsTitle

        Label {
            visible: view.shown.incidents.length === 0
            anchors.centerIn: parent
            text: view.shown.noIncidents
            color: Theme.muted
        }

        Item {
            anchors.fill: parent

            Column {
                id: happening

                readonly property real row: Math.max(Theme.touch, 6.6 * Theme.u)

                x: -0.7 * Theme.u
                width: parent.width + 1.4 * Theme.u

                Repeater {
                    model: Math.min(Math.max(1, Math.floor((happening.parent.height - origin.height) / happening.row)), view.shown.incidents.length)

                    IncidentRow {
                        required property int index

                        width: happening.width
                        height: happening.row
                        incident: view.shown.incidents[index]
                    }
                }
            }

            Provenance {
                id: origin

                visible: view.shown.incidents.length > 0
                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.incidents[0] ?? view.shown.city
            }
        }
    }

    Column {
        id: side

        readonly property real each: 0.225 * view.height

        x: view.width - view.rightWidth
        width: view.rightWidth
        spacing: view.gap

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.parking
        }

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.bikes
        }

        Card {
            visible: view.shown.subway.length > 0
            width: side.width
            height: view.height - 2 * side.each - 2 * side.spacing
            title: view.shown.subwayTitle
            icon: "subway"

            Item {
                id: subway

                readonly property int columns: 3
                readonly property int rows: Math.ceil(view.shown.subway.length / columns)

                anchors.fill: parent

                Repeater {
                    model: view.shown.subway.length

                    Target {
                        id: line

                        required property int index
                        readonly property var of: view.shown.subway[index]

                        x: (index % subway.columns) * subway.width / subway.columns
                        y: Math.floor(index / subway.columns) * height
                        width: subway.width / subway.columns
                        height: (subway.height - lines.height - Theme.gap) / Math.max(1, subway.rows)
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        Rectangle {
                            id: sign

                            anchors.verticalCenter: parent.verticalCenter
                            width: 3.4 * Theme.u
                            height: width
                            radius: width / 2
                            color: line.of.colour

                            Label {
                                anchors.centerIn: parent
                                text: line.of.short
                                size: Theme.small
                                font.bold: true
                                color: "white"
                            }
                        }

                        Label {
                            x: sign.width + 0.8 * Theme.u
                            width: line.width - x - 1.2 * Theme.u
                            height: line.height
                            text: line.of.state
                            size: Theme.small
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.3 * Theme.u)
                            font.bold: line.of.band !== "good"
                            color: line.of.band === "good" ? Theme.muted : bands.mark(line.of.band)
                        }
                    }
                }

                Provenance {
                    id: lines

                    anchors.bottom: parent.bottom
                    width: parent.width
                    of: view.shown.subwayOrigin
                }
            }
        }
    }
}
