// The call: the far side's picture, who it is, how it stands, what is said, and what can be done.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: card

    required property CallShownPanel call
    required property FrameSource officer
    readonly property color tone: ({ "good": Theme.good, "accent": Theme.accent, "warn": Theme.warn, "bad": Theme.bad })[call.tone] ?? Theme.muted
    readonly property bool blocks: true
    readonly property bool several: call.faces.length > 0
    readonly property string words: call.reason !== "" ? call.reason : call.caption
    // what stands below the picture: of several it takes the room of words that are not there
    readonly property real below: several && words === "" ? name.height + actions.height + 2 * Theme.pad + 2 * Theme.gap : 34 * Theme.u

    visible: call.shown
    radius: 1.4 * Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.stroke
    border.color: Qt.alpha(card.tone, 0.6)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    Item {
        id: picture

        x: Theme.pad
        y: Theme.pad
        width: card.several ? Math.min(card.width - (card.call.picture ? 26 : 44) * Theme.u, 16 / 9 * (card.height - card.below)) : card.width - 2 * Theme.pad
        height: Math.min(width * 9 / 16, card.height - card.below)

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.background
        }

        FramesItem {
            id: frames

            anchors.fill: parent
            visible: card.call.picture
            source: card.officer

            CallFaces {
                anchors.fill: parent
                faces: card.call.faces
            }
        }

        Rectangle {
            anchors.centerIn: parent
            visible: card.call.ringing
            width: portrait.width
            height: width
            radius: width / 2
            color: "transparent"
            border.width: 3 * Theme.stroke
            border.color: Theme.accent

            SequentialAnimation on scale {
                running: card.call.ringing && Theme.motion > 0
                loops: Animation.Infinite

                NumberAnimation { from: 1; to: 1.45; duration: 1100; easing.type: Easing.OutQuad }
                PauseAnimation { duration: 300 }
            }

            SequentialAnimation on opacity {
                running: card.call.ringing && Theme.motion > 0
                loops: Animation.Infinite

                NumberAnimation { from: 0.9; to: 0; duration: 1100; easing.type: Easing.OutQuad }
                PauseAnimation { duration: 300 }
            }
        }

        Portrait {
            id: portrait

            anchors.centerIn: parent
            visible: !(frames.visible && frames.running)
            width: 0.56 * picture.height
            height: width
            initials: card.call.initials
            icon: card.several ? "people" : "person"
        }

        Pill {
            x: Theme.gap
            y: Theme.gap
            visible: card.call.simulated !== ""
            color: Qt.alpha(Theme.background, 0.86)
            text: card.call.simulated
            icon: "simulated"
            colour: Theme.simulated
        }
    }

    Pill {
        x: picture.x + picture.width - width - Theme.gap
        y: picture.y + Theme.gap
        visible: card.call.quality !== ""
        color: Qt.alpha(Theme.background, 0.86)
        text: card.call.quality
        icon: "warning"
        colour: Theme.warn
    }

    Label {
        id: name

        x: Theme.pad
        y: picture.y + picture.height + Theme.gap
        width: (card.several ? standing.x : duration.x) - x - Theme.gap
        text: card.call.name
        size: Theme.title
        font.bold: true
    }

    Label {
        id: duration

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.baseline: name.baseline
        text: card.call.duration
        size: Theme.title
        font.features: ({ "tnum": 1 })
    }

    Label {
        id: role

        x: Theme.pad
        y: name.y + name.height
        width: standing.x - x - Theme.gap
        height: card.several ? 0 : 3.4 * Theme.u
        text: card.call.role
        color: Theme.muted
        size: Theme.body
    }

    Pill {
        id: standing

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad + (card.several ? duration.width + Theme.gap : 0)
        y: card.several ? name.y + (name.height - height) / 2 : role.y
        text: card.call.state
        icon: card.call.icon
        colour: card.tone
    }

    CallMembers {
        id: members

        x: picture.x + picture.width + Theme.gap
        y: picture.y
        width: card.width - x - Theme.pad
        height: picture.height
        visible: card.several
        faces: card.call.faces
    }

    Rectangle {
        id: said

        x: Theme.pad
        y: role.y + role.height + Theme.gap
        width: card.width - 2 * Theme.pad
        height: actions.y - y - Theme.gap
        radius: Theme.radius
        color: card.words === "" ? "transparent" : Theme.raised

        Label {
            id: caption

            anchors.fill: parent
            anchors.margins: Theme.gap
            anchors.bottomMargin: written.visible ? written.height + 1.5 * Theme.gap : Theme.gap
            text: card.words
            color: card.call.reason !== "" ? card.tone : Theme.text
            size: Theme.heading
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.small)
        }

        Label {
            id: written

            x: Theme.gap
            y: said.height - height - Theme.gap
            width: said.width - 2 * Theme.gap
            visible: text !== ""
            text: card.call.writtenBy
            color: Theme.muted
            size: Theme.small
        }
    }

    Row {
        id: actions

        readonly property int count: card.call.actions.length

        x: Theme.pad
        y: card.height - height - Theme.pad
        width: card.width - 2 * Theme.pad
        spacing: Theme.gap

        Repeater {
            model: actions.count

            ActionTarget {
                required property int index
                readonly property var action: card.call.actions[index] ?? ({ "label": "", "icon": "", "intentName": "", "slots": ({}), "tone": "text" })

                width: (actions.width - (actions.count - 1) * actions.spacing) / actions.count
                intentName: action.intentName
                slots: action.slots
                label: action.label
                icon: action.icon
                tone: action.tone
                below: actions.count > 3
            }
        }
    }
}
