// The directory in columns; beside it what can be ordered of whom is chosen, what was ordered, and the last calls.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real side: Math.max(0.32 * width, 52 * Theme.u)
    readonly property real column: (width - side - shown.columns.length * gap) / Math.max(1, shown.columns.length)
    readonly property real rows: shown.columns.reduce((most, column) => column.length ? Math.max(most, column[column.length - 1].at + 1) : most, 1)
    readonly property bool composing: shown.composing.what !== ""
    readonly property real above: shown.picking ? Theme.touch + Theme.gap : 0
    readonly property real row: Math.max(Theme.touch + 1.2 * Theme.u, Math.min(9.6 * Theme.u, (height - above - 2 * Theme.pad) / rows))

    Loader {
        active: view.shown.composing.what === "words"
        width: view.width - view.side - view.gap
        height: view.height
        sourceComponent: OrderWords {
            composing: view.shown.composing
            toLabel: view.shown.to
        }
    }

    Loader {
        active: view.shown.composing.what === "slots"
        width: view.width - view.side - view.gap
        height: view.height
        sourceComponent: OrderSlots {
            composing: view.shown.composing
            toLabel: view.shown.to
        }
    }

    Row {
        id: groups

        readonly property real each: (view.width - view.side - view.gap - (view.shown.groups.length - 1) * spacing) / Math.max(1, view.shown.groups.length)

        visible: !view.composing
        spacing: 0.8 * Theme.u

        Repeater {
            model: view.shown.groups.length

            ChoiceChip {
                required property int index
                readonly property var of: view.shown.groups[index] ?? ({ "label": "", "ticked": false, "intent": "", "slots": ({}) })

                width: groups.each
                intentName: of.intent
                slots: of.slots
                label: of.label
                chosen: of.ticked
                ticks: of.intent === "order.tick"
                icon: "close"
            }
        }
    }

    Repeater {
        model: view.composing ? 0 : view.shown.columns.length

        Item {
            id: column

            required property int index
            readonly property var entries: view.shown.columns[index] ?? []

            x: index * (view.column + view.gap)
            y: view.above
            width: view.column
            height: view.height - y

            Repeater {
                model: column.entries.length

                Item {
                    id: entry

                    required property int index
                    readonly property var of: column.entries[index] ?? ({ "title": "", "at": 0 })

                    y: of.at * view.row
                    width: column.width
                    height: of.title !== undefined ? 0.55 * view.row : view.row

                    SectionTitle {
                        visible: entry.of.title !== undefined
                        width: parent.width
                        height: parent.height
                        text: entry.of.title ?? ""
                    }

                    Loader {
                        active: entry.of.title === undefined
                        anchors.fill: parent
                        sourceComponent: ContactRow {
                            contact: entry.of
                            picking: view.shown.picking
                            several: view.shown.several
                            videoLabel: view.shown.videoCall
                            voiceLabel: view.shown.voiceCall
                            addLabel: view.shown.bringIn
                        }
                    }
                }
            }
        }
    }

    Card {
        id: orders

        x: view.width - view.side
        width: view.side
        height: view.height - past.height - view.gap
        title: view.shown.ordersTitle

        Pill {
            anchors.right: parent.right
            y: -height - Theme.gap
            visible: view.shown.actors
            text: view.shown.simulated
            icon: "simulated"
            colour: Theme.simulated
        }

        Target {
            anchors.right: parent.right
            y: -height - 0.4 * Theme.u
            width: 20 * Theme.u
            height: Theme.touch
            visible: view.shown.invitable
            intentName: view.shown.invitable ? "phone.invite" : ""
            slots: ({ "contact": String(view.shown.target.key ?? "") })
            label: view.shown.invite

            Pill {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: view.shown.invite
                icon: "phone"
                colour: Theme.accent
            }
        }

        Label {
            id: whom

            readonly property bool known: view.shown.chosen !== ""

            width: Math.min(implicitWidth, parent.width)
            height: 3.2 * Theme.u
            text: known ? view.shown.to + " · " + view.shown.chosen : view.shown.nobody
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
            text: whom.known ? view.shown.say ?? "" : ""
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.8 * Theme.caption)
            color: Theme.voice
        }

        Flow {
            id: templates

            readonly property real each: (width - 2 * spacing) / 3 - 0.01

            y: whom.height + view.gap
            width: parent.width
            spacing: 0.8 * Theme.u

            Repeater {
                model: view.shown.templates.length

                ChoiceChip {
                    required property int index
                    readonly property var of: view.shown.templates[index] ?? ({ "title": "", "intent": "", "slots": ({}), "icon": "", "chosen": false })

                    width: templates.each
                    intentName: of.intent
                    slots: of.slots
                    label: of.title
                    icon: of.icon
                    chosen: of.chosen
                }
            }

        }

        Row { // the other ways to reach people, in one row however many they are
            id: ways

            readonly property int across: Math.max(1, view.shown.ways.length)
            readonly property real each: (width - (across - 1) * spacing) / across

            y: templates.y + templates.height + spacing
            width: parent.width
            spacing: templates.spacing

            Repeater {
                model: view.shown.ways.length

                ChoiceChip {
                    required property int index
                    readonly property var of: view.shown.ways[index] ?? ({ "title": "", "intent": "", "slots": ({}), "icon": "", "chosen": false })

                    width: ways.each
                    intentName: of.intent
                    slots: of.slots
                    label: of.title
                    icon: of.icon
                    chosen: of.chosen
                    tone: "voice"
                }
            }
        }

        Divider {
            id: sent

            y: ways.y + ways.height + Theme.gap
            width: parent.width
        }

        Label {
            y: sent.y + Theme.gap
            width: parent.width
            visible: view.shown.orders.length === 0
            text: view.shown.noOrders
            color: Theme.muted
        }

        Column {
            id: list

            readonly property real each: 5.9 * Theme.u
            readonly property int fits: Math.max(0, Math.floor((parent.height - y) / each))

            y: sent.y + 0.6 * Theme.u
            width: parent.width

            Repeater {
                model: Math.min(view.shown.orders.length, list.fits)

                OrderRow {
                    required property int index

                    width: list.width
                    height: list.each
                    order: view.shown.orders[index] ?? ({ "text": "", "to": "", "at": "", "state": "", "since": "", "icon": "", "tone": "muted", "late": "", "reason": "", "mark": "", "trouble": "" })
                }
            }
        }
    }

    Card {
        id: past

        x: orders.x
        y: view.height - height
        width: view.side
        height: 2 * Theme.pad + 4 * Theme.u + Math.max(1, view.shown.calls.length) * calls.each
        title: view.shown.callsTitle

        Label {
            visible: view.shown.calls.length === 0
            width: parent.width
            text: view.shown.noCalls
            color: Theme.muted
        }

        Column {
            id: calls

            readonly property real each: Math.max(Theme.touch, 4.8 * Theme.u)

            width: parent.width

            Repeater {
                model: view.shown.calls.length

                PastCallRow {
                    required property int index

                    width: calls.width
                    height: calls.each
                    call: view.shown.calls[index] ?? ({ "contact": "", "name": "", "icon": "", "how": "", "missed": false, "at": "", "known": false, "age": "" })
                    label: view.shown.videoCall
                }
            }
        }
    }
}
