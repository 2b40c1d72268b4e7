// Indicators: a column for each theme; each bar is the way from the start to the target.
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
        height: 4 * Theme.u

        SectionTitle {
            id: title

            width: implicitWidth + 1 * Theme.u // an elision of less than a pixel would cut it
            height: parent.height
            icon: "star"
            text: view.shown.indicatorsTitle
        }

        Label {
            x: title.width + 2 * Theme.u
            height: parent.height
            text: view.shown.summary
            size: Theme.body
            color: Theme.accent
        }

        Row {
            x: 0.42 * parent.width
            height: parent.height
            spacing: 1.6 * Theme.u

            Repeater {
                model: [["good", view.shown.legendGood], ["poor", view.shown.legendPoor], ["bad", view.shown.legendBad]]

                Row {
                    id: key

                    required property var modelData

                    height: parent.height
                    spacing: 0.6 * Theme.u

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 2.2 * Theme.u
                        height: 0.8 * Theme.u
                        radius: height / 2
                        color: Theme.bandColour(key.modelData[0])
                    }

                    Label {
                        height: parent.height
                        text: key.modelData[1]
                        size: Theme.caption
                        color: Theme.muted
                    }
                }
            }
        }

        Provenance {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: implicitWidth + 1 * Theme.u
            of: view.shown.indicatorsOrigin
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
                            readonly property var of: theme.of.indicators[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "fraction": 0, "band": "none", "target": "" })
                            readonly property color tint: Theme.bandColour(of.band)

                            width: rows.width
                            height: rows.each
                            intentName: "tile.open"
                            slots: ({ "key": String(of.key) })
                            label: of.label

                            Label {
                                id: what

                                y: 0.1 * row.height
                                width: parent.width
                                text: row.of.label
                                size: Theme.small
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.25 * Theme.u)
                            }

                            Rectangle {
                                id: groove

                                y: what.y + what.height + 0.3 * Theme.u
                                width: parent.width
                                height: 0.8 * Theme.u
                                radius: height / 2
                                color: Theme.raised

                                Rectangle {
                                    width: Math.max(height, parent.width * row.of.fraction)
                                    height: parent.height
                                    radius: height / 2
                                    color: row.tint
                                }
                            }

                            Label {
                                id: value

                                y: groove.y + groove.height + 0.2 * Theme.u
                                width: 0.58 * parent.width
                                text: row.of.value + " " + row.of.unit
                                size: Theme.caption
                                font.bold: true
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.15 * Theme.u)
                            }

                            Label {
                                anchors.right: parent.right
                                y: value.y
                                width: 0.4 * parent.width
                                horizontalAlignment: Text.AlignRight
                                text: row.of.target
                                size: Theme.caption
                                color: Theme.muted
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.1 * Theme.u)
                            }
                        }
                    }
                }
            }
        }
    }
}
