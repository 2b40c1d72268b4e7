// A city camera: its picture only while it is new, and always what it is, where, and how far it can be believed.
import QtQuick
import Kiosk.Bridge

Target {
    id: pane

    // {key, title, where, slot, status, statusText, why, picture, far?}
    required property var camera
    property bool large: height > 30 * Theme.u

    intentName: "tile.open"
    slots: ({ "key": String(pane.camera.key) })
    label: pane.camera.title
    implicitWidth: 48 * Theme.u
    implicitHeight: 27 * Theme.u
    radius: 0.6 * Theme.u

    Rectangle {
        anchors.fill: parent
        color: "#05080b"
        radius: pane.radius
        border.width: Theme.stroke
        border.color: Theme.line
    }

    FramesItem {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        visible: pane.camera.picture && pane.camera.slot >= 0
        source: Glass.pictures[pane.camera.slot] ?? null
    }

    Column {
        anchors.centerIn: parent
        visible: !pane.camera.picture
        width: parent.width - 4 * Theme.u
        spacing: 0.8 * Theme.u

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "cctv"
            size: 4 * Theme.u
            colour: Theme.muted
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: pane.camera.why
            size: Theme.small
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
    }

    Badge {
        x: 0.8 * Theme.u
        y: 0.8 * Theme.u
        status: pane.camera.status
        text: pane.camera.statusText

        Rectangle {
            anchors.fill: parent
            z: -1
            radius: height / 2
            color: Qt.alpha(Theme.background, 0.8)
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.stroke
        x: Theme.stroke
        width: parent.width - 2 * Theme.stroke
        height: 3.4 * Theme.u
        color: Qt.alpha(Theme.background, 0.78)

        Label {
            x: 1 * Theme.u
            width: parent.width - away.width - 3 * Theme.u
            height: parent.height
            text: pane.camera.title + "  ·  " + pane.camera.where
            size: pane.large ? Theme.body : Theme.caption
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.2 * Theme.u)
        }

        Label {
            id: away

            anchors.right: parent.right
            anchors.rightMargin: 1 * Theme.u
            height: parent.height
            text: pane.camera.far ?? ""
            size: Theme.caption
            color: Theme.muted
        }
    }
}
