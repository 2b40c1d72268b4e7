// What can be done, side by side, each as wide as the others.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

Row {
    id: row

    required property var actions // {label, icon, intentName, slots, tone}
    property real size: Theme.body
    property bool below: false // every word stands below its icon
    readonly property int count: actions.length

    spacing: Theme.gap

    Repeater {
        model: row.count

        ActionTarget {
            required property int index
            readonly property var action: row.actions[index] ?? ({ "label": "", "icon": "", "intentName": "", "slots": ({}), "tone": "text" })

            width: (row.width - (row.count - 1) * row.spacing) / row.count
            intentName: action.intentName
            slots: action.slots
            label: action.label
            icon: action.icon
            tone: action.tone
            size: row.size
            below: row.below
        }
    }
}
