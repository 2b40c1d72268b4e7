// One fact: its name on the left, what it is on the right.
import QtQuick
import Kiosk

Item {
    id: row

    required property var fact // {label, value}

    implicitHeight: value.height

    Label {
        width: 0.27 * row.width
        text: row.fact.label
        color: Theme.muted
        size: Theme.small
    }

    Label {
        id: value

        x: 0.29 * row.width
        width: row.width - x
        text: row.fact.value
        size: Theme.small
        wrapMode: Text.WordWrap
        maximumLineCount: 3
    }
}
