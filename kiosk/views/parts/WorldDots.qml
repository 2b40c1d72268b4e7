// The land of the Earth as dots, in rows; drawn once into a picture, for a path of dashes costs 40 ms of every frame.
import QtQuick
import Kiosk

Canvas {
    id: land

    required property var land // {aspect, pitch, rows: [x of the first, y, x of the last, ...] in units of the height}
    property color colour: Qt.tint(Theme.surface, Qt.alpha(Theme.voice, 0.3))

    onColourChanged: requestPaint()
    onLandChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()
    onPaint: {
        const ink = getContext("2d");
        const k = height, dot = Math.max(1, 0.5 * land.land.pitch * k), rows = land.land.rows;
        ink.reset();
        ink.fillStyle = colour;
        for (let at = 0; at < rows.length; at += 3) {
            for (let x = rows[at]; x <= rows[at + 2] + 0.1 * land.land.pitch; x += land.land.pitch) {
                ink.beginPath();
                ink.arc(x * k, rows[at + 1] * k, dot / 2, 0, 2 * Math.PI);
                ink.fill();
            }
        }
    }
}
