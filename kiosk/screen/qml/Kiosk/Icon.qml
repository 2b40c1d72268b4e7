// One of the wall's own line icons, drawn from its path on a 24 x 24 grid.
import QtQuick
import QtQuick.Shapes

Item {
    id: icon

    property string name: ""
    property real size: 2.6 * Theme.u
    property color colour: Theme.text
    property real weight: 1.9 // of the 24 x 24 grid

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: icon.size / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: icon.colour
            strokeWidth: icon.weight
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Icons.path(icon.name)
            }
        }
    }
}
