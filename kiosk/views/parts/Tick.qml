// Whether somebody is ticked: by oneself, as one of a group (a smaller mark), or not.
import QtQuick
import Kiosk

Rectangle {
    id: box

    property string ticked: "" // "self", "group" or ""

    width: 3.4 * Theme.u
    height: width
    radius: 0.6 * Theme.u
    color: ticked === "self" ? Theme.accent : "transparent"
    border.width: 2 * Theme.stroke
    border.color: ticked === "" ? Theme.muted : Theme.accent

    Icon {
        visible: box.ticked !== ""
        anchors.centerIn: parent
        name: box.ticked === "self" ? "check" : "people"
        size: 2.4 * Theme.u
        colour: box.ticked === "self" ? Theme.inked : Theme.accent
    }
}
