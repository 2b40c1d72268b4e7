// A call of several: everybody in one picture, the list of them, and what is said, in a place that is always there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: together

    required property CallShownPanel call
    required property FrameSource officer
    required property color tone
    readonly property string words: call.reason !== "" ? call.reason : call.caption

    Rectangle {
        id: picture

        width: Math.min(together.width - (together.call.picture ? 23 : 44) * Theme.u, 16 / 9 * height)
        height: foot.y - Theme.gap
        radius: Theme.radius
        color: Theme.background

        FramesItem {
            id: frames

            anchors.centerIn: parent
            width: parent.width
            height: Math.min(parent.height, width * 9 / 16)
            visible: together.call.picture
            source: together.officer
            forgets: true

            CallFaces {
                anchors.fill: parent
                faces: together.call.faces
            }
        }

        Portrait {
            anchors.centerIn: parent
            visible: !frames.visible
            width: 0.5 * picture.height
            height: width
            initials: together.call.initials
            icon: "people"
        }
    }

    CallMembers {
        x: picture.width + Theme.gap
        width: together.width - x
        height: foot.y + foot.height
        faces: together.call.faces
    }

    Item {
        id: foot

        y: strip.y - height - Theme.gap
        width: picture.width
        height: 4.4 * Theme.u

        Label {
            width: pills.x - Theme.gap
            height: parent.height
            text: together.call.name
            size: Theme.title
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.small)
        }

        CallPills {
            id: pills

            x: duration.x - width - Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            width: implicitWidth
            call: together.call
            standing: together.call.state
            tone: together.tone
        }

        Label {
            id: duration

            x: parent.width - width
            height: parent.height
            text: together.call.duration
            size: Theme.title
            font.features: ({ "tnum": 1 })
        }
    }

    Item {
        id: strip

        // words come and go: no face moves for them, the order gives way
        readonly property bool spoken: together.words !== ""

        y: together.height - height
        width: together.width
        height: Math.max(8 * Theme.u, Theme.touch)

        CallWords {
            width: incident.x - Theme.gap
            height: parent.height
            visible: strip.spoken
            text: together.words
            writtenBy: together.call.reason === "" ? together.call.writtenBy : ""
            colour: together.call.reason !== "" ? together.tone : Theme.text
            size: 2.2 * Theme.u
        }

        CallTopic {
            width: incident.x - Theme.gap
            height: parent.height
            visible: !strip.spoken
            of: together.call.order
        }

        CallTopic {
            id: incident

            x: 0.57 * strip.width
            width: strip.width - x
            height: parent.height
            of: together.call.incident
        }
    }
}
