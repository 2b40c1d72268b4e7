// What a good costs, and how that changed: an arrow, a sign and a colour say the same.
import QtQuick
import Kiosk

Target {
    id: row

    required property var good
    readonly property string way: good.since.way

    intentName: "tile.open"
    slots: ({ "key": String(good.key) })
    label: good.label

    Label {
        id: name

        y: (row.height - height - amount.height) / 2
        width: 0.46 * row.width
        text: row.good.label
        size: Theme.small
        font.bold: true
    }

    Label {
        id: amount

        y: name.y + name.height
        width: name.width
        text: row.good.amount
        size: Theme.caption
        color: Theme.muted
    }

    Label {
        x: name.width
        width: 0.3 * row.width
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.good.value
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Icon {
        id: arrow

        x: 0.79 * row.width
        anchors.verticalCenter: parent.verticalCenter
        name: row.way === "up" ? "up" : row.way === "down" ? "down" : "flat"
        size: 1.9 * Theme.u
        colour: change.color
    }

    Label {
        id: change

        x: arrow.x + arrow.width + 0.4 * Theme.u
        width: row.width - x
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.good.since.text
        size: Theme.small
        font.bold: true
        color: row.way === "up" ? Theme.warn : row.way === "down" ? Theme.accent : Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }
}
