// Everybody who can be reached, in columns under their sections; above them, while several are ticked, the groups.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: directory

    required property var shown // the view's
    readonly property real gap: Theme.gap
    readonly property real column: (width - (shown.columns.length - 1) * gap) / Math.max(1, shown.columns.length)
    readonly property real rows: shown.columns.reduce((most, column) => column.length ? Math.max(most, column[column.length - 1].at + 1) : most, 1)
    readonly property real above: shown.picking ? Theme.touch + Theme.gap : 0
    readonly property real row: Math.max(Theme.touch + 1.2 * Theme.u, Math.min(9.6 * Theme.u, (height - above - 2 * Theme.pad) / rows))

    // names of one size: the longest has room beside face and buttons, a little smaller where it must be
    readonly property real longest: shown.columns.reduce((most, column) => column.reduce((so, entry) => Math.max(so, letters.advanceWidth(entry.name ?? "")), most), 1)
    readonly property real named: column - Math.min(5 * Theme.u, 0.6 * row) - 2.4 * Theme.u - (shown.picking ? 6 * Theme.u : 2 * Theme.touch + 2.2 * Theme.u)

    FontMetrics {
        id: letters

        font.family: Theme.family
        font.pixelSize: Math.max(1, Math.round(Theme.body))
        font.bold: true
    }

    Row {
        id: groups

        // a box to tick each, and the rest by the longest word: none is cut short beside one that has room to spare
        readonly property real box: 4.2 * Theme.u
        readonly property real room: directory.width - (directory.shown.groups.length - 1) * spacing - directory.shown.groups.length * box
        readonly property real letter: room / Math.max(1, directory.shown.groups.reduce((all, one) => all + one.letters, 0))

        spacing: 0.8 * Theme.u

        Repeater {
            model: directory.shown.groups.length

            ChoiceChip {
                required property int index
                readonly property var of: directory.shown.groups[index] ?? ({ "label": "", "letters": 0, "ticked": false, "intent": "", "slots": ({}) })

                width: groups.box + of.letters * groups.letter
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
        model: directory.shown.columns.length

        Item {
            id: column

            required property int index
            readonly property var entries: directory.shown.columns[index] ?? []

            x: index * (directory.column + directory.gap)
            y: directory.above
            width: directory.column
            height: directory.height - y

            Repeater {
                model: column.entries.length

                Item {
                    id: entry

                    required property int index
                    readonly property var of: column.entries[index] ?? ({ "title": "", "at": 0 })

                    y: of.at * directory.row
                    width: column.width
                    height: of.title !== undefined ? 0.55 * directory.row : directory.row

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
                            picking: directory.shown.picking
                            several: directory.shown.several
                            size: Theme.body * Math.max(0.8, Math.min(1, directory.named / directory.longest))
                            videoLabel: directory.shown.videoCall
                            voiceLabel: directory.shown.voiceCall
                            addLabel: directory.shown.bringIn
                        }
                    }
                }
            }
        }
    }
}
