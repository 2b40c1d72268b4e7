// A rain gauge: where it stands, what fell in ten minutes and in an hour, and in a word how much that is.
import QtQuick
import Kiosk

Target {
    id: cell

    required property var gauge // a tile with where, hour, hourUnit, band, bandText
    required property string tenLabel
    required property string hourLabel
    readonly property color colour: bands.mark(gauge.band)

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(cell.gauge.key) })
    label: cell.gauge.label

    BandColours {
        id: bands
    }

    Rectangle {
        width: 0.4 * Theme.u
        height: 0.72 * parent.height
        anchors.verticalCenter: parent.verticalCenter
        radius: width / 2
        color: cell.colour
    }

    Label {
        id: name

        x: 1.1 * Theme.u
        y: cell.height / 2 - height
        width: how.x - x - 0.6 * Theme.u
        text: cell.gauge.where
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.25 * Theme.u)
    }

    Label {
        id: how

        anchors.right: parent.right
        y: name.y
        height: name.height
        text: cell.gauge.bandText
        size: Theme.caption
        color: cell.colour
    }

    Label {
        x: name.x
        y: cell.height / 2
        width: 0.5 * (cell.width - x)
        text: cell.tenLabel + "  " + cell.gauge.value
        size: Theme.caption
        color: Theme.muted
    }

    Label {
        anchors.right: parent.right
        y: cell.height / 2
        text: cell.hourLabel + "  " + cell.gauge.hour + " " + cell.gauge.hourUnit
        size: Theme.caption
        font.bold: true
    }
}
