// An icon and a word that can be touched: the shell's button.
import QtQuick
import Kiosk

Target {
    id: action

    property string icon: ""
    property string tone: "text" // text, accent, bad
    property bool filled: tone !== "text"
    property real size: Theme.body
    readonly property color colour: ({ "accent": Theme.accent, "bad": Theme.bad })[tone] ?? Theme.text
    readonly property color ink: filled ? Theme.inked : colour

    implicitHeight: Math.max(7 * Theme.u, Theme.touch)
    implicitWidth: mark.width + words.implicitWidth + 4.5 * Theme.u

    Rectangle {
        anchors.fill: parent
        radius: action.radius
        color: action.filled ? action.colour : Theme.raised
        border.width: action.filled ? 0 : Theme.stroke
        border.color: Qt.alpha(action.colour, 0.5)
    }

    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: action.icon
            size: 1.45 * action.size
            colour: action.ink
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, action.width - mark.width - 2.5 * Theme.u)
            text: action.label
            color: action.ink
            size: action.size
            font.bold: true
        }
    }
}
