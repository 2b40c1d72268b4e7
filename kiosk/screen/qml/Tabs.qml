// Every view one touch away: a column for each section, its views below each other; the current one is lit.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: tabs

    required property list<ViewShownPanel> views
    required property int current
    required property int columns
    required property int rows
    readonly property bool alone: rows === 1 // one view in each section: its name stands under its icon
    readonly property real cellWidth: Math.max((alone ? 13 : 16.4) * Theme.u, Theme.touch)
    readonly property real cellHeight: height / Math.max(1, rows)

    implicitWidth: cellWidth * columns

    Repeater {
        model: tabs.alone ? 0 : tabs.columns - 1

        Rectangle {
            required property int index

            x: (index + 1) * tabs.cellWidth
            y: 0.8 * Theme.u
            width: Theme.stroke
            height: tabs.height - 1.6 * Theme.u
            color: Theme.line
        }
    }

    Rectangle {
        readonly property ViewShownPanel view: tabs.views[tabs.current] ?? null

        visible: view !== null
        x: (view?.column ?? 0) * tabs.cellWidth + 0.3 * Theme.u
        y: (view?.row ?? 0) * tabs.cellHeight + 0.2 * Theme.u
        width: tabs.cellWidth - 0.6 * Theme.u
        height: tabs.cellHeight - 0.4 * Theme.u
        radius: Theme.radius
        color: Theme.raised

        Behavior on x {
            NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
        }

        Behavior on y {
            NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
        }

        Rectangle {
            x: tabs.alone ? (parent.width - width) / 2 : 0
            y: tabs.alone ? 0 : (parent.height - height) / 2
            width: tabs.alone ? 4 * Theme.u : 0.4 * Theme.u
            height: tabs.alone ? 0.4 * Theme.u : 2.6 * Theme.u
            radius: Math.min(width, height) / 2
            color: Theme.accent
        }
    }

    Repeater {
        model: tabs.views.length

        Target {
            id: tab

            required property int index
            readonly property ViewShownPanel view: tabs.views[index]
            readonly property bool lit: index === tabs.current

            x: view.column * tabs.cellWidth
            y: view.row * tabs.cellHeight
            width: tabs.cellWidth
            height: tabs.cellHeight
            intentName: "view.show"
            slots: ({ "view": view.name })
            label: view.title

            Icon {
                id: mark

                x: tabs.alone ? (tab.width - width) / 2 : 1.3 * Theme.u
                y: (tabs.alone ? 0.38 : 0.5) * tab.height - height / 2
                name: tab.view.icon
                size: (tabs.alone ? 4.4 : 2.6) * Theme.u
                weight: 1.6
                colour: tab.lit ? Theme.accent : Theme.muted
            }

            Label {
                x: tabs.alone ? 0.5 * Theme.u : mark.x + mark.width + 0.8 * Theme.u
                y: tabs.alone ? tab.height * 0.6 : 0
                width: tab.width - x - 0.5 * Theme.u
                height: tabs.alone ? tab.height * 0.36 : tab.height
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                lineHeight: 0.95
                horizontalAlignment: tabs.alone ? Text.AlignHCenter : Text.AlignLeft
                text: tab.view.title
                color: tab.lit ? Theme.text : Theme.muted
                size: Theme.caption
                font.bold: tab.lit
            }
        }
    }
}
