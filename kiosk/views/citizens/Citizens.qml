// Citizens' voice: how many and how the day goes on the left, what about in the middle, in which words on the right.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real leftWidth: 0.34 * width
    readonly property real wordsWidth: 0.28 * width

    Card {
        id: today

        width: view.leftWidth
        height: 0.44 * view.height

        Target {
            anchors.fill: parent
            intentName: "tile.open"
            slots: ({ "key": String(view.shown.requests.key) })
            label: view.shown.requests.label

            SectionTitle {
                id: heading

                width: parent.width
                icon: "speech"
                text: view.shown.todayTitle
            }

            Label {
                id: count

                y: heading.height + 0.4 * Theme.u
                text: view.shown.requests.value
                size: Theme.display
                font.bold: true
            }

            Label {
                id: against

                y: count.y + count.height
                width: parent.width
                text: view.shown.against
                size: Theme.small
                color: Theme.muted
            }

            Item {
                id: answered

                y: against.y + against.height + 1.2 * Theme.u
                width: parent.width
                height: 4.6 * Theme.u

                BarRow {
                    width: parent.width
                    height: parent.height
                    label: view.shown.answeredTitle
                    labelWidth: 0.5 * width
                    fraction: view.shown.answered.raw / 100
                    known: view.shown.answered.known
                    text: view.shown.answered.value + " " + view.shown.answered.unit
                }
            }

            Provenance {
                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.requests
            }
        }
    }

    Card {
        y: today.height + view.gap
        width: view.leftWidth
        height: view.height - y

        LineChart {
            anchors.fill: parent
            series: view.shown.curve.series
            lines: view.shown.curve.lines
            times: view.shown.curve.times
            unit: view.shown.curveTitle
        }
    }

    Card {
        x: view.leftWidth + view.gap
        width: view.width - view.leftWidth - view.wordsWidth - 2 * view.gap
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: topics

                width: parent.width
                text: view.shown.topicsTitle
            }

            Label {
                id: most

                y: topics.height + 0.3 * Theme.u
                width: parent.width
                text: view.shown.most
                size: Theme.small
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
            }

            Icon {
                anchors.verticalCenter: risen.verticalCenter
                name: "up"
                size: 1.8 * Theme.u
                colour: Theme.warn
            }

            Label {
                id: risen

                x: 2.4 * Theme.u
                y: most.y + most.height
                width: parent.width - x
                text: view.shown.risen
                size: Theme.small
                color: Theme.warn
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
            }

            Treemap {
                y: risen.y + risen.height + 0.6 * Theme.u
                width: parent.width
                height: from.y - y - 0.8 * Theme.u
                cells: view.shown.topics
            }

            Provenance {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.topicsOrigin
            }
        }
    }

    Card {
        x: view.width - view.wordsWidth
        width: view.wordsWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: said

                width: parent.width
                text: view.shown.wordsTitle
            }

            Item {
                id: cloud

                y: said.height + Theme.gap
                width: parent.width
                height: origin.y - y - 0.8 * Theme.u
                clip: true

                Flow {
                    width: parent.width
                    spacing: 1.1 * Theme.u

                    Repeater {
                        model: view.shown.keywords.length

                        Row {
                            id: word

                            required property int index
                            readonly property var of: view.shown.keywords[index] ?? ({ "label": "", "value": "", "weight": 0 })

                            spacing: 0.5 * Theme.u

                            Label {
                                id: name

                                text: word.of.label
                                size: (1.75 + 2.2 * word.of.weight) * Theme.u
                                font.bold: word.of.weight > 0.75
                                color: word.of.weight > 0.75 ? Theme.accent : Theme.text
                            }

                            Label {
                                anchors.baseline: name.baseline
                                text: word.of.value
                                size: Theme.caption
                                color: Theme.muted
                            }
                        }
                    }
                }
            }

            Provenance {
                id: origin

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.keywordsOrigin
            }
        }
    }
}
