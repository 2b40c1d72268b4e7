// What can be ordered of whom is chosen, the other ways to reach people, and how far what was ordered got.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown // the view's

    title: card.shown.ordersTitle

    Pill {
        x: parent.width - width - (card.shown.invitable ? invitation.width + 0.6 * Theme.u : 0)
        y: -height - Theme.gap
        width: Math.min(implicitWidth, parent.width - 12.4 * Theme.u - (card.shown.invitable ? invitation.width + 0.6 * Theme.u : 0))
        visible: card.shown.actors
        text: card.shown.simulated
        icon: "simulated"
        colour: Theme.simulated
    }

    Target {
        anchors.right: parent.right
        y: -height - 0.4 * Theme.u
        width: 20 * Theme.u
        height: Theme.touch
        visible: card.shown.invitable
        intentName: card.shown.invitable ? "phone.invite" : ""
        slots: ({ "contact": String(card.shown.target.key ?? "") })
        label: card.shown.invite

        Pill {
            id: invitation

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: card.shown.invite
            icon: "phone"
            colour: Theme.accent
        }
    }

    Label {
        id: whom

        readonly property bool known: card.shown.chosen !== ""

        width: Math.min(implicitWidth, parent.width)
        height: 3.2 * Theme.u
        text: known ? card.shown.to + " · " + card.shown.chosen : card.shown.nobody
        size: Theme.body
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.caption)
        color: known ? Theme.text : Theme.muted
        font.bold: known
    }

    Label {
        id: how

        x: whom.width + Theme.gap
        width: parent.width - x
        height: whom.height
        horizontalAlignment: Text.AlignRight
        visible: width > 0.75 * implicitWidth // cut short it would say nothing
        text: whom.known ? card.shown.say ?? "" : ""
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.8 * Theme.caption)
        color: Theme.voice
    }

    ChoiceRow { // everybody who is ticked, at once
        id: calling

        readonly property real taken: choices.length ? Theme.touch + spacing : 0

        y: whom.height + Theme.gap
        width: parent.width
        choices: card.shown.calling
    }

    Flow {
        id: templates

        readonly property real each: (width - 2 * spacing) / 3 - 0.01

        y: calling.y + calling.taken
        width: parent.width
        spacing: 0.8 * Theme.u

        Repeater {
            model: card.shown.templates.length

            ChoiceChip {
                required property int index
                readonly property var of: card.shown.templates[index] ?? ({ "title": "", "intent": "", "slots": ({}), "icon": "", "chosen": false })

                width: templates.each
                intentName: of.intent
                slots: of.slots
                label: of.title
                icon: of.icon
                chosen: of.chosen
            }
        }

    }

    ChoiceRow { // the other ways to reach people
        id: ways

        y: templates.y + templates.height + spacing
        width: parent.width
        choices: card.shown.ways
        tone: "voice"
    }

    Divider {
        id: sent

        y: ways.y + ways.height + Theme.gap
        width: parent.width
    }

    Label {
        y: sent.y + Theme.gap
        width: parent.width
        visible: card.shown.orders.length === 0 && !words.active
        text: card.shown.noOrders
        color: Theme.muted
    }

    Loader {
        id: words

        active: card.shown.beside.words !== undefined
        y: sent.y + 0.8 * Theme.u
        width: parent.width
        height: parent.height - y
        sourceComponent: WordsBeside {
            beside: card.shown.beside
        }
    }

    Column {
        id: list

        readonly property int fits: Math.max(0, Math.floor((parent.height - y) / (5.9 * Theme.u)))
        readonly property real each: Math.min(8 * Theme.u, (parent.height - y) / Math.max(1, Math.min(fits, card.shown.orders.length)))

        y: sent.y + 0.6 * Theme.u
        width: parent.width

        Repeater {
            model: words.active ? 0 : Math.min(card.shown.orders.length, list.fits)

            OrderRow {
                required property int index

                width: list.width
                height: list.each
                order: card.shown.orders[index] ?? ({ "text": "", "to": "", "at": "", "state": "", "since": "", "icon": "", "tone": "muted", "late": "", "reason": "", "mark": "", "trouble": "" })
            }
        }
    }
}
