// Standing bars over an axis, each with its name and number; a mark shows what it is compared with.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: chart

    property var bars: [] // [{key?, label, fraction, text, band?, mark?}]
    property var lines: [] // [{at, text}]
    property string unit: ""
    property bool named: true // names under the bars
    readonly property real leftRoom: lines.length > 0 ? 1 * Theme.u + widest.width : 0
    readonly property real bottomRoom: named ? 2.8 * Theme.u : 0.4 * Theme.u
    readonly property real topRoom: 2.6 * Theme.u
    readonly property real w: Math.max(1, width - leftRoom)
    readonly property real h: Math.max(1, height - topRoom - bottomRoom)
    readonly property real each: w / Math.max(1, bars.length)

    implicitWidth: 60 * Theme.u
    implicitHeight: 26 * Theme.u

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: Math.max(1, Math.round(Theme.caption))
        text: chart.lines.reduce((longest, line) => line.text.length > longest.length ? line.text : longest, "0")
    }

    Label {
        text: chart.unit
        size: Theme.caption
        color: Theme.muted
    }

    Repeater {
        model: chart.lines.length

        Item {
            id: level

            required property int index
            readonly property var of: chart.lines[index] ?? ({ "at": 0, "text": "" })

            y: chart.topRoom + chart.h * (1 - of.at)

            Rectangle {
                x: chart.leftRoom
                width: chart.w
                height: Theme.stroke
                color: Theme.line
            }

            Label {
                width: chart.leftRoom - 0.7 * Theme.u
                y: -height / 2
                horizontalAlignment: Text.AlignRight
                text: level.of.text
                size: Theme.caption
                color: Theme.muted
            }
        }
    }

    Repeater {
        model: chart.bars.length

        Target {
            id: bar

            required property int index
            readonly property var of: chart.bars[index] ?? ({ "label": "", "fraction": 0, "text": "" })
            readonly property color tint: of.band ? Theme.bandColour(of.band) : Theme.accent

            x: chart.leftRoom + index * chart.each
            width: chart.each
            height: chart.height
            enabled: (of.key ?? "") !== ""
            intentName: "tile.open"
            slots: ({ "key": String(of.key ?? "") })
            label: of.label

            Rectangle {
                x: 0.18 * bar.width
                width: 0.64 * bar.width
                height: Math.max(Theme.stroke, chart.h * bar.of.fraction)
                y: chart.topRoom + chart.h - height
                radius: Math.min(0.5 * Theme.u, width / 3)
                color: bar.tint

                Behavior on height {
                    NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
                }
            }

            Rectangle {
                visible: bar.of.mark !== undefined && bar.of.mark !== null
                x: 0.08 * bar.width
                width: 0.84 * bar.width
                height: 2 * Theme.stroke
                y: chart.topRoom + chart.h * (1 - (bar.of.mark ?? 0))
                color: Theme.text
            }

            Label {
                y: chart.topRoom + chart.h * (1 - bar.of.fraction) - height - 0.3 * Theme.u
                width: bar.width
                horizontalAlignment: Text.AlignHCenter
                text: bar.of.text
                size: Theme.caption
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
            }

            Label {
                visible: chart.named
                y: chart.height - height
                width: bar.width - 0.3 * Theme.u
                horizontalAlignment: Text.AlignHCenter
                text: bar.of.label
                size: Theme.caption
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
            }
        }
    }
}
