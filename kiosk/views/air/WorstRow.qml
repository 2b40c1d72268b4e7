// A district: what was measured there, how that is called, its share of the worst one, and whose water it drinks.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: row

    required property var place // a tile with fraction, band, word, side
    readonly property color tint: Theme.bandColour(place.band)

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(place.key) })
    label: place.label

    Label {
        id: name

        y: row.height / 2 - height + 0.5 * Theme.u
        width: number.x - 0.6 * Theme.u
        text: row.place.label
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Label {
        id: number

        anchors.right: word.left
        anchors.rightMargin: 0.7 * Theme.u
        y: name.y
        height: name.height
        text: row.place.value
        size: Theme.small
        font.bold: true
    }

    Label {
        id: word

        x: row.width - width
        y: name.y
        width: 0.3 * row.width
        height: name.height
        horizontalAlignment: Text.AlignRight
        text: row.place.word
        size: 1.4 * Theme.u
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1 * Theme.u)
    }

    Bar {
        id: groove

        y: row.height / 2 + 0.9 * Theme.u
        width: row.place.side === "" ? row.width : 0.5 * row.width
        height: 0.7 * Theme.u
        fraction: row.place.fraction
        colour: row.tint
    }

    Label {
        visible: row.place.side !== ""
        x: groove.width + 1 * Theme.u
        y: groove.y + (groove.height - height) / 2
        width: row.width - x
        horizontalAlignment: Text.AlignRight
        text: row.place.side
        size: 1.3 * Theme.u
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1 * Theme.u)
    }
}
