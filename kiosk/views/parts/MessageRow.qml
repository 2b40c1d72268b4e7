// An official message: when, of what kind, the words as published, and where they come from.
import QtQuick
import Kiosk

Target {
    id: row

    required property var message // {key, kind, icon, text, at, ago, urgent, status, statusText, source}
    readonly property color colour: message.urgent ? Theme.warn : Theme.muted

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(row.message.key) })
    label: row.message.text
    height: Math.max(Theme.touch, words.y + words.implicitHeight + 0.4 * Theme.u)

    Icon {
        id: icon

        y: 0.5 * (badge.height - height)
        name: row.message.icon
        size: 2 * Theme.u
        colour: row.colour
    }

    Label {
        id: time

        x: icon.width + 0.8 * Theme.u
        height: badge.height
        text: row.message.at
        size: Theme.small
        font.bold: true
    }

    Label {
        x: time.x + time.width + 0.9 * Theme.u
        width: badge.x - x - 0.6 * Theme.u
        height: badge.height
        text: row.message.kind + " · " + row.message.source
        size: Theme.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.15 * Theme.u)
        color: row.colour
    }

    Badge {
        id: badge

        anchors.right: parent.right
        status: row.message.status
        text: row.message.statusText
    }

    Label {
        id: words

        x: time.x
        y: badge.height + 0.4 * Theme.u
        width: row.width - x
        text: row.message.text
        size: Theme.caption
        wrapMode: Text.WordWrap
    }
}
