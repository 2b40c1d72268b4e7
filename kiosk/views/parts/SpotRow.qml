// A busy place: how many people, what share of what it holds as a bar, and how that is called.
import QtQuick
import Kiosk

Target {
    id: row

    required property var spot
    readonly property color tint: Theme.bandColour(spot.band)

    intentName: "tile.open"
    slots: ({ "key": String(spot.key) })
    label: spot.label

    Rectangle {
        anchors.fill: parent
        radius: 0.6 * Theme.u
        color: row.spot.current ? Theme.raised : "transparent"
    }

    Label {
        id: name

        x: 0.6 * Theme.u
        width: row.width - count.width - 1.6 * Theme.u
        height: 0.5 * row.height
        text: row.spot.label
        size: Theme.small
        font.bold: row.spot.current
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Label {
        id: count

        anchors.right: parent.right
        anchors.rightMargin: 0.6 * Theme.u
        height: name.height
        text: row.spot.value
        size: Theme.small
        font.bold: true
    }

    Bar {
        x: 0.6 * Theme.u
        anchors.verticalCenter: word.verticalCenter
        width: word.x - x - 0.8 * Theme.u
        height: 0.7 * Theme.u
        fraction: row.spot.fraction
        known: row.spot.band !== "none"
        colour: row.tint
        outlined: true
    }

    Label {
        id: word

        x: row.width - width - 0.6 * Theme.u
        y: name.height
        width: 0.42 * row.width
        height: 0.4 * row.height
        horizontalAlignment: Text.AlignRight
        text: row.spot.bandText
        size: Theme.caption
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.15 * Theme.u)
    }
}
