// One number of the city that says how far it can be believed, where it comes from and when.
import QtQuick

Target {
    id: tile

    // {key, label, value, unit, status, statusText, source, age, history: [number], trend: "up|down|flat"}
    required property var reading
    property bool compact: height < 15 * Theme.u
    readonly property bool known: reading.status !== "UNAVAILABLE"

    intentName: "tile.open"
    slots: ({ "key": String(reading.key) })
    label: reading.label
    implicitWidth: 34 * Theme.u
    implicitHeight: 19 * Theme.u

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
    }

    Label {
        x: Theme.pad
        y: tile.compact ? Theme.gap : Theme.pad
        width: badge.x - x - Theme.gap
        height: Math.max(badge.height, implicitHeight)
        text: tile.reading.label
        color: Theme.muted
        size: Theme.small
        wrapMode: Text.WordWrap
        maximumLineCount: tile.compact ? 1 : 2
    }

    Badge {
        id: badge

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: tile.compact ? Theme.gap : Theme.pad
        status: tile.reading.status
        text: tile.reading.statusText
    }

    Label {
        id: number

        x: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: 0.6 * Theme.u
        width: Math.min(implicitWidth, tile.width - 2 * Theme.pad - unit.implicitWidth - Theme.gap)
        text: tile.reading.value
        color: tile.known ? Theme.text : Theme.muted
        size: tile.compact ? Theme.title : Math.min(Theme.display * 0.86, 0.34 * tile.height)
        font.bold: true
    }

    Label {
        id: unit

        x: number.x + number.width + 0.7 * Theme.u
        anchors.baseline: number.baseline
        text: tile.reading.unit
        color: Theme.muted
        size: Theme.body
    }

    Icon {
        id: arrow

        visible: tile.known && (tile.reading.history?.length ?? 0) > 1
        x: unit.x + unit.width + (unit.text === "" ? 0 : 0.8 * Theme.u)
        y: unit.y + (unit.height - height) / 2
        name: tile.reading.trend === "up" ? "up" : tile.reading.trend === "down" ? "down" : "flat"
        size: 2.2 * Theme.u
        colour: Theme.muted
    }

    Sparkline {
        readonly property real room: tile.width - Theme.pad - arrow.x - arrow.width - 1.5 * Theme.gap

        visible: room > 6 * Theme.u
        width: Math.min(room, 0.4 * tile.width)
        height: Math.min(6 * Theme.u, 0.3 * tile.height)
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: number.verticalCenter
        values: tile.reading.history
        colour: Theme.statusColour(tile.reading.status)
    }

    Label {
        id: age

        x: tile.width - Theme.pad - width
        y: tile.height - height - (tile.compact ? Theme.gap : Theme.pad)
        width: Math.min(implicitWidth, 0.6 * tile.width)
        text: tile.reading.age
        color: Theme.muted
        size: Theme.caption
    }

    Label {
        x: Theme.pad
        y: age.y
        width: age.x - x - Theme.gap
        text: tile.reading.source
        color: Theme.muted
        size: Theme.caption
    }
}
