// The assembly of cities: who they are and where, the day's programme against the clock, offices and awards.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool there: shown.there
    readonly property real leftWidth: Math.min(0.62 * width, 1.62 * height)

    CityCard {
        visible: view.there
        width: view.leftWidth
        height: view.height
        shown: view.shown
    }

    ProgrammeCard {
        id: programme

        visible: view.there
        x: view.leftWidth + view.gap
        width: view.width - x
        height: view.height - awards.height - view.gap
        shown: view.shown
    }

    AwardCard {
        id: awards

        visible: view.there
        x: programme.x
        y: view.height - height
        width: programme.width
        shown: view.shown
    }
}
