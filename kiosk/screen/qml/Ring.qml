// A ring that fills clockwise from the top.
import QtQuick
import QtQuick.Shapes
import Kiosk

Item {
    id: ring

    property real fraction: 0 // 0..1
    property color colour: Theme.accent
    property real thickness: 0.7 * Theme.u
    property color groove: Qt.alpha(Theme.background, 0.7)

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: ring.groove
            strokeWidth: ring.thickness
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.thickness) / 2
                radiusY: radiusX
                startAngle: 0
                sweepAngle: 360
            }
        }

        ShapePath {
            strokeColor: ring.colour
            strokeWidth: ring.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.thickness) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: Math.max(0.01, 360 * Math.max(0, Math.min(1, ring.fraction)))
            }
        }
    }
}
