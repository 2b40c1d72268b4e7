// Earlier values as a thin line that ends in a dot; its own range, no axis.
import QtQuick
import QtQuick.Shapes

Item {
    id: spark

    property var values: [] // numbers, oldest first
    property color colour: Theme.accent
    property real lineWidth: 0.22 * Theme.u
    readonly property int count: values ? values.length : 0
    readonly property real low: count ? Math.min(...values) : 0
    readonly property real high: count ? Math.max(...values) : 1
    readonly property real margin: 2 * lineWidth

    function place(index: int): point {
        const range = high - low;
        const share = range > 0 ? (values[index] - low) / range : 0.5;
        return Qt.point(margin + (width - 2 * margin) * index / Math.max(1, count - 1), height - margin - (height - 2 * margin) * share);
    }

    implicitWidth: 14 * Theme.u
    implicitHeight: 4 * Theme.u

    Shape {
        anchors.fill: parent
        visible: spark.count > 1 && spark.width > 0 && spark.height > 0
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillColor: Qt.alpha(spark.colour, 0.1)

            PathPolyline {
                path: {
                    if (spark.count < 2)
                        return [];
                    const points = spark.values.map((_, index) => spark.place(index));
                    return [Qt.point(points[0].x, spark.height), ...points, Qt.point(points[points.length - 1].x, spark.height)];
                }
            }
        }

        ShapePath {
            strokeColor: spark.colour
            strokeWidth: spark.lineWidth
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap

            PathPolyline {
                path: spark.count < 2 ? [] : spark.values.map((_, index) => spark.place(index))
            }
        }
    }

    Rectangle {
        readonly property point end: spark.count > 0 ? spark.place(spark.count - 1) : Qt.point(0, 0)

        visible: spark.count > 1
        x: end.x - width / 2
        y: end.y - height / 2
        width: 3.2 * spark.lineWidth
        height: width
        radius: width / 2
        color: spark.colour
    }
}
