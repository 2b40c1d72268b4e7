// Districts by the chosen number on the left, its day and the weather to come in the middle, the worst and the water right.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real mapWidth: 0.36 * width
    readonly property real sideWidth: 0.32 * width

    BandColours {
        id: bands
    }

    Card {
        width: view.mapWidth
        height: view.height
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - mapOrigin.width - Theme.gap
                icon: "air"
                text: view.shown.airTitle
            }

            Provenance {
                id: mapOrigin

                anchors.right: parent.right
                width: implicitWidth
                alignRight: true
                of: view.shown.mapOrigin
            }

            Grid {
                id: pollutants

                y: heading.height + 0.7 * Theme.u
                width: parent.width
                columns: 3
                spacing: 0.6 * Theme.u

                Repeater {
                    model: view.shown.pollutants.length

                    Target {
                        id: chip

                        required property int index
                        readonly property var of: view.shown.pollutants[index]

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
                map: view.shown.map
                movable: true
            }

            Row {
                id: scale

                y: limits.y - height - 0.5 * Theme.u
                width: parent.width
                height: 4.8 * Theme.u

                Repeater {
                    model: view.shown.legend.length

                    Item {
                        id: key

                        required property int index
                        readonly property var of: view.shown.legend[index]

                        width: scale.width / view.shown.legend.length
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
                text: (view.shown.curve.measured === "" ? "" : view.shown.curve.measured + "  ·  ") + view.shown.limitsFrom
                size: 1.4 * Theme.u
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1 * Theme.u)
            }
        }
    }

    Card {
        id: curve

        x: view.mapWidth + view.gap
        width: view.width - view.mapWidth - view.sideWidth - 2 * view.gap
        height: 0.4 * view.height
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: named

                width: parent.width - grade.width - Theme.gap
                text: view.shown.chosen.label
            }

            Pill {
                id: grade

                anchors.right: parent.right
                text: view.shown.chosen.grade
                colour: Theme.bandColour(view.shown.chosen.band)
            }

            LineChart {
                y: named.height + 0.4 * Theme.u
                width: parent.width
                height: from.y - y
                series: view.shown.curve.series
                lines: view.shown.curve.lines
                times: view.shown.curve.times
                marks: view.shown.curve.marks
                unit: (view.shown.curve.measured === "" ? "" : view.shown.curve.measured + "  ·  ") + view.shown.curveTitle
            }

            Provenance {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.chosen
            }
        }
    }

    Card {
        id: sky

        readonly property bool gauged: (view.shown.rain.gauges ?? []).length > 0

        x: curve.x
        y: curve.height + view.gap
        width: curve.width
        height: view.height - y
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: weather

                width: parent.width - rainText.width - Theme.gap
                icon: "weather"
                text: view.shown.weatherTitle
            }

            Label {
                id: rainText

                anchors.right: parent.right
                height: weather.height
                text: view.shown.forecast.rainText
                size: Theme.small
                color: Theme.voice
            }

            Row {
                id: now

                y: weather.height + 0.2 * Theme.u
                width: parent.width
                height: Math.max(Theme.touch, 5.6 * Theme.u)

                Repeater {
                    model: view.shown.weather.length

                    Target {
                        id: cell

                        required property int index
                        readonly property var of: view.shown.weather[index]

                        width: now.width / view.shown.weather.length
                        height: now.height
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        Icon {
                            id: sign

                            anchors.verticalCenter: parent.verticalCenter
                            name: cell.of.icon
                            size: 2.4 * Theme.u
                            colour: Theme.accent
                        }

                        Column {
                            x: sign.width + 0.6 * Theme.u
                            anchors.verticalCenter: parent.verticalCenter
                            width: cell.width - x - 0.4 * Theme.u

                            Label {
                                width: parent.width
                                text: cell.of.value + " " + cell.of.unit
                                size: Theme.body
                                font.bold: true
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.2 * Theme.u)
                            }

                            Label {
                                width: parent.width
                                text: cell.of.label
                                size: Theme.caption
                                color: Theme.muted
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1 * Theme.u)
                            }
                        }
                    }
                }
            }

            LineChart {
                id: ahead

                y: now.y + now.height + 0.2 * Theme.u
                width: parent.width
                height: skyFrom.y - y - 0.4 * Theme.u
                series: view.shown.forecast.series
                lines: view.shown.forecast.lines
                times: view.shown.forecast.times
                unit: view.shown.forecast.measured
                area: false
            }

            Repeater {
                model: view.shown.forecast.bars.length

                Rectangle {
                    required property int index
                    readonly property real each: ahead.w / Math.max(1, view.shown.forecast.bars.length)

                    visible: view.shown.forecast.bars[index] > 0.01
                    x: ahead.x + ahead.leftRoom + index * each + 0.15 * each
                    width: 0.7 * each
                    height: Math.max(Theme.stroke, 0.5 * ahead.h * (view.shown.forecast.bars[index] ?? 0))
                    y: ahead.y + ahead.topRoom + ahead.h - height
                    color: Qt.alpha(Theme.voice, 0.5)
                }
            }

            Provenance {
                id: skyFrom

                y: gauges.y - height - (sky.gauged ? 0.7 * Theme.u : 0)
                width: parent.width
                of: view.shown.weatherOrigin
            }

            Item {
                id: gauges

                visible: sky.gauged
                anchors.bottom: parent.bottom
                width: parent.width
                height: visible ? wet.height + strip.height + 0.2 * Theme.u : 0

                Label {
                    id: wet

                    width: parent.width
                    text: (view.shown.rain.title ?? "") + ": " + (view.shown.rain.said ?? "") + "  ·  " + (view.shown.rain.kind ?? "") + ", " + (view.shown.rain.measured ?? "")
                    size: 1.4 * Theme.u
                    color: Theme.muted
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.1 * Theme.u)
                }

                Row {
                    id: strip

                    readonly property int count: Math.max(0, Math.min((view.shown.rain.gauges ?? []).length, Math.floor(width / Math.max(Theme.touch, 8 * Theme.u))))

                    y: wet.height + 0.2 * Theme.u
                    width: parent.width
                    height: Theme.touch

                    Repeater {
                        model: strip.count

                        Target {
                            id: gauge

                            required property int index
                            readonly property var of: view.shown.rain.gauges[index]

                            width: strip.width / strip.count
                            height: strip.height
                            intentName: "tile.open"
                            slots: ({ "key": String(of.key) })
                            label: of.label

                            Rectangle {
                                anchors.fill: parent
                                anchors.margins: 0.2 * Theme.u
                                radius: 0.7 * Theme.u
                                color: gauge.of.wet ? Qt.alpha(Theme.voice, 0.22) : Theme.raised
                            }

                            Icon {
                                id: drop

                                visible: gauge.of.wet
                                x: 0.6 * Theme.u
                                anchors.verticalCenter: parent.verticalCenter
                                name: "rain"
                                size: 1.6 * Theme.u
                                colour: Theme.voice
                            }

                            Column {
                                x: drop.visible ? drop.x + drop.width + 0.3 * Theme.u : 0.8 * Theme.u
                                width: gauge.width - x - 0.6 * Theme.u
                                anchors.verticalCenter: parent.verticalCenter

                                Label {
                                    width: parent.width
                                    text: gauge.of.value
                                    size: Theme.caption
                                    font.bold: true
                                }

                                Label {
                                    width: parent.width
                                    text: gauge.of.where
                                    size: 1.3 * Theme.u
                                    color: Theme.muted
                                    fontSizeMode: Text.HorizontalFit
                                    minimumPixelSize: Math.round(0.9 * Theme.u)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    Card {
        id: worst

        x: view.width - view.sideWidth
        width: view.sideWidth
        height: view.height - water.height - view.gap
        padding: 1.4 * Theme.u

        Item {
            anchors.fill: parent

            SectionTitle {
                id: list

                width: parent.width
                text: view.shown.worstTitle
            }

            Label {
                visible: view.shown.worst.length === 0
                anchors.centerIn: parent
                text: view.shown.noWorst
                color: Theme.muted
            }

            Grid {
                id: rows

                readonly property real room: parent.height - y
                readonly property int lines: Math.max(1, Math.floor((room + 1) / Math.max(Theme.touch, 5 * Theme.u)))

                y: list.height + 0.3 * Theme.u
                width: parent.width
                columns: 2
                columnSpacing: 2 * Theme.u

                Repeater {
                    model: Math.min(2 * rows.lines, view.shown.worst.length)

                    WorstRow {
                        required property int index

                        width: (rows.width - rows.columnSpacing) / 2
                        height: rows.room / rows.lines
                        place: view.shown.worst[index] ?? ({ "key": "", "label": "", "value": "", "fraction": 0, "band": "none", "word": "", "side": "" })
                    }
                }
            }
        }
    }

    WaterCard {
        id: water

        x: worst.x
        y: view.height - height
        width: worst.width
        heading: view.shown.waterTitle
        of: view.shown.water
        most: 0.7 * view.height
    }
}
