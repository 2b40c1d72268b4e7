// What office a city holds, as a shape: a star, a diamond, a ring, a flag's square, a dot.
import QtQuick
import Kiosk

Item {
    id: mark

    property string office: "member" // president, vice, executive, host, member
    property real size: 2 * Theme.u
    property color colour: Theme.accent
    readonly property bool badge: office === "president" || office === "host"

    implicitWidth: size
    implicitHeight: size

    Rectangle {
        visible: mark.badge
        anchors.fill: parent
        radius: mark.office === "president" ? width / 2 : 0.24 * width
        color: mark.colour

        Icon {
            anchors.centerIn: parent
            name: mark.office === "president" ? "star" : "pin"
            size: 0.72 * mark.size
            colour: Theme.inked
        }
    }

    Rectangle {
        visible: !mark.badge
        anchors.centerIn: parent
        width: (mark.office === "vice" ? 0.72 : 1) * mark.size
        height: width
        radius: mark.office === "vice" ? 0.1 * width : width / 2
        rotation: mark.office === "vice" ? 45 : 0
        color: mark.office === "executive" ? Theme.surface : mark.colour
        border.width: mark.office === "executive" ? 0.26 * mark.size : 0
        border.color: mark.colour
    }
}
