// A city camera: its picture while it is new, its last one dark and under the words that say so, and always what it is, where, and how far it can be believed.
import QtQuick
import Kiosk.Bridge

Target {
    id: pane

    // {key, title, where, number, slot, status, statusText, why, age, picture, frozen, far?}
    required property var camera
    property bool large: height > 30 * Theme.u
    readonly property bool narrow: width < 34 * Theme.u // its name stands over what else there is to say
    property bool whole: false // nothing of the picture is cut: black stays beside it

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
        anchors.centerIn: parent
        width: pane.whole ? Math.min(pane.width - 2 * Theme.stroke, height * 16 / 9) : pane.width - 2 * Theme.stroke
        height: pane.whole ? Math.min(pane.height - 2 * Theme.stroke, pane.width * 9 / 16) : pane.height - 2 * Theme.stroke
        visible: (pane.camera.picture || pane.camera.frozen) && pane.camera.slot >= 0
        opacity: pane.camera.picture ? 1 : 0.22
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
            colour: pane.camera.frozen ? Theme.warn : Theme.muted
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: pane.camera.why
            size: pane.large ? Theme.body : Theme.small
            font.bold: pane.camera.frozen
            color: pane.camera.frozen ? Theme.text : Theme.muted
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
        height: (pane.narrow ? 5.4 : 3.4) * Theme.u
        color: Qt.alpha(Theme.background, 0.78)

        Rectangle {
            id: number

            visible: pane.camera.number > 0
            x: 0.5 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: 2.6 * Theme.u
            height: width
            radius: 0.5 * Theme.u
            color: Theme.raised
            border.width: Theme.stroke
            border.color: Theme.muted

            Label {
                anchors.centerIn: parent
                text: pane.camera.number
                size: Theme.caption
                font.bold: true
            }
        }

        Label {
            x: number.visible ? 3.8 * Theme.u : 1 * Theme.u
            width: parent.width - x - 1 * Theme.u - (pane.narrow ? 0 : away.width + 1 * Theme.u)
            height: pane.narrow ? 3 * Theme.u : parent.height
            text: pane.narrow ? pane.camera.title : pane.camera.title + "  ·  " + pane.camera.where
            size: pane.large ? Theme.body : Theme.caption
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.2 * Theme.u)
        }

        Label {
            id: away

            x: pane.narrow ? number.visible ? 3.8 * Theme.u : 1 * Theme.u : parent.width - width - 1 * Theme.u
            y: pane.narrow ? 2.6 * Theme.u : 0
            height: pane.narrow ? 2.6 * Theme.u : parent.height
            text: (pane.camera.far ?? "") === "" ? pane.camera.age : pane.camera.far + "  ·  " + pane.camera.age
            size: Theme.caption
            color: Theme.muted
        }
    }
}
