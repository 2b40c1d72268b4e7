// Roads by how slow they are and the day's curve, the map with what is in the way, and what there is to park and ride.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real leftWidth: 0.32 * width
    readonly property real rightWidth: 0.26 * width
    readonly property real middle: width - leftWidth - rightWidth - 2 * gap
    readonly property bool places: shown.stands.rows.length > 0 // in the roads' place
    // a row that is about to go shows nothing
    readonly property var noRoad: ({ "key": "", "label": "", "value": "", "unit": "", "fraction": 0, "mark": 0, "band": "none", "word": "", "icon": "question", "below": "", "before": "", "current": false })
    readonly property var noStand: ({ "key": "", "label": "", "value": "", "side": "", "share": "", "fraction": 0, "band": "none", "word": "", "icon": "question", "current": false })
    readonly property var noIncident: ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": true, "severity": 4 })

    BandColours {
        id: bands
    }

    Card {
        id: list

        readonly property var rows: view.places ? view.shown.stands.rows : view.shown.roads
        readonly property real wanted: heading.height + foot.height + 2 * padding + 0.8 * Theme.u + rows.length * Math.max(Theme.touch, 5.05 * Theme.u)

        width: view.leftWidth
        height: Math.min(0.73 * view.height, wanted)
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - back.width
                text: view.places ? view.shown.stands.title : view.shown.roadsTitle
            }

            Target {
                id: back

                visible: view.shown.canGoBack
                anchors.right: parent.right
                y: (heading.height - height) / 2
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

            Column {
                id: roads

                readonly property real room: foot.y - y - 0.3 * Theme.u
                readonly property int fitting: Math.max(1, Math.floor((room + 1) / Theme.touch))
                readonly property int count: Math.min(fitting, list.rows.length)

                x: -0.8 * Theme.u
                y: heading.height + 0.4 * Theme.u
                width: parent.width + 1.6 * Theme.u

                Repeater {
                    model: view.places ? 0 : roads.count

                    RoadRow {
                        required property int index

                        width: roads.width
                        height: roads.room / Math.max(1, roads.count)
                        road: view.shown.roads[index] ?? view.noRoad
                    }
                }

                Repeater {
                    model: view.places ? roads.count : 0

                    StandRow {
                        required property int index

                        width: roads.width
                        height: roads.room / Math.max(1, roads.count)
                        stand: view.shown.stands.rows[index] ?? view.noStand
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
                    of: view.places ? view.shown.stands.origin : view.shown.roadsOrigin
                }

                Label {
                    id: reference

                    visible: !view.places
                    anchors.right: parent.right
                    height: parent.height
                    text: view.shown.reference
                    size: 1.4 * Theme.u
                    color: Theme.muted
                }
            }
        }
    }

    Card {
        id: day

        y: list.height + view.gap
        width: view.leftWidth
        height: view.height - y
        padding: 1.3 * Theme.u

        Item {
            anchors.fill: parent

            Target {
                id: charted

                y: -0.6 * Theme.u
                width: parent.width
                height: Theme.touch
                intentName: view.shown.canGoBack ? "source.of" : "tile.open" // what is open already says where it is from
                slots: ({ "key": String(view.shown.curve.key) })
                label: view.shown.curve.name

                Label {
                    anchors.baseline: now.baseline
                    width: now.x - Theme.gap
                    text: view.shown.curve.label + ", " + view.shown.curveTitle
                    size: Theme.body
                    font.bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.3 * Theme.u)
                }

                Label {
                    id: now

                    x: parent.width - width - (units.text === "" ? 0 : units.width + 0.6 * Theme.u)
                    text: view.shown.curve.value
                    size: Theme.title
                    font.bold: true
                }

                Label {
                    id: units

                    anchors.right: parent.right
                    anchors.baseline: now.baseline
                    text: view.shown.curve.unit
                    size: Theme.small
                    color: Theme.muted
                }
            }

            LineChart {
                id: chart

                y: charted.y + charted.height - 0.2 * Theme.u
                width: parent.width
                height: parent.height - y
                series: view.shown.curve.series
                lines: view.shown.curve.lines
                times: view.shown.curve.times
                unit: view.shown.curve.unit === "" ? " " : view.shown.curve.unit
            }

            Provenance {
                anchors.right: parent.right
                y: chart.y - 0.3 * Theme.u
                width: 0.8 * parent.width
                alignRight: true
                of: view.shown.curve
            }
        }
    }

    Card {
        id: where

        x: view.leftWidth + view.gap
        width: view.middle
        height: view.height - road.height - view.gap
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: named

                width: parent.width - origin.width - Theme.gap
                text: view.places ? view.shown.stands.title : view.shown.mapTitle
                icon: view.places ? view.shown.stands.icon : "map"
            }

            Provenance {
                id: origin

                anchors.right: parent.right
                width: implicitWidth
                alignRight: true
                of: view.places ? view.shown.stands.origin : view.shown.mapOrigin
            }

            CityMap {
                id: city

                visible: !view.places
                y: named.height + 0.4 * Theme.u
                width: parent.width
                height: key.y - y - 0.4 * Theme.u
                map: view.shown.map
                movable: true
            }

            Loader {
                anchors.fill: city
                active: view.places
                sourceComponent: CityMap {
                    map: view.shown.stands.map ?? view.shown.map
                    movable: true
                }
            }

            Column {
                id: key

                readonly property var bands: view.places ? view.shown.stands.legend : view.shown.legend

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 0.3 * Theme.u

                Label {
                    text: view.places ? view.shown.stands.legendTitle : view.shown.legendTitle
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

    Card {
        id: road

        x: where.x
        y: view.height - height
        width: view.middle
        height: 2 * padding + head.height + 0.4 * Theme.u + 2 * Math.max(Theme.touch, 6 * Theme.u)
        padding: 1.3 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: head

                width: parent.width - from.width - Theme.gap
                icon: "crash"
                text: view.shown.incidentsTitle + (view.shown.incidents.length > 0 ? "  ·  " + view.shown.onRoad : "")
            }

            Provenance {
                id: from

                visible: view.shown.incidents.length > 0
                anchors.right: parent.right
                width: implicitWidth
                alignRight: true
                of: view.shown.incidents[0] ?? view.shown.mapOrigin
            }

            Label {
                visible: view.shown.incidents.length === 0
                anchors.centerIn: parent
                text: view.shown.noIncidents
                color: Theme.muted
            }

            Column {
                id: happening

                readonly property real row: Math.max(Theme.touch, 6 * Theme.u)

                x: -0.8 * Theme.u
                y: head.height + 0.4 * Theme.u
                width: parent.width + 1.6 * Theme.u

                Repeater {
                    model: Math.min(2, view.shown.incidents.length)

                    IncidentRow {
                        required property int index

                        width: happening.width
                        height: happening.row
                        incident: view.shown.incidents[index] ?? view.noIncident
                    }
                }
            }
        }
    }

    Item {
        id: side

        readonly property bool rides: view.shown.subway.length > 0
        readonly property real rest: view.height - (rides ? subway.height + view.gap : 0) - view.gap

        x: view.width - view.rightWidth
        width: view.rightWidth
        height: view.height

        StandCard {
            width: side.width
            height: side.rest / 2
            of: view.shown.sides[0]
        }

        StandCard {
            y: side.rest / 2 + view.gap
            width: side.width
            height: side.rest / 2
            of: view.shown.sides[1]
        }

        Card {
            id: subway

            readonly property int columns: view.shown.subway.length > 9 ? 4 : 3
            readonly property int rows: Math.ceil(view.shown.subway.length / columns)

            visible: side.rides
            y: side.height - height
            width: side.width
            height: 2 * padding + lines.height + ridden.height + 0.6 * Theme.u + rows * Theme.touch
            padding: 1.2 * Theme.u

            Item {
                anchors.fill: parent

                SectionTitle {
                    id: ridden

                    width: parent.width - late.width - Theme.gap
                    icon: "subway"
                    text: view.shown.subwayTitle
                }

                Label {
                    id: late

                    visible: text !== ""
                    anchors.right: parent.right
                    height: ridden.height
                    text: view.shown.why
                    size: 1.4 * Theme.u
                    color: Theme.muted
                }

                Repeater {
                    model: view.shown.subway.length

                    Target {
                        id: line

                        required property int index
                        readonly property var of: view.shown.subway[index]

                        x: (index % subway.columns) * width
                        y: ridden.height + 0.3 * Theme.u + Math.floor(index / subway.columns) * height
                        width: ridden.parent.width / subway.columns
                        height: Theme.touch
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        Rectangle {
                            id: sign

                            anchors.verticalCenter: parent.verticalCenter
                            width: 3 * Theme.u
                            height: width
                            radius: width / 2
                            color: line.of.colour
                            border.width: Theme.stroke
                            border.color: Theme.text

                            Label {
                                anchors.centerIn: parent
                                text: line.of.short
                                size: Theme.caption
                                font.bold: true
                                color: "white"
                                style: Text.Outline
                                styleColor: "#80000000"
                            }
                        }

                        Icon {
                            id: how

                            x: sign.width + 0.5 * Theme.u
                            anchors.verticalCenter: parent.verticalCenter
                            name: line.of.mark
                            size: 1.6 * Theme.u
                            colour: bands.mark(line.of.band)
                        }

                        Label {
                            x: how.x + how.width + 0.4 * Theme.u
                            width: line.width - x - 0.5 * Theme.u
                            height: line.height
                            text: line.of.state
                            size: Theme.caption
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.2 * Theme.u)
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
