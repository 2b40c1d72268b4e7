// The colours of bands: calm, good, fair, poor, bad, none; as a fill on the dark map, and bright for marks and text.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

QtObject {
    readonly property var bright: ({
        "calm": Theme.muted,
        "good": Theme.accent,
        "fair": Theme.fair,
        "poor": Theme.warn,
        "bad": Theme.bad
    })
    // the worse the deeper, and no two alike to anybody (tests/screen/test_colours.py): amber as deep as red would be red
    readonly property var depth: ({ "calm": 0.08, "good": 0.36, "fair": 0.32, "poor": 0.44, "bad": 0.8 })

    function mark(band: string): color {
        return bright[band] ?? Theme.muted;
    }

    function fill(band: string): color {
        return Qt.tint(Theme.raised, Qt.alpha(mark(band), depth[band] ?? 0));
    }
}
