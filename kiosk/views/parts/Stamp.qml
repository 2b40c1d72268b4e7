// A disc with one of the wall's icons as a picture: many alike cost no more than one, where as many shapes would.
import QtQuick
import Kiosk

Image {
    required property string name // "": no icon
    required property real size
    required property color fill
    required property color edge
    required property color ink
    readonly property int whole: Math.max(2, 2 * Math.round(size / 2)) // pixels, even: its middle is on one

    width: whole
    height: whole
    smooth: false
    sourceSize: Qt.size(whole, whole)
    source: "data:image/svg+xml;utf8," + encodeURIComponent("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'><circle cx='18' cy='18' r='16.800' fill='" + fill + "' stroke='" + edge + "' stroke-width='2.200'/>" + (name === "" ? "" : "<path transform='translate(6 6)' d='" + Icons.path(name) + "' fill='none' stroke='" + ink + "' stroke-width='2.100' stroke-linecap='round' stroke-linejoin='round'/>") + "</svg>")
}
