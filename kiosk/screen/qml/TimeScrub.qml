// The last day as a line to be drawn along: the wall follows, and says that it does not show now.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: scrub

    required property PastPanel past
    property bool open: false
    readonly property bool blocks: true
    readonly property real indent: 2.4 * Theme.u

    function draw(x: real) {
        const hours = Math.round(48 * (1 - Math.min(1, Math.max(0, (x - line.x) / line.width)))) / 2;
        if (hours !== told) {
            told = hours;
            Glass.issue("time.back", ({ "ago": String(hours) }), "time");
        }
    }

    property real told: -1

    visible: open || past.shown
    height: Math.max(8.4 * Theme.u, Theme.touch + 2 * Theme.u)
    radius: Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.stroke
    border.color: past.shown ? Theme.warn : Theme.line

    Solid {}

    Row {
        id: words

        x: scrub.indent
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "clock"
            size: 2.8 * Theme.u
            colour: scrub.past.shown ? Theme.warn : Theme.muted
        }

        Label {
            width: 25 * Theme.u
            text: scrub.past.shown ? scrub.past.banner : scrub.past.now
            size: Theme.body
            font.bold: true
            color: scrub.past.shown ? Theme.warn : Theme.text
        }
    }

    Item {
        id: line

        x: words.x + words.width + 2 * Theme.u
        width: buttons.x - x - 3 * Theme.u
        height: parent.height

        Rectangle {
            y: 0.42 * parent.height
            width: parent.width
            height: 0.5 * Theme.u
            radius: height / 2
            color: Theme.raised
        }

        Repeater {
            model: scrub.past.ticks.length

            Item {
                id: tick

                required property int index
                readonly property var of: scrub.past.ticks[index] ?? ({ "at": 0, "text": "" })

                x: of.at * line.width
                y: 0.42 * line.height

                Rectangle {
                    x: -width / 2
                    width: Theme.stroke
                    height: 1.2 * Theme.u
                    color: Theme.muted
                }

                Label {
                    x: -width / 2
                    y: 1.5 * Theme.u
                    text: tick.of.text
                    size: Theme.caption
                    color: Theme.muted
                }
            }
        }

        Rectangle {
            x: scrub.past.at * parent.width - width / 2
            y: 0.42 * parent.height + 0.25 * Theme.u - height / 2
            width: 3 * Theme.u
            height: width
            radius: width / 2
            color: scrub.past.shown ? Theme.warn : Theme.accent
        }
    }

    MouseArea {
        x: line.x - 2 * Theme.u
        width: line.width + 4 * Theme.u
        height: parent.height
        preventStealing: true
        onPressed: event => scrub.draw(x + event.x)
        onPositionChanged: event => scrub.draw(x + event.x)
    }

    Row {
        id: buttons

        x: scrub.width - width - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        ActionTarget {
            visible: scrub.past.shown
            implicitHeight: Theme.touch
            icon: "live"
            label: scrub.past.toNow
            size: Theme.small
            tone: "accent"
            intentName: "time.now"
            onActivated: scrub.open = false
        }

        ActionTarget {
            visible: !scrub.past.shown
            implicitHeight: Theme.touch
            icon: "close"
            label: ""
            onActivated: scrub.open = false
        }
    }
}
