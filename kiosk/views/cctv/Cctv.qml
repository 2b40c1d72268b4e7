// The camera wall: a grid of panes with its choices above it, or one large with its neighbours in a column.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool opened: shown.shows_opened
    readonly property int columns: shown.columns
    readonly property int rows: shown.rows
    readonly property real under: head.height + gap
    readonly property real room: height - under
    readonly property var none: ({ "key": "", "title": "", "where": "", "number": 0, "slot": -1, "status": "UNAVAILABLE", "statusText": "", "why": "", "age": "", "picture": false, "frozen": false, "far": "" })
    property bool choosing: false // of a district

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
            width: choices.x - x - 2 * Theme.u
            height: parent.height
            text: view.shown.about
            size: Theme.body
            color: Theme.muted
        }

        Row {
            id: choices

            anchors.right: parent.right
            height: parent.height
            spacing: view.gap

            HeadButton {
                visible: !view.opened
                text: view.shown.district
                icon: "pin"
                chosen: view.shown.filtered
                onActivated: view.choosing = !view.choosing
            }

            Repeater {
                model: view.opened ? 0 : view.shown.grids.length

                HeadButton {
                    required property int index
                    readonly property var grid: view.shown.grids[index]

                    text: grid.panes
                    label: grid.words
                    chosen: grid.current
                    intentName: "cctv.grid"
                    slots: ({ "panes": grid.panes })
                }
            }

            HeadButton {
                visible: !view.opened && view.shown.pages > 1
                icon: "left"
                label: view.shown.previousPage
                intentName: "cctv.previous"
            }

            Label {
                visible: !view.opened && view.shown.pages > 1
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: view.shown.page
                size: Theme.body
                font.bold: true
            }

            HeadButton {
                visible: !view.opened && view.shown.pages > 1
                icon: "right"
                label: view.shown.nextPage
                intentName: "cctv.next"
            }

            HeadButton {
                visible: view.opened
                text: view.shown.back
                icon: "back"
                intentName: view.opened ? "tile.close" : ""
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
            readonly property real cellWidth: (view.width - (view.columns - 1) * view.gap) / view.columns
            readonly property real cellHeight: (view.room - (view.rows - 1) * view.gap) / view.rows

            camera: view.shown.panes[index] ?? view.none
            whole: first || view.rows === 1
            x: view.opened ? first ? 0 : view.width - sideWidth : (index % view.columns) * (cellWidth + view.gap)
            y: view.under + (view.opened ? first ? 0 : (index - 1) * (sideHeight + view.gap) : Math.floor(index / view.columns) * (cellHeight + view.gap))
            width: view.opened ? first ? view.width - sideWidth - view.gap : sideWidth : cellWidth
            height: view.opened ? first ? view.room : sideHeight : cellHeight
            visible: !view.opened || index < 5
        }
    }

    Item { // a finger beside the choice ends it, and touches nothing beneath
        readonly property bool blocks: true

        anchors.fill: parent
        visible: choice.visible
        z: 9

        Solid {}

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: view.choosing = false
        }
    }

    Card {
        id: choice

        visible: view.choosing && !view.opened
        anchors.right: parent.right
        y: view.under
        z: 10
        width: Math.min(parent.width, 96 * Theme.u)
        height: Math.min(view.room, names.implicitHeight + 2 * padding)
        padding: view.gap
        color: Theme.surface

        Grid {
            id: names

            readonly property real cell: (width - 4 * spacing) / 5

            width: parent.width
            columns: 5
            spacing: view.gap

            HeadButton {
                width: names.cell
                text: view.shown.everywhere
                chosen: !view.shown.filtered
                intentName: "cctv.all"
                onActivated: view.choosing = false
            }

            Repeater {
                model: view.choosing ? view.shown.districts.length : 0

                HeadButton {
                    required property int index
                    readonly property var district: view.shown.districts[index]

                    width: names.cell
                    text: district.name
                    chosen: district.current
                    intentName: "cctv.district"
                    slots: ({ "district": String(district.district) })
                    onActivated: view.choosing = false
                }
            }
        }
    }
}
