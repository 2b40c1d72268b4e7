// A strip of the wall's ground that lies over what slid out of the picture.
import QtQuick

Item {
    id: margin

    required property real from // where it begins on the wall
    required property real whole // height of the wall
    required property bool painted // another value has it painted anew: what leaked into it stands nowhere in the scene

    clip: true

    Rectangle {
        y: -margin.from
        width: margin.width
        height: margin.whole
        gradient: WallGround {}
        opacity: margin.painted ? 1 : 0.999
    }
}
