// Economy and life: prices on the left, the city's money in the middle, busy places on the right.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real third: (width - 2 * gap) / 3
    readonly property var nothing: ({ "series": [], "lines": [], "times": [], "marks": [] })

    Card {
        width: view.third
        height: view.height

        Item {
            id: prices

            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width
                icon: "money"
                text: view.shown.pricesTitle
            }

            Row {
                id: top

                y: heading.height + 0.6 * Theme.u
                width: parent.width
                height: 9 * Theme.u

                Target {
                    width: parent.width / 2
                    height: parent.height
                    intentName: "tile.open"
                    slots: ({ "key": String(view.shown.inflation.key) })
                    label: view.shown.inflation.label

                    Label {
                        id: rate

                        text: view.shown.inflation.value + " " + view.shown.inflation.unit
                        size: 4.6 * Theme.u
                        font.bold: true
                    }

                    Label {
                        y: rate.height
                        width: parent.width - Theme.gap
                        text: view.shown.inflation.label
                        size: Theme.caption
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.2 * Theme.u)
                    }
                }

                Item {
                    width: parent.width / 2
                    height: parent.height

                    Label {
                        id: basketIndex

                        text: view.shown.basket.value
                        size: 4.6 * Theme.u
                        font.bold: true
                    }

                    Label {
                        anchors.baseline: basketIndex.baseline
                        x: basketIndex.width + 0.8 * Theme.u
                        text: view.shown.basket.change.text
                        size: Theme.small
                        color: view.shown.basket.change.way === "up" ? Theme.warn : Theme.accent
                        font.bold: true
                    }

                    Label {
                        y: basketIndex.height
                        width: parent.width
                        text: view.shown.basket.label + " · " + view.shown.basket.base
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
                text: view.shown.since
                size: Theme.caption
                color: Theme.muted
            }

            Item {
                id: goods

                readonly property int columns: 2
                readonly property real room: from.y - y - Theme.gap
                readonly property int rows: Math.ceil(view.shown.goods.length / columns)
                readonly property int fitting: Math.max(1, Math.min(rows, Math.floor(room / Theme.touch)))
                readonly property real between: 2.4 * Theme.u

                y: since.y + since.height
                width: parent.width
                height: room

                Repeater {
                    model: Math.min(goods.columns * goods.fitting, view.shown.goods.length)

                    GoodRow {
                        required property int index

                        x: (index % goods.columns) * (width + goods.between)
                        y: Math.floor(index / goods.columns) * height
                        width: (goods.width - goods.between) / goods.columns
                        height: goods.room / goods.fitting
                        good: view.shown.goods[index]
                        yesterday: view.shown.sinceYesterday
                    }
                }
            }

            Provenance {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.goodsOrigin
            }
        }
    }

    Card {
        x: view.third + view.gap
        width: view.third
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: money

                width: parent.width - (shut.visible ? shut.width + Theme.gap : 0)
                icon: "chart"
                text: view.shown.budgetTitle
            }

            CloseButton {
                id: shut

                visible: view.shown.restOpen
                anchors.right: parent.right
                label: view.shown.close
            }

            Row {
                id: sum

                y: money.height + 0.6 * Theme.u
                spacing: 0.8 * Theme.u

                Label {
                    id: amount

                    text: view.shown.budget.value
                    size: 4.6 * Theme.u
                    font.bold: true
                }

                Label {
                    anchors.baseline: amount.baseline
                    text: view.shown.budget.unit
                    size: Theme.body
                    color: Theme.muted
                }
            }

            Label {
                id: year

                y: sum.y + sum.height
                text: view.shown.partsOf.label
                size: Theme.caption
                color: Theme.muted
            }

            Treemap {
                id: parts

                y: year.y + year.height + 0.6 * Theme.u
                width: parent.width
                height: owed.y - y - 1.2 * Theme.gap
                cells: view.shown.spending
            }

            Item {
                id: owed

                anchors.bottom: origin.top
                anchors.bottomMargin: Theme.gap
                width: parent.width
                height: 17.5 * Theme.u

                Row {
                    id: debt

                    spacing: 0.8 * Theme.u

                    Label {
                        id: debtValue

                        text: view.shown.debt.value
                        size: Theme.title
                        font.bold: true
                    }

                    Label {
                        anchors.baseline: debtValue.baseline
                        text: view.shown.debt.unit + "  ·  " + view.shown.debtTitle
                        size: Theme.small
                        color: Theme.muted
                    }
                }

                Label {
                    id: ofBudget

                    y: debt.height
                    text: view.shown.debt.share
                    size: Theme.caption
                    color: Theme.muted
                }

                Row {
                    id: years

                    readonly property int count: view.shown.debt.years.length
                    readonly property real each: (parent.width - (count - 1) * spacing) / Math.max(1, count)

                    y: ofBudget.y + ofBudget.height + 0.4 * Theme.u
                    width: parent.width
                    height: parent.height - y
                    spacing: 0.8 * Theme.u

                    Repeater {
                        model: years.count

                        Item {
                            id: one

                            required property int index
                            readonly property var of: view.shown.debt.years[index]

                            width: years.each
                            height: years.height

                            Rectangle {
                                width: parent.width
                                height: Math.max(Theme.stroke, (parent.height - 2.4 * Theme.u) * one.of.fraction)
                                y: parent.height - 2.4 * Theme.u - height
                                radius: 0.4 * Theme.u
                                color: one.of.now ? Theme.accent : Theme.raised
                                border.width: Theme.stroke
                                border.color: one.of.now ? Theme.accent : Theme.line
                            }

                            Label {
                                y: parent.height - 2.4 * Theme.u - height - 0.6 * Theme.u
                                width: parent.width
                                horizontalAlignment: Text.AlignHCenter
                                text: one.of.short
                                size: Theme.caption
                                font.bold: one.of.now
                                color: one.of.now ? Theme.inked : Theme.text
                            }

                            Label {
                                anchors.bottom: parent.bottom
                                width: parent.width
                                horizontalAlignment: Text.AlignHCenter
                                text: one.of.year
                                size: Theme.caption
                                color: one.of.now ? Theme.text : Theme.muted
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Math.round(1.2 * Theme.u)
                            }
                        }
                    }
                }
            }

            Provenance {
                id: origin

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.spendingOrigin
            }
        }
    }

    Card {
        x: 2 * (view.third + view.gap)
        width: view.width - x
        height: view.height

        Item {
            id: crowd

            readonly property var day: view.shown.day
            readonly property bool any: view.shown.spots.length > 0

            anchors.fill: parent
            visible: any

            SectionTitle {
                id: where

                width: parent.width
                icon: "people"
                text: view.shown.crowdTitle
            }

            Label {
                visible: spots.count < view.shown.spots.length
                anchors.right: parent.right
                height: where.height
                text: spots.count + " / " + view.shown.spots.length
                size: Theme.small
                color: Theme.muted
            }

            Item {
                id: spots

                readonly property int columns: 2
                readonly property real room: curve.y - y - Theme.gap
                readonly property int rows: Math.ceil(view.shown.spots.length / columns)
                readonly property int fitting: Math.max(1, Math.min(rows, Math.floor(room / Math.max(Theme.touch, 5 * Theme.u))))
                readonly property int count: Math.min(columns * fitting, view.shown.spots.length)
                readonly property real between: 1.6 * Theme.u

                y: where.height + 0.6 * Theme.u
                x: -0.6 * Theme.u
                width: parent.width + 1.2 * Theme.u
                height: room

                Repeater {
                    model: spots.count

                    SpotRow {
                        required property int index

                        x: (index % spots.columns) * (width + spots.between)
                        y: Math.floor(index / spots.columns) * height
                        width: (spots.width - spots.between) / spots.columns
                        height: Math.min(7.6 * Theme.u, spots.room / spots.fitting)
                        spot: view.shown.spots[index]
                    }
                }
            }

            Item {
                id: curve

                y: crowd.height - height - visitors.height - Theme.gap
                width: parent.width
                height: 22 * Theme.u

                Divider {
                    width: parent.width
                }

                Label {
                    id: which

                    y: 0.7 * Theme.u
                    width: 0.6 * parent.width
                    text: crowd.day.label ?? ""
                    size: Theme.body
                    font.bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(1.4 * Theme.u)
                }

                Label {
                    anchors.right: parent.right
                    y: which.y
                    height: which.height
                    text: crowd.day.capacity ?? ""
                    size: Theme.caption
                    color: Theme.muted
                }

                LineChart {
                    readonly property var of: crowd.day.chart ?? view.nothing

                    y: which.y + which.height + 0.4 * Theme.u
                    width: parent.width
                    height: parent.height - y
                    series: of.series
                    lines: of.lines
                    times: of.times
                    marks: of.marks
                }
            }

            Provenance {
                id: visitors

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.spotsOrigin
            }
        }
    }
}
