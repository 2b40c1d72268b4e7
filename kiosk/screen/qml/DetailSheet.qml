// What is open: the number, place or person, and where what is shown comes from, and when.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: leaf

    required property SheetPanel sheet
    readonly property bool blocks: true
    readonly property bool hasValue: leaf.sheet.value !== ""

    implicitHeight: content.y + body.height + Theme.pad + (actions.count > 0 ? actions.height + Theme.pad : 0)
    visible: leaf.sheet.shown
    radius: 1.4 * Theme.radius
    color: Theme.surface
    border.width: 2 * Theme.stroke
    border.color: Theme.line

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    Icon {
        id: mark

        x: Theme.pad
        y: Theme.pad - 0.3 * Theme.u // the middle of the title's first line
        name: leaf.sheet.icon
        size: 3.6 * Theme.u
        colour: Theme.accent
    }

    Label {
        id: title

        x: mark.x + mark.width + Theme.gap
        y: Theme.pad
        width: shut.x - x - Theme.gap
        text: leaf.sheet.title
        size: Theme.heading
        font.bold: true
        wrapMode: Text.WordWrap
        maximumLineCount: 2
    }

    Label {
        id: subtitle

        x: title.x
        y: title.y + title.height
        width: title.width
        visible: text !== ""
        text: leaf.sheet.subtitle
        color: Theme.muted
        size: Theme.small
        wrapMode: Text.WordWrap
        maximumLineCount: 4
    }

    CloseButton {
        id: shut

        x: leaf.width - width - Theme.gap
        y: Theme.gap
        label: leaf.sheet.close
        size: 3 * Theme.u
    }

    Flickable {
        id: content

        x: Theme.pad
        y: Math.max(subtitle.y + (subtitle.visible ? subtitle.height : 0), shut.y + shut.height) + Theme.gap
        width: leaf.width - 2 * Theme.pad
        height: leaf.height - y - Theme.pad - (actions.count > 0 ? actions.height + Theme.pad : 0)
        contentHeight: body.height
        clip: true
        interactive: contentHeight > height + 1
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: body

            width: parent.width
            spacing: 1.4 * Theme.u

            Item {
                width: parent.width
                height: leaf.hasValue ? number.height : badge.height
                visible: leaf.hasValue || leaf.sheet.status !== ""

                Label {
                    id: number

                    visible: leaf.hasValue
                    text: leaf.sheet.value
                    size: Theme.display
                    font.bold: true
                }

                Label {
                    x: number.width + Theme.gap
                    anchors.baseline: number.baseline
                    visible: leaf.hasValue
                    text: leaf.sheet.unit
                    color: Theme.muted
                    size: Theme.heading
                }

                Badge {
                    id: badge

                    x: leaf.hasValue ? parent.width - width : 0
                    y: leaf.hasValue ? (parent.height - height) / 2 : 0
                    visible: leaf.sheet.status !== ""
                    status: leaf.sheet.status
                    text: leaf.sheet.statusText
                }
            }

            CameraPane {
                width: parent.width
                height: Math.round(0.5625 * width)
                visible: leaf.sheet.pane.key !== undefined
                camera: leaf.sheet.pane.key !== undefined ? leaf.sheet.pane : ({ "key": "", "title": "", "where": "", "number": 0, "slot": -1, "status": "UNAVAILABLE", "statusText": "", "why": "", "age": "", "picture": false, "frozen": false })
            }

            Sparkline {
                width: parent.width
                height: 11 * Theme.u
                visible: leaf.sheet.history.length > 1
                values: leaf.sheet.history
                colour: Theme.statusColour(leaf.sheet.status)
            }

            Column {
                width: parent.width
                visible: leaf.sheet.steps.length > 0

                Repeater {
                    model: leaf.sheet.steps.length

                    StageRow {
                        required property int index

                        width: body.width
                        step: leaf.sheet.steps[index] ?? ({ "label": "", "at": "", "reached": false, "now": false })
                        first: index === 0
                        last: index === leaf.sheet.steps.length - 1
                    }
                }
            }

            SectionTitle {
                width: parent.width
                visible: text !== ""
                text: leaf.sheet.rowsTitle
            }

            Column {
                width: parent.width
                spacing: 0.7 * Theme.u

                Repeater {
                    model: leaf.sheet.rows.length

                    FactRow {
                        required property int index

                        width: body.width
                        fact: leaf.sheet.rows[index] ?? ({ "label": "", "value": "" })
                    }
                }
            }
        }
    }

    ActionRow {
        id: actions

        x: Theme.pad
        y: leaf.height - height - Theme.pad
        width: leaf.width - 2 * Theme.pad
        actions: leaf.sheet.actions
        size: Theme.small
    }
}
