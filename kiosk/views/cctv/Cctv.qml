// The camera wall: six panes, or one large with its neighbours in a column.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool opened: shown.shows_opened
    readonly property real under: head.height + gap
    readonly property real room: height - under
    readonly property var none: ({ "key": "", "title": "", "where": "", "slot": -1, "status": "UNAVAILABLE", "statusText": "", "why": "", "picture": false, "far": "" })

    Item {
        id: head

        width: parent.width
        height: Math.max(Theme.touch, 4 * Theme.u)

        SectionTitle {
            id: title

            height: parent.height
            width: implicitWidth + 1 * Theme.u // an elision of less than a pixel would cut it
            icon: "cctv"
            text: view.shown.wallTitle
        }

        Label {
            x: title.x + title.width + 2 * Theme.u
            width: 0.6 * parent.width
            height: parent.height
            text: view.shown.about
            size: Theme.body
            color: Theme.muted
        }

        Target {
            visible: view.opened
            anchors.right: parent.right
            width: words.implicitWidth + 3 * Theme.u
            height: parent.height
            radius: height / 2
            intentName: view.opened ? "tile.close" : ""
            label: view.shown.back

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: Theme.raised
            }

            Label {
                id: words

                anchors.centerIn: parent
                text: view.shown.back
                size: Theme.small
            }
        }
    }

    Repeater {
        model: view.shown.panes.length

        CameraPane {
            required property int index
            readonly property bool first: view.opened && index === 0
            readonly property real sideHeight: (view.room - 3 * view.gap) / 4
            readonly property real sideWidth: sideHeight * 16 / 9
            readonly property real cellWidth: (view.width - 2 * view.gap) / 3
            readonly property real cellHeight: (view.room - view.gap) / 2

            camera: view.shown.panes[index] ?? view.none
            x: view.opened ? first ? 0 : view.width - sideWidth : (index % 3) * (cellWidth + view.gap)
            y: view.under + (view.opened ? first ? 0 : (index - 1) * (sideHeight + view.gap) : Math.floor(index / 3) * (cellHeight + view.gap))
            width: view.opened ? first ? view.width - sideWidth - view.gap : sideWidth : cellWidth
            height: view.opened ? first ? view.room : sideHeight : cellHeight
            visible: !view.opened || index < 5
        }
    }
}
