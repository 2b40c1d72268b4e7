// The QR code that makes an officer's phone reachable, large enough for a phone held at arm's length.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: sheet

    required property InvitationCardPanel invitation
    readonly property bool blocks: true

    visible: invitation.shown
    color: Qt.alpha(Theme.background, 0.86)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    Rectangle {
        id: card

        anchors.centerIn: parent
        width: code.width + words.width + 6 * Theme.u
        height: code.height + 4 * Theme.u
        radius: 1.4 * Theme.radius
        color: Theme.surface
        border.width: 2 * Theme.stroke
        border.color: Theme.accent

        Rectangle {
            id: code

            x: 2 * Theme.u
            y: 2 * Theme.u
            width: Math.min(48 * Theme.u, sheet.height - 8 * Theme.u)
            height: width
            color: "white"

            Shape {
                width: sheet.invitation.modules
                height: width
                scale: code.width / width
                transformOrigin: Item.TopLeft

                ShapePath {
                    strokeColor: "transparent"
                    fillColor: "black"

                    PathSvg {
                        path: sheet.invitation.path
                    }
                }
            }
        }

        Item {
            id: words

            x: code.x + code.width + 2 * Theme.u
            y: code.y
            width: 52 * Theme.u
            height: code.height

            SectionTitle {
                id: title

                width: parent.width
                text: sheet.invitation.title
                icon: "phone"
            }

            Label {
                id: name

                y: title.height + 1.6 * Theme.u
                width: parent.width
                text: sheet.invitation.name
                size: Theme.title
                font.bold: true
                wrapMode: Text.WordWrap
            }

            Label {
                id: advice

                y: name.y + name.height + 1.6 * Theme.u
                width: parent.width
                text: sheet.invitation.advice
                size: Theme.body
                color: Theme.muted
                wrapMode: Text.WordWrap
            }

            Label {
                y: advice.y + advice.height + 1.6 * Theme.u
                width: parent.width
                text: sheet.invitation.until
                size: Theme.body
                color: Theme.warn
            }

            ActionTarget {
                y: parent.height - height
                intentName: "phone.hide"
                label: sheet.invitation.close
                icon: "close"
            }
        }
    }
}
