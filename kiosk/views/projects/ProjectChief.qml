// Who is in charge of a project, one touch away by voice or video.
import QtQuick
import Kiosk
import "../parts"

Item {
    id: chief

    required property var shown // the view's
    readonly property var who: shown.at.chief

    implicitHeight: Math.max(Theme.touch, 5.6 * Theme.u)

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: voice.x - Theme.gap

        Label {
            width: parent.width
            text: chief.shown.chiefTitle
            size: Theme.caption
            color: Theme.muted
        }

        Label {
            width: parent.width
            text: chief.who?.name ?? ""
            size: Theme.body
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.3 * Theme.u)
        }

        Label {
            width: parent.width
            text: chief.who?.unit ?? ""
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.2 * Theme.u)
        }
    }

    CallButton {
        id: voice

        x: video.x - width - 0.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        icon: "phone"
        intentName: "call.voice"
        contact: chief.who?.key ?? ""
        label: chief.shown.voiceCall
    }

    CallButton {
        id: video

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        icon: "video"
        intentName: "call.video"
        contact: chief.who?.key ?? ""
        label: chief.shown.videoCall
        strong: true
    }
}
