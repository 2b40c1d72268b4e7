// Everything that can be touched or pointed at: feedback, reach, and the command it gives.
import QtQuick

Item {
    id: target

    property string intentName: ""
    property var slots: ({})
    property bool pointable: true // a dwelling hand may activate it
    property string label: "" // for the journal and for screen readers
    property real radius: Theme.radius
    property bool tappable: true // false where a component listens to the finger itself
    property bool pointed: false // the hand's cursor is over it; set by the wall
    readonly property bool pressed: tap.pressed

    signal activated

    function activate() {
        flash.restart();
        if (target.intentName !== "")
            Glass.issue(target.intentName, target.slots, target.label);
        target.activated();
    }

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    scale: pressed ? 0.985 : 1
    Accessible.role: Accessible.Button
    Accessible.name: label

    Behavior on scale {
        NumberAnimation { duration: Theme.motion / 3 }
    }

    Rectangle {
        id: feedback

        property real glow: 0

        anchors.fill: parent
        z: 100
        radius: target.radius
        color: Qt.alpha(Theme.text, Math.max(glow, target.pressed ? 0.16 : target.pointed ? 0.08 : 0))
        border.width: target.pointed ? 2 * Theme.stroke : 0
        border.color: Theme.gesture

        NumberAnimation {
            id: flash

            target: feedback
            property: "glow"
            from: 0.3
            to: 0
            duration: Math.max(120, 1.5 * Theme.motion)
        }
    }

    TapHandler {
        id: tap

        enabled: target.tappable
        margin: Math.max(0, (Theme.touch - Math.min(target.width, target.height)) / 2)
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: target.activate()
    }
}
