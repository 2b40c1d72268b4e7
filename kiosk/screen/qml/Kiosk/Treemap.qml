// Parts of a whole as areas, each with its name and number; small ones show less.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: map

    property var cells: [] // [{x, y, w, h (0..1), label, text, band?, key?}], the greatest first or not
    readonly property real gutter: 0.5 * Theme.u

    implicitWidth: 60 * Theme.u
    implicitHeight: 34 * Theme.u

    Repeater {
        model: map.cells.length

        Target {
            id: cell

            required property int index
            readonly property var of: map.cells[index] ?? ({ "x": 0, "y": 0, "w": 0, "h": 0, "label": "", "text": "" })
            readonly property color tint: of.band ? Theme.bandColour(of.band) : Theme.accent
            readonly property bool roomy: height > 8 * Theme.u && width > 14 * Theme.u

            x: of.x * map.width + map.gutter / 2
            y: of.y * map.height + map.gutter / 2
            width: Math.max(0, of.w * map.width - map.gutter)
            height: Math.max(0, of.h * map.height - map.gutter)
            enabled: (of.key ?? "") !== ""
            radius: 0.6 * Theme.u
            mark: "within"
            intentName: Math.min(width, height) >= Theme.touch ? "tile.open" : "" // a smaller one would be missed
            slots: ({ "key": String(of.key ?? "") })
            label: of.label

            Rectangle {
                anchors.fill: parent
                radius: cell.radius
                color: Qt.tint(Theme.raised, Qt.alpha(cell.tint, 0.12 + 0.3 * Math.min(1, 3 * cell.of.w * cell.of.h)))
                border.width: Theme.stroke
                border.color: Qt.alpha(cell.tint, 0.5)
            }

            Column {
                x: (cell.roomy ? 1.2 : 0.7) * Theme.u
                y: (cell.roomy ? 1 : 0.4) * Theme.u
                width: cell.width - 2 * x
                visible: cell.height > 2.4 * Theme.u && cell.width > 4 * Theme.u

                Label {
                    width: parent.width
                    text: cell.of.label
                    size: cell.roomy ? Theme.small : Theme.caption
                    wrapMode: cell.height > 7 * Theme.u ? Text.WordWrap : Text.NoWrap
                    maximumLineCount: 2
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.round(1.15 * Theme.u)
                    elide: Text.ElideNone
                }

                Label {
                    visible: cell.height > 4.6 * Theme.u
                    width: parent.width
                    text: cell.of.text
                    size: cell.roomy ? Theme.heading : Theme.small
                    font.bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.2 * Theme.u)
                }
            }
        }
    }
}
