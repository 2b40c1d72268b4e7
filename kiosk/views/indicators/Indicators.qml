// Indicators: a column for each theme; each bar is the way from the start to the target, with a line where it should be.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property int count: shown.themes.length
    readonly property real column: (width - (count - 1) * gap) / Math.max(1, count)
    readonly property int most: Math.max(1, ...shown.themes.map(theme => theme.indicators.length))

    Item {
        id: head

        width: parent.width
        height: 6.4 * Theme.u

        SectionTitle {
            id: title

            width: implicitWidth + 1 * Theme.u // an elision of less than a pixel would cut it
            icon: "star"
            text: view.shown.indicatorsTitle
        }

        Label {
            x: title.width + 2 * Theme.u
            width: from.x - x - Theme.gap
            height: title.height
            text: view.shown.summary
            size: Theme.body
            color: Theme.accent
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.4 * Theme.u)
        }

        Provenance {
            id: from

            anchors.right: parent.right
            height: title.height
            width: implicitWidth + 1 * Theme.u
            of: view.shown.indicatorsOrigin
        }

        Row {
            anchors.bottom: parent.bottom
            spacing: 2.4 * Theme.u

            Repeater {
                model: view.shown.legend.length

                Verdict {
                    required property int index
                    readonly property var of: view.shown.legend[index]

                    mark: of.mark
                    word: of.text
                    band: of.band
                }
            }

            Row {
                spacing: 0.8 * Theme.u

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 0.3 * Theme.u
                    height: 1.9 * Theme.u
                    color: Theme.text
                }

                Label {
                    text: view.shown.shouldBe
                    size: Theme.caption
                    color: Theme.muted
                }
            }

            Verdict {
                mark: "right"
                word: view.shown.nearer
                band: "good"
            }

            Verdict {
                mark: "left"
                word: view.shown.farther
                band: "poor"
            }
        }
    }

    Repeater {
        model: view.count

        Card {
            id: theme

            required property int index
            readonly property var of: view.shown.themes[index]

            x: index * (view.column + view.gap)
            y: head.height + view.gap
            width: view.column
            height: view.height - y
            padding: 1.4 * Theme.u

            Item {
                anchors.fill: parent

                SectionTitle {
                    id: name

                    width: parent.width
                    icon: theme.of.icon
                    text: theme.of.name
                }

                Label {
                    id: share

                    y: name.height + 0.3 * Theme.u
                    text: theme.of.shareText
                    size: Theme.title
                    font.bold: true
                }

                Label {
                    x: share.width + 0.8 * Theme.u
                    anchors.baseline: share.baseline
                    width: parent.width - x
                    text: theme.of.summary
                    size: Theme.caption
                    color: Theme.muted
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.15 * Theme.u)
                }

                Column {
                    id: rows

                    readonly property real each: (parent.height - y) / view.most

                    y: share.y + share.height + 0.6 * Theme.u
                    width: parent.width

                    Repeater {
                        model: theme.of.indicators.length

                        Target {
                            id: row

                            required property int index
                            readonly property var of: theme.of.indicators[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "fraction": 0, "should": 0, "band": "none", "mark": "question", "verdict": "", "target": "", "moved": "unknown", "series": [] })
                            readonly property color tint: Theme.bandColour(of.band)

                            width: rows.width
                            height: rows.each
                            mark: "beside"
                            intentName: "tile.open"
                            slots: ({ "key": String(of.key) })
                            label: of.label

                            Label {
                                id: what

                                y: 0.06 * row.height
                                width: parent.width - goal.width - 0.8 * Theme.u
                                text: row.of.label
                                size: Theme.small
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.2 * Theme.u)
                            }

                            Label {
                                id: goal

                                anchors.right: parent.right
                                height: what.height
                                y: what.y
                                width: Math.min(implicitWidth, 0.46 * parent.width)
                                text: row.of.target
                                size: Theme.caption
                                color: Theme.muted
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.15 * Theme.u)
                            }

                            Rectangle {
                                id: groove

                                y: what.y + what.height + 0.5 * Theme.u
                                width: parent.width
                                height: 0.8 * Theme.u
                                radius: height / 2
                                color: Theme.raised

                                Rectangle {
                                    visible: row.of.fraction > 0
                                    width: Math.max(height, parent.width * row.of.fraction)
                                    height: parent.height
                                    radius: height / 2
                                    color: row.tint
                                }

                                Rectangle {
                                    anchors.verticalCenter: parent.verticalCenter
                                    x: Math.min(parent.width - width, row.of.should * parent.width - width / 2)
                                    width: 0.3 * Theme.u
                                    height: 1.9 * Theme.u
                                    color: Theme.text
                                    border.width: Theme.stroke / 2
                                    border.color: Theme.background
                                }
                            }

                            Label {
                                id: value

                                y: groove.y + groove.height + 0.4 * Theme.u
                                width: Math.min(implicitWidth, parent.width - stands.width - series.width - way.width - 2 * Theme.u)
                                text: row.of.value + " " + row.of.unit
                                size: Theme.caption
                                font.bold: true
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.15 * Theme.u)
                            }

                            Sparkline {
                                id: series

                                x: value.width + 0.8 * Theme.u
                                anchors.verticalCenter: value.verticalCenter
                                width: 5 * Theme.u
                                height: 2 * Theme.u
                                lineWidth: 0.16 * Theme.u
                                colour: Theme.muted
                                values: row.of.series
                            }

                            Icon {
                                id: way

                                visible: row.of.moved === "nearer" || row.of.moved === "farther"
                                x: series.x + series.width + 0.3 * Theme.u
                                anchors.verticalCenter: value.verticalCenter
                                name: row.of.moved === "farther" ? "left" : "right"
                                size: 1.6 * Theme.u
                                colour: row.of.moved === "farther" ? Theme.warn : Theme.accent
                            }

                            Verdict {
                                id: stands

                                anchors.right: parent.right
                                y: value.y
                                mark: row.of.mark
                                word: row.of.verdict
                                band: row.of.band
                            }
                        }
                    }
                }
            }
        }
    }
}
