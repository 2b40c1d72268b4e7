// The neighbourhood from above, which bins are due, and what its signs mean.
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property bool there: shown.there

    Item {
        anchors.fill: parent

        SectionTitle {
            id: heading

            width: parent.width - due.width - Theme.gap
            icon: "map"
            text: card.there ? card.shown.areaTitle : ""
        }

        Pill {
            id: due

            anchors.right: parent.right
            text: card.there ? card.shown.due : ""
            icon: "truck"
            colour: card.there && card.shown.anyDue ? Theme.warn : Theme.muted
        }

        StreetMap {
            y: heading.height + 0.6 * Theme.u
            width: parent.width
            height: foot.y - y - 0.6 * Theme.u
            map: card.there ? card.shown.map : ({ "aspect": 1, "streets": [], "routes": [], "bins": [], "bays": [], "depots": [] })
            bins: card.there ? card.shown.bins : []
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: 5.8 * Theme.u

            Row {
                spacing: 1.8 * Theme.u

                SignMeaning {
                    text: card.shown.legendFree

                    Rectangle {
                        width: 1.3 * Theme.u
                        height: width
                        radius: 0.25 * Theme.u
                        color: "transparent"
                        border.width: 2 * Theme.stroke
                        border.color: Theme.voice
                    }
                }

                SignMeaning {
                    text: card.shown.legendTaken

                    Rectangle {
                        width: 1.3 * Theme.u
                        height: width
                        radius: 0.25 * Theme.u
                        color: Theme.muted
                    }
                }

                SignMeaning {
                    text: card.shown.legendRoute

                    Rectangle {
                        width: 2.4 * Theme.u
                        height: 0.45 * Theme.u
                        radius: height / 2
                        color: Theme.accent
                    }
                }

                SignMeaning {
                    text: card.shown.legendDepot

                    Icon {
                        name: "truck"
                        size: 2 * Theme.u
                        colour: Theme.accent
                    }
                }
            }

            Provenance {
                anchors.bottom: parent.bottom
                width: parent.width
                of: card.there ? card.shown.binsOrigin : ({ "status": "", "statusText": "", "source": "", "age": "" })
            }
        }
    }
}
