// One indicator: the bar is the way from the start to the target, with a line where it should be.
import QtQuick
import Kiosk
import "../parts"

Target {
    id: row

    required property var of // {key, label, value, unit, fraction, should, band, mark, verdict, target, moved, series}
    readonly property color tint: Theme.bandColour(of.band)

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(of.key) })
    label: of.label

    Label {
        id: what

        y: 0.06 * row.height
        width: parent.width - goal.width - 0.8 * Theme.u
        text: row.of.label
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Label {
        id: goal

        anchors.right: parent.right
        height: what.height
        y: what.y
        width: Math.min(implicitWidth, 0.46 * parent.width)
        text: row.of.target
        size: Theme.caption
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.15 * Theme.u)
    }

    Rectangle {
        id: groove

        y: what.y + what.height + 0.5 * Theme.u
        width: parent.width
        height: 0.8 * Theme.u
        radius: height / 2
        color: Theme.raised

        Rectangle {
            visible: row.of.fraction > 0
            width: Math.max(height, parent.width * row.of.fraction)
            height: parent.height
            radius: height / 2
            color: row.tint
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: Math.min(parent.width - width, row.of.should * parent.width - width / 2)
            width: 0.3 * Theme.u
            height: 1.9 * Theme.u
            color: Theme.text
            border.width: Theme.stroke / 2
            border.color: Theme.background
        }
    }

    Label {
        id: value

        y: groove.y + groove.height + 0.4 * Theme.u
        width: Math.min(implicitWidth, parent.width - stands.width - series.width - way.width - 2 * Theme.u)
        text: row.of.value + " " + row.of.unit
        size: Theme.caption
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.15 * Theme.u)
    }

    Sparkline {
        id: series

        x: value.width + 0.8 * Theme.u
        anchors.verticalCenter: value.verticalCenter
        width: 5 * Theme.u
        height: 2 * Theme.u
        lineWidth: 0.16 * Theme.u
        colour: Theme.muted
        values: row.of.series
    }

    Icon {
        id: way

        visible: row.of.moved === "nearer" || row.of.moved === "farther"
        x: series.x + series.width + 0.3 * Theme.u
        anchors.verticalCenter: value.verticalCenter
        name: row.of.moved === "farther" ? "left" : "right"
        size: 1.6 * Theme.u
        colour: row.of.moved === "farther" ? Theme.warn : Theme.accent
    }

    Verdict {
        id: stands

        anchors.right: parent.right
        y: value.y
        mark: row.of.mark
        word: row.of.verdict
        band: row.of.band
    }
}
