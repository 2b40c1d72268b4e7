// The lines, and whether their trains are late.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property int columns: card.shown.subway.length > 9 ? 4 : 3
    readonly property int rows: Math.ceil(card.shown.subway.length / columns)

    height: 2 * padding + lines.height + ridden.height + 0.6 * Theme.u + rows * Theme.touch
    padding: 1.2 * Theme.u

    BandColours {
        id: bands
    }

    Item {
        anchors.fill: parent

        SectionTitle {
            id: ridden

            width: parent.width - late.width - Theme.gap
            icon: "subway"
            text: card.shown.subwayTitle
        }

        Label {
            id: late

            visible: text !== ""
            anchors.right: parent.right
            height: ridden.height
            text: card.shown.why
            size: 1.4 * Theme.u
            color: Theme.muted
        }

        Repeater {
            model: card.shown.subway.length

            Target {
                id: line

                required property int index
                readonly property var of: card.shown.subway[index]

                x: (index % card.columns) * width
                y: ridden.height + 0.3 * Theme.u + Math.floor(index / card.columns) * height
                width: ridden.parent.width / card.columns
                height: Theme.touch
                intentName: "tile.open"
                slots: ({ "key": String(of.key) })
                label: of.label
                mark: "before"

                Rectangle {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    width: 3 * Theme.u
                    height: width
                    radius: width / 2
                    color: line.of.colour
                    border.width: Theme.stroke
                    border.color: Theme.text

                    Label {
                        anchors.centerIn: parent
                        text: line.of.short
                        size: Theme.caption
                        font.bold: true
                        color: "white"
                        style: Text.Outline
                        styleColor: "#80000000"
                    }
                }

                Icon {
                    id: how

                    x: sign.width + 0.5 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.of.mark
                    size: 1.6 * Theme.u
                    colour: bands.mark(line.of.band)
                }

                Label {
                    x: how.x + how.width + 0.4 * Theme.u
                    width: line.width - x - 0.5 * Theme.u
                    height: line.height
                    text: line.of.state
                    size: Theme.caption
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.2 * Theme.u)
                    font.bold: line.of.band !== "good"
                    color: line.of.band === "good" ? Theme.muted : bands.mark(line.of.band)
                }
            }
        }

        Provenance {
            id: lines

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.subwayOrigin
        }
    }
}
