// Everybody who is or was in a call of several, or rung for it: name, state, and a touch that ends it with them, or rings
// again who did not come.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

ListView {
    id: members

    required property var faces // as the call panel gives them

    spacing: 0.8 * Theme.u
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: faces.length

    delegate: Target {
        id: member

        required property int index
        readonly property var face: members.faces[index] ?? ({ "name": "", "state": "", "tone": "muted", "icon": "person", "contact": "", "intentName": "", "act": "" })
        readonly property bool acts: face.intentName !== ""
        readonly property bool again: face.intentName === "call.add"

        width: members.width
        height: Math.max(6.4 * Theme.u, Theme.touch)
        intentName: face.intentName
        slots: ({ "contact": face.contact })
        label: face.act + ": " + face.name
        tappable: acts
        pointable: acts

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.raised
            opacity: member.acts && !member.again ? 1 : 0.6
            border.width: Theme.stroke
            border.color: Qt.alpha(Theme.text, 0.25)
        }

        Label {
            x: Theme.gap
            y: 0.6 * Theme.u
            width: away.x - x
            height: member.height / 2 - 0.6 * Theme.u
            text: member.face.name
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.85 * Theme.caption)
            font.bold: true
        }

        Label {
            x: Theme.gap
            y: member.height / 2
            width: away.x - x
            height: member.height / 2 - 0.6 * Theme.u
            text: member.face.state
            color: ({ "good": Theme.good, "accent": Theme.accent, "warn": Theme.warn, "bad": Theme.bad })[member.face.tone] ?? Theme.muted
            size: Theme.small
        }

        Icon {
            id: away

            x: parent.width - width - Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            // Qt 6.11's software renderer draws a Shape also outside a clip: over what stands below the list
            visible: member.acts && member.y + y + height <= members.contentY + members.height && member.y + y >= members.contentY
            name: member.again ? "people_add" : "close"
            size: (member.again ? 3 : 2.2) * Theme.u
            colour: member.again ? Theme.accent : Theme.muted
        }
    }
}
