// The dashboard views side by side in their order; the current one slides in, a finger's swipe turns the page.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: stage

    required property list<ViewShownPanel> views
    required property int current
    property bool resting: false // nobody is there: pages turn slowly, and forget what was done on them
    property int leaving: -1
    property int shown: -1 // the one that was current until just now
    readonly property int slides: (resting ? 6 : 1) * Theme.motion // ms
    readonly property real turn: 0.12 * width // how far a finger must draw the page

    signal settled

    onCurrentChanged: {
        leaving = shown;
        shown = current;
        settles.restart();
    }
    Component.onCompleted: shown = current

    Timer {
        id: settles

        interval: stage.slides + 120
        onTriggered: stage.settled()
    }

    Repeater {
        model: stage.views.length

        ViewFrame {
            id: frame

            required property int index

            width: stage.width
            height: stage.height
            view: stage.views[index]
            wanted: index === stage.current
            resting: stage.resting
            visible: index === stage.current || (index === stage.leaving && Math.abs(x) < width)
            x: index === stage.current ? 0.25 * swipe.activeTranslation.x : index < stage.current ? -width : width

            Behavior on x {
                enabled: !swipe.active && (frame.index === stage.current || frame.index === stage.leaving)

                NumberAnimation { duration: stage.slides; easing.type: stage.resting ? Easing.InOutCubic : Easing.OutCubic }
            }
        }
    }

    DragHandler {
        id: swipe

        property real reached: 0

        target: null
        yAxis.enabled: false
        dragThreshold: 2 * Theme.u
        onActiveTranslationChanged: if (active)
            reached = activeTranslation.x
        onActiveChanged: {
            if (active)
                reached = 0;
            else if (Math.abs(reached) > stage.turn)
                Glass.issue(reached < 0 ? "view.next" : "view.previous", ({}), "swipe");
        }
    }
}
