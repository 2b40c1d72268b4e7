// Something on the map, or several things that stand too near to each other: a disc with an icon or with their number.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: mark

    readonly property var none: ({ "key": "", "open": "", "x": 0, "y": 0, "icon": "pin", "title": "", "band": "calm", "sign": "", "count": 1, "nearer": 0 }) // while the map has fewer than before
    property var of: none
    property real px: 0 // its place on the map, in pixels
    property real py: 0
    property bool focused: false
    readonly property real atX: of.x // in the map's own units; read once, a pinch asks for them in each frame
    readonly property real atY: of.y
    readonly property bool many: of.count > 1
    readonly property string band: of.band
    readonly property bool event: of.tone !== undefined // something that happens, not something that stands there
    readonly property bool urgent: of.urgent ?? false
    readonly property bool minor: event && (band === "fair" || band === "calm")
    readonly property bool full: many || event && !minor
    readonly property color colour: bands.mark(band)
    readonly property real size: (many ? 3.6 : urgent ? 3.8 : minor ? 2 : event ? 3.2 : 3) * Theme.u

    x: Math.round(px - width / 2) // on whole pixels a picture is copied, between them it is computed
    y: Math.round(py - height / 2)
    width: 2 * Math.ceil(Theme.touch / 2)
    height: width
    radius: width / 2
    intentName: many && of.nearer > 0 ? "map.look" : "tile.open"
    slots: many && of.nearer > 0 ? ({ "zoom": String(of.nearer), "x": String(of.x), "y": String(of.y) }) : ({ "key": String(of.open) })
    said: String(of.open)
    label: of.title
    mark: "apart"

    BandColours {
        id: bands
    }

    Loader {
        active: mark.urgent && mark.visible
        anchors.centerIn: parent

        sourceComponent: Rectangle {
            id: pulse

            width: mark.size
            height: width
            radius: width / 2
            color: "transparent"
            border.color: mark.colour
            border.width: 0.3 * Theme.u

            SequentialAnimation {
                running: Theme.motion > 0
                loops: Animation.Infinite

                ParallelAnimation {
                    NumberAnimation {
                        target: pulse
                        property: "width"
                        from: mark.size
                        to: 2.5 * mark.size
                        duration: 1800
                        easing.type: Easing.OutCubic
                    }
                    NumberAnimation {
                        target: pulse
                        property: "opacity"
                        from: 0.9
                        to: 0
                        duration: 1800
                    }
                }
                PauseAnimation {
                    duration: 300
                }
            }
        }
    }

    Rectangle {
        visible: mark.focused
        anchors.centerIn: parent
        width: mark.size + 1.4 * Theme.u
        height: width
        radius: width / 2
        color: "transparent"
        border.color: Theme.text
        border.width: 0.22 * Theme.u
    }

    Stamp {
        anchors.centerIn: parent
        name: mark.many && !mark.event ? "" : mark.of.icon
        size: mark.size
        fill: mark.full ? mark.colour : Theme.surface
        edge: mark.full ? Theme.background : mark.colour
        ink: mark.full ? Theme.inked : mark.colour
    }

    Label {
        anchors.centerIn: parent
        visible: mark.many && !mark.event
        text: visible ? mark.of.count : ""
        size: Theme.small
        font.bold: true
        color: Theme.inked
    }

    // the worst of what happens keeps its icon
    Rectangle {
        visible: mark.many && mark.event
        x: (mark.width + mark.size) / 2 - 0.6 * width
        y: (mark.height - mark.size) / 2 - 0.4 * height
        width: 2.1 * Theme.u
        height: width
        radius: width / 2
        color: Theme.text

        Label {
            anchors.centerIn: parent
            text: mark.of.count
            size: Theme.caption
            font.bold: true
            color: Theme.inked
        }
    }

    Stamp {
        visible: mark.of.sign !== ""
        x: (mark.width + mark.size) / 2 - 0.6 * size
        y: (mark.height - mark.size) / 2 - 0.4 * size
        name: mark.of.sign
        size: 1.7 * Theme.u
        fill: mark.colour
        edge: Theme.background
        ink: Theme.inked
    }
}
