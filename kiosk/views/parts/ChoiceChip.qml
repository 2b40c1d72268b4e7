// One of several things that can be chosen with a touch; the chosen one is filled and carries a mark.
import QtQuick
import Kiosk

Target {
    id: chip

    property string icon: ""
    property bool chosen: false
    property bool ticks: false // a box to tick stands before the word
    property string tone: "accent"
    property real size: Theme.small
    readonly property color colour: tone === "voice" ? Theme.voice : Theme.accent
    readonly property bool marked: icon !== "" || ticks

    height: Math.max(Theme.touch, 5 * Theme.u)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: chip.chosen ? Qt.alpha(chip.colour, 0.18) : Theme.raised
        border.width: chip.chosen ? 2 * Theme.stroke : Theme.stroke
        border.color: chip.chosen ? chip.colour : Theme.line
    }

    Icon {
        id: mark

        visible: !chip.ticks && (chip.marked || chip.chosen)
        x: chip.marked ? 1 * Theme.u : parent.width - width - 0.4 * Theme.u
        y: chip.marked ? (parent.height - height) / 2 : 0.3 * Theme.u
        name: chip.chosen ? "check" : chip.icon
        size: chip.marked ? 2 * Theme.u : 1.5 * Theme.u
        colour: chip.colour
    }

    Rectangle {
        visible: chip.ticks
        x: 0.6 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 2.4 * Theme.u
        height: width
        radius: 0.5 * Theme.u
        color: chip.chosen ? chip.colour : "transparent"
        border.width: 2 * Theme.stroke
        border.color: chip.chosen ? chip.colour : Theme.muted

        Icon {
            visible: chip.chosen
            anchors.centerIn: parent
            name: "check"
            size: 1.8 * Theme.u
            colour: Theme.inked
        }
    }

    Label {
        readonly property real side: (chip.chosen ? 2 : 0.6) * Theme.u // clear of the mark in the corner

        x: chip.ticks ? 3.5 * Theme.u : chip.marked ? mark.x + mark.width + 0.8 * Theme.u : side
        width: parent.width - x - (chip.marked ? 0.4 * Theme.u : side)
        height: parent.height
        horizontalAlignment: chip.marked ? Text.AlignLeft : Text.AlignHCenter
        text: chip.label
        fontSizeMode: Text.Fit
        wrapMode: Text.WordWrap
        size: chip.size
        minimumPixelSize: Math.round(0.8 * Theme.caption)
    }
}
