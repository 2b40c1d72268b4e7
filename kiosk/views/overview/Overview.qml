// The city at a glance: the map, the counters, what happens, and the four numbers of the day.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool opened: shown.shows_opened // a district
    readonly property real mapWidth: Math.max(0.36 * width, Math.min(0.46 * width, (height - 9 * Theme.u) * shown.map.aspect + chips.width + 4 * Theme.u))
    readonly property real rest: width - mapWidth - gap
    readonly property real counterHeight: 20 * Theme.u
    readonly property real besideWidth: 0.185 * rest
    readonly property real sideWidth: 0.46 * (rest - gap)

    Card {
        id: mapCard

        width: view.mapWidth
        height: view.height
        padding: Theme.pad

        LayerChips {
            id: chips

            shown: view.shown
        }

        CityMap {
            id: city

            x: chips.width + 0.6 * Theme.u
            width: parent.width - x
            height: parent.height - foot.height - 0.8 * Theme.u
            map: view.shown.map
            movable: true
            lensed: true
        }

        MapLegend {
            id: foot

            y: parent.height - height
            width: parent.width
            shown: view.shown
        }
    }

    DistrictPage {
        visible: view.opened
        x: view.mapWidth + view.gap
        width: view.rest
        height: view.height
        district: view.shown.district
    }

    Row {
        visible: !view.opened
        x: view.mapWidth + view.gap
        spacing: view.gap

        CounterStrip {
            width: view.rest - view.shown.beside.length * (view.besideWidth + view.gap)
            height: view.counterHeight
            counters: view.shown.counters
            origin: view.shown.countersOrigin
        }

        Repeater {
            model: view.shown.beside.length

            CounterStrip {
                required property int index
                readonly property var of: view.shown.beside[index] ?? view.shown.counters[0]

                width: view.besideWidth
                height: view.counterHeight
                counters: [of]
                origin: of
            }
        }
    }

    LatestIncidents {
        visible: !view.opened
        x: view.mapWidth + view.gap
        y: view.counterHeight + view.gap
        width: view.rest - view.sideWidth - view.gap
        height: view.height - y
        shown: view.shown
    }

    Column {
        visible: !view.opened
        x: view.width - view.sideWidth
        y: view.counterHeight + view.gap
        width: view.sideWidth
        spacing: view.gap

        readonly property real each: (view.height - y - 2 * spacing) / 3

        id: side

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.traffic
        }

        ReadingTile {
            width: side.width
            height: side.each
            reading: view.shown.air
        }

        WeatherCard {
            width: side.width
            height: side.each
            shown: view.shown
        }
    }
}
