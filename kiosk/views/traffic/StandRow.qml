// A car park or a bike station: what is left of how much, as a bar, in numbers, in a word and as a sign.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Target {
    id: row

    required property var stand // a tile with side, share, fraction, band, word, icon, current
    readonly property color tint: bands.mark(stand.band)

    intentName: "tile.open"
    slots: ({ "key": String(stand.key) })
    label: stand.label

    BandColours {
        id: bands
    }

    Rectangle {
        anchors.fill: parent
        radius: row.radius
        color: Theme.raised
        visible: row.stand.current
    }

    Label {
        id: name

        x: 0.8 * Theme.u
        y: row.height / 2 - height + 0.5 * Theme.u
        width: groove.width
        text: row.stand.label
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Bar {
        id: groove

        x: name.x
        y: row.height / 2 + 1 * Theme.u
        width: 0.44 * row.width
        color: row.stand.current ? Theme.line : Theme.raised
        fraction: row.stand.fraction
        known: row.stand.band !== "none"
        colour: row.tint
        outlined: true
    }

    Icon {
        id: sign

        x: groove.x + groove.width + 1 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: row.stand.icon
        size: 1.9 * Theme.u
        colour: row.tint
    }

    Label {
        x: sign.x + sign.width + 0.5 * Theme.u
        width: count.x - x - 0.4 * Theme.u
        height: row.height
        text: row.stand.word
        size: Theme.caption
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Label {
        id: count

        x: row.width - 0.8 * Theme.u - of.width - width - 0.4 * Theme.u
        y: row.height / 2 - height + 0.5 * Theme.u
        text: row.stand.value
        size: Theme.body
        font.bold: true
    }

    Label {
        id: of

        x: row.width - 0.8 * Theme.u - width
        anchors.baseline: count.baseline
        text: row.stand.side
        size: Theme.caption
        color: Theme.muted
    }

    Label {
        x: row.width - 0.8 * Theme.u - width
        y: groove.y + (groove.height - height) / 2
        text: row.stand.share
        size: 1.4 * Theme.u
        color: Theme.muted
    }
}
