// What a microphone or a camera really does; touching it opens or closes the device itself.
import QtQuick
import Kiosk

Target {
    id: chip

    required property var device // {icon, title, word, detail, tone, switchTo, switchLabel}
    property real level: 0
    property bool levelShown: false
    readonly property color colour: ({ "bad": Theme.bad, "warn": Theme.warn, "muted": Theme.muted, "calm": Theme.text, "active": Theme.accent })[device.tone] ?? Theme.muted

    width: Math.max(title.implicitWidth, word.implicitWidth) + 6.6 * Theme.u
    height: Theme.touch
    slots: ({ "on": device.switchTo })
    label: device.switchLabel

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.stroke
        border.color: chip.device.tone === "active" ? Theme.accent : Theme.line
    }

    Icon {
        x: 1.1 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: chip.device.icon
        size: 3.1 * Theme.u
        colour: chip.colour
    }

    Label {
        id: title

        x: 5.2 * Theme.u
        y: parent.height / 2 - height + 0.1 * Theme.u
        text: chip.device.title
        color: Theme.muted
        size: Theme.caption
    }

    Label {
        id: word

        x: title.x
        y: parent.height / 2 - 0.1 * Theme.u
        text: chip.device.word
        color: chip.colour
        size: Theme.caption
        font.bold: true
    }

    Rectangle {
        visible: chip.levelShown
        x: title.x
        y: parent.height - 0.75 * Theme.u
        width: (chip.width - x - 1.2 * Theme.u) * Math.min(1, chip.level)
        height: 0.3 * Theme.u
        radius: height / 2
        color: chip.colour
    }
}
