// A new critical alarm that came up by itself: what, where, the camera, who is near, and what can be done.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: card

    required property AlarmsShownPanel alarms
    readonly property bool blocks: true
    property real most: 1e6 // the height there is: the picture gives way to the words
    default property alias picture: frame.data

    implicitHeight: body.height + actions.height + 3 * Theme.pad
    visible: alarms.cardShown
    radius: 1.4 * Theme.radius
    color: Theme.surface
    border.width: 3 * Theme.stroke
    border.color: mark.colour

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    CloseButton {
        id: shut

        x: card.width - width - Theme.gap
        y: Theme.gap
        intentName: "alarm.hide"
        label: card.alarms.close
        size: 3 * Theme.u
    }

    Column {
        id: body

        x: Theme.pad
        y: Theme.pad
        width: card.width - 2 * Theme.pad
        spacing: Theme.gap

        Row {
            id: head

            spacing: Theme.gap

            AlarmMark {
                id: mark

                width: 6 * Theme.u
                height: width
                priority: card.alarms.card.priority ?? 4
                calls: true

                SequentialAnimation on opacity {
                    running: card.visible && !Theme.reducedMotion
                    loops: Animation.Infinite

                    NumberAnimation { from: 1; to: 0.55; duration: 900; easing.type: Easing.InOutSine }
                    NumberAnimation { from: 0.55; to: 1; duration: 900; easing.type: Easing.InOutSine }
                }
            }

            Column {
                width: body.width - mark.width - shut.width - 2 * Theme.gap

                Label {
                    width: parent.width
                    text: (card.alarms.card.priorityText ?? "") + "  ·  " + (card.alarms.card.since ?? "")
                    size: Theme.small
                    font.bold: true
                    color: mark.colour
                }

                Label {
                    width: parent.width
                    text: card.alarms.card.title ?? ""
                    size: Theme.title
                    font.bold: true
                    wrapMode: Text.WordWrap
                    maximumLineCount: 2
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.round(Theme.heading)
                }

                Label {
                    width: parent.width
                    text: card.alarms.card.where ?? ""
                    size: Theme.body
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                    maximumLineCount: 2
                }
            }
        }

        Item {
            id: frame

            visible: card.alarms.pane.key !== undefined
            width: parent.width
            height: visible ? Math.round(Math.min(0.5625 * width, card.most - head.height - note.height - advice.height - actions.height - 3 * Theme.gap - 3 * Theme.pad)) : 0
        }

        Row {
            id: note

            width: parent.width
            spacing: Theme.gap

            Badge {
                id: badge

                visible: card.alarms.cardStatus !== ""
                status: card.alarms.cardStatus
                text: card.alarms.cardStatusText
            }

            Label {
                width: parent.width - badge.width - Theme.gap
                height: Math.max(badge.height, implicitHeight)
                visible: card.alarms.unit !== ""
                text: card.alarms.unitTitle + ": " + card.alarms.unit
                size: Theme.small
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }
        }

        Label {
            id: advice

            width: parent.width
            text: card.alarms.adviceTitle + ": " + (card.alarms.card.advice ?? "")
            size: Theme.small
            color: Theme.muted
            wrapMode: Text.WordWrap
            maximumLineCount: 2
        }
    }

    ActionRow {
        id: actions

        x: Theme.pad
        y: card.height - height - Theme.pad
        width: card.width - 2 * Theme.pad
        actions: card.alarms.actions
        size: Theme.caption
    }
}
