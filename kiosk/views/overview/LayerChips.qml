// What the map can show, one below the other.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Column {
    id: chips

    required property var shown
    readonly property real each: Math.max(Theme.touch, 5 * Theme.u)

    width: 14.5 * Theme.u
    spacing: 0.6 * Theme.u

    Repeater {
        model: chips.shown.layers.length

        Target {
            id: chip

            required property int index
            readonly property var of: chips.shown.layers[index] ?? ({ "label": "", "icon": "info", "current": false, "intent": "", "slots": ({}) })

            width: chips.width
            height: chips.each
            radius: height / 2
            intentName: of.intent
            slots: of.slots
            label: of.label

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: chip.of.current ? Theme.accent : Theme.raised
            }

            Icon {
                id: icon

                x: 1.3 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                name: chip.of.icon
                size: 2.2 * Theme.u
                colour: words.color
            }

            Label {
                id: words

                x: icon.x + icon.width + 0.7 * Theme.u
                width: chip.width - x - 0.6 * Theme.u
                height: chip.height
                text: chip.of.label
                size: Theme.caption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
                font.bold: chip.of.current
                color: chip.of.current ? Theme.inked : Theme.text
            }
        }
    }
}
