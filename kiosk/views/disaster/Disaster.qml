// Disaster and safety: what happens and what was published, the incident in focus with its map, camera and unit, the water.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real listWidth: 0.255 * width
    readonly property real sideWidth: 0.25 * width
    readonly property real middle: width - listWidth - sideWidth - 2 * gap
    // what a tile shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "label": "", "icon": "info", "value": "", "unit": "", "status": "UNAVAILABLE", "statusText": "", "source": "", "age": "", "history": [], "trend": "flat" })
    readonly property bool wet: shown.rivers.length > 0 || shown.rain.length > 0

    IncidentList {
        id: incidents

        width: view.listWidth
        height: 0.6 * view.height
        shown: view.shown
    }

    MessageList {
        y: incidents.height + view.gap
        width: view.listWidth
        height: view.height - y
        shown: view.shown
    }

    IncidentDetail {
        x: view.listWidth + view.gap
        width: view.middle
        height: view.height
        shown: view.shown
    }

    Column {
        visible: !view.wet
        x: view.width - view.sideWidth
        width: view.sideWidth
        spacing: view.gap

        Repeater {
            model: view.wet ? 0 : view.shown.counters.length

            ReadingTile {
                required property int index

                width: view.sideWidth
                height: (view.height - 2 * view.gap) / 3
                reading: view.shown.counters[index] ?? view.gone
            }
        }
    }

    CountedToday {
        id: counted

        visible: view.wet
        x: view.width - view.sideWidth
        width: view.sideWidth
        shown: view.shown
    }

    RainCard {
        id: rain

        x: view.width - view.sideWidth
        y: view.height - height
        width: view.sideWidth
        shown: view.shown
    }

    RiverCard {
        visible: view.shown.rivers.length > 0
        x: view.width - view.sideWidth
        y: counted.height + view.gap
        width: view.sideWidth
        height: view.height - y - (rain.visible ? rain.height + view.gap : 0)
        shown: view.shown
    }
}
