// The directory: sections side by side, each contact with how to say it and two ways to call.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property int columns: Math.max(2, shown.sections.length)
    readonly property real column: (width - (columns - 1) * gap) / columns
    readonly property int longest: shown.sections.reduce((most, section) => Math.max(most, section.contacts.length), 1)

    Repeater {
        model: view.shown.sections.length

        Card {
            id: section

            required property int index
            readonly property var of: view.shown.sections[index]

            x: index * (view.column + view.gap)
            width: view.column
            height: view.height
            title: of.title

            Flickable {
                id: flick

                readonly property real row: Math.max(1.5 * Theme.touch, 11.4 * Theme.u, Math.min(14 * Theme.u, height / view.longest))

                x: -0.9 * Theme.u
                width: parent.width + 1.8 * Theme.u
                height: parent.height
                contentHeight: list.height
                clip: true
                interactive: contentHeight > height
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: list

                    width: flick.width

                    Repeater {
                        model: section.of.contacts.length

                        ContactRow {
                            required property int index

                            width: list.width
                            height: flick.row
                            // the software renderer does not clip icons that lie wholly outside
                            opacity: y < flick.contentY + flick.height && y + height > flick.contentY ? 1 : 0
                            contact: section.of.contacts[index]
                            videoLabel: view.shown.videoCall
                            voiceLabel: view.shown.voiceCall
                        }
                    }
                }
            }
        }
    }
}
