// Earlier values as a thin line that ends in a dot; its own range, no axis. What is unknown is a gap.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

Item {
    id: spark

    property var values: [] // numbers or null, oldest first
    property color colour: Theme.accent
    property real lineWidth: 0.22 * Theme.u
    readonly property int count: values ? values.length : 0
    readonly property var known: values ? values.filter(value => value !== null && value !== undefined) : []
    readonly property real low: known.length > 0 ? Math.min(...known) : 0
    readonly property real high: known.length > 0 ? Math.max(...known) : 1
    readonly property var lines: stretches()
    readonly property real margin: 2 * lineWidth

    function place(index: int): point {
        const range = high - low;
        const share = range > 0 ? (values[index] - low) / range : 0.5;
        return Qt.point(margin + (width - 2 * margin) * index / Math.max(1, count - 1), height - margin - (height - 2 * margin) * share);
    }

    // one polyline for every stretch without a gap; a value alone between two gaps is a dot
    function stretches(): var {
        const found = [];
        let now = [];
        for (let i = 0; i <= count; i++) {
            if (i < count && values[i] !== null && values[i] !== undefined) {
                now.push(place(i));
            } else if (now.length > 0) {
                found.push(now.length > 1 ? now : [now[0], Qt.point(now[0].x + 0.1 * Theme.u, now[0].y)]);
                now = [];
            }
        }
        return found;
    }

    implicitWidth: 14 * Theme.u
    implicitHeight: 4 * Theme.u

    Shape {
        anchors.fill: parent
        visible: spark.known.length > 1 && spark.width > 0 && spark.height > 0
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillColor: Qt.alpha(spark.colour, 0.1)

            PathMultiline {
                paths: spark.lines.map(line => [Qt.point(line[0].x, spark.height), ...line, Qt.point(line[line.length - 1].x, spark.height)])
            }
        }

        ShapePath {
            strokeColor: spark.colour
            strokeWidth: spark.lineWidth
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathMultiline {
                paths: spark.lines
            }
        }
    }

    Rectangle {
        readonly property var last: spark.lines.length > 0 ? spark.lines[spark.lines.length - 1] : []
        readonly property point end: last.length > 0 ? last[last.length - 1] : Qt.point(0, 0)

        visible: spark.known.length > 1
        x: end.x - width / 2
        y: end.y - height / 2
        width: 3.2 * spark.lineWidth
        height: width
        radius: width / 2
        color: spark.colour
    }
}
