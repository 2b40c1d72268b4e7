// One bin: how full, when it will be full, and whether the truck is called.
import QtQuick
import Kiosk

Target {
    id: row

    required property var bin
    readonly property color tint: Theme.bandColour(bin.band)

    intentName: "tile.open"
    slots: ({ "key": String(bin.key) })
    label: bin.label

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.bin.current ? Theme.raised : "transparent"
    }

    Label {
        id: name

        x: 0.7 * Theme.u
        width: 0.44 * row.width
        height: row.height
        text: row.bin.label
        size: Theme.small
        font.bold: row.bin.due
    }

    Bar {
        id: groove

        x: name.x + name.width + Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: 0.2 * row.width
        height: 0.9 * Theme.u
        fraction: row.bin.fraction
        known: row.bin.known
        colour: row.tint
        outlined: true
    }

    Label {
        id: share

        x: groove.x + groove.width + 0.8 * Theme.u
        width: 6 * Theme.u
        height: row.height
        text: row.bin.value + " " + row.bin.unit
        size: Theme.small
        font.bold: true
        color: row.bin.due ? row.tint : Theme.text
    }

    Label {
        x: share.x + share.width
        width: row.width - x - 0.7 * Theme.u
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.bin.left
        size: Theme.caption
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }
}
