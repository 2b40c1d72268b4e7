// All projects and where they stand, and where that is from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: implicitWidth + 1 * Theme.u // an elision of less than a pixel would cut it
            icon: "project"
            text: card.shown.projectsTitle
        }

        Label {
            anchors.right: parent.right
            height: heading.height
            text: card.shown.summary
            size: Theme.caption
            color: Theme.muted
        }

        Grid {
            id: grid

            readonly property int lines: Math.ceil(card.shown.projects.length / 3)
            readonly property real each: (from.y - y - 0.6 * Theme.u) / Math.max(1, lines)

            y: heading.height + 0.6 * Theme.u
            width: parent.width
            columns: 3
            columnSpacing: 1.2 * Theme.u
            flow: Grid.TopToBottom
            rows: lines

            Repeater {
                model: card.shown.projects.length

                ProjectRow {
                    required property int index

                    width: (grid.width - 2 * grid.columnSpacing) / 3
                    height: grid.each
                    project: card.shown.projects[index]
                }
            }
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.projectsOrigin
        }
    }
}
