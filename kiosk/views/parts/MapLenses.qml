// Nearer, farther and the whole city, for a finger or a hand.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Column {
    id: lenses

    required property var map // {lenses: {zoom, icon, label}, whole, wholeText}

    spacing: 0.6 * Theme.u

    Repeater {
        model: lenses.map.lenses.length

        Target {
            id: lens

            required property int index
            readonly property var of: lenses.map.lenses[index]

            anchors.right: parent?.right
            width: Theme.touch
            height: Theme.touch
            radius: width / 2
            intentName: "map.zoom"
            slots: ({ "zoom": String(of.zoom) })
            label: of.label

            Rectangle {
                anchors.fill: parent
                radius: width / 2
                color: Qt.alpha(Theme.raised, 0.9)
            }

            Icon {
                anchors.centerIn: parent
                name: lens.of.icon
                size: 2.8 * Theme.u
            }
        }
    }

    Target {
        id: all

        visible: !lenses.map.whole
        anchors.right: parent.right
        width: words.implicitWidth + 2.6 * Theme.u
        height: Theme.touch
        radius: height / 2
        intentName: "map.zoom"
        slots: ({ "zoom": "whole" })
        label: words.text

        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: Qt.alpha(Theme.raised, 0.9)
        }

        Label {
            id: words

            anchors.centerIn: parent
            text: lenses.map.wholeText
            size: Theme.small
        }
    }
}
