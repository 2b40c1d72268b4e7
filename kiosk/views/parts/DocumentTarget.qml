// A document that can be opened: its name, its kind and its day.
import QtQuick
import Kiosk

Target {
    id: target

    required property var document // {key, label, about, current}

    height: Math.max(Theme.touch, 5.4 * Theme.u)
    intentName: "tile.open"
    slots: ({ "key": String(document.key) })
    label: document.label

    Rectangle {
        anchors.fill: parent
        radius: target.radius
        color: Theme.raised
        border.width: target.document.current ? 2 * Theme.stroke : 0
        border.color: Theme.accent
    }

    Icon {
        id: mark

        x: 0.9 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: "document"
        size: 2.6 * Theme.u
        colour: Theme.accent
    }

    Column {
        x: mark.x + mark.width + 0.7 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 0.8 * Theme.u

        Label {
            width: parent.width
            text: target.document.label
            size: Theme.small
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.25 * Theme.u)
        }

        Label {
            width: parent.width
            text: target.document.about
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.15 * Theme.u)
        }
    }
}
