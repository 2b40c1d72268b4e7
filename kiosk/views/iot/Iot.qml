// The neighbourhood of sensors: its map on the left, bins and the truck's way beside it, an opened bin in front of them.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool there: shown.there
    readonly property bool opened: there && shown.shows_opened
    readonly property real mapWidth: Math.min(0.46 * width, (height - 9 * Theme.u) * (there ? shown.map.aspect : 1) + 4 * Theme.u)
    readonly property real listWidth: 0.52 * (width - mapWidth - 2 * gap)

    AreaCard {
        visible: view.there
        width: view.mapWidth
        height: view.height
        shown: view.shown
    }

    BinList {
        id: list

        visible: view.there && !view.opened
        x: view.mapWidth + view.gap
        width: view.listWidth
        height: view.height
        shown: view.shown
    }

    BinDetail {
        visible: view.opened
        x: list.x
        width: list.width
        height: view.height
        shown: view.shown
    }

    BayCard {
        id: bays

        visible: view.there
        x: list.x + list.width + view.gap
        width: view.width - x
        height: 0.46 * view.height
        shown: view.shown
    }

    EffectCard {
        visible: view.there
        x: bays.x
        y: bays.height + view.gap
        width: bays.width
        height: view.height - y
        shown: view.shown
    }
}
