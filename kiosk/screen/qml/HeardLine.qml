// The words as they come, then what was understood, how, and how surely; fades to a hint.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: line

    required property HudPanel hud
    readonly property real heardAt: hud.heardAt
    readonly property string heardText: hud.heard
    readonly property real verdictAt: hud.verdictAt
    readonly property color tone: ({ "good": Theme.good, "accent": Theme.accent, "warn": Theme.warn, "bad": Theme.bad })[hud.tone] ?? Theme.muted
    readonly property real readable: 7000 // ms until it fades

    onHeardAtChanged: hearing.restart()
    onHeardTextChanged: hearing.restart()
    onVerdictAtChanged: judging.restart()

    Label {
        width: line.width
        height: line.height
        visible: heard.opacity === 0 && verdict.opacity === 0
        text: line.hud.hint
        color: Theme.muted
        size: Theme.body
        wrapMode: Text.WordWrap
        maximumLineCount: 2
    }

    Row {
        id: heard

        readonly property bool above: verdict.visible

        height: above ? 0.4 * line.height : line.height
        opacity: 0
        visible: opacity > 0
        spacing: Theme.gap

        Icon {
            id: ear

            anchors.verticalCenter: parent.verticalCenter
            name: "voice"
            size: heard.above ? 2.4 * Theme.u : 3.6 * Theme.u
            colour: Theme.voice
        }

        Label {
            width: line.width - ear.width - Theme.gap
            height: parent.height
            text: line.hud.heardFinal ? "“" + line.hud.heard + "”" : line.hud.heard + " …"
            color: line.hud.heardFinal ? Theme.text : Theme.muted
            elide: Text.ElideLeft
            size: heard.above ? Theme.body : Theme.heading
        }

        SequentialAnimation {
            id: hearing

            PropertyAction { target: heard; property: "opacity"; value: line.heardText === "" ? 0 : 1 }
            PauseAnimation { duration: line.readable }
            NumberAnimation { target: heard; property: "opacity"; to: 0; duration: 2 * Theme.motion }
        }
    }

    Item {
        id: verdict

        y: heard.visible ? heard.height : 0
        width: line.width
        height: line.height - y
        opacity: 0
        visible: opacity > 0

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: line.hud.mark
            size: 3.4 * Theme.u
            weight: 2.3
            colour: line.tone
        }

        Label {
            x: mark.width + Theme.gap
            width: by.x - x - Theme.gap
            height: parent.height
            text: line.hud.text
            color: line.hud.verdict === "done" ? Theme.text : line.tone
            size: Theme.heading
            font.bold: true
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.small)
        }

        Pill {
            id: by

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: line.hud.modality !== ""
            icon: line.hud.modality === "system" ? "engine" : line.hud.modality
            text: line.hud.modalityWord + (line.hud.confidence === "" ? "" : "  " + line.hud.confidence)
            colour: Theme.modalityColour(line.hud.modality)
        }

        SequentialAnimation {
            id: judging

            PropertyAction { target: verdict; property: "opacity"; value: line.hud.verdict === "" ? 0 : 1 }
            PauseAnimation { duration: line.readable }
            NumberAnimation { target: verdict; property: "opacity"; to: 0; duration: 2 * Theme.motion }
        }
    }
}
