// How something stands: a mark and a word, in the colour of its band.
import QtQuick
import Kiosk

Item {
    id: verdict

    property string mark: "question"
    property string word: ""
    property string band: "none"
    property bool strong: false
    readonly property color tint: Theme.bandColour(band)

    implicitWidth: words.x + words.implicitWidth
    implicitHeight: words.implicitHeight

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: verdict.mark
        size: 1.6 * Theme.u
        colour: verdict.tint
    }

    Label {
        id: words

        x: 2.1 * Theme.u
        height: verdict.height
        width: verdict.width - x
        text: verdict.word
        size: Theme.caption
        font.bold: verdict.strong
        color: verdict.tint
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }
}
