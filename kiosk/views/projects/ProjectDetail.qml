// One project whole: picture, calendar, money, documents, and its chief one tap away.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property var at: shown.at
    readonly property bool any: (at.key ?? "") !== ""

    Item {
        anchors.fill: parent

        ProjectPicture {
            id: picture

            width: parent.width
            height: 0.19 * parent.height
            motif: card.at.motif ?? ""
            done: card.at.fraction ?? 0
            known: card.at.known ?? false
        }

        Label {
            id: name

            y: picture.height + Theme.gap
            width: parent.width
            text: card.at.label ?? ""
            size: Theme.heading
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.7 * Theme.u)
        }

        Label {
            id: outline

            y: name.y + name.height + 0.3 * Theme.u
            width: parent.width
            text: card.at.outline ?? ""
            size: Theme.small
            color: Theme.muted
            wrapMode: Text.WordWrap
            maximumLineCount: 3
        }

        Column {
            id: bars

            y: outline.y + outline.height + Theme.gap
            width: parent.width

            BarRow {
                width: parent.width
                label: card.shown.workWord
                fraction: card.at.fraction ?? 0
                known: card.at.known ?? false
                text: (card.at.value ?? "") + " " + (card.at.unit ?? "")
                colour: Theme.bandColour(card.at.band ?? "none")
                labelWidth: 0.34 * width
            }

            BarRow {
                width: parent.width
                label: card.shown.timeWord
                fraction: card.at.elapsed ?? 0
                text: card.at.elapsedText ?? ""
                colour: Theme.muted
                labelWidth: 0.34 * width
            }
        }

        Verdict {
            id: verdict

            y: bars.y + bars.height
            width: parent.width - day.width - Theme.gap
            mark: card.at.mark ?? "question"
            word: card.at.verdict ?? ""
            band: card.at.band ?? "none"
            strong: true
        }

        Label {
            id: day

            anchors.right: parent.right
            y: verdict.y
            text: card.at.asOf ?? ""
            size: Theme.caption
            color: Theme.muted
        }

        Grid {
            id: facts

            y: verdict.y + verdict.height + 1 * Theme.u
            width: parent.width
            columns: 2
            rowSpacing: 0.6 * Theme.u

            Repeater {
                model: [[card.shown.placeLabel, card.at.where ?? ""], [card.shown.budgetLabel, card.at.budget ?? ""], [card.shown.startedLabel, card.at.started ?? ""], [card.shown.dueLabel, card.at.due ?? ""]]

                Column {
                    id: fact

                    required property var modelData

                    width: facts.width / 2

                    Label {
                        width: parent.width
                        text: fact.modelData[0]
                        size: Theme.caption
                        color: Theme.muted
                    }

                    Label {
                        width: parent.width - Theme.gap
                        text: fact.modelData[1]
                        size: Theme.small
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.2 * Theme.u)
                    }
                }
            }
        }

        Label {
            id: papers

            y: facts.y + facts.height + Theme.gap
            width: parent.width
            text: card.shown.documentsTitle
            size: Theme.caption
            color: Theme.muted
        }

        Label {
            y: papers.y + papers.height
            width: parent.width
            visible: card.shown.documents.length === 0
            text: card.shown.noDocuments
            size: Theme.small
        }

        Grid {
            id: documents

            y: papers.y + papers.height + 0.4 * Theme.u
            width: parent.width
            columns: 2
            spacing: 0.8 * Theme.u

            Repeater {
                model: card.shown.documents.length

                DocumentTarget {
                    required property int index

                    width: (documents.width - documents.spacing) / 2
                    document: card.shown.documents[index] ?? ({ "key": "", "label": "", "about": "", "current": false })
                }
            }
        }

        ProjectChief {
            anchors.bottom: parent.bottom
            width: parent.width
            visible: card.any && card.at.chief !== null
            shown: card.shown
        }
    }
}
