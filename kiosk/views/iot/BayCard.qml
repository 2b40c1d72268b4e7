// Parking bays, taken or free.
pragma ComponentBehavior: Bound
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
            id: parking

            width: parent.width - free.width - Theme.gap
            icon: "parking"
            text: card.shown.baysTitle
        }

        Label {
            id: free

            anchors.right: parent.right
            height: parking.height
            text: card.there ? card.shown.baysFree : ""
            size: Theme.small
            font.bold: true
            color: Theme.voice
        }

        Column {
            id: lots

            readonly property int count: card.there ? card.shown.lots.length : 0
            readonly property real each: (from.y - y - Theme.gap) / Math.max(1, count)

            y: parking.height + Theme.gap
            width: parent.width

            Repeater {
                model: lots.count

                Item {
                    id: lot

                    required property int index
                    readonly property var of: card.shown.lots[index]

                    width: lots.width
                    height: lots.each

                    Label {
                        width: 3 * Theme.u
                        height: parent.height
                        text: lot.of.sign
                        size: Theme.body
                        font.bold: true
                    }

                    Row {
                        x: 3.4 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 0.4 * Theme.u

                        Repeater {
                            model: lot.of.bays.length

                            Rectangle {
                                id: bay

                                required property int index
                                readonly property var of: lot.of.bays[index]

                                width: Math.min(4.4 * Theme.u, (lots.width - 4 * Theme.u) / lot.of.bays.length - 0.4 * Theme.u)
                                height: Math.min(0.78 * lots.each, 1.6 * width)
                                radius: 0.3 * Theme.u
                                color: of.taken === "yes" ? Theme.raised : "transparent"
                                border.width: (of.taken === "no" ? 2 : 1) * Theme.stroke
                                border.color: of.taken === "no" ? Theme.voice : Theme.line

                                Icon {
                                    anchors.centerIn: parent
                                    visible: bay.of.taken === "yes"
                                    name: "traffic"
                                    size: 0.7 * Math.min(bay.width, bay.height)
                                    colour: Theme.muted
                                }
                            }
                        }
                    }
                }
            }
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: parent.width
            of: card.there ? card.shown.baysOrigin : ({ "status": "", "statusText": "", "source": "", "age": "" })
        }
    }
}
