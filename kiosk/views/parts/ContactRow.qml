// Somebody who can be called: who, what for, how to say it, and how the last call stands.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: row

    required property var contact // {key, name, role, unit, looks, say, callState, inCall, assigned}
    property string videoLabel: ""
    property string voiceLabel: ""
    readonly property color colour: ({ "fire": Theme.bad, "medic": Theme.good, "police": Theme.voice })[contact.looks] ?? Theme.accent

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 0.4 * Theme.u
        anchors.bottomMargin: 0.4 * Theme.u
        radius: Theme.radius
        color: row.contact.inCall ? Qt.alpha(Theme.accent, 0.12) : Theme.raised
        border.width: row.contact.inCall ? 2 * Theme.stroke : 0
        border.color: Theme.accent
    }

    Target {
        anchors.left: parent.left
        anchors.right: buttons.left
        anchors.rightMargin: 0.6 * Theme.u
        height: parent.height
        intentName: "tile.open"
        slots: ({ "key": String(row.contact.key) })
        label: row.contact.name

        Rectangle {
            id: face

            x: 1.2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: 5.2 * Theme.u
            height: width
            radius: width / 2
            color: Qt.alpha(row.colour, 0.16)

            Icon {
                anchors.centerIn: parent
                name: ({ "fire": "fire", "medic": "ambulance", "police": "police" })[row.contact.looks] ?? "person"
                size: 3 * Theme.u
                colour: row.colour
            }
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: face.x + face.width + 1.2 * Theme.u
            width: parent.width - x
            spacing: 0.35 * Theme.u

            Label {
                width: parent.width
                text: row.contact.name
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.small)
            }

            Label {
                width: parent.width
                text: row.contact.assigned !== "" ? row.contact.assigned : row.contact.role
                size: Theme.caption
                color: row.contact.assigned !== "" ? Theme.warn : Theme.muted
            }

            Label {
                width: parent.width
                text: row.contact.callState !== "" ? row.contact.callState : row.contact.say
                size: Theme.caption
                color: row.contact.callState !== "" ? Theme.accent : Theme.voice
            }
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: 1.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.8 * Theme.u

        CallButton {
            icon: "phone"
            intentName: "call.voice"
            contact: row.contact.key
            label: row.voiceLabel
        }

        CallButton {
            icon: "video"
            strong: true
            intentName: "call.video"
            contact: row.contact.key
            label: row.videoLabel
        }
    }
}
