// The names of a chart's curves, each beside a piece of its line.
pragma ComponentBehavior: Bound
import QtQuick

Row {
    id: legend

    required property var series // as the chart's
    required property var tints // their colours

    spacing: 1.6 * Theme.u

    Repeater {
        model: legend.series.length

        Row {
            id: name

            required property int index

            visible: (legend.series[index]?.label ?? "") !== ""
            spacing: 0.6 * Theme.u

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 0.4 * Theme.u

                Repeater {
                    model: legend.series[name.index]?.dashed ? 3 : 1

                    Rectangle {
                        width: (legend.series[name.index]?.dashed ? 0.7 : 2.8) * Theme.u
                        height: 0.34 * Theme.u
                        radius: height / 2
                        color: legend.tints[name.index] ?? "transparent"
                    }
                }
            }

            Label {
                text: legend.series[name.index]?.label ?? ""
                size: Theme.caption
                color: Theme.muted
            }
        }
    }
}
