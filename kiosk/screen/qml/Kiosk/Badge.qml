// How far a number can be believed: a shape, a colour and a word.
import QtQuick

Rectangle {
    id: badge

    property string status: "UNAVAILABLE" // LIVE, STALE, UNAVAILABLE, SIMULATED
    property string text: status
    readonly property color colour: Theme.statusColour(status)
    readonly property bool folded: text.length > 12 && text.includes(", ") // two things are said: one under the other
    readonly property string shape: ({ "LIVE": "live", "STALE": "clock", "SIMULATED": "simulated" })[status] ?? "unavailable"

    implicitWidth: words.x + words.implicitWidth + 1 * Theme.u
    implicitHeight: (folded ? 4.5 : 2.7) * Theme.u
    radius: 1.35 * Theme.u
    color: Qt.alpha(colour, 0.12)
    border.width: Theme.stroke
    border.color: Qt.alpha(colour, 0.45)

    Icon {
        x: 0.7 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: badge.shape
        size: 1.6 * Theme.u
        colour: badge.colour
    }

    Label {
        id: words

        x: 2.7 * Theme.u
        height: badge.height
        width: badge.width - x - 0.8 * Theme.u
        text: badge.folded ? badge.text.replace(", ", ",\n") : badge.text
        color: badge.colour
        size: Theme.caption
        lineHeight: 0.92
        font.bold: true
    }
}
