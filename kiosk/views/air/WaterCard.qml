// Drinking water as a table: the city and its limits in the head, a row for every plant, each number with its verdict.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property string heading
    required property var of // {cityTitle, limitTitle, city, plants, summary, from, origin}
    property real most: 0 // high
    readonly property real named: 0.34 * (width - 2 * padding)
    readonly property real cell: (width - 2 * padding - named) / Math.max(1, of.city.length)
    readonly property real row: Math.max(Theme.touch, 5 * Theme.u)
    readonly property real rest: foot.height + head.y + head.height + 2 * padding + 0.4 * Theme.u
    readonly property int fitting: Math.max(0, Math.min(of.plants.length, Math.floor((most - rest) / row + 0.01)))

    padding: 1.4 * Theme.u
    height: rest + fitting * row

    Item {
        anchors.fill: parent

        SectionTitle {
            id: name

            width: implicitWidth
            icon: "water"
            text: card.heading
        }

        Label {
            x: parent.width - width
            width: Math.min(implicitWidth, parent.width - name.width - Theme.gap)
            height: name.height
            horizontalAlignment: Text.AlignRight
            text: card.of.from
            size: 1.4 * Theme.u
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1 * Theme.u)
        }

        Item {
            id: head

            y: name.height + 0.6 * Theme.u
            width: parent.width
            height: Math.max(Theme.touch, 6.1 * Theme.u)

            Label {
                y: 1.9 * Theme.u
                width: card.named - 0.6 * Theme.u
                text: card.of.cityTitle
                size: Theme.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
            }

            Label {
                y: 4.3 * Theme.u
                width: card.named - 0.6 * Theme.u
                text: card.of.limitTitle
                size: 1.4 * Theme.u
                color: Theme.muted
            }

            Repeater {
                model: card.of.city.length

                Target {
                    id: whole

                    required property int index
                    readonly property var of: card.of.city[index]

                    x: card.named + index * card.cell
                    width: card.cell - 2.2 * Theme.u
                    height: head.height
                    mark: "within"
                    intentName: "tile.open"
                    slots: ({ "key": String(of.key) })
                    label: of.label

                    Label {
                        width: parent.width - 0.6 * Theme.u
                        text: whole.of.short
                        size: 1.4 * Theme.u
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1 * Theme.u)
                    }

                    Icon {
                        id: sign

                        y: 2.2 * Theme.u
                        name: whole.of.mark
                        size: 1.7 * Theme.u
                        colour: Theme.bandColour(whole.of.band)
                    }

                    Label {
                        x: sign.width + 0.5 * Theme.u
                        y: 1.8 * Theme.u
                        width: parent.width - x - 0.4 * Theme.u
                        text: whole.of.value
                        size: Theme.body
                        font.bold: true
                    }

                    Label {
                        y: 4.3 * Theme.u
                        width: parent.width - 0.6 * Theme.u
                        text: whole.of.limit
                        size: 1.4 * Theme.u
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1 * Theme.u)
                    }
                }
            }
        }

        Repeater {
            model: card.fitting

            WaterRow {
                required property int index

                y: head.y + head.height + index * card.row
                width: head.width
                height: card.row
                of: card.of.plants[index]
                named: card.named
                cell: card.cell
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: 2.8 * Theme.u

            Label {
                x: parent.width - width
                width: parent.width - origin.implicitWidth - Theme.gap
                height: parent.height
                horizontalAlignment: Text.AlignRight
                text: card.of.summary
                size: 1.4 * Theme.u
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1 * Theme.u)
            }

            Provenance {
                id: origin

                anchors.bottom: parent.bottom
                width: Math.min(implicitWidth, parent.width)
                of: card.of.origin
            }
        }
    }
}
