// Lies under what stands over the page: no finger on it draws, spreads or turns what is beneath; a list on it scrolls.
import QtQuick

Item {
    id: solid

    readonly property real first: 0.5 * Theme.u // sooner than the page or a map would take the finger

    anchors.fill: parent

    DragHandler {
        target: null
        yAxis.enabled: false
        dragThreshold: solid.first
        grabPermissions: PointerHandler.CanTakeOverFromHandlersOfDifferentType | PointerHandler.CanTakeOverFromItems
    }

    DragHandler { // not from items: up and down is for lists
        target: null
        xAxis.enabled: false
        dragThreshold: solid.first
        grabPermissions: PointerHandler.CanTakeOverFromHandlersOfDifferentType
    }

    PinchHandler {
        target: null
        dragThreshold: solid.first
        grabPermissions: PointerHandler.CanTakeOverFromHandlersOfDifferentType | PointerHandler.CanTakeOverFromItems
    }
}
