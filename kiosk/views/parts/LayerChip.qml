// A layer of the map: what it marks, and how many there are; the one that is shown is filled.
import QtQuick
import Kiosk

Target {
    id: target

    required property var chip // {label, icon, count, current, intent, slots}
    readonly property color ink: chip.current ? Theme.inked : Theme.text

    height: Math.max(Theme.touch, 5 * Theme.u)
    radius: 1.4 * Theme.u
    intentName: target.chip.intent
    slots: target.chip.slots
    label: target.chip.label

    Rectangle {
        anchors.fill: parent
        radius: target.radius
        color: target.chip.current ? Theme.accent : Theme.raised
    }

    Icon {
        id: icon

        x: 0.8 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: target.chip.icon
        size: 2.2 * Theme.u
        colour: target.ink
    }

    Label {
        id: count

        x: icon.x + icon.width + 0.7 * Theme.u
        y: target.height / 2 - height + 0.2 * Theme.u
        width: target.width - x - 0.4 * Theme.u
        text: target.chip.count
        size: Theme.small
        font.bold: true
        color: target.ink
    }

    Label {
        x: count.x
        y: target.height / 2
        width: count.width
        text: target.chip.label
        size: Theme.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.1 * Theme.u)
        color: target.ink
    }
}
