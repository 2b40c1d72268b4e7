// One dashboard view, loaded when it is first wanted and kept; a broken one says so and the wall goes on.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: frame

    required property ViewShownPanel view
    property bool wanted: false
    property bool begun: false
    property bool resting: false

    function begin() {
        if (begun || !wanted || !view.ready)
            return;
        begun = true;
        loader.setSource(view.url, { "shown": view.shown });
    }

    onWantedChanged: begin()
    onRestingChanged: if (resting) {
        // what a visitor scrolled, turned and chose on it goes with them
        loader.source = "";
        begun = false;
        begin();
    }
    Component.onCompleted: begin()

    Connections {
        target: frame.view

        function onReadyChanged() {
            frame.begin();
        }
    }

    Loader {
        id: loader

        anchors.fill: parent
        anchors.margins: Theme.pad - 0.5 * Theme.u // what the wall spares at its edges for the drift
        visible: !broken.visible
    }

    Binding {
        when: loader.status === Loader.Ready
        target: loader.item
        property: "shown"
        value: frame.view.shown
        restoreMode: Binding.RestoreNone
    }

    BrokenView {
        id: broken

        anchors.fill: parent
        visible: frame.view.broken || loader.status === Loader.Error
        title: frame.view.brokenTitle
        more: frame.view.brokenMore
    }
}
