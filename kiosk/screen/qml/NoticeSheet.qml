// What is missing on this machine, one line each, when somebody asks.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: sheet

    required property HeaderPanel header
    property bool open: false
    readonly property bool blocks: true

    visible: open && header.notices.length > 0
    color: Qt.alpha(Theme.background, 0.78)

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: sheet.open = false
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(110 * Theme.u, sheet.width - 2 * Theme.pad)
        height: Math.min(list.height + 4 * Theme.u, sheet.height - 2 * Theme.pad)
        radius: 1.4 * Theme.radius
        color: Theme.surface
        border.width: 2 * Theme.stroke
        border.color: Theme.warn
        clip: true

        Column {
            id: list

            x: 2 * Theme.u
            y: 2 * Theme.u
            width: parent.width - 4 * Theme.u
            spacing: 1.6 * Theme.u

            SectionTitle {
                width: parent.width
                text: sheet.header.noticesTitle
                icon: "warning"
            }

            Repeater {
                model: sheet.header.notices

                Label {
                    required property string modelData

                    width: list.width
                    text: "·  " + modelData
                    size: Theme.body
                    wrapMode: Text.WordWrap
                }
            }

            ActionTarget {
                label: sheet.header.close
                icon: "close"
                onActivated: sheet.open = false
            }
        }
    }
}
