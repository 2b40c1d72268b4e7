// A day as a curve over its axes: hours below, the unit's lines behind, a dot where it stands now.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

Item {
    id: chart

    required property var curve // {points: [0..1], lines: [{at, text}], times: [{at, text}], unit}
    property color colour: Theme.accent
    readonly property real leftRoom: 4.6 * Theme.u
    readonly property real bottomRoom: 3 * Theme.u
    readonly property real topRoom: 2.8 * Theme.u
    readonly property real w: width - leftRoom - 1 * Theme.u
    readonly property real h: height - bottomRoom - topRoom
    readonly property var placed: curve.points.map((value, index) => Qt.point(leftRoom + w * index / Math.max(1, curve.points.length - 1), topRoom + h * (1 - value)))

    Label {
        text: chart.curve.unit
        size: Theme.caption
        color: Theme.muted
        width: chart.leftRoom + 4 * Theme.u
        elide: Text.ElideNone
    }

    Repeater {
        model: chart.curve.lines.length

        Item {
            id: level

            required property int index
            readonly property var of: chart.curve.lines[index]

            y: chart.topRoom + chart.h * (1 - of.at)

            Rectangle {
                x: chart.leftRoom
                width: chart.w
                height: Theme.stroke
                color: Theme.line
            }

            Label {
                width: chart.leftRoom - 0.9 * Theme.u
                y: -height / 2
                horizontalAlignment: Text.AlignRight
                text: level.of.text
                size: Theme.caption
                color: Theme.muted
            }
        }
    }

    Repeater {
        model: chart.curve.times.length

        Item {
            id: hour

            required property int index
            readonly property var of: chart.curve.times[index]

            x: chart.leftRoom + chart.w * of.at
            y: chart.topRoom + chart.h

            Rectangle {
                width: Theme.stroke
                height: 0.7 * Theme.u
                color: Theme.muted
            }

            Label {
                x: Math.min(-width / 2, chart.width - hour.x - width)
                y: 0.9 * Theme.u
                text: hour.of.text
                size: Theme.caption
                color: Theme.muted
            }
        }
    }

    Shape {
        anchors.fill: parent
        visible: chart.placed.length > 1

        ShapePath {
            strokeWidth: -1
            fillColor: Qt.alpha(chart.colour, 0.12)

            PathPolyline {
                path: chart.placed.length < 2 ? [] : [Qt.point(chart.leftRoom, chart.topRoom + chart.h), ...chart.placed, Qt.point(chart.leftRoom + chart.w, chart.topRoom + chart.h)]
            }
        }

        ShapePath {
            strokeColor: chart.colour
            strokeWidth: 0.34 * Theme.u
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathPolyline {
                path: chart.placed.length < 2 ? [] : chart.placed
            }
        }
    }

    Rectangle {
        readonly property point end: chart.placed.length > 0 ? chart.placed[chart.placed.length - 1] : Qt.point(0, 0)

        visible: chart.placed.length > 0
        x: end.x - width / 2
        y: end.y - height / 2
        width: 1.4 * Theme.u
        height: width
        radius: width / 2
        color: chart.colour
        border.color: Theme.surface
        border.width: 0.3 * Theme.u
    }
}
