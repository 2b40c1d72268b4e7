// One thing a call is about, the incident or the order: what, how it stands and since when; a touch opens it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

Target {
    id: topic

    required property var of // as the call panel gives it
    property bool roomy: false // its stages are drawn too
    readonly property color colour: ({ "good": Theme.good, "fair": Theme.fair, "poor": Theme.warn, "warn": Theme.warn, "bad": Theme.bad })[of.tone] ?? Theme.muted
    readonly property bool staged: roomy && of.steps.length > 0
    readonly property string detail: narrow ? "" : of.detail
    readonly property bool narrow: width < 50 * Theme.u
    readonly property real line: 6.2 * Theme.u

    implicitHeight: Math.max(line + (staged ? 3.8 * Theme.u : 0), Theme.touch)
    intentName: of.intentName
    slots: of.slots
    label: of.title
    tappable: of.intentName !== ""
    pointable: tappable

    Rectangle {
        anchors.fill: parent
        radius: topic.radius
        color: Theme.raised
        border.width: topic.of.known ? Theme.stroke : 0
        border.color: Qt.alpha(topic.colour, 0.45)
    }

    Item {
        id: row

        y: topic.staged ? 0.3 * Theme.u : (topic.height - height) / 2
        width: topic.width
        height: topic.line

        Rectangle {
            id: disc

            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            width: 4 * Theme.u
            height: width
            radius: width / 2
            color: Qt.alpha(topic.colour, 0.16)

            Icon {
                anchors.centerIn: parent
                name: topic.of.icon
                size: 2.5 * Theme.u
                colour: topic.colour
            }
        }

        Label {
            id: title

            x: disc.x + disc.width + Theme.gap
            y: below.visible ? 0.5 * Theme.u : 0
            width: state.x - x - Theme.gap
            height: below.visible ? 2.8 * Theme.u : parent.height
            text: topic.of.title
            color: topic.of.known ? Theme.text : Theme.muted
            size: topic.of.known ? Theme.body : Theme.small
            font.bold: topic.of.known
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.8 * Theme.caption)
        }

        Row {
            id: below

            x: title.x
            y: 3.3 * Theme.u
            width: title.width
            height: 2.4 * Theme.u
            visible: topic.detail !== "" || topic.of.status !== ""
            spacing: 0.5 * Theme.u

            Icon {
                visible: topic.of.status !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: ({ "LIVE": "live", "STALE": "clock", "SIMULATED": "simulated" })[topic.of.status] ?? "unavailable"
                size: 1.6 * Theme.u
                colour: status.color
            }

            Label {
                id: status

                visible: text !== ""
                height: parent.height
                width: Math.min(implicitWidth, topic.detail === "" ? parent.width - x : 0.55 * parent.width)
                text: topic.of.statusText
                color: Theme.statusColour(topic.of.status)
                size: Theme.caption
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(0.75 * Theme.caption)
            }

            Label {
                height: parent.height
                width: Math.max(0, parent.width - x)
                visible: topic.detail !== ""
                text: topic.detail
                color: Theme.muted
                size: Theme.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(0.75 * Theme.caption)
            }
        }

        Label {
            id: state

            x: parent.width - width - Theme.gap
            y: 0.5 * Theme.u
            width: Math.min(implicitWidth, 0.36 * parent.width)
            height: 2.8 * Theme.u
            visible: topic.of.known
            horizontalAlignment: Text.AlignRight
            text: topic.of.state
            color: topic.colour
            size: Theme.small
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.8 * Theme.caption)
        }

        Label {
            x: parent.width - width - Theme.gap
            y: below.y
            height: below.height
            visible: topic.of.known
            text: topic.of.since
            color: Theme.muted
            size: Theme.caption
        }
    }

    CallStages {
        x: disc.x
        y: row.y + row.height - 0.4 * Theme.u
        width: topic.width - 2 * x
        height: 3.6 * Theme.u
        visible: topic.staged
        steps: topic.of.steps
        colour: topic.colour
    }
}
