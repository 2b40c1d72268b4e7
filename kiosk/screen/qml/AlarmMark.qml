// How pressing an alarm is: a colour, and a shape that says the same without it.
import QtQuick
import Kiosk

Item {
    id: mark

    required property int priority // 1 critical .. 4 low
    property string sign: priority // what is written in it: no number where a count stands beside it
    property bool calls: false // it waits for somebody
    readonly property color colour: [Theme.bad, Theme.bad, Theme.warn, Theme.voice, Theme.muted][priority] ?? Theme.muted

    implicitWidth: 4.4 * Theme.u
    implicitHeight: implicitWidth

    Rectangle {
        anchors.centerIn: parent
        width: parent.width * (mark.priority <= 2 ? 0.78 : mark.priority === 3 ? 0.86 : 0.8)
        height: width
        radius: mark.priority === 4 ? width / 2 : 0.14 * width
        rotation: mark.priority === 2 ? 45 : 0
        color: mark.calls ? mark.colour : Qt.alpha(mark.colour, 0.16)
        border.width: 2 * Theme.stroke
        border.color: mark.colour
    }

    Label {
        anchors.centerIn: parent
        text: mark.sign
        size: 0.42 * mark.width
        font.bold: true
        color: mark.calls ? Theme.inked : mark.colour
    }
}
