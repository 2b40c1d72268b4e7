// Slanting lines over what nobody knows: neither nought nor full.
import QtQuick

Canvas {
    id: hatch

    property color colour: Theme.muted
    property real pitch: 0.9 * Theme.u // between two lines

    onColourChanged: requestPaint()
    onPitchChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()
    onVisibleChanged: requestPaint()

    onPaint: {
        const g = getContext("2d");
        g.reset();
        g.strokeStyle = String(colour);
        g.lineWidth = Math.max(1, Theme.stroke);
        g.beginPath();
        for (let x = -height; x < width; x += pitch) {
            g.moveTo(x, height);
            g.lineTo(x + height, 0);
        }
        g.stroke();
    }
}
