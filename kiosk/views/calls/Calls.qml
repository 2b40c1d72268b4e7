// The directory, or the order that is put together in its place; beside it the orders and the last calls.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real side: Math.max(0.32 * width, 52 * Theme.u)

    Loader {
        active: view.shown.composing.what === "words"
        width: view.width - view.side - view.gap
        height: view.height
        sourceComponent: OrderWords {
            composing: view.shown.composing
            toLabel: view.shown.to
        }
    }

    Loader {
        active: view.shown.composing.what === "slots"
        width: view.width - view.side - view.gap
        height: view.height
        sourceComponent: OrderSlots {
            composing: view.shown.composing
            toLabel: view.shown.to
        }
    }

    Loader {
        active: view.shown.composing.what === ""
        width: view.width - view.side - view.gap
        height: view.height
        sourceComponent: Directory {
            shown: view.shown
        }
    }

    OrdersCard {
        x: view.width - width
        width: view.side
        height: view.height - past.height - view.gap
        shown: view.shown
    }

    PastCalls {
        id: past

        x: view.width - width
        y: view.height - height
        width: view.side
        shown: view.shown
    }
}
