// The call: with whom and what about, by one or by several, and what can be done.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: card

    required property CallShownPanel call
    required property FrameSource officer
    property real most: 1e6 // the height there is
    readonly property color tone: ({ "good": Theme.good, "accent": Theme.accent, "warn": Theme.warn, "bad": Theme.bad })[call.tone] ?? Theme.muted
    readonly property bool blocks: true
    readonly property bool several: call.faces.length > 0
    readonly property real chrome: 2 * Theme.pad + Theme.gap + actions.height // what is around those who talk

    implicitHeight: several ? most : alone.implicitHeight + chrome
    visible: call.shown
    radius: 1.4 * Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.stroke
    border.color: Qt.alpha(card.tone, 0.6)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    CallAlone {
        id: alone

        x: Theme.pad
        y: Theme.pad
        width: card.width - 2 * Theme.pad
        height: card.height - card.chrome
        visible: !card.several
        call: card.call
        officer: card.officer
        tone: card.tone
    }

    CallTogether {
        x: Theme.pad
        y: Theme.pad
        width: card.width - 2 * Theme.pad
        height: card.height - card.chrome
        visible: card.several
        call: card.call
        officer: card.officer
        tone: card.tone
    }

    ActionRow {
        id: actions

        x: Theme.pad
        y: card.height - height - Theme.pad
        width: card.width - 2 * Theme.pad
        actions: card.call.actions
        below: count > 3
    }
}
