// A road: its speed as a bar, with a mark where it flows freely.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: row

    required property var road // a tile with fraction, mark, band, current

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
        x: 0.9 * Theme.u
        y: row.height / 2 - height - 0.1 * Theme.u
        width: number.x - x - Theme.gap
        text: row.road.label
        size: Theme.small
    }

    Label {
        id: number

        anchors.right: units.left
        anchors.rightMargin: 0.5 * Theme.u
        y: row.height / 2 - height + 0.1 * Theme.u
        text: row.road.value
        size: Theme.heading
        font.bold: true
        color: bands.mark(row.road.band)
    }

    Label {
        id: units

        anchors.right: parent.right
        anchors.rightMargin: 0.9 * Theme.u
        anchors.baseline: number.baseline
        text: row.road.unit
        size: Theme.caption
        color: Theme.muted
    }

    Rectangle {
        id: groove

        x: 0.9 * Theme.u
        y: row.height / 2 + 0.8 * Theme.u
        width: row.width - 1.8 * Theme.u
        height: 0.9 * Theme.u
        radius: height / 2
        color: row.road.current ? Theme.line : Theme.raised

        Rectangle {
            width: Math.max(height, groove.width * row.road.fraction)
            height: groove.height
            radius: height / 2
            color: bands.mark(row.road.band)

            Behavior on width {
                NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
            }
        }

        Rectangle {
            x: groove.width * row.road.mark - width / 2
            y: -0.6 * Theme.u
            width: 0.26 * Theme.u
            height: groove.height + 1.2 * Theme.u
            radius: width / 2
            color: Theme.text
        }
    }
}
