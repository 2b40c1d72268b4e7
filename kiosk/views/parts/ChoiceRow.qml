// Things that can be chosen, in one row however many they are, each as wide as the others.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Row {
    id: row

    required property var choices // {title, intent, icon, slots?, chosen?}
    property string tone: "accent"

    spacing: 0.8 * Theme.u

    Repeater {
        model: row.choices.length

        ChoiceChip {
            required property int index
            readonly property var of: row.choices[index] ?? ({ "title": "", "intent": "", "icon": "" })

            width: (row.width - (row.choices.length - 1) * row.spacing) / row.choices.length
            intentName: of.intent
            slots: of.slots ?? ({})
            label: of.title
            icon: of.icon
            chosen: of.chosen ?? false
            tone: row.tone
        }
    }
}
