// What can be said now, in this view and language; touching it does the same.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: say

    required property StripPanel strip

    implicitHeight: title.height + 0.5 * Theme.u + Theme.touch

    Label {
        id: title

        width: say.width
        visible: say.strip.offers.length > 0
        text: say.strip.title
        color: Theme.muted
        size: Theme.caption
    }

    Row {
        y: title.height + 0.5 * Theme.u
        spacing: Theme.gap

        Repeater {
            model: say.strip.offers.length

            Target {
                id: offer

                required property int index
                readonly property var offered: say.strip.offers[index] ?? ({ "text": "", "intentName": "", "slots": ({}) })

                width: words.implicitWidth + 3.2 * Theme.u
                height: Theme.touch
                radius: height / 2
                // the last ones are left out where the wall is too narrow
                opacity: x + width <= say.width ? 1 : 0
                enabled: opacity > 0
                intentName: offered.intentName
                slots: offered.slots
                label: offered.text

                Rectangle {
                    anchors.fill: parent
                    radius: offer.radius
                    color: Theme.raised
                    border.width: Theme.stroke
                    border.color: Qt.alpha(Theme.voice, 0.5)
                }

                Label {
                    id: words

                    anchors.centerIn: parent
                    text: "“" + offer.offered.text + "”"
                    size: Theme.small
                }
            }
        }
    }
}
