// Who is nearest, how he is called by voice, and the buttons that call him or give him an order.
import QtQuick
import Kiosk
import "../parts"

Item {
    id: unit

    required property var of // a caller with key, name, say; null where the city has nobody near
    required property var words // {nearest, voiceCall, videoCall, order}

    height: who.height + 0.6 * Theme.u + buttons.height

    Column {
        id: who

        width: parent.width
        spacing: 0.1 * Theme.u

        Label {
            width: parent.width
            text: unit.words.nearest + "  ·  " + (unit.of?.say ?? "")
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.15 * Theme.u)
        }

        Label {
            width: parent.width
            text: unit.of?.name ?? ""
            font.bold: true
        }
    }

    Row {
        id: buttons

        y: parent.height - height
        spacing: Theme.gap

        CallButton {
            id: voice

            icon: "phone"
            intentName: "call.voice"
            contact: unit.of?.key ?? ""
            label: unit.words.voiceCall
        }

        CallButton {
            icon: "video"
            strong: true
            intentName: "call.video"
            contact: unit.of?.key ?? ""
            label: unit.words.videoCall
            text: unit.words.videoCall
        }

        CallButton {
            icon: "document"
            intentName: "order.choose"
            contact: unit.of?.key ?? ""
            label: unit.words.order
        }
    }
}
