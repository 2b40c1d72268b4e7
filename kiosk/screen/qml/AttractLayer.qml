// Over the wall while nobody is there: an invitation in every language; the first touch does nothing but begin.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: layer

    required property AttractPanel attract
    required property real dockY // the invitation covers the dock up to the camera's picture, which stays in sight
    required property real dockWidth
    readonly property bool blocks: true

    visible: attract.shown

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Rectangle {
        id: sheet

        y: layer.dockY
        width: layer.dockWidth
        height: layer.height - y
        color: Theme.background

        Divider {
            width: parent.width
            color: Theme.accent
        }

        Row {
            id: row

            readonly property int count: layer.attract.invitations.length

            x: Theme.pad
            y: Theme.gap
            width: parent.width - 2 * Theme.pad
            height: parent.height - 2 * Theme.gap
            spacing: Theme.gap

            Repeater {
                model: row.count

                Target {
                    id: invitation

                    required property int index
                    readonly property var of: layer.attract.invitations[index] ?? ({ "language": "", "name": "", "text": "" })

                    width: (row.width - (row.count - 1) * row.spacing) / row.count
                    height: row.height
                    intentName: "language.set"
                    slots: ({ "language": of.language })
                    label: of.text
                    tappable: false

                    TapHandler {
                        gesturePolicy: TapHandler.ReleaseWithinBounds
                        // when it is pressed: by the time it is released the wall is awake and this is gone
                        onPressedChanged: if (pressed)
                            invitation.activate()
                    }

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radius
                        color: Theme.surface
                        border.width: Theme.stroke
                        border.color: Theme.line
                    }

                    Column {
                        anchors.centerIn: parent
                        width: parent.width - 2 * Theme.pad
                        spacing: 0.8 * Theme.u

                        Label {
                            width: parent.width
                            text: invitation.of.name
                            color: Theme.accent
                            size: Theme.title
                            font.bold: true
                            horizontalAlignment: Text.AlignHCenter
                        }

                        Label {
                            width: parent.width
                            height: 1.5 * Theme.heading
                            text: invitation.of.text
                            size: Theme.heading
                            horizontalAlignment: Text.AlignHCenter
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(Theme.small)

                            SequentialAnimation on opacity {
                                running: layer.visible && !Theme.reducedMotion
                                loops: Animation.Infinite

                                NumberAnimation { from: 1; to: 0.7; duration: 2400; easing.type: Easing.InOutSine }
                                NumberAnimation { from: 0.7; to: 1; duration: 2400; easing.type: Easing.InOutSine }
                            }
                        }
                    }
                }
            }
        }
    }
}
