// A busy place: how many people, what share of what it holds, and how that is called.
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
        radius: Theme.radius
        color: row.spot.current ? Theme.raised : "transparent"
    }

    Label {
        id: name

        x: 0.7 * Theme.u
        width: 0.4 * row.width
        height: row.height
        text: row.spot.label
        size: Theme.small
        font.bold: row.spot.current
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Rectangle {
        id: groove

        x: name.x + name.width + 0.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 0.2 * row.width
        height: 0.9 * Theme.u
        radius: height / 2
        color: Theme.raised
        border.width: Theme.stroke
        border.color: Theme.line

        Rectangle {
            width: Math.max(height, parent.width * Math.min(1, row.spot.fraction))
            height: parent.height
            radius: height / 2
            color: row.tint
        }
    }

    Label {
        id: count

        x: groove.x + groove.width + 0.4 * Theme.u
        width: 0.16 * row.width
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.spot.value
        size: Theme.small
        font.bold: true
    }

    Label {
        x: count.x + count.width + 0.8 * Theme.u
        width: row.width - x - 0.7 * Theme.u
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.spot.bandText
        size: Theme.caption
        color: row.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }
}
