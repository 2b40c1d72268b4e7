// The land of the Earth as dots, in rows; drawn once, moves never.
import QtQuick
import QtQuick.Shapes
import Kiosk

Shape {
    id: land

    required property var land // {aspect, pitch, rows: [x of the first, y, x of the last, ...] in units of the height}
    property color colour: Qt.tint(Theme.surface, Qt.alpha(Theme.voice, 0.3))
    readonly property real k: height // px per unit
    readonly property real dot: Math.max(1, 0.5 * land.pitch * k)
    readonly property real pitch: land.land.pitch

    function row(at: int): var {
        const rows = land.land.rows, y = rows[at + 1] * k;
        // a line of no length has no dot: its end lies a hair behind its last one
        return [Qt.point(rows[at] * k, y), Qt.point(rows[at + 2] * k + 0.05 * dot, y)];
    }

    ShapePath {
        fillColor: "transparent"
        strokeColor: land.colour
        strokeWidth: land.dot
        strokeStyle: ShapePath.DashLine
        dashPattern: [0.01, land.pitch * land.k / land.dot - 0.01]
        capStyle: ShapePath.RoundCap

        PathMultiline {
            paths: land.height > 0 ? Array.from({ length: land.land.rows.length / 3 }, (_, i) => land.row(3 * i)) : []
        }
    }
}
