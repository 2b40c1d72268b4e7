// The neighbourhood of sensors: its map on the left, bins and the truck's way beside it, an opened bin in front of them.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool there: shown.there
    readonly property bool opened: there && shown.shows_opened
    readonly property real mapWidth: Math.min(0.46 * width, (height - 9 * Theme.u) * (there ? shown.map.aspect : 1) + 4 * Theme.u)
    readonly property real listWidth: 0.52 * (width - mapWidth - 2 * gap)

    Card {
        id: streets

        visible: view.there
        width: view.mapWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - due.width - Theme.gap
                icon: "map"
                text: view.there ? view.shown.areaTitle : ""
            }

            Pill {
                id: due

                anchors.right: parent.right
                text: view.there ? view.shown.due : ""
                icon: "truck"
                colour: view.there && view.shown.anyDue ? Theme.warn : Theme.muted
            }

            StreetMap {
                y: heading.height + 0.6 * Theme.u
                width: parent.width
                height: foot.y - y - 0.6 * Theme.u
                map: view.there ? view.shown.map : ({ "aspect": 1, "streets": [], "routes": [], "bins": [], "bays": [], "depots": [] })
                bins: view.there ? view.shown.bins : []
            }

            Item {
                id: foot

                anchors.bottom: parent.bottom
                width: parent.width
                height: 5.8 * Theme.u

                Row {
                    spacing: 1.8 * Theme.u

                    Row {
                        spacing: 0.6 * Theme.u

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 1.3 * Theme.u
                            height: width
                            radius: 0.25 * Theme.u
                            color: "transparent"
                            border.width: 2 * Theme.stroke
                            border.color: Theme.voice
                        }

                        Label {
                            text: view.shown.legendFree
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }

                    Row {
                        spacing: 0.6 * Theme.u

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 1.3 * Theme.u
                            height: width
                            radius: 0.25 * Theme.u
                            color: Theme.muted
                        }

                        Label {
                            text: view.shown.legendTaken
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }

                    Row {
                        spacing: 0.6 * Theme.u

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 2.4 * Theme.u
                            height: 0.45 * Theme.u
                            radius: height / 2
                            color: Theme.accent
                        }

                        Label {
                            text: view.shown.legendRoute
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }

                    Row {
                        spacing: 0.6 * Theme.u

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: "truck"
                            size: 2 * Theme.u
                            colour: Theme.accent
                        }

                        Label {
                            text: view.shown.legendDepot
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }
                }

                Provenance {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    of: view.there ? view.shown.binsOrigin : ({ "status": "", "statusText": "", "source": "", "age": "" })
                }
            }
        }
    }

    Card {
        id: list

        visible: view.there && !view.opened
        x: view.mapWidth + view.gap
        width: view.listWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: fullest

                width: parent.width
                icon: "bin"
                text: view.shown.binsTitle
            }

            Column {
                id: rows

                readonly property real room: way.y - y - Theme.gap
                readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 5 * Theme.u)))
                readonly property int count: view.there ? Math.min(fitting, view.shown.bins.length) : 0

                y: fullest.height + 0.6 * Theme.u
                x: -0.7 * Theme.u
                width: parent.width + 1.4 * Theme.u

                Repeater {
                    model: rows.count

                    BinRow {
                        required property int index

                        width: rows.width
                        height: rows.room / rows.fitting
                        bin: view.shown.bins[index]
                    }
                }
            }

            Column {
                id: way

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 0.7 * Theme.u

                Divider {
                    width: parent.width
                }

                SectionTitle {
                    width: parent.width
                    icon: "truck"
                    text: view.shown.routeTitle
                }

                Repeater {
                    model: view.there ? view.shown.trucks.length : 0

                    Item {
                        id: truck

                        required property int index
                        readonly property var of: view.shown.trucks[index]

                        width: way.width
                        height: Math.max(Theme.touch, 5.4 * Theme.u)

                        Column {
                            anchors.verticalCenter: parent.verticalCenter
                            width: call.visible ? call.x - Theme.gap : parent.width

                            Label {
                                width: parent.width
                                text: truck.of.name + "  ·  " + truck.of.value + " " + truck.of.unit
                                size: Theme.small
                                font.bold: true
                            }

                            Label {
                                width: parent.width
                                text: truck.of.trip
                                size: Theme.caption
                                color: Theme.muted
                            }
                        }

                        CallButton {
                            id: call

                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            visible: truck.of.contact !== ""
                            icon: "phone"
                            contact: truck.of.contact
                            intentName: truck.of.contact !== "" ? "call.voice" : ""
                            label: view.shown.voiceCall
                        }
                    }
                }

                Label {
                    width: parent.width
                    text: view.there ? view.shown.saved : ""
                    size: Theme.caption
                    color: Theme.accent
                    wrapMode: Text.WordWrap
                    maximumLineCount: 2
                }

                Label {
                    width: parent.width
                    text: view.there ? view.shown.method : ""
                    size: Theme.caption
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                    maximumLineCount: 3
                }
            }
        }
    }

    Card {
        id: detail

        visible: view.opened
        x: list.x
        width: list.width
        height: view.height

        Item {
            id: bin

            readonly property var of: view.opened ? view.shown.opened : null

            anchors.fill: parent
            visible: of !== null

            SectionTitle {
                id: which

                width: parent.width - shut.width - Theme.gap
                height: shut.height
                icon: "bin"
                text: bin.of ? bin.of.label : ""
            }

            CloseButton {
                id: shut

                anchors.right: parent.right
                label: view.shown.back
            }

            Row {
                id: level

                y: which.height + 0.6 * Theme.u
                spacing: 1.6 * Theme.u

                Label {
                    text: bin.of ? bin.of.value + " " + bin.of.unit : ""
                    size: Theme.display
                    font.bold: true
                    color: bin.of ? Theme.bandColour(bin.of.band) : Theme.text
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        text: bin.of ? bin.of.left : ""
                        size: Theme.body
                    }

                    Label {
                        text: bin.of ? bin.of.volume : ""
                        size: Theme.small
                        color: Theme.muted
                    }
                }
            }

            LineChart {
                id: day

                readonly property var of: bin.of ? bin.of.chart : ({ "series": [], "lines": [], "times": [], "marks": [] })

                y: level.y + level.height + Theme.gap
                width: parent.width
                height: facts.y - y - Theme.gap
                series: of.series.map((one, index) => ({ "points": one.points, "dashed": one.dashed ?? false, "label": index === 0 ? view.shown.past : view.shown.coming }))
                lines: of.lines
                times: of.times
                marks: of.marks
                unit: "%"
            }

            Column {
                id: facts

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 0.6 * Theme.u

                Label {
                    width: parent.width
                    text: bin.of ? bin.of.emptied + "  ·  " + bin.of.stop : ""
                    size: Theme.small
                }

                Provenance {
                    width: parent.width
                    of: bin.of ?? ({ "status": "", "statusText": "", "source": "", "age": "" })
                }
            }
        }
    }

    Card {
        id: bays

        visible: view.there
        x: list.x + list.width + view.gap
        width: view.width - x
        height: 0.46 * view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: parking

                width: parent.width - free.width - Theme.gap
                icon: "parking"
                text: view.shown.baysTitle
            }

            Label {
                id: free

                anchors.right: parent.right
                height: parking.height
                text: view.there ? view.shown.baysFree : ""
                size: Theme.small
                font.bold: true
                color: Theme.voice
            }

            Column {
                id: lots

                readonly property int count: view.there ? view.shown.lots.length : 0
                readonly property real each: (from.y - y - Theme.gap) / Math.max(1, count)

                y: parking.height + Theme.gap
                width: parent.width

                Repeater {
                    model: lots.count

                    Item {
                        id: lot

                        required property int index
                        readonly property var of: view.shown.lots[index]

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
                of: view.there ? view.shown.baysOrigin : ({ "status": "", "statusText": "", "source": "", "age": "" })
            }
        }
    }

    Card {
        visible: view.there
        x: bays.x
        y: bays.height + view.gap
        width: bays.width
        height: view.height - y

        Item {
            anchors.fill: parent

            SectionTitle {
                id: effects

                width: parent.width
                icon: "chart"
                text: view.shown.effectsTitle
            }

            Column {
                y: effects.height + Theme.gap
                width: parent.width
                spacing: 0.9 * Theme.u

                Repeater {
                    model: view.there ? Math.min(3, view.shown.effects.length) : 0

                    EffectRow {
                        required property int index

                        width: parent?.width ?? 0
                        effect: view.shown.effects[index]
                        before: view.shown.before
                        after: view.shown.after
                    }
                }
            }

            Label {
                anchors.bottom: parent.bottom
                width: parent.width
                text: view.there && view.shown.effects.length > 0 ? view.shown.effects[0].source : ""
                size: Theme.caption
                color: Theme.muted
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }
        }
    }
}
