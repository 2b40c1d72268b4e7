// An order in one's own words: large, to be said again, mended with the keyboard, dropped or sent.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: card

    required property var composing // {title, mark, words, empty, partial, note, tone, count, kinds, rows, again, drop, send, ready, to}
    property string toLabel: ""
    readonly property real key: Math.max(Theme.touch, 5 * Theme.u)
    readonly property color toned: ({ "voice": Theme.voice, "warn": Theme.warn })[composing.tone] ?? Theme.muted

    title: composing.title

    Row {
        anchors.right: parent.right
        y: -height - 0.2 * Theme.u
        spacing: 0.8 * Theme.u

        Repeater {
            model: card.composing.kinds.length

            ChoiceChip {
                required property int index
                readonly property var of: card.composing.kinds[index] ?? ({ "key": "", "label": "", "chosen": false })

                width: 18 * Theme.u
                intentName: "order.kind"
                slots: ({ "kind": String(of.key) })
                label: of.label
                chosen: of.chosen
            }
        }
    }

    Label {
        id: whom

        width: parent.width - count.width - Theme.gap
        height: 3.2 * Theme.u
        text: card.composing.to !== "" ? card.toLabel + " · " + card.composing.to : ""
        font.bold: true
    }

    Label {
        id: count

        anchors.right: parent.right
        height: whom.height
        text: card.composing.count
        size: Theme.small
        color: Theme.muted
        font.features: ({ "tnum": 1 })
    }

    Rectangle {
        id: sheet

        y: whom.height + 0.6 * Theme.u
        width: parent.width
        height: note.y - y - 0.4 * Theme.u
        radius: Theme.radius
        color: Theme.raised
        border.width: card.composing.partial ? 2 * Theme.stroke : Theme.stroke
        border.color: card.composing.partial ? Theme.voice : Theme.line

        Pill {
            id: mark

            visible: card.composing.mark !== ""
            x: 1.2 * Theme.u
            y: 1 * Theme.u
            text: card.composing.mark
            icon: "microphone"
            colour: Theme.voice
        }

        Label {
            x: 1.6 * Theme.u
            y: mark.visible ? mark.y + mark.height + 0.4 * Theme.u : 0.8 * Theme.u
            width: parent.width - 2 * x
            height: parent.height - y - 0.8 * Theme.u
            text: card.composing.empty !== "" ? card.composing.empty : card.composing.words + (card.composing.partial ? " …" : "|")
            size: Theme.title
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.small)
            verticalAlignment: Text.AlignTop
            color: card.composing.empty !== "" ? Theme.muted : card.composing.partial ? Theme.voice : Theme.text
        }
    }

    Label {
        id: note

        y: keys.y - height - 0.4 * Theme.u
        width: parent.width
        height: 3 * Theme.u
        text: card.composing.note
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.8 * Theme.caption)
        color: card.toned
    }

    Column {
        id: keys

        y: actions.y - height - Theme.gap
        width: parent.width
        spacing: 0.5 * Theme.u

        Repeater {
            model: card.composing.rows.length

            Row {
                id: line

                required property int index
                readonly property var of: card.composing.rows[index] ?? []
                readonly property real each: (keys.width - (of.length - 1) * spacing) / Math.max(1, of.reduce((sum, key) => sum + key.wide, 0))

                spacing: 0.5 * Theme.u

                Repeater {
                    model: line.of.length

                    Target {
                        id: button

                        required property int index
                        readonly property var of: line.of[index] ?? ({ "key": "", "label": "", "wide": 1 })

                        width: line.each * of.wide
                        height: card.key
                        intentName: "order.type"
                        slots: ({ "key": String(of.key) })
                        label: of.label
                        radius: 0.8 * Theme.radius

                        Rectangle {
                            anchors.fill: parent
                            radius: button.radius
                            color: Theme.raised
                            border.width: Theme.stroke
                            border.color: Theme.line
                        }

                        Label {
                            anchors.fill: parent
                            anchors.margins: 0.4 * Theme.u
                            horizontalAlignment: Text.AlignHCenter
                            text: button.label
                            size: button.of.wide > 1 ? Theme.small : Theme.heading
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(0.9 * Theme.caption)
                        }
                    }
                }
            }
        }
    }

    OrderActions {
        id: actions

        y: parent.height - height
        width: parent.width
        again: card.composing.again
        drop: card.composing.drop
        send: card.composing.send
        ready: card.composing.ready
        intent: "order.words"
    }
}
