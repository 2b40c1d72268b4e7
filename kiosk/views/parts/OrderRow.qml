// One order: what, to whom, and how far it got.
import QtQuick
import Kiosk

Item {
    id: row

    required property var order // {text, to, at, state, since, icon, tone, late, reason}
    readonly property color colour: ({ "good": Theme.good, "warn": Theme.warn, "bad": Theme.bad })[order.tone] ?? Theme.muted

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        name: row.order.icon
        size: 2.6 * Theme.u
        colour: row.colour
    }

    Label {
        id: what

        x: mark.width + 1.2 * Theme.u
        y: 0.4 * Theme.u
        width: parent.width - x - state.width - Theme.gap
        height: 2.6 * Theme.u
        text: row.order.text
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.9 * Theme.caption)
    }

    Label {
        x: what.x
        y: what.y + what.height
        width: what.width
        height: 2.3 * Theme.u
        text: row.order.reason !== "" ? row.order.to + " · “" + row.order.reason + "”" : row.order.to
        size: Theme.caption
        color: Theme.muted
    }

    Column {
        id: state

        anchors.right: parent.right
        y: what.y
        width: 12 * Theme.u

        Label {
            width: parent.width
            height: 2.6 * Theme.u
            horizontalAlignment: Text.AlignRight
            text: row.order.late !== "" ? row.order.late : row.order.state
            size: Theme.small
            font.bold: true
            color: row.colour
        }

        Label {
            width: parent.width
            height: 2.3 * Theme.u
            horizontalAlignment: Text.AlignRight
            text: row.order.since
            size: Theme.caption
            color: Theme.muted
            font.features: ({ "tnum": 1 })
        }
    }
}
