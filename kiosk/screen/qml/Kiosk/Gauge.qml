// A share of a whole as an open ring with its number inside.
import QtQuick
import QtQuick.Shapes

Item {
    id: gauge

    property real fraction: 0 // 0..1
    property string text: ""
    property string unit: ""
    property color colour: Theme.accent
    property real thickness: 0.09 * Math.min(width, height)

    implicitWidth: 16 * Theme.u
    implicitHeight: 16 * Theme.u

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Theme.raised
            strokeWidth: gauge.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: gauge.width / 2
                centerY: gauge.height / 2
                radiusX: (Math.min(gauge.width, gauge.height) - gauge.thickness) / 2
                radiusY: radiusX
                startAngle: 135
                sweepAngle: 270
            }
        }

        ShapePath {
            strokeColor: gauge.colour
            strokeWidth: gauge.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: gauge.width / 2
                centerY: gauge.height / 2
                radiusX: (Math.min(gauge.width, gauge.height) - gauge.thickness) / 2
                radiusY: radiusX
                startAngle: 135
                sweepAngle: Math.max(0.01, 270 * Math.max(0, Math.min(1, gauge.fraction)))

                Behavior on sweepAngle {
                    NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
                }
            }
        }
    }

    Label {
        id: number

        anchors.centerIn: parent
        width: 0.74 * Math.min(gauge.width, gauge.height)
        horizontalAlignment: Text.AlignHCenter
        text: gauge.text
        size: 0.24 * Math.min(gauge.width, gauge.height)
        font.bold: true
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: gauge.height - height - 0.02 * gauge.height
        width: 0.6 * gauge.width
        horizontalAlignment: Text.AlignHCenter
        text: gauge.unit
        color: Theme.muted
        size: Theme.caption
    }
}
