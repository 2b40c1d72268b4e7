// A small rounded label with an optional icon; for names, categories and counts.
import QtQuick

Rectangle {
    id: pill

    property string text: ""
    property string icon: ""
    property string mark: "" // a second icon, before the words: a verdict
    property color colour: Theme.muted
    property bool filled: false
    property alias elide: words.elide

    implicitWidth: words.x + words.implicitWidth + 1.2 * Theme.u
    implicitHeight: 3.2 * Theme.u
    radius: height / 2
    color: filled ? colour : Qt.alpha(colour, 0.1)
    border.width: filled ? 0 : Theme.stroke
    border.color: Qt.alpha(colour, 0.4)

    Icon {
        visible: pill.icon !== ""
        x: 1 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: pill.icon
        size: 1.9 * Theme.u
        colour: words.color
    }

    Icon {
        id: verdict

        visible: pill.mark !== ""
        x: pill.icon === "" ? 1 * Theme.u : 3.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: pill.mark
        size: 1.6 * Theme.u
        colour: words.color
    }

    Label {
        id: words

        x: verdict.visible ? verdict.x + verdict.width + 0.5 * Theme.u : pill.icon === "" ? 1.2 * Theme.u : 3.4 * Theme.u
        width: pill.width - x - 1 * Theme.u
        height: pill.height
        text: pill.text
        color: pill.filled ? Theme.inked : pill.colour
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.caption)
        font.bold: pill.filled
    }
}
