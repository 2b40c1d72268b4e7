// What waits for a yes: whom, how, how long, and by which sense it may come.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: veil

    required property QuestionShownPanel question
    readonly property bool blocks: true // nothing behind it can be pointed at

    visible: question.shown
    color: Qt.alpha(Theme.background, 0.78)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Rectangle {
        id: card

        anchors.centerIn: parent
        width: Math.min(96 * Theme.u, veil.width - 2 * Theme.pad)
        height: body.height + 2 * inset
        radius: 1.6 * Theme.radius
        color: Theme.surface
        border.width: 2 * Theme.stroke
        border.color: Theme.accent

        readonly property real inset: 3 * Theme.u

        Column {
            id: body

            x: card.inset
            y: card.inset
            width: card.width - 2 * card.inset
            spacing: 2.4 * Theme.u

            Row {
                width: parent.width
                spacing: 3 * Theme.u

                Item {
                    id: who

                    width: 20 * Theme.u
                    height: width

                    Ring {
                        id: countdown

                        anchors.fill: parent
                        thickness: 0.9 * Theme.u
                        groove: Theme.raised
                        fraction: veil.question.left / veil.question.of
                    }

                    Portrait {
                        anchors.centerIn: parent
                        width: 15.6 * Theme.u
                        height: width
                        initials: veil.question.initials
                        icon: veil.question.portrait
                    }

                    Rectangle {
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        width: 6 * Theme.u
                        height: width
                        radius: width / 2
                        color: Theme.surface
                        border.width: 2 * Theme.stroke
                        border.color: Theme.accent

                        Label {
                            anchors.centerIn: parent
                            text: veil.question.seconds
                            size: Theme.heading
                            font.bold: true
                        }
                    }
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - who.width - parent.spacing
                    spacing: 0.8 * Theme.u

                    Pill {
                        visible: veil.question.how !== ""
                        text: veil.question.how
                        icon: veil.question.howIcon
                        colour: Theme.accent
                    }

                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: veil.question.name
                        size: 1.25 * Theme.title
                        font.bold: true
                    }

                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: veil.question.role
                        color: Theme.muted
                        size: Theme.heading
                    }

                    Label {
                        width: parent.width
                        text: veil.question.prompt
                        // an order is read back to its last word
                        height: veil.question.name === "" ? 21 * Theme.u : 2 * 1.3 * Theme.heading
                        size: veil.question.name === "" ? Theme.title : Theme.heading
                        wrapMode: Text.WordWrap
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Math.round(Theme.small)
                    }
                }
            }

            Row {
                id: answers

                readonly property real each: (body.width - spacing) / 2

                spacing: Theme.pad

                ActionTarget {
                    width: answers.each
                    height: 11 * Theme.u
                    intentName: "answer.no"
                    icon: "thumb_down"
                    label: veil.question.no
                    size: Theme.title
                }

                ActionTarget {
                    width: answers.each
                    height: 11 * Theme.u
                    intentName: "answer.yes"
                    icon: "thumb_up"
                    label: veil.question.yes
                    tone: "accent"
                    size: Theme.title
                }
            }

            Row {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: veil.question.senses.length

                    Pill {
                        required property int index
                        readonly property var sense: veil.question.senses[index] ?? ({ "modality": "", "word": "", "may": false })

                        text: sense.word
                        icon: sense.modality
                        mark: sense.may ? "check" : "cross"
                        colour: sense.may ? Theme.modalityColour(sense.modality) : Theme.muted
                        opacity: sense.may ? 1 : 0.8
                    }
                }

                Label {
                    width: Math.max(0, body.width - x)
                    height: 3.2 * Theme.u
                    text: veil.question.advice
                    color: Theme.muted
                    size: Theme.small
                }
            }
        }
    }
}
