// What life costs: the rate, our own basket, and every good with its change.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown

    Item {
        id: prices

        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width
            icon: "money"
            text: card.shown.pricesTitle
        }

        Row {
            id: top

            y: heading.height + 0.6 * Theme.u
            width: parent.width
            height: 9 * Theme.u
            spacing: goods.between

            Target {
                width: (parent.width - parent.spacing) / 2
                height: parent.height
                intentName: "tile.open"
                slots: ({ "key": String(card.shown.inflation.key) })
                label: card.shown.inflation.label

                Label {
                    id: rate

                    text: card.shown.inflation.value + " " + card.shown.inflation.unit
                    size: 4.6 * Theme.u
                    font.bold: true
                }

                Label {
                    y: rate.height
                    width: parent.width - Theme.gap
                    text: card.shown.inflation.label
                    size: Theme.caption
                    color: Theme.muted
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.2 * Theme.u)
                }
            }

            Item {
                width: (parent.width - parent.spacing) / 2
                height: parent.height

                Label {
                    id: basketIndex

                    text: card.shown.basket.value
                    size: 4.6 * Theme.u
                    font.bold: true
                }

                Label {
                    anchors.baseline: basketIndex.baseline
                    x: basketIndex.width + 0.8 * Theme.u
                    text: card.shown.basket.change.text
                    size: Theme.small
                    color: card.shown.basket.change.way === "up" ? Theme.warn : Theme.accent
                    font.bold: true
                }

                Label {
                    y: basketIndex.height
                    width: parent.width
                    text: card.shown.basket.label + " · " + card.shown.basket.base
                    size: Theme.caption
                    color: Theme.muted
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.15 * Theme.u)
                }
            }
        }

        Label {
            id: since

            y: top.y + top.height
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: card.shown.since
            size: Theme.caption
            color: Theme.muted
        }

        Item {
            id: goods

            readonly property int columns: 2
            readonly property real room: from.y - y - Theme.gap
            readonly property int rows: Math.ceil(card.shown.goods.length / columns)
            readonly property int fitting: Math.max(1, Math.min(rows, Math.floor(room / Theme.touch)))
            readonly property real between: 2.8 * Theme.u

            y: since.y + since.height
            width: parent.width
            height: room

            Repeater {
                model: Math.min(goods.columns * goods.fitting, card.shown.goods.length)

                GoodRow {
                    required property int index

                    x: (index % goods.columns) * (width + goods.between)
                    y: Math.floor(index / goods.columns) * height
                    width: (goods.width - goods.between) / goods.columns
                    height: goods.room / goods.fitting
                    good: card.shown.goods[index]
                    yesterday: card.shown.sinceYesterday
                }
            }
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.goodsOrigin
        }
    }
}
