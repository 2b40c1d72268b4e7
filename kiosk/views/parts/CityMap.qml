// The city as its pack draws it: districts in the colour of their band, rivers, and what happens where.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: city

    required property var map // {aspect, districts, rivers, incidents, marks, zoom, mx, my, …}
    property bool movable: false // fingers may pinch, drag and double-tap it
    property bool lensed: false // buttons do the same
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
    property string focused: "" // the incident that is pointed out
    property bool touchable: true
    readonly property real aspect: map.aspect
    readonly property real whole: Math.min(width / aspect, height) // px per unit of the map where all of it is seen
    readonly property real k: zoom * whole
    readonly property real dx: width / 2 - middle.x * k
    readonly property real dy: height / 2 - middle.y * k
    readonly property var districts: map.districts
    readonly property var rivers: map.rivers
    readonly property var marks: map.marks
    readonly property var incidents: map.incidents

    onWantedZoomChanged: if (!handled) own = false
    onWantedMiddleChanged: if (!handled) own = false

    function within(px: real, py: real): bool {
        return zoom === 1 || px > 0 && px < width && py > 0 && py < height;
    }

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
        enabled: !city.handled && city.movable
        NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    Behavior on middle {
        enabled: !city.handled && city.movable
        PropertyAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    PinchHandler {
        id: pinch

        property real from: 1
        property point around: Qt.point(0, 0)

        // what was between the fingers stays between them
        function follow() {
            if (active)
                city.put(around.x, around.y, centroid.position, from * activeScale);
        }

        enabled: city.movable
        target: null
        onActiveChanged: {
            if (active) {
                city.hold();
                from = city.zoom;
                around = Qt.point((centroid.position.x - city.dx) / city.k, (centroid.position.y - city.dy) / city.k);
            } else {
                city.tell();
            }
        }
        onActiveScaleChanged: follow()
        onCentroidChanged: follow()
    }

    DragHandler {
        id: drag

        property point from: Qt.point(0, 0)

        enabled: city.movable && city.zoom > 1
        target: null
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            if (active) {
                city.hold();
                from = city.middle;
            } else {
                city.tell();
            }
        }
        onActiveTranslationChanged: if (active)
            city.ownMiddle = city.kept(from.x - activeTranslation.x / city.k, from.y - activeTranslation.y / city.k, city.k)
    }

    WheelHandler {
        enabled: city.movable
        onWheel: event => city.step(Qt.point(event.x, event.y), event.angleDelta.y > 0 ? 1.25 : 0.8)
    }

    // twice: nearer; once: the district that lies there. Marks and names listen for themselves
    TapHandler {
        enabled: city.movable && city.touchable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: event => {
            once.at = event.position;
            once.restart();
        }
        onDoubleTapped: event => {
            once.stop();
            city.step(event.position, 2);
        }
    }

    Timer {
        id: once

        property point at: Qt.point(0, 0)

        interval: Application.styleHints.mouseDoubleClickInterval
        onTriggered: Glass.issue("map.open", ({ "x": String((at.x - city.dx) / city.k), "y": String((at.y - city.dy) / city.k) }), "map")
    }

    // all but invisible, and another with each move: the software renderer then paints the map as one rectangle instead
    // of cutting every mark out of every other's
    Rectangle {
        anchors.fill: parent
        color: Qt.rgba(0, 0, 0, (1 + Math.abs((city.dx + city.dy) * 0.618) % 1) / 255)
    }

    // drawn once and then only moved: paths that are made anew in each frame are what a pinch waits for
    MapGround {
        anchors.fill: parent
        districts: city.districts
        rivers: city.rivers
        unit: city.whole
        zoom: city.zoom
        dx: city.dx
        dy: city.dy
    }

    Repeater {
        model: city.districts.length

        Target {
            required property int index
            readonly property var of: city.districts[index]
            readonly property real px: of.x
            readonly property real py: of.y

            enabled: city.touchable && city.within(x + width / 2, y + height / 2)
            x: city.dx + px * city.k - width / 2
            y: city.dy + py * city.k - height / 2
            width: 1.5 * Theme.touch
            height: Theme.touch
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.name
        }
    }

    Repeater {
        model: city.districts.length

        MapName {
            required property int index
            readonly property bool named: of.named
            readonly property real px: of.x + of.aside
            readonly property real py: of.y + of.shift

            of: city.districts[index]
            // half a name at the edge or under a button says nothing
            visible: named && !(city.lensed && x + width > lenses.x && y < lenses.height) && x > 0 && x + width < city.width && y > 0 && y + height < city.height
            x: city.dx + px * city.k - width / 2
            y: city.dy + py * city.k - height / 2
        }
    }

    Repeater {
        model: city.marks.length

        MapMark {
            required property int index
            readonly property var given: city.marks[index]

            of: given ?? none
            px: city.dx + atX * city.k
            py: city.dy + atY * city.k
            visible: city.within(px, py)
            enabled: city.touchable
            focused: city.focused !== "" && city.focused === of.key
        }
    }

    Repeater {
        model: city.incidents.length

        MapMark {
            required property int index
            readonly property var given: city.incidents[index]

            of: given ?? none
            px: city.dx + atX * city.k
            py: city.dy + atY * city.k
            visible: city.within(px, py)
            enabled: city.touchable
            focused: city.focused !== "" && city.focused === of.key
        }
    }

    MapNumbers {
        anchors.fill: parent
        marks: Glass.counting ? [...city.marks, ...city.incidents].filter(of => city.within(city.dx + of.x * city.k, city.dy + of.y * city.k)) : []
        k: city.k
        dx: city.dx
        dy: city.dy
        lenses: city.lensed ? Qt.size(lenses.width, lenses.height) : Qt.size(0, 0)
    }

    MapLenses {
        id: lenses

        visible: city.lensed
        anchors.right: parent.right
        map: city.map
    }

    MapList {
        anchors.centerIn: parent
        listed: city.map.listed
    }
}
