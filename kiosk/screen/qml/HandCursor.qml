// Where the presenter's hand points, and how long it has dwelt there.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: cursor

    required property HandsPanel hands
    readonly property real size: 6.4 * Theme.u

    anchors.fill: parent
    visible: hands.cursorShown

    Ring {
        x: cursor.hands.cursorX * cursor.width - width / 2
        y: cursor.hands.cursorY * cursor.height - height / 2
        width: cursor.size
        height: cursor.size
        fraction: cursor.hands.dwell
        colour: Theme.gesture
        groove: Qt.alpha(Theme.background, 0.75)

        Rectangle {
            anchors.centerIn: parent
            width: 1.5 * Theme.u
            height: width
            radius: width / 2
            color: Theme.gesture
            border.width: 2 * Theme.stroke
            border.color: Theme.background
        }
    }
}
