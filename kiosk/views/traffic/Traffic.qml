// Roads by how slow they are and the day's curve, the map with what is in the way, and what there is to park and ride.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real leftWidth: 0.32 * width
    readonly property real rightWidth: 0.26 * width
    readonly property real middle: width - leftWidth - rightWidth - 2 * gap

    RoadList {
        id: list

        width: view.leftWidth
        shown: view.shown
        most: 0.73 * view.height
    }

    DayCurve {
        y: list.height + view.gap
        width: view.leftWidth
        height: view.height - y
        shown: view.shown
    }

    TrafficMap {
        id: where

        x: view.leftWidth + view.gap
        width: view.middle
        height: view.height - road.height - view.gap
        shown: view.shown
    }

    RoadIncidents {
        id: road

        x: where.x
        y: view.height - height
        width: view.middle
        shown: view.shown
    }

    Item {
        id: side

        readonly property bool rides: view.shown.subway.length > 0
        readonly property real rest: view.height - (rides ? subway.height + view.gap : 0) - view.gap

        x: view.width - view.rightWidth
        width: view.rightWidth
        height: view.height

        StandCard {
            width: side.width
            height: side.rest / 2
            of: view.shown.sides[0]
        }

        StandCard {
            y: side.rest / 2 + view.gap
            width: side.width
            height: side.rest / 2
            of: view.shown.sides[1]
        }

        SubwayCard {
            id: subway

            visible: side.rides
            y: side.height - height
            width: side.width
            shown: view.shown
        }
    }
}
