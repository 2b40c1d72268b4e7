// One stage of an incident on its line through time.
import QtQuick
import Kiosk

Item {
    id: row

    required property var step // {label, at, reached, now}
    property bool first: false
    property bool last: false

    implicitHeight: 3.2 * Theme.u

    Rectangle {
        x: 1.2 * Theme.u - width / 2
        y: row.first ? row.height / 2 : 0
        width: 0.25 * Theme.u
        height: row.height - (row.first || row.last ? row.height / 2 : 0)
        color: row.step.reached ? Theme.accent : Theme.line
    }

    Rectangle {
        x: 1.2 * Theme.u - width / 2
        anchors.verticalCenter: parent.verticalCenter
        width: (row.step.now ? 2.1 : 1.5) * Theme.u
        height: width
        radius: width / 2
        color: row.step.reached ? Theme.accent : Theme.surface
        border.width: 2 * Theme.stroke
        border.color: row.step.reached ? Theme.accent : Theme.muted
    }

    Label {
        x: 3.6 * Theme.u
        width: at.x - x - Theme.gap
        height: row.height
        text: row.step.label
        color: row.step.reached ? Theme.text : Theme.muted
        size: Theme.small
        font.bold: row.step.now
    }

    Label {
        id: at

        x: row.width - width
        height: row.height
        text: row.step.at
        color: row.step.now ? Theme.text : Theme.muted
        size: Theme.small
        font.features: ({ "tnum": 1 })
    }
}
