// What the city owes, how much that is of its budget, and what it owed in the years before.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: owed

    required property var debt // {value, unit, share, years}
    required property string title

    Row {
        id: sum

        spacing: 0.8 * Theme.u

        Label {
            id: debtValue

            text: owed.debt.value
            size: Theme.title
            font.bold: true
        }

        Label {
            anchors.baseline: debtValue.baseline
            text: owed.debt.unit + "  ·  " + owed.title
            size: Theme.small
            color: Theme.muted
        }
    }

    Label {
        id: ofBudget

        y: sum.height
        text: owed.debt.share
        size: Theme.caption
        color: Theme.muted
    }

    Row {
        id: years

        readonly property int count: owed.debt.years.length
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
                readonly property var of: owed.debt.years[index]

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
