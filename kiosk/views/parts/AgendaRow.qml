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

    Label {
        id: title

        x: time.x + time.width + (over.visible ? 2.5 * Theme.u : 0)
        width: Math.min(implicitWidth + 1, note.x - x - Theme.gap - (who.visible ? who.width + speaker.width + 1.8 * Theme.u : 0))
        height: row.height
        text: row.item.title
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.35 * Theme.u)
        font.bold: row.current
        color: row.item.stage === "past" ? Theme.muted : Theme.text
    }

    Icon {
        id: speaker

        visible: who.visible
        x: title.x + title.width + 0.9 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: "speech"
        size: 1.7 * Theme.u
        colour: Theme.accent
    }

    Label {
        id: who

        visible: row.item.by !== ""
        x: speaker.x + speaker.width + 0.5 * Theme.u
        width: implicitWidth
        height: row.height
        text: row.item.by
        size: Theme.caption
        color: Theme.muted
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
