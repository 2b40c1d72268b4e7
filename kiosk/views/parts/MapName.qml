// The name of a district where there is room for it, and what was measured there.
import QtQuick
import Kiosk

Column {
    id: name

    required property var of // a district with name, size, value

    spacing: -0.2 * Theme.u

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        text: name.of.name
        size: name.of.size * Theme.caption
        style: Text.Outline
        styleColor: Qt.alpha(Theme.background, 0.75)
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: text !== ""
        text: name.of.value
        size: Theme.small
        font.bold: true
        style: Text.Outline
        styleColor: Qt.alpha(Theme.background, 0.75)
    }
}
