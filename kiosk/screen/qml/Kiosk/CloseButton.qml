// Closes what is in front: a cross as large as a fingertip.
import QtQuick

Target {
    id: button

    property real size: 2.6 * Theme.u // of the cross

    width: Theme.touch
    height: Theme.touch
    radius: width / 2
    intentName: "tile.close"

    Icon {
        anchors.centerIn: parent
        name: "close"
        size: button.size
    }
}
