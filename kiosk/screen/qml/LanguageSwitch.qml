// One target for each language of the wall, in its own script.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

Rectangle {
    id: languages

    required property var languages // [{key, label, current}]

    implicitWidth: row.width
    implicitHeight: Theme.touch
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    Row {
        id: row

        Repeater {
            model: languages.languages.length

            Target {
                id: choice

                required property int index
                readonly property var language: languages.languages[index]

                width: Math.max(7 * Theme.u, Theme.touch)
                height: Theme.touch
                intentName: "language.set"
                slots: ({ "language": language.key })
                label: language.label

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 0.5 * Theme.u
                    visible: choice.language.current
                    radius: Theme.radius - 0.4 * Theme.u
                    color: Theme.accent
                }

                Label {
                    anchors.fill: parent
                    horizontalAlignment: Text.AlignHCenter
                    text: choice.language.label
                    color: choice.language.current ? Theme.inked : Theme.muted
                    size: Theme.small
                    font.bold: choice.language.current
                }
            }
        }
    }
}
