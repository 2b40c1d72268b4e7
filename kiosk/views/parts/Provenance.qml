// What no number is shown without, in one line: status, source, age.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: line

    required property var of // {status, statusText, source, age}
    property bool alignRight: false

    implicitWidth: badge.width + words.implicitWidth + Theme.gap
    implicitHeight: badge.implicitHeight

    Badge {
        id: badge

        x: line.alignRight ? line.width - width : 0
        status: line.of.status
        text: line.of.statusText
    }

    Label {
        id: words

        x: line.alignRight ? badge.x - width - 0.8 * Theme.u : badge.width + 0.8 * Theme.u
        width: Math.min(implicitWidth, line.width - badge.width - 0.8 * Theme.u)
        height: line.height
        text: line.of.source + " · " + line.of.age
        color: Theme.muted
        size: Theme.caption
    }
}
