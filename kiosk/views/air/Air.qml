// Districts by the chosen number on the left, its day and the weather to come in the middle, the worst and the water right.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real mapWidth: 0.36 * width
    readonly property real sideWidth: 0.32 * width

    PollutantMap {
        width: view.mapWidth
        height: view.height
        shown: view.shown
    }

    PollutantDay {
        id: curve

        x: view.mapWidth + view.gap
        width: view.width - view.mapWidth - view.sideWidth - 2 * view.gap
        height: 0.4 * view.height
        shown: view.shown
    }

    SkyCard {
        x: curve.x
        y: curve.height + view.gap
        width: curve.width
        height: view.height - y
        shown: view.shown
    }

    WorstCard {
        id: worst

        x: view.width - view.sideWidth
        width: view.sideWidth
        height: view.height - water.height - view.gap
        shown: view.shown
    }

    WaterCard {
        id: water

        x: worst.x
        y: view.height - height
        width: worst.width
        heading: view.shown.waterTitle
        of: view.shown.water
        most: 0.7 * view.height
    }
}
