// What no number is shown without, in one line: status, source, age.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: line

    required property var of // {status, statusText, source, age}
    property bool alignRight: false
    property bool stacked: false // in two lines, where there is no room for one

    implicitWidth: badge.width + words.implicitWidth + Theme.gap
    implicitHeight: badge.implicitHeight + (stacked ? words.height : 0)

    Badge {
        id: badge

        x: line.alignRight ? line.width - width : 0
        status: line.of.status
        text: line.of.statusText
    }

    Label {
        id: words

        x: line.stacked ? 0 : line.alignRight ? badge.x - width - 0.8 * Theme.u : badge.width + 0.8 * Theme.u
        y: line.stacked ? badge.height : 0
        width: line.stacked ? line.width : Math.min(implicitWidth, line.width - badge.width - 0.8 * Theme.u)
        height: line.stacked ? 3.8 * Theme.u : line.height
        wrapMode: line.stacked ? Text.WordWrap : Text.NoWrap
        fontSizeMode: line.stacked ? Text.Fit : Text.FixedSize
        minimumPixelSize: Math.round(1.3 * Theme.u)
        text: line.of.source + (line.stacked ? "\n" : " · ") + line.of.age
        color: Theme.muted
        size: Theme.caption
    }
}
