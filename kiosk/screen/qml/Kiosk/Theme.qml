// Every size, colour and duration of the wall; sizes in units of the screen's height.
pragma Singleton
import QtQuick

QtObject {
    // set once by the wall
    property real screenHeight: 1080 // px
    property real heightMm: 1245 // visible height of the glass
    property bool reducedMotion: false
    property string family: "NanumSquare"

    readonly property real u: screenHeight / 100

    // ink, celadon and paper: a dark room, one accent; status is always also a word and a shape
    // tests/screen/test_colours.py holds their contrast, and that no colour blindness makes two of a scale alike
    readonly property color background: "#080d12"
    readonly property color surface: "#101820"
    readonly property color raised: "#1a2530"
    readonly property color line: "#2c3a47"
    readonly property color text: "#f1efe6"
    readonly property color muted: "#a3b1bd"
    readonly property color accent: "#86dfcb"
    readonly property color good: "#80dc98"
    readonly property color fair: "#c5dc90"
    readonly property color warn: "#f6bd4f"
    readonly property color bad: "#fc846a"
    readonly property color simulated: "#c3b0ff"
    readonly property color voice: "#7cc6ff"
    readonly property color gesture: "#ffaed6"
    readonly property color touched: "#f3dfa6"
    readonly property color inked: "#06201b" // text on accent, good, warn, bad, voice, gesture, touched

    // type, px
    readonly property real display: 7.2 * u
    readonly property real title: 3.8 * u
    readonly property real heading: 2.5 * u
    readonly property real body: 2.05 * u
    readonly property real small: 1.8 * u
    readonly property real caption: 1.6 * u

    // the smallest thing a finger is asked to hit: 20 mm, and never less than 5 u; past 12 u the layout could not hold
    readonly property real touch: Math.min(12 * u, Math.max(20 / heightMm * screenHeight, 5 * u))
    readonly property real pad: 1.8 * u
    readonly property real gap: 1.1 * u
    readonly property real radius: 1.1 * u
    readonly property real stroke: Math.max(1, 0.12 * u)

    readonly property int motion: reducedMotion ? 0 : 260 // ms

    function statusColour(status: string): color {
        switch (status) {
        case "LIVE": return good;
        case "STALE": return warn;
        case "SIMULATED": return simulated;
        default: return bad;
        }
    }

    // how good a number is: a word or a place in a row always says the same
    function bandColour(band: string): color {
        switch (band) {
        case "good": return accent;
        case "fair": return fair;
        case "poor": return warn;
        case "bad": return bad;
        default: return muted;
        }
    }

    function modalityColour(modality: string): color {
        switch (modality) {
        case "voice": return voice;
        case "gesture": return gesture;
        case "touch": return touched;
        default: return muted;
        }
    }
}
