// A river at its gauge: the level as a number, as a bar between the bed and danger, and in a word; hatched where nobody knows.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: tile

    // a tile with gauge, known, fraction, warn, danger, limits, band, bandIcon, bandText
    required property var river
    readonly property color colour: bands.mark(river.band)

    mark: "beside"
    intentName: "tile.open"
    slots: ({ "key": String(tile.river.key) })
    label: tile.river.label

    BandColours {
        id: bands
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: tile.width
        spacing: 0.2 * Theme.u

        Item {
            width: parent.width
            height: Math.max(name.implicitHeight, number.implicitHeight)

            Label {
                id: name

                width: number.x - Theme.gap
                height: parent.height
                text: tile.river.label + " · " + tile.river.gauge
                size: Theme.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.25 * Theme.u)
            }

            Label {
                id: number

                anchors.right: parent.right
                height: parent.height
                text: tile.river.known ? tile.river.value + " " + tile.river.unit : tile.river.value
                size: Theme.body
                font.bold: true
                color: tile.river.known ? Theme.text : Theme.muted
            }
        }

        Item {
            id: track

            width: parent.width
            height: 1.3 * Theme.u

            Bar {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: 0.9 * Theme.u
                fraction: tile.river.fraction
                known: tile.river.known
                colour: tile.colour
            }

            Repeater {
                model: [[tile.river.warn, Theme.warn], [tile.river.danger, Theme.bad]]

                Rectangle {
                    required property var modelData

                    x: track.width * modelData[0] - width / 2
                    width: 0.28 * Theme.u
                    height: track.height
                    color: modelData[1]
                }
            }
        }

        Item {
            width: parent.width
            height: Math.max(words.implicitHeight, badge.implicitHeight)

            Icon {
                id: icon

                anchors.verticalCenter: parent.verticalCenter
                name: tile.river.bandIcon
                size: 1.8 * Theme.u
                colour: tile.colour
            }

            Label {
                id: words

                x: icon.width + 0.6 * Theme.u
                height: parent.height
                text: tile.river.bandText
                size: Theme.caption
                font.bold: true
                color: tile.colour
            }

            Label {
                x: words.x + words.width + Theme.gap
                width: (badge.visible ? badge.x : parent.width) - x - 0.6 * Theme.u
                height: parent.height
                text: tile.river.limits
                size: Theme.caption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
                color: Theme.muted
            }

            Badge {
                id: badge

                visible: tile.river.status !== "UNAVAILABLE" || tile.river.bandIcon !== "unavailable"
                anchors.right: parent.right
                status: tile.river.status
                text: tile.river.statusText
            }
        }
    }
}
