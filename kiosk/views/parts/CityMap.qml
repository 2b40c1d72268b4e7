// The city as its pack draws it: districts in the colour of their band, rivers, and what happens where.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

MapLook {
    id: city

    property bool lensed: false // buttons do what fingers may
    property string focused: "" // the incident that is pointed out
    readonly property var districts: map.districts
    readonly property var rivers: map.rivers
    readonly property var marks: map.marks
    readonly property var incidents: map.incidents

    function within(px: real, py: real): bool {
        return zoom === 1 || px > 0 && px < width && py > 0 && py < height;
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
