// The city at a glance: the map, the counters, what happens, and the four numbers of the day.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool opened: shown.shows_opened // a district
    readonly property real mapWidth: Math.max(0.36 * width, Math.min(0.46 * width, (height - 9 * Theme.u) * shown.map.aspect + chips.width + 4 * Theme.u))
    readonly property real rest: width - mapWidth - gap
    readonly property real counterHeight: 20 * Theme.u
    readonly property real besideWidth: 0.185 * rest
    readonly property real sideWidth: 0.46 * (rest - gap)

    BandColours {
        id: bands
    }

    Card {
        id: mapCard

        width: view.mapWidth
        height: view.height
        padding: Theme.pad

        Column {
            id: chips

            readonly property real each: Math.max(Theme.touch, 5 * Theme.u)

            width: 14.5 * Theme.u
            spacing: 0.6 * Theme.u

            Repeater {
                model: view.shown.layers.length

                Target {
                    id: chip

                    required property int index
                    readonly property var of: view.shown.layers[index] ?? ({ "label": "", "icon": "info", "current": false, "intent": "", "slots": ({}) })

                    width: chips.width
                    height: chips.each
                    radius: height / 2
                    intentName: of.intent
                    slots: of.slots
                    label: of.label

                    Rectangle {
                        anchors.fill: parent
                        radius: height / 2
                        color: chip.of.current ? Theme.accent : Theme.raised
                    }

                    Icon {
                        id: icon

                        x: 1.3 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        name: chip.of.icon
                        size: 2.2 * Theme.u
                        colour: words.color
                    }

                    Label {
                        id: words

                        x: icon.x + icon.width + 0.7 * Theme.u
                        width: chip.width - x - 0.6 * Theme.u
                        height: chip.height
                        text: chip.of.label
                        size: Theme.caption
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.2 * Theme.u)
                        font.bold: chip.of.current
                        color: chip.of.current ? Theme.inked : Theme.text
                    }
                }
            }
        }

        CityMap {
            id: city

            x: chips.width + 0.6 * Theme.u
            width: parent.width - x
            height: parent.height - foot.height - 0.8 * Theme.u
            map: view.shown.map
            movable: true
            lensed: true
        }

        Item {
            id: foot

            y: parent.height - height
            width: parent.width
            height: 6.2 * Theme.u

            Row {
                spacing: 2 * Theme.u

                Repeater {
                    model: view.shown.legend.length

                    Row {
                        id: key

                        required property int index
                        readonly property var of: view.shown.legend[index] ?? ({ "band": "calm", "sign": "", "label": "", "range": "" })

                        spacing: 0.7 * Theme.u

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: key.of.sign === ""
                            width: 2.2 * Theme.u
                            height: 1.3 * Theme.u
                            radius: 0.3 * Theme.u
                            color: bands.fill(key.of.band)
                            border.width: Theme.stroke
                            border.color: bands.mark(key.of.band)
                        }

                        Stamp {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: key.of.sign !== ""
                            name: key.of.sign
                            size: 1.9 * Theme.u
                            fill: bands.mark(key.of.band)
                            edge: Theme.background
                            ink: Theme.inked
                        }

                        Label {
                            text: key.of.label + (key.of.range === "" ? "" : "  " + key.of.range)
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }
                }
            }

            Provenance {
                y: parent.height - height
                width: parent.width
                of: view.shown.layerOrigin
            }
        }
    }

    DistrictPage {
        visible: view.opened
        x: view.mapWidth + view.gap
        width: view.rest
        height: view.height
        district: view.shown.district
    }

    Row {
        visible: !view.opened
        x: view.mapWidth + view.gap
        spacing: view.gap

        CounterStrip {
            width: view.rest - view.shown.beside.length * (view.besideWidth + view.gap)
            height: view.counterHeight
            counters: view.shown.counters
            origin: view.shown.countersOrigin
        }

        Repeater {
            model: view.shown.beside.length

            CounterStrip {
                required property int index
                readonly property var of: view.shown.beside[index] ?? view.shown.counters[0]

                width: view.besideWidth
                height: view.counterHeight
                counters: [of]
                origin: of
            }
        }
    }

    Card {
        id: incidents

        visible: !view.opened

        x: view.mapWidth + view.gap
        y: view.counterHeight + view.gap
        width: view.rest - view.sideWidth - view.gap
        height: view.height - y

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - open.width - view.gap
                text: view.shown.incidentsTitle
            }

            Pill {
                id: open

                anchors.right: parent.right
                text: view.shown.openText
                visible: view.shown.incidents.length > 0
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
                    model: Math.min(list.fitting, view.shown.incidents.length)

                    IncidentRow {
                        required property int index

                        width: list.width
                        height: list.row
                        incident: view.shown.incidents[index] ?? ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": false, "severity": 4 })
                    }
                }
            }

            Label {
                visible: view.shown.incidents.length === 0
                anchors.centerIn: parent
                text: view.shown.noIncidents
                color: Theme.muted
            }

            Provenance {
                id: from

                visible: view.shown.incidents.length > 0
                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.incidents[0] ?? view.shown.countersOrigin
            }
        }
    }

    Column {
        visible: !view.opened
        x: view.width - view.sideWidth
        y: view.counterHeight + view.gap
        width: view.sideWidth
        spacing: view.gap

        readonly property real each: (view.height - y - 2 * spacing) / 3

        id: side

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.traffic
        }

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.air
        }

        Rectangle {
            width: side.width
            height: side.each
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.stroke
            border.color: Theme.line

            Row {
                id: weather

                readonly property real cell: (parent.width - 2 * Theme.pad) / Math.max(1, view.shown.weather.length)

                x: Theme.pad
                y: 0.6 * Theme.u
                height: parent.height - origin.height - 1.2 * Theme.u - Theme.gap

                Repeater {
                    model: view.shown.weather.length

                    Target {
                        id: cell

                        required property int index
                        readonly property var of: view.shown.weather[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "icon": "info" })

                        width: weather.cell
                        height: weather.height
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        Column {
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width
                            spacing: 0.4 * Theme.u

                            Icon {
                                name: cell.of.icon
                                size: 2.4 * Theme.u
                                colour: Theme.accent
                            }

                            Label {
                                width: cell.width - 0.6 * Theme.u
                                text: cell.of.value + " " + cell.of.unit
                                size: Theme.body
                                font.bold: true
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(Theme.caption)
                            }

                            Label {
                                width: cell.width - 0.6 * Theme.u
                                text: cell.of.label
                                size: Theme.caption
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.25 * Theme.u)
                                color: Theme.muted
                            }
                        }
                    }
                }
            }

            Provenance {
                id: origin

                x: Theme.pad
                y: parent.height - height - Theme.gap
                width: parent.width - 2 * Theme.pad
                of: view.shown.weatherOrigin
            }
        }
    }
}
