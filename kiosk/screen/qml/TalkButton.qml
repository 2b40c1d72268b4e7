// Push to talk: a short tap switches listening on or off, holding listens for as long as it is held.
import QtQuick
import Kiosk
import Kiosk.Bridge

Target {
    id: button

    required property TalkPanel talk
    property real level: 0
    readonly property int hold: 450 // ms from which a press is a hold
    property bool began: false // this press switched listening on

    function listen(on: bool) {
        Glass.issue("microphone.talk", ({ "on": on ? "on" : "off" }), talk.label);
    }

    radius: width / 2
    label: talk.label
    tappable: false
    intentName: "microphone.talk"
    slots: ({ "on": talk.talking ? "off" : "on" })

    Timer {
        id: holding

        interval: button.hold
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onPressedChanged: {
            if (pressed) {
                holding.restart();
                button.began = !button.talk.talking;
                if (button.began)
                    button.listen(true);
            } else if (!button.began || !holding.running) {
                button.listen(false);
            }
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: button.width * (button.talk.talking ? 0.86 + 0.14 * Math.min(1, 1.6 * button.level) : 0.86)
        height: width
        radius: width / 2
        color: Qt.alpha(Theme.voice, 0.28)
        visible: button.talk.talking
    }

    Rectangle {
        anchors.centerIn: parent
        width: 0.86 * button.width
        height: width
        radius: width / 2
        color: button.talk.talking ? Theme.voice : Theme.raised
        border.width: 2 * Theme.stroke
        border.color: button.talk.possible ? Theme.voice : Theme.line

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 0.24 * parent.height
            name: button.talk.possible ? "microphone" : "microphone_off"
            size: 0.34 * parent.height
            weight: 1.6
            colour: words.color
        }

        Label {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            y: 0.62 * parent.height
            width: 0.8 * parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.talk.label
            color: button.talk.talking ? Theme.inked : button.talk.possible ? Theme.voice : Theme.muted
            size: Theme.caption
            font.bold: true
        }
    }
}
