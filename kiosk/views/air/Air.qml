// Air on the left (map, worst districts), its day and the weather to come in the middle, water on the right.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real mapWidth: 0.42 * width
    readonly property real sideWidth: 0.24 * width

    BandColours {
        id: bands
    }

    Card {
        width: view.mapWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width
                icon: "air"
                text: view.shown.airTitle
            }

            Column {
                id: pollutants

                y: heading.height + Theme.gap
                width: 14 * Theme.u
                spacing: 0.6 * Theme.u

                Repeater {
                    model: view.shown.pollutants.length

                    Target {
                        id: chip

                        required property int index
                        readonly property var of: view.shown.pollutants[index]

                        width: pollutants.width
                        height: Math.max(Theme.touch, 6 * Theme.u)
                        intentName: of.current ? "" : "map.layer"
                        slots: ({ "layer": String(of.layer) })
                        label: of.label

                        Rectangle {
                            anchors.fill: parent
                            radius: Theme.radius
                            color: chip.of.current ? Theme.accent : Theme.raised
                        }

                        Label {
                            x: 1 * Theme.u
                            y: 0.5 * Theme.u
                            width: chip.width - 2 * Theme.u
                            text: chip.of.label
                            size: Theme.caption
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.2 * Theme.u)
                            color: chip.of.current ? Theme.inked : Theme.muted
                        }

                        Label {
                            x: 1 * Theme.u
                            y: chip.height - height - 0.4 * Theme.u
                            width: chip.width - 2 * Theme.u
                            text: chip.of.value + " " + chip.of.unit
                            size: Theme.body
                            font.bold: true
                            color: chip.of.current ? Theme.inked : Theme.text
                        }
                    }
                }
            }

            CityMap {
                x: pollutants.width + 0.6 * Theme.u
                y: heading.height + 0.6 * Theme.u
                width: parent.width - x
                height: foot.y - y - 0.6 * Theme.u
                map: view.shown.map
                movable: true
            }

            Item {
                id: foot

                anchors.bottom: parent.bottom
                width: parent.width
                height: 5.8 * Theme.u

                Row {
                    spacing: 1.6 * Theme.u

                    Repeater {
                        model: view.shown.legend.length

                        Row {
                            id: key

                            required property int index
                            readonly property var of: view.shown.legend[index]

                            spacing: 0.6 * Theme.u

                            Rectangle {
                                anchors.verticalCenter: parent.verticalCenter
                                width: 2 * Theme.u
                                height: 1.3 * Theme.u
                                radius: 0.3 * Theme.u
                                color: bands.fill(key.of.band)
                                border.width: Theme.stroke
                                border.color: bands.mark(key.of.band)
                            }

                            Label {
                                text: key.of.label + "  " + key.of.range
                                size: 1.4 * Theme.u
                                color: Theme.muted
                            }
                        }
                    }
                }

                Provenance {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    of: view.shown.chosen
                }
            }
        }
    }

    Card {
        id: curve

        x: view.mapWidth + view.gap
        width: view.width - view.mapWidth - view.sideWidth - 2 * view.gap
        height: 0.44 * view.height

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
                y: named.height + 0.6 * Theme.u
                width: parent.width
                height: parent.height - y
                series: view.shown.curve.series
                lines: view.shown.curve.lines
                times: view.shown.curve.times
                marks: view.shown.curve.marks
                unit: view.shown.curve.unit + "  ·  " + view.shown.curveTitle
            }
        }
    }

    Card {
        x: curve.x
        y: curve.height + view.gap
        width: curve.width
        height: view.height - y

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

                y: weather.height + 0.6 * Theme.u
                width: parent.width
                height: Math.max(Theme.touch, 6.6 * Theme.u)

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
                            size: 2.6 * Theme.u
                            colour: Theme.accent
                        }

                        Column {
                            x: sign.width + 0.7 * Theme.u
                            anchors.verticalCenter: parent.verticalCenter
                            width: cell.width - x - 0.4 * Theme.u

                            Label {
                                width: parent.width
                                text: cell.of.value + " " + cell.of.unit
                                size: Theme.body
                                font.bold: true
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.3 * Theme.u)
                            }

                            Label {
                                width: parent.width
                                text: cell.of.label
                                size: Theme.caption
                                color: Theme.muted
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.15 * Theme.u)
                            }
                        }
                    }
                }
            }

            LineChart {
                id: forecast

                y: now.y + now.height + 0.4 * Theme.u
                width: parent.width
                height: from.y - y - 0.6 * Theme.u
                series: view.shown.forecast.series
                lines: view.shown.forecast.lines
                times: view.shown.forecast.times
                unit: view.shown.forecast.unit
                area: false
            }

            Repeater {
                model: view.shown.forecast.bars.length

                Rectangle {
                    required property int index
                    readonly property real each: forecast.w / Math.max(1, view.shown.forecast.bars.length)

                    visible: view.shown.forecast.bars[index] > 0.01
                    x: forecast.x + forecast.leftRoom + index * each + 0.15 * each
                    width: 0.7 * each
                    height: Math.max(Theme.stroke, 0.5 * forecast.h * (view.shown.forecast.bars[index] ?? 0))
                    y: forecast.y + forecast.topRoom + forecast.h - height
                    color: Qt.alpha(Theme.voice, 0.5)
                }
            }

            Provenance {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.weatherOrigin
            }
        }
    }

    Card {
        id: worst

        x: view.width - view.sideWidth
        width: view.sideWidth
        height: 0.5 * view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: list

                width: parent.width
                text: view.shown.worstTitle
            }

            Column {
                id: rows

                readonly property real room: parent.height - y
                readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 4.4 * Theme.u)))

                y: list.height + 0.4 * Theme.u
                width: parent.width

                Repeater {
                    model: Math.min(rows.fitting, view.shown.worst.length)

                    Target {
                        id: place

                        required property int index
                        readonly property var of: view.shown.worst[index]

                        width: rows.width
                        height: rows.room / rows.fitting
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        BarRow {
                            anchors.fill: parent
                            label: place.of.label
                            fraction: place.of.fraction
                            text: place.of.value
                            textWidth: 6 * Theme.u
                            labelWidth: 0.42 * width
                            colour: Theme.bandColour(place.of.band)
                        }
                    }
                }
            }
        }
    }

    Card {
        x: worst.x
        y: worst.height + view.gap
        width: worst.width
        height: view.height - y

        Item {
            anchors.fill: parent

            SectionTitle {
                id: water

                width: parent.width
                icon: "water"
                text: view.shown.waterTitle
            }

            Column {
                id: values

                readonly property int count: view.shown.water.length
                readonly property real each: (origin.y - y - 0.6 * Theme.u) / Math.max(1, count)

                y: water.height + 0.4 * Theme.u
                width: parent.width

                Repeater {
                    model: values.count

                    Target {
                        id: one

                        required property int index
                        readonly property var of: view.shown.water[index]

                        width: values.width
                        height: Math.max(values.each, 1)
                        intentName: "tile.open"
                        slots: ({ "key": String(of.key) })
                        label: of.label

                        Label {
                            id: what

                            y: (one.height - 5.6 * Theme.u) / 2
                            width: 0.55 * one.width
                            text: one.of.label
                            size: Theme.small
                            color: Theme.muted
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.3 * Theme.u)
                        }

                        Label {
                            anchors.right: parent.right
                            y: what.y - 0.4 * Theme.u
                            text: one.of.value + " " + one.of.unit
                            size: Theme.body
                            font.bold: true
                        }

                        Rectangle {
                            id: scale

                            y: what.y + 2.6 * Theme.u
                            width: one.width
                            height: 0.7 * Theme.u
                            radius: height / 2
                            color: Theme.raised

                            Rectangle {
                                x: scale.width * one.of.low
                                width: scale.width * (one.of.high - one.of.low)
                                height: scale.height
                                radius: scale.radius
                                color: Qt.alpha(Theme.accent, 0.3)
                            }

                            Rectangle {
                                visible: one.of.band !== "none"
                                x: scale.width * one.of.fraction - width / 2
                                y: (scale.height - height) / 2
                                width: 1.3 * Theme.u
                                height: width
                                radius: width / 2
                                color: Theme.bandColour(one.of.band)
                                border.width: 0.2 * Theme.u
                                border.color: Theme.surface
                            }
                        }

                        Label {
                            y: scale.y + 1 * Theme.u
                            width: one.width
                            text: one.of.verdict + "  ·  " + one.of.limit
                            size: 1.4 * Theme.u
                            color: Theme.muted
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.15 * Theme.u)
                        }
                    }
                }
            }

            Provenance {
                id: origin

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.waterOrigin
            }
        }
    }
}
