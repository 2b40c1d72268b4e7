// Several things at one place of the map, to choose one from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Rectangle {
    id: list

    required property var listed // {heading, close, things: {key, title, icon}}; {} where there is nothing to choose
    readonly property var things: listed.things ?? []
    readonly property bool blocks: true

    visible: list.things.length > 0
    width: Math.min(parent.width, 40 * Theme.u)
    height: Math.min(parent.height, rows.y + rows.contentHeight + Theme.gap)
    radius: Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.stroke
    border.color: Theme.line

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Label {
        x: Theme.pad
        width: shut.x - x
        height: shut.height
        text: list.listed.heading ?? ""
        font.bold: true
    }

    CloseButton {
        id: shut

        anchors.right: parent.right
        label: list.listed.close ?? ""
        size: 2.4 * Theme.u
    }

    ListView {
        id: rows

        y: shut.height
        width: parent.width
        height: parent.height - y - Theme.gap
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: list.things.length

        delegate: Target {
            id: row

            required property int index
            readonly property var of: list.things[index] ?? ({ "key": "", "title": "", "icon": "pin" })

            width: rows.width
            height: Theme.touch
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.title

            Icon {
                id: picture

                x: Theme.pad
                anchors.verticalCenter: parent.verticalCenter
                name: row.of.icon
                size: 2.4 * Theme.u
                colour: Theme.accent
            }

            Label {
                x: picture.x + picture.width + Theme.gap
                width: row.width - x - Theme.pad
                height: row.height
                text: row.of.title
                size: Theme.small
            }
        }
    }
}
