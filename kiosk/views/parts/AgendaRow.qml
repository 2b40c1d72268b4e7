// A point of the programme: when, what, who speaks, how long; the one that is on is lit and fills with time.
import QtQuick
import Kiosk

Item {
    id: row

    required property var item // {time, title, by, stage, note, done}
    readonly property bool current: item.stage === "now"

    Rectangle {
        visible: row.current
        anchors.fill: parent
        anchors.topMargin: 0.2 * Theme.u
        anchors.bottomMargin: 0.2 * Theme.u
        radius: 0.6 * Theme.u
        color: Theme.raised

        Rectangle {
            width: row.item.done * parent.width
            height: parent.height
            radius: parent.radius
            color: Qt.alpha(Theme.accent, 0.22)
        }
    }

    Label {
        id: time

        x: 1 * Theme.u
        width: 6 * Theme.u
        height: row.height
        text: row.item.time
        size: Theme.small
        font.bold: true
        color: row.current ? Theme.accent : row.item.stage === "past" ? Theme.muted : Theme.text
    }

    Icon {
        id: over

        visible: row.item.stage === "past"
        x: time.x + time.width
        anchors.verticalCenter: parent.verticalCenter
        name: "check"
        size: 1.7 * Theme.u
        colour: Theme.muted
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: time.x + time.width + (over.visible ? 2.5 * Theme.u : 0)
        width: note.x - x - Theme.gap

        Label {
            width: parent.width
            text: row.item.title
            size: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.35 * Theme.u)
            font.bold: row.current
            color: row.item.stage === "past" ? Theme.muted : Theme.text
        }

        Label {
            visible: row.item.by !== ""
            width: parent.width
            text: row.item.by
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.2 * Theme.u)
        }
    }

    Label {
        id: note

        x: row.width - width - 1 * Theme.u
        height: row.height
        text: row.item.note
        size: Theme.caption
        color: row.current ? Theme.accent : Theme.muted
        font.bold: row.current
    }
}
