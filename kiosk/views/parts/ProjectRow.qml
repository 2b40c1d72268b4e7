// One project of the list: its name, how far it is, and whether that is on time, in a word and a mark.
import QtQuick
import Kiosk

Target {
    id: row

    required property var project
    readonly property color tint: Theme.bandColour(project.band)

    intentName: "tile.open"
    slots: ({ "key": String(project.key) })
    label: project.label

    Rectangle {
        anchors.fill: parent
        radius: 0.6 * Theme.u
        color: row.project.current ? Theme.raised : "transparent"
    }

    Label {
        id: name

        x: 0.6 * Theme.u
        width: row.width - share.width - 1.6 * Theme.u
        height: 0.52 * row.height
        text: row.project.label
        size: Theme.small
        font.bold: row.project.current
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.25 * Theme.u)
    }

    Label {
        id: share

        anchors.right: parent.right
        anchors.rightMargin: 0.6 * Theme.u
        height: name.height
        text: row.project.value + " " + row.project.unit
        size: Theme.small
        font.bold: true
    }

    Bar {
        x: 0.6 * Theme.u
        anchors.verticalCenter: stands.verticalCenter
        width: 0.48 * row.width
        height: 0.55 * Theme.u
        fraction: row.project.fraction
        known: row.project.known
        colour: row.tint
        outlined: row.project.current
    }

    Verdict {
        id: stands

        x: 0.6 * Theme.u + 0.53 * row.width
        y: name.height
        width: row.width - x - 0.4 * Theme.u
        height: 0.36 * row.height
        mark: row.project.mark
        word: row.project.verdict
        band: row.project.band
    }
}
