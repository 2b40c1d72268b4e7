// What a project is, as a quiet drawing: one of ten motifs under one sky.
import QtQuick
import Kiosk

Canvas {
    id: picture

    property string motif: ""
    property real done: 0 // 0..1: what is built stands out of what is planned
    property bool known: true // whether anybody knows how much that is

    onMotifChanged: requestPaint()
    onDoneChanged: requestPaint()
    onKnownChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()

    function box(g: var, x: real, y: real, w: real, h: real) {
        g.fillRect(x * width, y * height, w * width, h * height);
    }

    function disc(g: var, x: real, y: real, r: real) {
        g.beginPath();
        g.arc(x * width, y * height, r * height, 0, 2 * Math.PI);
        g.fill();
    }

    function draw(g: var) {
        switch (motif) {
        case "bridge":
            box(g, 0, 0.6, 1, 0.05);
            for (let n = 0; n < 3; n++) {
                g.beginPath();
                g.arc((0.2 + 0.3 * n) * width, 0.6 * height, Math.min(0.16 * width, 0.52 * height), Math.PI, 2 * Math.PI);
                g.lineWidth = 0.025 * height;
                g.stroke();
                box(g, 0.03 + 0.3 * n, 0.6, 0.03, 0.2);
            }
            break;
        case "park":
            for (let n = 0; n < 7; n++) {
                box(g, 0.09 + 0.14 * n, 0.56, 0.012, 0.2);
                disc(g, 0.096 + 0.14 * n, 0.5 - 0.03 * (n % 3), 0.13 + 0.02 * (n % 2));
            }
            break;
        case "housing":
            for (let n = 0; n < 5; n++)
                box(g, 0.08 + 0.18 * n, 0.3 + 0.07 * (n % 3), 0.13, 0.46 - 0.07 * (n % 3));
            break;
        case "rail":
            box(g, 0, 0.7, 1, 0.02);
            for (let n = 0; n < 3; n++)
                box(g, 0.06 + 0.3 * n, 0.48, 0.28, 0.2);
            break;
        case "river":
            for (let n = 0; n < 4; n++)
                for (let m = 0; m < 8; m++)
                    box(g, ((m * 0.14 + n * 0.06) % 1), 0.5 + 0.09 * n, 0.09, 0.02);
            break;
        case "tower":
            box(g, 0.44, 0.12, 0.12, 0.64);
            box(g, 0.26, 0.36, 0.14, 0.4);
            box(g, 0.6, 0.28, 0.13, 0.48);
            break;
        case "hall":
            g.beginPath();
            g.arc(0.5 * width, 0.62 * height, Math.min(0.24 * width, 0.5 * height), Math.PI, 2 * Math.PI);
            g.fill();
            for (let n = 0; n < 7; n++)
                box(g, 0.27 + 0.07 * n, 0.62, 0.03, 0.14);
            break;
        case "energy":
            disc(g, 0.76, 0.26, 0.13);
            for (let n = 0; n < 4; n++)
                box(g, 0.1 + 0.17 * n, 0.52 + 0.03 * (n % 2), 0.14, 0.14);
            break;
        case "water":
            for (let n = 0; n < 3; n++) {
                box(g, 0.14 + 0.26 * n, 0.46, 0.2, 0.28);
                disc(g, 0.24 + 0.26 * n, 0.36, 0.05);
            }
            break;
        default:
            box(g, 0.3, 0.4, 0.4, 0.02);
            for (let n = 0; n < 6; n++) {
                box(g, 0.1 + 0.15 * n, 0.54, 0.012, 0.22);
                disc(g, 0.106 + 0.15 * n, 0.5, 0.08);
            }
        }
    }

    onPaint: {
        const g = getContext("2d");
        g.reset();
        const sky = g.createLinearGradient(0, 0, 0, height);
        sky.addColorStop(0, "#13222d");
        sky.addColorStop(1, "#1d3a41");
        g.fillStyle = sky;
        g.fillRect(0, 0, width, height);
        g.fillStyle = "#0c161c";
        g.fillRect(0, 0.76 * height, width, 0.24 * height);
        // what is planned is faint, what is built is bright, from the left
        const share = known ? done : 0;
        for (const built of [false, true]) {
            g.save();
            g.beginPath();
            g.rect(built ? 0 : share * width, 0, built ? share * width : width, height);
            g.clip();
            g.globalAlpha = built ? 0.92 : 0.26;
            g.fillStyle = String(Theme.accent);
            g.strokeStyle = String(Theme.accent);
            draw(g);
            g.restore();
        }
    }

    Hatch {
        anchors.fill: parent
        visible: !picture.known
        opacity: 0.5
        pitch: 2 * Theme.u
    }

    Icon {
        anchors.centerIn: parent
        visible: !picture.known
        name: "question"
        size: 0.5 * picture.height
    }
}
