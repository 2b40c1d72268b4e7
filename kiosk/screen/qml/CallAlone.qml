// A call with one person: their picture, or who they are where there is none, what is said, and what it is about.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: alone

    required property CallShownPanel call
    required property FrameSource officer
    required property color tone
    // a picture that was asked for and never comes, as of a telephone, takes no room
    readonly property bool pictured: call.picture && frames.running
    readonly property string words: call.reason !== "" ? call.reason : call.caption !== "" ? call.caption : call.going
    readonly property real between: 0.8 * Theme.u

    implicitHeight: pictured ? width * 9 / 16 + who.height + topics.height + 2 * between : person.height + pills.height + said.height + topics.height + 3 * Theme.gap

    Item {
        id: picture

        x: (alone.width - width) / 2
        width: Math.min(alone.width, 1.06 * 16 / 9 * height) // what is cut of the picture's height is nobody's head
        height: Math.min(alone.width * 9 / 16, who.y - alone.between)
        opacity: alone.pictured ? 1 : 0

        FramesItem {
            id: frames

            anchors.fill: parent
            visible: alone.call.picture
            source: alone.officer
            forgets: true
        }

        CallWords {
            x: alone.between
            y: picture.height - height - alone.between
            width: picture.width - 2 * alone.between
            height: Math.min(wanted, 0.42 * picture.height)
            visible: alone.pictured && alone.call.caption !== ""
            color: Qt.alpha(Theme.background, 0.86)
            text: alone.call.caption
            writtenBy: alone.call.writtenBy
            size: 2.2 * Theme.u
        }
    }

    CallPills {
        x: picture.x + alone.between
        y: alone.between
        width: picture.width - 2 * alone.between
        visible: alone.pictured
        call: alone.call
        apart: true
    }

    Item {
        id: who

        y: topics.y - height - alone.between
        width: alone.width
        height: 9.6 * Theme.u
        visible: alone.pictured

        Label {
            id: name

            width: duration.x - Theme.gap
            height: 4.6 * Theme.u
            text: alone.call.name
            size: Theme.title
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body)
        }

        Label {
            id: duration

            x: parent.width - width
            anchors.baseline: name.baseline
            text: alone.call.duration
            size: Theme.title
            font.features: ({ "tnum": 1 })
        }

        Label {
            id: role

            y: name.height
            width: standing.x - Theme.gap
            height: 2.5 * Theme.u
            text: alone.call.role
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.9 * Theme.caption)
        }

        Label {
            y: role.y + role.height
            width: role.width
            height: 2.5 * Theme.u
            text: alone.call.unit
            color: Theme.muted
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.9 * Theme.caption)
        }

        Pill {
            id: standing

            x: parent.width - width
            y: role.y + role.height - height / 2
            text: alone.call.state
            icon: alone.call.icon
            colour: alone.tone
        }
    }

    CallPerson {
        id: person

        width: alone.width
        visible: !alone.pictured
        call: alone.call
    }

    CallPills {
        id: pills

        y: person.height + Theme.gap
        width: alone.width - rings.width - Theme.gap
        visible: !alone.pictured
        call: alone.call
        standing: alone.call.state
        tone: alone.tone
    }

    Label {
        id: rings

        x: alone.width - width
        anchors.verticalCenter: pills.verticalCenter
        visible: !alone.pictured
        text: alone.call.duration
        size: Theme.title
        font.features: ({ "tnum": 1 })
    }

    CallWords {
        id: said

        y: pills.y + pills.height + Theme.gap
        width: alone.width
        height: (alone.call.talks ? 13 : 8.4) * Theme.u // the place of what may be said is there before it is
        visible: !alone.pictured
        text: alone.words
        writtenBy: alone.call.reason === "" ? alone.call.writtenBy : ""
        colour: alone.call.reason !== "" ? alone.tone : alone.call.caption !== "" ? Theme.text : Theme.muted
    }

    Column {
        id: topics

        y: alone.height - height
        width: alone.width
        spacing: alone.between

        CallTopic {
            width: topics.width
            of: alone.call.incident
            roomy: !alone.pictured
        }

        CallTopic {
            width: topics.width
            of: alone.call.order
        }
    }
}
