// The weather now and to come, and which rain gauges are wet.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property bool gauged: (card.shown.rain.gauges ?? []).length > 0

    padding: 1.4 * Theme.u

    Item {
        anchors.fill: parent

        SectionTitle {
            id: weather

            width: parent.width - rainText.width - Theme.gap
            icon: "weather"
            text: card.shown.weatherTitle
        }

        Label {
            id: rainText

            anchors.right: parent.right
            height: weather.height
            text: card.shown.forecast.rainText
            size: Theme.small
            color: Theme.voice
        }

        Row {
            id: now

            y: weather.height + 0.2 * Theme.u
            width: parent.width
            height: Math.max(Theme.touch, 5.6 * Theme.u)

            Repeater {
                model: card.shown.weather.length

                Target {
                    id: cell

                    required property int index
                    readonly property var of: card.shown.weather[index]

                    width: now.width / card.shown.weather.length
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
            series: card.shown.forecast.series
            lines: card.shown.forecast.lines
            times: card.shown.forecast.times
            unit: card.shown.forecast.measured
            area: false
        }

        Repeater {
            model: card.shown.forecast.bars.length

            Rectangle {
                required property int index
                readonly property real each: ahead.w / Math.max(1, card.shown.forecast.bars.length)

                visible: card.shown.forecast.bars[index] > 0.01
                x: ahead.x + ahead.leftRoom + index * each + 0.15 * each
                width: 0.7 * each
                height: Math.max(Theme.stroke, 0.5 * ahead.h * (card.shown.forecast.bars[index] ?? 0))
                y: ahead.y + ahead.topRoom + ahead.h - height
                color: Qt.alpha(Theme.voice, 0.5)
            }
        }

        Provenance {
            id: skyFrom

            y: gauges.y - height - (card.gauged ? 0.7 * Theme.u : 0)
            width: parent.width
            of: card.shown.weatherOrigin
        }

        GaugeStrip {
            id: gauges

            visible: card.gauged
            anchors.bottom: parent.bottom
            width: parent.width
            rain: card.shown.rain
        }
    }
}
