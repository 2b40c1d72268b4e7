// An icon and a word that can be touched: the shell's button.
import QtQuick
import Kiosk

Target {
    id: action

    property string icon: ""
    property string tone: "text" // text, accent, warn, bad
    property bool filled: tone !== "text"
    property real size: Theme.body
    readonly property color colour: ({ "accent": Theme.accent, "warn": Theme.warn, "bad": Theme.bad })[tone] ?? Theme.text
    readonly property color ink: filled ? Theme.inked : colour

    // where icon and word do not fit side by side, the word stands below
    property bool below: false // the word always stands below: beside others of which one's does
    readonly property bool stacked: below || width > 0 && natural.width > width - mark.width - 2.5 * Theme.u

    implicitHeight: Math.max((below ? 7.8 : 7) * Theme.u, Theme.touch)
    implicitWidth: mark.width + natural.width + 4.5 * Theme.u

    Rectangle {
        anchors.fill: parent
        radius: action.radius
        color: action.filled ? action.colour : Theme.raised
        border.width: action.filled ? 0 : Theme.stroke
        border.color: Qt.alpha(action.colour, 0.5)
    }

    Icon {
        id: mark

        x: action.stacked ? (action.width - width) / 2 : (action.width - width - words.width - Theme.gap) / 2
        y: action.stacked ? (action.height - height - words.height - 0.2 * Theme.u) / 2 : (action.height - height) / 2
        name: action.icon
        size: 1.45 * action.size
        colour: action.ink
    }

    Label {
        id: words

        x: action.stacked ? (action.width - width) / 2 : mark.x + mark.width + Theme.gap
        y: action.stacked ? mark.y + mark.height + 0.2 * Theme.u : (action.height - height) / 2
        width: Math.min(implicitWidth, action.stacked ? action.width - 0.6 * Theme.u : action.width - mark.width - 2.5 * Theme.u)
        text: action.label
        color: action.ink
        size: action.stacked ? Theme.caption : action.size
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        wrapMode: action.below ? Text.WordWrap : Text.NoWrap
        maximumLineCount: action.below ? 2 : 1
        lineHeight: 0.84
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Math.min(Theme.small, 0.9 * size))
    }

    TextMetrics {
        id: natural

        text: action.label
        font.family: words.font.family
        font.pixelSize: action.size
        font.bold: true
    }
}
