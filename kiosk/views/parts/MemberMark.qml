// A member city on the world map: its office is a shape first, then a colour; its name stands where there is room.
import QtQuick
import Kiosk

Target {
    id: mark

    required property var member // {key, name, office, side, opened, home}
    readonly property string office: member.office
    readonly property bool holds: office !== "member"
    readonly property color colour: member.opened ? Theme.text : office === "host" ? Theme.warn : holds ? Theme.accent : Theme.voice
    readonly property real size: (office === "president" ? 3 : office === "host" ? 2.6 : holds ? 2 : 1.1) * Theme.u
    readonly property real reach: size / 2 + (member.opened ? 0.8 * Theme.u : 0) // from its middle to its edge

    width: Theme.touch
    height: Theme.touch
    radius: width / 2
    z: member.opened ? 3 : holds ? 2 : 1
    intentName: "tile.open"
    slots: ({ "key": String(member.key) })
    label: member.name

    Rectangle {
        visible: mark.member.opened
        anchors.centerIn: parent
        width: 2 * mark.reach
        height: width
        radius: width / 2
        color: "transparent"
        border.color: Theme.text
        border.width: 0.22 * Theme.u
    }

    OfficeMark {
        anchors.centerIn: parent
        office: mark.office
        size: mark.size
        colour: mark.colour
    }

    Label {
        readonly property real off: mark.reach + 0.4 * Theme.u
        readonly property string side: mark.member.side

        visible: side !== ""
        x: side === "right" ? mark.width / 2 + off : side === "left" ? mark.width / 2 - off - width : (mark.width - width) / 2
        y: side === "above" ? mark.height / 2 - off - height : side === "below" ? mark.height / 2 + off : (mark.height - height) / 2
        text: mark.member.name
        size: mark.holds || mark.member.opened ? 1.7 * Theme.u : Theme.caption
        font.bold: mark.holds || mark.member.opened
        color: mark.holds || mark.member.opened ? Theme.text : Theme.muted
        style: Text.Outline
        styleColor: Qt.alpha(Theme.surface, 0.9)
    }
}
