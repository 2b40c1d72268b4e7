// One alarm of the list: how pressing, what, where, since when, what to do, and taking it or putting it aside.
import QtQuick
import Kiosk

Item {
    id: row

    required property var alarm
    required property string take
    required property string shelve
    required property string shelveFor
    readonly property bool waits: alarm.state === "unacknowledged" || alarm.state === "returned"

    implicitHeight: Math.max(words.height + 1.8 * Theme.u, Theme.touch + 1.2 * Theme.u)

    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    AlarmMark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        priority: row.alarm.priority
        calls: row.alarm.state === "unacknowledged"
    }

    Target {
        x: mark.width + Theme.gap
        width: buttons.x - x - Theme.gap
        height: parent.height
        intentName: "tile.open"
        slots: ({ "key": row.alarm.about })
        label: row.alarm.title

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: 0.3 * Theme.u

            Label {
                width: parent.width
                text: row.alarm.title
                size: Theme.body
                font.bold: row.waits
                color: row.waits ? Theme.text : Theme.muted
            }

            Label {
                width: parent.width
                text: row.alarm.where + "  ·  " + row.alarm.since
                size: Theme.small
                color: Theme.muted
            }

            Label {
                width: parent.width
                text: row.alarm.priorityText + "  ·  " + row.alarm.stateText + (row.waits ? "  ·  " + row.alarm.advice : "")
                size: Theme.caption
                color: row.waits ? mark.colour : Theme.muted
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }
        }
    }

    Row {
        id: buttons

        x: parent.width - width
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        ActionTarget {
            visible: row.alarm.count === 1 && row.alarm.state === "unacknowledged" || row.alarm.state === "acknowledged"
            implicitHeight: Theme.touch
            icon: "clock"
            label: row.shelve
            size: Theme.caption
            intentName: "alarm.shelve"
            slots: ({ "key": row.alarm.key, "minutes": row.shelveFor })
        }

        ActionTarget {
            visible: row.waits
            implicitHeight: Theme.touch
            icon: "check"
            label: row.take
            size: Theme.small
            tone: "accent"
            intentName: "alarm.take_group"
            slots: ({ "key": row.alarm.key })
        }
    }
}
