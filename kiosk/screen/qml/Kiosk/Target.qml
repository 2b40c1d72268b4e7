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
    property string said: intentName === "tile.open" ? slots.key ?? "" : "" // the key that is opened by its number
    readonly property int number: Glass.numbers[said] ?? 0
    // where the number's mark covers no text: on its corner, "beside" it where its text reaches the edge, "within" where
    // others follow at once, "before" where a sign begins it and the next one's is near to its end, "apart" where a `NumberMarks` shows it
    property string mark: "corner"

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

    Rectangle {
        objectName: "number"
        visible: target.number > 0 && target.mark !== "apart"
        z: 101
        x: target.mark === "before" ? -0.8 * Theme.u : target.width - (target.mark === "within" ? width + 0.4 * Theme.u : target.mark === "beside" ? -0.15 * Theme.u : 0.7 * Theme.u)
        y: target.mark === "within" ? target.height - height - 0.4 * Theme.u : target.mark === "beside" ? 0 : -0.4 * height
        width: Math.max(height, digits.implicitWidth + 0.8 * Theme.u)
        height: 2.4 * Theme.u
        radius: height / 2
        color: Theme.voice

        Label {
            id: digits

            anchors.centerIn: parent
            text: target.number
            size: 1.6 * Theme.u
            font.bold: true
            color: Theme.inked
        }
    }

    TapHandler {
        id: tap

        enabled: target.tappable
        margin: Math.max(0, (Theme.touch - Math.min(target.width, target.height)) / 2)
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: target.activate()
        onLongPressed: if (target.intentName === "tile.open") {
            flash.restart();
            Glass.issue("source.of", target.slots, target.label);
        }
    }
}
