// What hands reach: the views, the microphone's button, what is heard and can be said, and the camera's picture.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: dock

    required property list<ViewShownPanel> views
    required property ViewsShownPanel current
    required property HudPanel hud
    required property StripPanel strip
    required property TalkPanel talk
    required property DevicesPanel devices
    required property HandsPanel hands
    required property FrameSource preview
    readonly property real inner: height - 2 * Theme.gap
    readonly property real cameraX: camera.x - Theme.pad

    implicitHeight: Math.max(17.5 * Theme.u, 2 * Theme.touch + 7.5 * Theme.u, current.rows * Theme.touch + 2 * Theme.gap)
    color: Qt.alpha(Theme.surface, 0.9)

    Divider {
        width: parent.width
    }

    Tabs {
        id: tabs

        x: Theme.pad
        y: Theme.gap
        height: dock.inner
        views: dock.views
        current: dock.current.current
        columns: dock.current.columns
        rows: dock.current.rows
    }

    TalkButton {
        id: button

        x: tabs.x + tabs.width + Theme.pad
        y: Theme.gap
        height: dock.inner
        width: height
        talk: dock.talk
        level: dock.devices.level
    }

    HeardLine {
        id: heard

        x: button.x + button.width + Theme.pad
        y: Theme.gap
        width: camera.x - x - Theme.pad
        height: dock.inner - say.height
        hud: dock.hud
    }

    SayStrip {
        id: say

        x: heard.x
        y: heard.y + heard.height
        width: heard.width
        strip: dock.strip
    }

    CameraTile {
        id: camera

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: Theme.gap
        height: dock.inner
        width: height * 4 / 3
        devices: dock.devices
        hands: dock.hands
        preview: dock.preview
    }
}
