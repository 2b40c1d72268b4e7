// All projects, the map of them, and one of them whole: picture, calendar, money, documents, chief. A document that is
// open stands in place of the list.
pragma ComponentBehavior: Bound
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

    Card {
        width: view.listWidth
        height: view.height
        visible: !view.reading

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: implicitWidth + 1 * Theme.u // an elision of less than a pixel would cut it
                icon: "project"
                text: view.shown.projectsTitle
            }

            Label {
                anchors.right: parent.right
                height: heading.height
                text: view.shown.summary
                size: Theme.caption
                color: Theme.muted
            }

            Grid {
                id: grid

                readonly property int lines: Math.ceil(view.shown.projects.length / 3)
                readonly property real each: (from.y - y - 0.6 * Theme.u) / Math.max(1, lines)

                y: heading.height + 0.6 * Theme.u
                width: parent.width
                columns: 3
                columnSpacing: 1.2 * Theme.u
                flow: Grid.TopToBottom
                rows: lines

                Repeater {
                    model: view.shown.projects.length

                    ProjectRow {
                        required property int index

                        width: (grid.width - 2 * grid.columnSpacing) / 3
                        height: grid.each
                        project: view.shown.projects[index]
                    }
                }
            }

            Provenance {
                id: from

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.projectsOrigin
            }
        }
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

    Card {
        id: card

        x: view.width - view.detailWidth
        width: view.detailWidth
        height: view.height
        visible: view.any

        Item {
            anchors.fill: parent

            ProjectPicture {
                id: picture

                width: parent.width
                height: 0.19 * parent.height
                motif: view.at.motif ?? ""
                done: view.at.fraction ?? 0
                known: view.at.known ?? false
            }

            Label {
                id: name

                y: picture.height + Theme.gap
                width: parent.width
                text: view.at.label ?? ""
                size: Theme.heading
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.7 * Theme.u)
            }

            Label {
                id: outline

                y: name.y + name.height + 0.3 * Theme.u
                width: parent.width
                text: view.at.outline ?? ""
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
                    label: view.shown.workWord
                    fraction: view.at.fraction ?? 0
                    known: view.at.known ?? false
                    text: (view.at.value ?? "") + " " + (view.at.unit ?? "")
                    colour: Theme.bandColour(view.at.band ?? "none")
                    labelWidth: 0.34 * width
                }

                BarRow {
                    width: parent.width
                    label: view.shown.timeWord
                    fraction: view.at.elapsed ?? 0
                    text: view.at.elapsedText ?? ""
                    colour: Theme.muted
                    labelWidth: 0.34 * width
                }
            }

            Verdict {
                id: verdict

                y: bars.y + bars.height
                width: parent.width - day.width - Theme.gap
                mark: view.at.mark ?? "question"
                word: view.at.verdict ?? ""
                band: view.at.band ?? "none"
                strong: true
            }

            Label {
                id: day

                anchors.right: parent.right
                y: verdict.y
                text: view.at.asOf ?? ""
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
                    model: [[view.shown.placeLabel, view.at.where ?? ""], [view.shown.budgetLabel, view.at.budget ?? ""], [view.shown.startedLabel, view.at.started ?? ""], [view.shown.dueLabel, view.at.due ?? ""]]

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
                text: view.shown.documentsTitle
                size: Theme.caption
                color: Theme.muted
            }

            Label {
                y: papers.y + papers.height
                width: parent.width
                visible: view.shown.documents.length === 0
                text: view.shown.noDocuments
                size: Theme.small
            }

            Grid {
                id: documents

                y: papers.y + papers.height + 0.4 * Theme.u
                width: parent.width
                columns: 2
                spacing: 0.8 * Theme.u

                Repeater {
                    model: view.shown.documents.length

                    DocumentTarget {
                        required property int index

                        width: (documents.width - documents.spacing) / 2
                        document: view.shown.documents[index] ?? ({ "key": "", "label": "", "about": "", "current": false })
                    }
                }
            }

            Item {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(Theme.touch, 5.6 * Theme.u)
                visible: view.any && view.at.chief !== null

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: voice.x - Theme.gap

                    Label {
                        width: parent.width
                        text: view.shown.chiefTitle
                        size: Theme.caption
                        color: Theme.muted
                    }

                    Label {
                        width: parent.width
                        text: view.at.chief?.name ?? ""
                        size: Theme.body
                        font.bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.3 * Theme.u)
                    }

                    Label {
                        width: parent.width
                        text: view.at.chief?.unit ?? ""
                        size: Theme.caption
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.2 * Theme.u)
                    }
                }

                CallButton {
                    id: voice

                    x: video.x - width - 0.6 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    icon: "phone"
                    intentName: "call.voice"
                    contact: view.at.chief?.key ?? ""
                    label: view.shown.voiceCall
                }

                CallButton {
                    id: video

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    icon: "video"
                    intentName: "call.video"
                    contact: view.at.chief?.key ?? ""
                    label: view.shown.videoCall
                    strong: true
                }
            }
        }
    }
}
