// The districts in the colour of their band, the rivers, and the border of what is open: drawn once and then only moved.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

Item {
    id: ground

    required property var districts
    required property var rivers
    required property real unit // px of a path's unit, so that all of the city is seen; below 1 px everything would be round
    required property real zoom
    required property real dx // of the map on the glass, px
    required property real dy
    readonly property real thick: 1 / zoom

    transform: [
        Scale { xScale: ground.zoom; yScale: ground.zoom },
        Translate { x: ground.dx; y: ground.dy }
    ]

    function path(points: var): var {
        const placed = [];
        for (let i = 0; i < points.length; i += 2)
            placed.push(Qt.point(points[i] * unit, points[i + 1] * unit));
        return placed;
    }

    function ring(points: var): var {
        const placed = path(points);
        return [...placed, placed[0]];
    }

    // the software renderer clips nothing away that lies wholly outside: such shapes are not drawn at all
    function reaches(box: var): bool {
        const k = zoom * unit;
        return dx + box[2] * k > 0 && dx + box[0] * k < width && dy + box[3] * k > 0 && dy + box[1] * k < height;
    }

    BandColours {
        id: bands
    }

    Repeater {
        model: ground.districts.length

        Shape {
            id: shape

            required property int index
            readonly property var of: ground.districts[index]
            readonly property var box: of.box

            visible: ground.reaches(box)

            ShapePath {
                fillColor: bands.fill(shape.of.band)
                strokeColor: Theme.background
                strokeWidth: 0.32 * Theme.u * ground.thick
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: ground.ring(shape.of.points)
                }
            }
        }
    }

    Repeater {
        model: ground.rivers.length

        Shape {
            id: river

            required property int index
            readonly property var of: ground.rivers[index]
            readonly property var box: of.box

            visible: ground.reaches(box)

            ShapePath {
                fillColor: "transparent"
                strokeColor: Theme.background
                strokeWidth: 0.034 * ground.unit
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathPolyline {
                    path: ground.path(river.of.points)
                }
            }

            ShapePath {
                fillColor: "transparent"
                strokeColor: Qt.tint(Theme.surface, Qt.alpha(Theme.voice, 0.46))
                strokeWidth: 0.021 * ground.unit
                joinStyle: ShapePath.RoundJoin
                capStyle: ShapePath.RoundCap

                PathPolyline {
                    path: ground.path(river.of.points)
                }
            }
        }
    }

    // above rivers and neighbours: the border of what is opened or compared is whole
    Repeater {
        model: ground.districts.length

        Shape {
            id: border

            required property int index
            readonly property var of: ground.districts[index]

            visible: of.opened || of.compared

            ShapePath {
                fillColor: "transparent"
                strokeColor: border.of.opened ? Theme.accent : Theme.voice
                strokeWidth: 0.5 * Theme.u * ground.thick
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: border.visible ? ground.ring(border.of.points) : []
                }
            }
        }
    }
}
