// What the camera sees, as in a mirror: the presenter's hand in the colour of gestures, bystanders' grey.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: tile

    required property DevicesPanel devices
    required property HandsPanel hands
    required property FrameSource preview
    readonly property bool running: devices.picture && frames.running

    radius: Theme.radius
    color: Theme.background
    border.width: 2 * Theme.stroke
    border.color: hands.present ? Theme.gesture : Theme.line

    FramesItem {
        id: frames

        anchors.fill: parent
        anchors.margins: 2 * Theme.stroke
        visible: tile.devices.picture
        source: tile.preview
        mirrored: true
    }

    SkeletonsItem {
        anchors.fill: frames
        visible: tile.running
        hands: tile.hands
        colour: Theme.gesture
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        spacing: Theme.gap
        visible: !tile.running

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tile.devices.picture ? "camera" : "camera_off"
            size: 4.6 * Theme.u
            weight: 1.5
            colour: Theme.muted
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: tile.devices.noPicture
            color: Theme.muted
            size: Theme.caption
            wrapMode: Text.WordWrap
        }
    }

    Rectangle {
        visible: tile.running && fps.text !== ""
        x: 0.8 * Theme.u
        y: tile.height - height - 0.8 * Theme.u
        width: fps.implicitWidth + 1.2 * Theme.u
        height: 2.6 * Theme.u
        radius: height / 2
        color: Qt.alpha(Theme.background, 0.8)

        Label {
            id: fps

            anchors.centerIn: parent
            text: tile.hands.fps
            size: Theme.caption
        }
    }

    Ring {
        anchors.centerIn: parent
        visible: tile.hands.engaging > 0 && tile.hands.engaging < 1
        width: 9 * Theme.u
        height: width
        fraction: tile.hands.engaging
        colour: Theme.gesture

        Icon {
            anchors.centerIn: parent
            name: "gesture"
            size: 4.4 * Theme.u
            colour: Theme.gesture
        }
    }
}
