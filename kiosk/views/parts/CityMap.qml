// The city as its pack draws it: districts in the colour of their band, rivers, and what happens where.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

Item {
    id: city

    required property var map // {aspect, districts, rivers, incidents, marks, zoom, mx, my}
    property bool movable: false // fingers may pinch, drag and double-tap it
    property real wantedZoom: map.zoom
    property point wantedMiddle: Qt.point(map.mx, map.my)
    property real zoom: wantedZoom
    property point middle: wantedMiddle // of the view, in the map's own units
    readonly property bool handled: pinch.active || drag.active
    property string focused: "" // the incident that is pointed out
    property bool touchable: true
    readonly property real k: zoom * Math.min(width / map.aspect, height) // px per unit of the map
    readonly property real dx: width / 2 - middle.x * k
    readonly property real dy: height / 2 - middle.y * k

    function path(points: var): var {
        const placed = [];
        for (let i = 0; i < points.length; i += 2)
            placed.push(Qt.point(dx + points[i] * k, dy + points[i + 1] * k));
        return placed;
    }

    function ring(points: var): var {
        const placed = path(points);
        return [...placed, placed[0]];
    }

    function within(x: real, y: real): bool {
        const px = dx + x * k, py = dy + y * k;
        return zoom === 1 || px > 0 && px < width && py > 0 && py < height;
    }

    // the software renderer clips nothing away that lies wholly outside: such shapes are not drawn at all
    function reaches(points: var): bool {
        const xs = points.filter((_, i) => i % 2 === 0), ys = points.filter((_, i) => i % 2 === 1);
        return dx + Math.max(...xs) * k > 0 && dx + Math.min(...xs) * k < width && dy + Math.max(...ys) * k > 0 && dy + Math.min(...ys) * k < height;
    }

    // one frame less would be seen as a jump: the look follows the state softly, a finger at once
    Behavior on zoom {
        enabled: !city.handled && city.movable
        NumberAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    Behavior on middle {
        enabled: !city.handled && city.movable
        PropertyAnimation { duration: Theme.motion; easing.type: Easing.OutCubic }
    }

    function kept(x: real, y: real): point {
        const half = Qt.point(width / 2 / k, height / 2 / k);
        const fit = (value, room, all) => 2 * room >= all ? all / 2 : Math.min(all - room, Math.max(room, value));
        return Qt.point(fit(x, half.x, map.aspect), fit(y, half.y, 1));
    }

    function tell() {
        Glass.issue("map.look", ({ "zoom": String(city.zoom), "x": String(city.middle.x), "y": String(city.middle.y) }), "map");
        city.zoom = Qt.binding(() => city.wantedZoom);
        city.middle = Qt.binding(() => city.wantedMiddle);
    }

    PinchHandler {
        id: pinch

        property real from: 1
        property point around: Qt.point(0, 0)

        enabled: city.movable
        target: null
        onActiveChanged: {
            if (active) {
                from = city.zoom;
                around = Qt.point((centroid.position.x - city.dx) / city.k, (centroid.position.y - city.dy) / city.k);
            } else {
                city.tell();
            }
        }
        onActiveScaleChanged: if (active) {
            city.zoom = Math.min(6, Math.max(1, from * activeScale));
            // what was between the fingers stays between them
            city.middle = city.kept(around.x - (centroid.position.x - city.width / 2) / city.k, around.y - (centroid.position.y - city.height / 2) / city.k);
        }
    }

    DragHandler {
        id: drag

        property point from: Qt.point(0, 0)

        enabled: city.movable && city.zoom > 1
        target: null
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            if (active)
                from = city.middle;
            else
                city.tell();
        }
        onActiveTranslationChanged: if (active)
            city.middle = city.kept(from.x - activeTranslation.x / city.k, from.y - activeTranslation.y / city.k)
    }

    WheelHandler {
        enabled: city.movable
        onWheel: event => {
            const times = event.angleDelta.y > 0 ? 1.25 : 0.8;
            Glass.issue("map.look", ({ "zoom": String(city.zoom * times), "x": String(city.middle.x), "y": String(city.middle.y) }), "map");
        }
    }

    clip: zoom > 1

    BandColours {
        id: bands
    }

    Repeater {
        model: city.map.districts.length

        Shape {
            id: shape

            required property int index
            readonly property var of: city.map.districts[index]

            visible: city.reaches(of.points)
            width: city.width
            height: city.height

            ShapePath {
                fillColor: bands.fill(shape.of.band)
                strokeColor: shape.of.opened ? Theme.accent : shape.of.compared ? Theme.voice : Theme.background
                strokeWidth: (shape.of.opened || shape.of.compared ? 0.5 : 0.32) * Theme.u
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: city.ring(shape.of.points)
                }
            }
        }
    }

    Repeater {
        model: city.map.rivers.length

        Shape {
            id: river

            required property int index

            visible: city.reaches(city.map.rivers[index].points)
            width: city.width
            height: city.height

            ShapePath {
                fillColor: "transparent"
                strokeColor: Theme.background
                strokeWidth: 0.034 * city.k
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathPolyline {
                    path: city.path(city.map.rivers[river.index].points)
                }
            }

            ShapePath {
                fillColor: "transparent"
                strokeColor: Qt.tint(Theme.surface, Qt.alpha(Theme.voice, 0.46))
                strokeWidth: 0.021 * city.k
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathPolyline {
                    path: city.path(city.map.rivers[river.index].points)
                }
            }
        }
    }

    Repeater {
        model: city.map.districts.length

        Target {
            required property int index
            readonly property var of: city.map.districts[index]

            enabled: city.touchable && city.within(of.x, of.y)
            x: city.dx + of.x * city.k - width / 2
            y: city.dy + of.y * city.k - height / 2
            width: 1.5 * Theme.touch
            height: Theme.touch
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.name
        }
    }

    Repeater {
        model: city.map.marks.length

        Target {
            id: spot

            required property int index
            readonly property var of: city.map.marks[index] ?? ({ "key": "", "x": 0, "y": 0, "icon": "pin", "title": "", "band": "calm", "count": 1, "nearer": 2 })
            readonly property bool many: of.count > 1
            readonly property real size: (many ? 3.6 : 3) * Theme.u

            visible: city.within(of.x, of.y)
            x: city.dx + of.x * city.k - width / 2
            y: city.dy + of.y * city.k - height / 2
            width: Theme.touch
            height: Theme.touch
            radius: width / 2
            enabled: city.touchable
            intentName: many ? "map.look" : "tile.open"
            slots: many ? ({ "zoom": String(of.nearer), "x": String(of.x), "y": String(of.y) }) : ({ "key": String(of.key) })
            label: of.title

            Rectangle {
                anchors.centerIn: parent
                width: spot.size
                height: width
                radius: width / 2
                color: spot.many ? bands.mark(spot.of.band) : Theme.surface
                border.color: spot.many ? Theme.background : bands.mark(spot.of.band)
                border.width: 0.22 * Theme.u

                Icon {
                    anchors.centerIn: parent
                    visible: !spot.many
                    name: spot.of.icon
                    size: 0.62 * spot.size
                    colour: bands.mark(spot.of.band)
                    weight: 2
                }

                Label {
                    anchors.centerIn: parent
                    visible: spot.many
                    text: spot.of.count
                    size: Theme.small
                    font.bold: true
                    color: Theme.inked
                }
            }
        }
    }

    Repeater {
        model: city.map.incidents.length

        Target {
            id: marker

            required property int index
            readonly property var of: city.map.incidents[index]
            readonly property bool minor: of.tone === "fair" || of.tone === "calm"
            readonly property color colour: bands.mark(of.tone)
            readonly property real size: (of.urgent ? 3.8 : minor ? 2 : 3.2) * Theme.u

            visible: city.within(of.x, of.y)
            x: city.dx + of.x * city.k - width / 2
            y: city.dy + of.y * city.k - height / 2
            width: Theme.touch
            height: Theme.touch
            radius: width / 2
            enabled: city.touchable
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.title

            Rectangle {
                id: pulse

                visible: marker.of.urgent
                anchors.centerIn: parent
                width: marker.size
                height: width
                radius: width / 2
                color: "transparent"
                border.color: marker.colour
                border.width: 0.3 * Theme.u

                SequentialAnimation {
                    running: pulse.visible && Theme.motion > 0
                    loops: Animation.Infinite

                    ParallelAnimation {
                        NumberAnimation {
                            target: pulse
                            property: "width"
                            from: marker.size
                            to: 2.5 * marker.size
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

            Rectangle {
                visible: city.focused === marker.of.key
                anchors.centerIn: parent
                width: marker.size + 1.4 * Theme.u
                height: width
                radius: width / 2
                color: "transparent"
                border.color: Theme.text
                border.width: 0.22 * Theme.u
            }

            Rectangle {
                anchors.centerIn: parent
                width: marker.size
                height: width
                radius: width / 2
                color: marker.minor ? Theme.surface : marker.colour
                border.color: marker.minor ? marker.colour : Theme.background
                border.width: 0.2 * Theme.u

                Icon {
                    anchors.centerIn: parent
                    name: marker.of.icon
                    size: 0.66 * marker.size
                    colour: marker.minor ? marker.colour : Theme.inked
                    weight: 2.2
                }
            }
        }
    }

    Repeater {
        model: city.map.districts.length

        Column {
            id: name

            required property int index
            readonly property var of: city.map.districts[index]
            readonly property bool long: of.name.length > 9
            readonly property bool crowded: city.map.marks.length > 12 && city.zoom < 1.5 // marks would lie on the names

            visible: city.within(of.x, of.y) && !crowded
            x: city.dx + of.x * city.k - width / 2
            y: city.dy + (of.y + of.shift) * city.k - height / 2
            spacing: -0.2 * Theme.u

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: name.of.name
                size: (name.long && city.zoom < 1.3 ? 0.84 : 1) * Theme.caption
                style: Text.Outline
                styleColor: Qt.alpha(Theme.background, 0.75)
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: text !== ""
                text: name.of.value
                size: Theme.small
                font.bold: true
                style: Text.Outline
                styleColor: Qt.alpha(Theme.background, 0.75)
            }
        }
    }
}
