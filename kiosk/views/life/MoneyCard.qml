// The city's money: what it is spent on as areas, and its debt year by year.
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
            id: money

            width: parent.width - (shut.visible ? shut.width + Theme.gap : 0)
            icon: "chart"
            text: card.shown.budgetTitle
        }

        CloseButton {
            id: shut

            visible: card.shown.restOpen
            anchors.right: parent.right
            label: card.shown.close
        }

        Row {
            id: sum

            y: money.height + 0.6 * Theme.u
            spacing: 0.8 * Theme.u

            Label {
                id: amount

                text: card.shown.budget.value
                size: 4.6 * Theme.u
                font.bold: true
            }

            Label {
                anchors.baseline: amount.baseline
                text: card.shown.budget.unit
                size: Theme.body
                color: Theme.muted
            }
        }

        Label {
            id: year

            y: sum.y + sum.height
            text: card.shown.partsOf.label
            size: Theme.caption
            color: Theme.muted
        }

        Treemap {
            id: parts

            y: year.y + year.height + 0.6 * Theme.u
            width: parent.width
            height: owed.y - y - 1.2 * Theme.gap
            cells: card.shown.spending
        }

        DebtYears {
            id: owed

            anchors.bottom: origin.top
            anchors.bottomMargin: Theme.gap
            width: parent.width
            height: 17.5 * Theme.u
            debt: card.shown.debt
            title: card.shown.debtTitle
        }

        Provenance {
            id: origin

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.shown.spendingOrigin
        }
    }
}
