// One incident in a list: what, where, how far, how long ago.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: row

    required property var incident
    property bool current: false
    readonly property color colour: bands.mark(incident.tone)

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(incident.key) })
    label: incident.title
    implicitHeight: Math.max(Theme.touch, 6.6 * Theme.u)

    BandColours {
        id: bands
    }

    Rectangle {
        anchors.fill: parent
        radius: row.radius
        color: row.current ? Theme.raised : "transparent"
        border.width: row.current ? Theme.stroke : 0
        border.color: Theme.line
    }

    Rectangle {
        id: chip

        x: 0.9 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 4.2 * Theme.u
        height: width
        radius: width / 2
        color: row.incident.urgent ? row.colour : Qt.alpha(row.colour, 0.14)

        Icon {
            anchors.centerIn: parent
            name: row.incident.icon
            size: 2.5 * Theme.u
            colour: row.incident.urgent ? Theme.inked : row.colour
        }
    }

    Label {
        id: title

        x: chip.x + chip.width + 1.2 * Theme.u
        y: row.height / 2 - height + 0.1 * Theme.u
        width: stage.x - x - Theme.gap
        text: row.incident.title
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.4 * Theme.u)
        font.bold: !row.incident.closed && row.incident.severity <= 2
        color: row.incident.closed ? Theme.muted : Theme.text
    }

    Label {
        x: title.x
        y: row.height / 2 + 0.3 * Theme.u
        width: ago.x - x - Theme.gap
        text: row.incident.where
        color: Theme.muted
        size: Theme.caption
    }

    Label {
        id: stage

        anchors.right: parent.right
        anchors.rightMargin: 1 * Theme.u
        y: title.y
        height: title.height
        text: row.incident.stage
        color: row.colour
        size: Theme.small
    }

    Label {
        id: ago

        anchors.right: stage.right
        y: row.height / 2 + 0.3 * Theme.u
        text: row.incident.since
        color: Theme.muted
        size: Theme.caption
    }
}
