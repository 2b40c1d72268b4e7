// Economy and life: prices on the left, the city's money in the middle, busy places on the right.
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real third: (width - 2 * gap) / 3

    PriceCard {
        width: view.third
        height: view.height
        shown: view.shown
    }

    MoneyCard {
        x: view.third + view.gap
        width: view.third
        height: view.height
        shown: view.shown
    }

    CrowdCard {
        x: 2 * (view.third + view.gap)
        width: view.width - x
        height: view.height
        shown: view.shown
    }
}
