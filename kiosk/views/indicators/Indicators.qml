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

                        IndicatorRow {
                            required property int index

                            width: rows.width
                            height: rows.each
                            of: theme.of.indicators[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "fraction": 0, "should": 0, "band": "none", "mark": "question", "verdict": "", "target": "", "moved": "unknown", "series": [] })
                        }
                    }
                }
            }
        }
    }
}
