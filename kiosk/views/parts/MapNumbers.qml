// The numbers of the marks on a city's map, while numbers can be said.
import QtQuick
import Kiosk

NumberMarks {
    id: numbers

    required property var marks // as the map draws them: those that are seen
    required property real k // px per unit of the map
    required property real dx
    required property real dy
    required property size lenses // the buttons in the corner, which no number may cover

    function minor(of: var): bool {
        return of.count === 1 && of.tone !== undefined && (of.band === "fair" || of.band === "calm");
    }

    function box(x: real, y: real, wide: real, high: real, number: int): var {
        return ({ "x": x, "y": y, "wide": wide, "high": high, "number": number });
    }

    // of what is told as one the count stands beside the mark
    function boxes(of: var): var {
        const x = dx + of.x * k, y = dy + of.y * k, size = (minor(of) ? 2.2 : 3.8) * Theme.u;
        const whole = box(x, y, size, size, Glass.numbers[of.open] ?? 0);
        return of.count > 1 ? [whole, box(x + 1.6 * Theme.u, y - 1.6 * Theme.u, 2.1 * Theme.u, 2.1 * Theme.u, 0)] : [whole];
    }

    things: Glass.counting ? [box(width - lenses.width / 2, lenses.height / 2, lenses.width, lenses.height, 0)].concat(...marks.map(of => boxes(of))) : []
}
