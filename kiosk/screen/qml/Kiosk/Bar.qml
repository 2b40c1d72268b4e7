// A share of a whole as a bar; hatched where nobody knows, which is not nought.
import QtQuick

Rectangle {
    id: bar

    property real fraction: 0 // 0..1 of the full bar; more is full
    property bool known: true
    property color colour: Theme.accent
    property bool outlined: false

    implicitHeight: 0.8 * Theme.u
    radius: height / 2
    color: Theme.raised
    border.width: outlined ? Theme.stroke : 0
    border.color: Theme.line

    Rectangle {
        visible: bar.known && bar.fraction > 0
        width: Math.max(height, bar.width * Math.min(1, bar.fraction))
        height: bar.height
        radius: height / 2
        color: bar.colour

        Behavior on width {
            NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
        }
    }

    Hatch {
        anchors.fill: parent
        visible: !bar.known
    }
}
