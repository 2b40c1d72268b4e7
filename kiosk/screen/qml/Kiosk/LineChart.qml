// Curves over an axis with its unit: gaps stay gaps, reference lines are named, the last value is marked.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

Item {
    id: chart

    property var series: [] // [{points: [0..1 or null], colour?, label?, dashed?, area?}]
    property var lines: [] // [{at, text}] across
    property var times: [] // [{at, text}] along
    property var marks: [] // [{at, text, band, dotted?}] reference lines; a dotted one is named at its left end
    property string unit: ""
    property bool area: true // the first curve stands on a tinted ground
    readonly property var colours: [Theme.accent, Theme.voice, Theme.warn, Theme.gesture]
    readonly property real leftRoom: 1 * Theme.u + widest.width
    readonly property real bottomRoom: times.length > 0 ? 3 * Theme.u : 1 * Theme.u
    readonly property real topRoom: (unit !== "" || named ? 2.8 : 0.8) * Theme.u
    readonly property real rightRoom: 1.4 * Theme.u
    readonly property real w: Math.max(1, width - leftRoom - rightRoom)
    readonly property real h: Math.max(1, height - bottomRoom - topRoom)
    readonly property bool named: series.some(one => (one.label ?? "") !== "")

    function colour(index: int): color {
        return series[index]?.colour ?? colours[index % colours.length];
    }

    function place(index: int, count: int, value: real): point {
        return Qt.point(leftRoom + w * index / Math.max(1, count - 1), topRoom + h * (1 - value));
    }

    // one polyline for every stretch without a gap; a value alone between two gaps is a dot
    function stretches(points: var): var {
        const found = [];
        let now = [];
        for (let i = 0; i <= points.length; i++) {
            if (points[i] !== null && points[i] !== undefined) {
                now.push(place(i, points.length, points[i]));
            } else if (now.length > 0) {
                found.push(now.length > 1 ? now : [now[0], Qt.point(now[0].x + 0.1 * Theme.u, now[0].y)]);
                now = [];
            }
        }
        return found;
    }

    function known(points: var): bool {
        const now = points[points.length - 1];
        return now !== null && now !== undefined;
    }

    function last(points: var): var {
        for (let i = points.length - 1; i >= 0; i--)
            if (points[i] !== null && points[i] !== undefined)
                return place(i, points.length, points[i]);
        return null;
    }

    function grounds(points: var): var {
        return stretches(points).map(line => [Qt.point(line[0].x, topRoom + h), ...line, Qt.point(line[line.length - 1].x, topRoom + h), Qt.point(line[0].x, topRoom + h)]);
    }

    implicitWidth: 60 * Theme.u
    implicitHeight: 26 * Theme.u

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: Math.max(1, Math.round(Theme.caption))
        text: chart.lines.reduce((longest, line) => line.text.length > longest.length ? line.text : longest, "0")
    }

    Label {
        id: units

        text: chart.unit
        size: Theme.caption
        color: Theme.muted
    }

    ChartLegend {
        anchors.right: parent.right
        anchors.rightMargin: chart.rightRoom
        series: chart.named ? chart.series : []
        tints: chart.series.map((_, index) => chart.colour(index))
    }

    ChartAxes {
        anchors.fill: parent
        lines: chart.lines
        times: chart.times
        leftRoom: chart.leftRoom
        topRoom: chart.topRoom
        w: chart.w
        h: chart.h
    }

    Repeater {
        model: chart.series.length

        Shape {
            id: curve

            required property int index
            readonly property var of: chart.series[index] ?? ({ "points": [] })

            anchors.fill: parent

            ShapePath {
                strokeWidth: -1
                fillColor: curve.index === 0 && chart.area && !(curve.of.dashed ?? false) ? Qt.alpha(chart.colour(0), 0.12) : "transparent"

                PathMultiline {
                    paths: curve.index === 0 && chart.area ? chart.grounds(curve.of.points) : []
                }
            }

            ShapePath {
                strokeColor: chart.colour(curve.index)
                strokeWidth: 0.32 * Theme.u
                strokeStyle: curve.of.dashed ? ShapePath.DashLine : ShapePath.SolidLine
                dashPattern: [1.6, 2.2]
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathMultiline {
                    paths: chart.stretches(curve.of.points)
                }
            }
        }
    }

    Repeater {
        model: chart.marks.length

        ChartMark {
            required property int index

            x: chart.leftRoom
            y: chart.topRoom + chart.h * (1 - of.at)
            of: chart.marks[index] ?? ({ "at": 0, "text": "", "band": "" })
            topRoom: chart.topRoom
            w: chart.w
        }
    }

    Repeater {
        model: chart.series.length

        Rectangle {
            required property int index
            readonly property var of: chart.series[index] ?? ({ "points": [] })
            readonly property var end: chart.last(of.points)
            readonly property bool now: chart.known(of.points)

            visible: end !== null && !(of.dashed ?? false)
            x: (end?.x ?? 0) - width / 2
            y: (end?.y ?? 0) - height / 2
            width: 1.3 * Theme.u
            height: width
            radius: width / 2
            color: now ? chart.colour(index) : Theme.surface // hollow: that was the last, it is not known now
            border.color: now ? Theme.surface : chart.colour(index)
            border.width: 0.26 * Theme.u
        }
    }
}
