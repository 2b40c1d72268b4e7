// One order: what, to whom, and how far it got.
import QtQuick
import Kiosk

Item {
    id: row

    required property var order // {text, to, at, state, since, icon, tone, late, reason, mark, trouble}
    readonly property color colour: ({ "good": Theme.good, "warn": Theme.warn, "bad": Theme.bad })[order.tone] ?? Theme.muted

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        name: row.order.icon
        size: 2.6 * Theme.u
        colour: row.colour
    }

    Item {
        id: words

        x: mark.width + 1.2 * Theme.u
        y: 0.4 * Theme.u
        width: parent.width - x - state.width - Theme.gap
    }

    Rectangle {
        id: dictated

        visible: row.order.mark !== ""
        x: words.x
        y: words.y + (what.height - height) / 2
        width: note.implicitWidth + 1.2 * Theme.u
        height: 2.2 * Theme.u
        radius: 0.4 * Theme.u
        color: "transparent"
        border.width: Theme.stroke
        border.color: Theme.voice

        Label {
            id: note

            anchors.centerIn: parent
            text: row.order.mark
            size: 0.85 * Theme.caption
            font.bold: true
            color: Theme.voice
        }
    }

    Label {
        id: what

        x: words.x + (dictated.visible ? dictated.width + 0.7 * Theme.u : 0)
        y: words.y
        width: words.width - (x - words.x)
        height: 2.6 * Theme.u
        text: row.order.text
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.9 * Theme.caption)
    }

    Label {
        readonly property string why: row.order.reason !== "" ? "“" + row.order.reason + "”" : ""

        x: words.x
        y: what.y + what.height
        width: row.order.since === "" ? parent.width - x : words.width
        height: Math.min(4.6 * Theme.u, row.height - y)
        verticalAlignment: Text.AlignTop
        text: [row.order.trouble, row.order.to, why].filter(part => part !== "").join(" · ")
        size: Theme.caption
        wrapMode: Text.WordWrap
        lineHeight: 0.9
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(0.8 * Theme.caption)
        color: row.order.trouble !== "" ? row.colour : Theme.muted
    }

    Column {
        id: state

        anchors.right: parent.right
        y: what.y
        width: row.order.since === "" ? 17 * Theme.u : 12 * Theme.u

        Label {
            width: parent.width
            height: 2.6 * Theme.u
            horizontalAlignment: Text.AlignRight
            text: row.order.state
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.9 * Theme.caption)
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
