// A template whose slots are chosen: its words as they would be sent, and what can stand in each place.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: card

    required property var composing // {title, words, slots, note, drop, send, ready, intent, fills, to}
    property string toLabel: ""

    title: composing.title

    Label {
        id: whom

        width: parent.width
        height: 3.2 * Theme.u
        text: card.composing.to !== "" ? card.toLabel + " · " + card.composing.to : ""
        font.bold: true
    }

    Rectangle {
        id: sheet

        y: whom.height + 0.6 * Theme.u
        width: parent.width
        height: (Theme.touch > 6 * Theme.u ? 7 : 10) * Theme.u
        radius: Theme.radius
        color: Theme.raised
        border.width: Theme.stroke
        border.color: Theme.line

        Label {
            x: 1.6 * Theme.u
            y: 0.8 * Theme.u
            width: parent.width - 2 * x
            height: parent.height - 2 * y
            text: card.composing.words
            size: 0.85 * Theme.title
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.small)
        }
    }

    Column {
        id: slots

        y: sheet.y + sheet.height + Theme.gap
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: card.composing.slots.length

            Item {
                id: slot

                required property int index
                readonly property var of: card.composing.slots[index] ?? ({ "name": "", "choices": [] })

                width: slots.width
                height: choices.height

                Label {
                    width: 11 * Theme.u
                    height: Math.max(Theme.touch, 5 * Theme.u)
                    text: slot.of.name
                    size: Theme.small
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(0.9 * Theme.caption)
                    color: Theme.muted
                }

                Flow {
                    id: choices

                    readonly property int across: Math.max(1, Math.floor((width + spacing) / ((Theme.touch > 6 * Theme.u ? 11.8 : 15.5) * Theme.u)))
                    readonly property real each: (width - (across - 1) * spacing) / across - 0.01

                    x: 11.6 * Theme.u
                    width: parent.width - x
                    spacing: 0.6 * Theme.u

                    Repeater {
                        model: slot.of.choices.length

                        ChoiceChip {
                            required property int index
                            readonly property var of: slot.of.choices[index] ?? ({ "label": "", "chosen": false, "slots": ({}) })

                            width: choices.each
                            intentName: "order.fill"
                            slots: of.slots
                            label: of.label
                            chosen: of.chosen
                        }
                    }
                }
            }
        }
    }

    Label {
        y: actions.y - height - 0.4 * Theme.u
        width: parent.width
        height: 3 * Theme.u
        text: card.composing.note
        size: Theme.small
        color: Theme.warn
    }

    OrderActions {
        id: actions

        y: parent.height - height
        width: parent.width
        drop: card.composing.drop
        send: card.composing.send
        ready: card.composing.ready
        intent: card.composing.intent
        fills: card.composing.fills
    }
}
