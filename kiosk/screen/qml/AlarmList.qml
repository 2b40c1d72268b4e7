// All alarms, the most pressing first: taken one by one, or a group at once.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: sheet

    required property AlarmsShownPanel alarms
    readonly property bool blocks: true

    visible: alarms.listShown
    color: Qt.alpha(Theme.background, 0.82)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: Glass.issue("tile.close", ({}), sheet.alarms.close)
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(130 * Theme.u, sheet.width - 4 * Theme.pad)
        height: Math.min(list.contentHeight + list.y + Theme.pad, sheet.height - 2 * Theme.gap)
        radius: 1.4 * Theme.radius
        color: Theme.surface
        border.width: 2 * Theme.stroke
        border.color: Theme.line

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        SectionTitle {
            id: title

            x: Theme.pad
            y: Theme.gap
            height: shut.height
            icon: "bell"
            text: sheet.alarms.title
        }

        Label {
            x: title.x + title.width + 2 * Theme.pad
            y: title.y
            width: shut.x - x - Theme.gap
            height: title.height
            text: sheet.alarms.flood !== "" ? sheet.alarms.flood : sheet.alarms.empty
            color: sheet.alarms.flood !== "" ? Theme.warn : Theme.muted
            size: Theme.small
        }

        CloseButton {
            id: shut

            x: parent.width - width - Theme.gap
            y: Theme.gap
            label: sheet.alarms.close
            size: 3 * Theme.u
        }

        ListView {
            id: list

            x: Theme.pad
            y: shut.y + shut.height + 0.6 * Theme.u
            width: parent.width - 2 * Theme.pad
            height: parent.height - y - Theme.gap
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.alarms.rows.length

            delegate: AlarmRow {
                required property int index

                width: list.width
                alarm: sheet.alarms.rows[index] ?? ({ "key": "", "title": "", "where": "", "since": "", "priority": 4, "priorityText": "", "state": "", "stateText": "", "advice": "", "about": "", "count": 1 })
                take: sheet.alarms.take
                shelve: sheet.alarms.shelve
                shelveFor: sheet.alarms.shelveFor
            }
        }
    }
}
