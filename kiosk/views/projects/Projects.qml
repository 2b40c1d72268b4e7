// All projects, the map of them, and one of them whole: picture, calendar, money, documents, chief. A document that is
// open stands in place of the list.
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property var at: shown.at
    readonly property bool any: (at.key ?? "") !== ""
    readonly property bool reading: (shown.reader.title ?? "") !== ""
    readonly property real listWidth: 0.46 * width
    readonly property real detailWidth: 0.29 * width

    Card {
        width: view.listWidth
        height: view.height
        visible: view.reading

        DocumentReader {
            anchors.fill: parent
            of: view.shown.reader
            close: view.shown.close
            earlier: view.shown.earlier
            later: view.shown.later
        }
    }

    ProjectList {
        width: view.listWidth
        height: view.height
        visible: !view.reading
        shown: view.shown
    }

    Card {
        x: view.listWidth + view.gap
        width: view.width - view.listWidth - view.detailWidth - 2 * view.gap
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: where

                width: parent.width
                icon: "map"
                text: view.shown.mapTitle
            }

            CityMap {
                y: where.height + 0.6 * Theme.u
                width: parent.width
                height: parent.height - y
                map: view.shown.map
                movable: true
            }
        }
    }

    ProjectDetail {
        x: view.width - view.detailWidth
        width: view.detailWidth
        height: view.height
        visible: view.any
        shown: view.shown
    }
}
