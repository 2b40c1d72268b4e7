// A reference line across a chart, and its name: dashes in its band's colour, or dots.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: reference

    required property var of // {at, text, band, dotted?}
    required property real topRoom // where the field of the curves begins
    required property real w // how wide it is
    readonly property bool dotted: of.dotted ?? false
    readonly property color tint: dotted ? Theme.text : Theme.bandColour(of.band ?? "")

    Repeater {
        model: Math.floor(reference.w / (1.6 * Theme.u))

        Rectangle {
            required property int index

            // dots stand between the dashes of a line at the same height
            x: index * 1.6 * Theme.u + (reference.dotted ? 1.05 * Theme.u : 0)
            width: (reference.dotted ? 0.4 : 0.9) * Theme.u
            height: reference.dotted ? width : 1.6 * Theme.stroke
            y: -height / 2
            radius: reference.dotted ? width / 2 : 0
            color: reference.tint
        }
    }

    Rectangle {
        anchors.fill: word
        anchors.margins: -0.2 * Theme.u
        color: Theme.surface
        opacity: 0.82
        radius: 0.3 * Theme.u
    }

    Label {
        id: word

        x: reference.dotted ? 0.6 * Theme.u : reference.w - width - 0.6 * Theme.u
        y: reference.y > reference.topRoom + 2.4 * Theme.u ? -height - 0.3 * Theme.u : 0.4 * Theme.u
        text: reference.of.text
        size: Theme.caption
        color: reference.tint
    }
}
