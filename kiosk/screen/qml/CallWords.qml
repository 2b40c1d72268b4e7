// What is said in a call or goes on in it, and what wrote it down where that was no person.
import QtQuick
import Kiosk

Rectangle {
    id: said

    required property string text
    required property string writtenBy
    property color colour: Theme.text
    property real size: Theme.heading
    readonly property real inset: 0.9 * Theme.gap
    readonly property real wanted: measure.implicitHeight + 2 * inset + (writtenBy !== "" ? written.height : 0)

    radius: Theme.radius
    color: Theme.raised

    Label {
        id: words

        x: Theme.gap
        y: said.inset
        width: said.width - 2 * Theme.gap
        height: said.height - 2 * said.inset - (written.visible ? written.height : 0)
        text: said.text
        color: said.colour
        size: said.size
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(Theme.caption)
    }

    Label {
        id: written

        x: Theme.gap
        y: said.height - height - 0.5 * said.inset
        width: said.width - 2 * Theme.gap
        height: 2.2 * Theme.u
        visible: text !== ""
        text: said.writtenBy
        color: Theme.muted
        size: Theme.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.8 * Theme.caption)
    }

    Label { // as it would be if there were room without end
        id: measure

        width: words.width
        visible: false
        text: said.text
        size: said.size
        wrapMode: Text.WordWrap
    }
}
