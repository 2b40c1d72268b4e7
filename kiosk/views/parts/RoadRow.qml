// A road: its speed as a bar with a mark where it is empty, its state as a word and a sign, and how slow that is.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: row

    required property var road // a tile with fraction, mark, band, word, icon, below, before, current
    readonly property color tint: bands.mark(road.band)

    intentName: "tile.open"
    slots: ({ "key": String(road.key) })
    label: road.label

    BandColours {
        id: bands
    }

    Rectangle {
        anchors.fill: parent
        radius: row.radius
        color: Theme.raised
        visible: row.road.current
    }

    Label {
        id: name

        x: 0.8 * Theme.u
        y: row.height / 2 - height + 0.5 * Theme.u
        width: groove.width
        text: row.road.label
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Bar {
        id: groove

        x: name.x
        y: row.height / 2 + 1 * Theme.u
        width: 0.4 * row.width
        color: row.road.current ? Theme.line : Theme.raised
        fraction: row.road.fraction
        known: row.road.band !== "none"
        colour: row.tint

        Rectangle {
            x: groove.width * row.road.mark - width / 2
            y: -0.4 * Theme.u
            width: 0.26 * Theme.u
            height: groove.height + 0.8 * Theme.u
            radius: width / 2
            color: Theme.text
        }
    }

    Icon {
        id: sign

        x: groove.x + groove.width + 1.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: row.road.icon
        size: 2 * Theme.u
        colour: row.tint
    }

    Label {
        id: word

        x: sign.x + sign.width + 0.6 * Theme.u
        width: 0.17 * row.width
        height: row.height
        text: row.road.word
        size: Theme.small
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Column {
        x: word.x + word.width + 0.4 * Theme.u
        width: number.x - x - 0.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: row.road.below
            size: 1.4 * Theme.u
            color: Theme.text
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.1 * Theme.u)
        }

        Label {
            width: parent.width
            text: row.road.before
            size: 1.4 * Theme.u
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.1 * Theme.u)
        }
    }

    Label {
        id: number

        x: row.width - 8.2 * Theme.u
        width: 3.8 * Theme.u
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.road.value
        size: Theme.heading
        font.bold: true
        color: row.road.band === "none" ? Theme.muted : Theme.text
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.6 * Theme.u)
    }

    Label {
        x: number.x + number.width + 0.4 * Theme.u
        anchors.baseline: number.baseline
        text: row.road.unit
        size: 1.4 * Theme.u
        color: Theme.muted
    }
}
