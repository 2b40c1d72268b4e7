// What one thing costs, and how that changed since the file's day and since yesterday: an arrow, a sign and a colour.
import QtQuick
import Kiosk

Target {
    id: row

    required property var good // a tile with {amount, since: {text, way}, day: {text, way}}
    property string yesterday: ""

    function tint(way: string): color {
        return way === "up" ? Theme.warn : way === "down" ? Theme.accent : Theme.muted;
    }

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(good.key) })
    label: good.label

    Label {
        id: name

        y: 0.4 * Theme.u
        width: parent.width - cost.width - 0.6 * Theme.u
        text: row.good.label
        size: Theme.small
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Label {
        id: cost

        anchors.right: parent.right
        y: name.y
        text: row.good.value
        size: Theme.small
        font.bold: true
    }

    Label {
        y: name.y + 2.4 * Theme.u
        text: row.good.amount
        size: Theme.caption
        color: Theme.muted
    }

    Label {
        id: since

        anchors.right: parent.right
        y: name.y + 2.4 * Theme.u
        text: row.good.since.text
        size: Theme.caption
        font.bold: true
        color: row.tint(row.good.since.way)
    }

    Icon {
        visible: row.good.since.way !== "none"
        x: since.x - width - 0.5 * Theme.u
        y: since.y + (since.height - height) / 2
        name: row.good.since.way === "none" ? "flat" : row.good.since.way
        size: 1.5 * Theme.u
        colour: since.color
    }

    Label {
        visible: row.height > 6.6 * Theme.u
        y: name.y + 4.5 * Theme.u
        text: row.yesterday
        size: 1.45 * Theme.u
        color: Theme.muted
    }

    Label {
        visible: row.height > 6.6 * Theme.u
        anchors.right: parent.right
        y: name.y + 4.5 * Theme.u
        text: row.good.day.text
        size: 1.45 * Theme.u
        color: row.tint(row.good.day.way)
    }
}
