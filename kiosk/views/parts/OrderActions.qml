// Below what is put together: say it anew, drop it, or have it read back.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Row {
    id: actions

    property string again: "" // "": nothing is said here
    property string drop: ""
    property string send: ""
    property bool ready: false
    property string intent: ""
    property var fills: ({})
    readonly property int shown: again !== "" ? 3 : 2
    readonly property real each: (width - (shown - 1) * spacing) / shown

    spacing: Theme.gap

    component Act: Target {
        id: act

        property string icon: ""
        property color colour: Theme.text
        property bool filled: false

        width: actions.each
        height: Math.max(Theme.touch, 6.4 * Theme.u)

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: act.filled ? act.colour : Theme.raised
            border.width: act.filled ? 0 : Theme.stroke
            border.color: Qt.alpha(act.colour, 0.5)
        }

        Icon {
            id: mark

            x: 1.6 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            name: act.icon
            size: 2.8 * Theme.u
            colour: act.filled ? Theme.inked : act.colour
        }

        Label {
            x: mark.x + mark.width + 1 * Theme.u
            width: parent.width - x - 1 * Theme.u
            height: parent.height
            text: act.label
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.caption)
            color: act.filled ? Theme.inked : act.colour
        }
    }

    Act {
        visible: actions.again !== ""
        intentName: visible ? "order.dictate" : ""
        label: actions.again
        icon: "microphone"
        colour: Theme.voice
    }

    Act {
        intentName: "order.drop"
        label: actions.drop
        icon: "close"
    }

    Act {
        intentName: actions.ready ? actions.intent : ""
        slots: actions.fills
        label: actions.send
        icon: "check"
        colour: actions.ready ? Theme.accent : Theme.muted
        filled: actions.ready
    }
}
