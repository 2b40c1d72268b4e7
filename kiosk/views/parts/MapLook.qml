// Which part of a map is seen: as the state has it, or as the fingers on it want it until that is the state.
import QtQuick
import Kiosk

Item {
    id: look

    required property var map // {aspect, zoom, mx, my, nearest}
    property bool movable: false // fingers may pinch, drag and double-tap it
    property real wantedZoom: map.zoom
    property point wantedMiddle: Qt.point(map.mx, map.my)
    property bool own: false // fingers hold it, or what they left has not come back with the state yet
    property real ownZoom: 1
    property point ownMiddle: Qt.point(0, 0)
    readonly property real aimedZoom: own ? ownZoom : wantedZoom
    readonly property point aimedMiddle: own ? ownMiddle : wantedMiddle
    property real zoom: aimedZoom
    property point middle: aimedMiddle // of the view, in the map's own units
    readonly property bool handled: pinch.active || drag.active
    property bool touchable: true
    readonly property real aspect: map.aspect
    readonly property real whole: Math.min(width / aspect, height) // px per unit of the map where all of it is seen
    readonly property real k: zoom * whole
    readonly property real dx: width / 2 - middle.x * k
    readonly property real dy: height / 2 - middle.y * k

    onWantedZoomChanged: if (!handled) own = false
    onWantedMiddleChanged: if (!handled) own = false

    function kept(x: real, y: real, unit: real): point {
        const fit = (value, room, all) => 2 * room >= all ? all / 2 : Math.min(all - room, Math.max(room, value));
        return Qt.point(fit(x, width / 2 / unit, aspect), fit(y, height / 2 / unit, 1));
    }

    function hold() {
        ownZoom = zoom;
        ownMiddle = middle;
        own = true;
    }

    // the look with (x, y) of the map under `at` of the glass
    function put(x: real, y: real, at: point, times: real) {
        ownZoom = Math.min(map.nearest, Math.max(1, times));
        ownMiddle = kept(x - (at.x - width / 2) / (ownZoom * whole), y - (at.y - height / 2) / (ownZoom * whole), ownZoom * whole);
    }

    // what lies under `at` stays there
    function step(at: point, times: real) {
        const unit = aimedZoom * whole;
        const x = aimedMiddle.x + (at.x - width / 2) / unit, y = aimedMiddle.y + (at.y - height / 2) / unit;
        const from = aimedZoom;
        if (!own)
            hold();
        put(x, y, at, from * times);
        tell();
    }

    function tell() {
        if (!pinch.active && !drag.active) // `handled` follows only after the handlers' own signals
            Glass.issue("map.look", ({ "zoom": String(ownZoom), "x": String(ownMiddle.x), "y": String(ownMiddle.y) }), "map");
    }

    clip: zoom > 1

    // one frame less would be seen as a jump: the look follows the state softly, a finger at once
    Behavior on zoom {
        enabled: !look.handled && look.movable
        NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    Behavior on middle {
        enabled: !look.handled && look.movable
        PropertyAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    PinchHandler {
        id: pinch

        property real from: 1
        property point around: Qt.point(0, 0)

        // what was between the fingers stays between them
        function follow() {
            if (active)
                look.put(around.x, around.y, centroid.position, from * activeScale);
        }

        enabled: look.movable
        target: null
        onActiveChanged: {
            if (active) {
                look.hold();
                from = look.zoom;
                around = Qt.point((centroid.position.x - look.dx) / look.k, (centroid.position.y - look.dy) / look.k);
            } else {
                look.tell();
            }
        }
        onActiveScaleChanged: follow()
        onCentroidChanged: follow()
    }

    DragHandler {
        id: drag

        property point from: Qt.point(0, 0)

        enabled: look.movable && look.zoom > 1
        target: null
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            if (active) {
                look.hold();
                from = look.middle;
            } else {
                look.tell();
            }
        }
        onActiveTranslationChanged: if (active)
            look.ownMiddle = look.kept(from.x - activeTranslation.x / look.k, from.y - activeTranslation.y / look.k, look.k)
    }

    WheelHandler {
        enabled: look.movable
        onWheel: event => look.step(Qt.point(event.x, event.y), event.angleDelta.y > 0 ? 1.25 : 0.8)
    }

    // twice: nearer; once: the district that lies there. Marks and names listen for themselves
    TapHandler {
        enabled: look.movable && look.touchable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: event => {
            once.at = event.position;
            once.restart();
        }
        onDoubleTapped: event => {
            once.stop();
            look.step(event.position, 2);
        }
    }

    Timer {
        id: once

        property point at: Qt.point(0, 0)

        interval: Application.styleHints.mouseDoubleClickInterval
        onTriggered: Glass.issue("map.open", ({ "x": String((at.x - look.dx) / look.k), "y": String((at.y - look.dy) / look.k) }), "map")
    }
}
