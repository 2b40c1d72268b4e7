// One target for each view, in their order; the current one is lit and underlined.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: tabs

    required property list<ViewShownPanel> views
    required property int current
    required property real tabWidth

    implicitWidth: tabWidth * views.length

    Rectangle {
        x: tabs.current * tabs.tabWidth
        width: tabs.tabWidth
        height: tabs.height
        radius: Theme.radius
        color: Theme.raised

        Behavior on x {
            NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 4 * Theme.u
            height: 0.4 * Theme.u
            radius: height / 2
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

            x: index * tabs.tabWidth
            width: tabs.tabWidth
            height: tabs.height
            intentName: "view.show"
            slots: ({ "view": view.name })
            label: view.title

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                y: tab.height * 0.38 - height / 2
                name: tab.view.icon
                size: 4.4 * Theme.u
                weight: 1.6
                colour: tab.lit ? Theme.accent : Theme.muted
            }

            Label {
                y: tab.height * 0.6
                width: tab.width
                height: tab.height * 0.36
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                lineHeight: 0.95
                leftPadding: 0.5 * Theme.u
                rightPadding: 0.5 * Theme.u
                horizontalAlignment: Text.AlignHCenter
                text: tab.view.title
                color: tab.lit ? Theme.text : Theme.muted
                size: Theme.caption
                font.bold: tab.lit
            }
        }
    }
}
