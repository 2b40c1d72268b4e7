// Somebody who can be called: who, what for or how it stands with them, and two ways to call.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: row

    required property var contact // {key, name, role, unit, looks, say, callState, inCall, joins, assigned, reach, reachable, chosen, ticked}
    property bool picking: false // a touch ticks, in place of opening
    property bool several: false // others are ticked: a touch chooses this one in their place
    property real size: Theme.body // of the name
    property string videoLabel: ""
    property string voiceLabel: ""
    property string addLabel: ""
    readonly property color colour: ({ "fire": Theme.bad, "medic": Theme.good, "police": Theme.voice })[contact.looks] ?? Theme.accent

    readonly property real face: Math.min(5 * Theme.u, 0.6 * height)

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 0.3 * Theme.u
        anchors.bottomMargin: 0.3 * Theme.u
        radius: Theme.radius
        color: row.contact.inCall || row.contact.chosen || row.picking && row.contact.ticked !== "" ? Qt.alpha(Theme.accent, 0.12) : Theme.raised
        border.width: row.contact.chosen || row.picking && row.contact.ticked !== "" ? 2 * Theme.stroke : 0
        border.color: Theme.accent
    }

    Target {
        anchors.left: parent.left
        anchors.right: row.picking ? parent.right : buttons.left
        anchors.rightMargin: row.picking ? 0 : 0.6 * Theme.u
        height: parent.height
        intentName: row.picking ? "order.tick" : row.several ? "order.choose" : "tile.open"
        slots: row.several && !row.picking ? ({ "contact": String(row.contact.key) }) : ({ "key": String(row.contact.key) })
        label: row.contact.name

        Rectangle {
            id: face

            x: 1 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: row.face
            height: width
            radius: width / 2
            color: Qt.alpha(row.colour, 0.16)

            Icon {
                anchors.centerIn: parent
                name: ({ "fire": "fire", "medic": "ambulance", "police": "police" })[row.contact.looks] ?? "person"
                size: 0.6 * row.face
                colour: row.colour
            }
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: face.x + face.width + 1 * Theme.u
            width: parent.width - x - (row.picking ? 6 * Theme.u : 0)
            spacing: 0.2 * Theme.u

            Label {
                width: parent.width
                text: row.contact.name
                size: row.size
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(0.85 * Theme.caption)
            }

            Label {
                readonly property string standing: row.contact.callState !== "" ? row.contact.callState : row.contact.assigned !== "" ? row.contact.assigned : row.contact.reach

                width: parent.width
                text: standing !== "" ? standing : row.contact.role
                size: Theme.caption
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                lineHeight: 0.86
                color: row.contact.callState !== "" ? Theme.accent : row.contact.assigned !== "" ? Theme.warn : row.contact.reach !== "" && row.contact.reachable ? Theme.good : Theme.muted
            }
        }
    }

    Tick {
        visible: row.picking
        anchors.right: parent.right
        anchors.rightMargin: 2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        ticked: row.contact.ticked ?? ""
    }

    Row {
        id: buttons

        visible: !row.picking
        anchors.right: parent.right
        anchors.rightMargin: 1 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.6 * Theme.u

        CallButton {
            visible: row.contact.joins ?? false
            icon: "people_add"
            strong: true
            intentName: visible ? "call.add" : ""
            contact: row.contact.key
            label: row.addLabel
        }

        CallButton {
            visible: !(row.contact.joins ?? false)
            icon: "phone"
            intentName: "call.voice"
            contact: row.contact.key
            label: row.voiceLabel
        }

        CallButton {
            visible: !(row.contact.joins ?? false)
            icon: "video"
            strong: true
            intentName: "call.video"
            contact: row.contact.key
            label: row.videoLabel
        }
    }
}
