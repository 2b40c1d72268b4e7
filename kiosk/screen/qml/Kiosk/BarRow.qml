// A name, a bar and its number in one row; for comparing districts or shares.
import QtQuick

Item {
    id: row

    property string label: ""
    property real fraction: 0 // 0..1 of the full bar
    property bool known: true // else the groove is hatched: that is not nought
    property string text: "" // the number as shown
    property color colour: Theme.accent
    property real labelWidth: 0.36 * width
    property real textWidth: Math.max(number.implicitWidth, 8 * Theme.u)

    implicitWidth: 40 * Theme.u
    implicitHeight: 3.4 * Theme.u

    Label {
        width: row.labelWidth - Theme.gap
        height: row.height
        text: row.label
        size: Theme.small
    }

    Bar {
        x: row.labelWidth
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(0, row.width - row.labelWidth - row.textWidth - Theme.gap)
        height: 0.9 * Theme.u
        fraction: row.fraction
        known: row.known
        colour: row.colour
    }

    Label {
        id: number

        x: row.width - row.textWidth
        width: row.textWidth
        height: row.height
        horizontalAlignment: Text.AlignRight
        text: row.text
        size: Theme.small
        font.bold: true
    }
}
