// The assembly of cities: who they are and where, the day's programme against the clock, offices and awards.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property bool there: shown.there
    readonly property real leftWidth: Math.min(0.62 * width, 1.62 * height)
    readonly property bool opened: there && shown.shows_opened

    Card {
        id: cities

        visible: view.there
        width: view.leftWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - tally.width - Theme.gap
                text: view.there ? view.shown.assemblyTitle : ""
                icon: "globe"
            }

            Label {
                id: tally

                anchors.right: parent.right
                height: heading.height
                text: view.there ? view.shown.count : ""
                color: Theme.muted
                size: Theme.small
            }

            Item {
                id: map

                readonly property real aspect: view.there ? view.shown.land.aspect : 1
                readonly property real room: foot.y - y - 0.6 * Theme.u
                readonly property real k: Math.min(parent.width / aspect, room) // px per unit of the map

                y: heading.height + 0.6 * Theme.u
                x: (parent.width - width) / 2
                width: k * aspect
                height: k

                WorldDots {
                    width: parent.width
                    height: parent.height
                    land: view.there ? view.shown.land : ({ "aspect": 1, "pitch": 1, "rows": [] })
                }

                Shape {
                    id: way

                    readonly property var to: view.opened ? view.shown.members[0] : null // the opened one comes first
                    readonly property point a: Qt.point((view.shown.homeX ?? 0) * map.k, (view.shown.homeY ?? 0) * map.k)
                    readonly property point b: to ? Qt.point(to.x * map.k, to.y * map.k) : a

                    visible: to !== null && !to.home
                    width: map.width
                    height: map.height

                    ShapePath {
                        fillColor: "transparent"
                        strokeColor: Theme.text
                        strokeWidth: 0.2 * Theme.u
                        strokeStyle: ShapePath.DashLine
                        dashPattern: [3, 3]
                        startX: way.a.x
                        startY: way.a.y

                        PathQuad {
                            x: way.b.x
                            y: way.b.y
                            controlX: (way.a.x + way.b.x) / 2
                            controlY: Math.max(0, Math.min(way.a.y, way.b.y) - 0.16 * Math.abs(way.a.x - way.b.x))
                        }
                    }
                }

                Repeater {
                    model: view.there ? view.shown.members.length : 0

                    MemberMark {
                        required property int index

                        member: view.shown.members[index]
                        x: member.x * map.k - width / 2
                        y: member.y * map.k - height / 2
                    }
                }

                Column {
                    x: 0.5 * Theme.u
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 1 * Theme.u
                    spacing: 0.5 * Theme.u

                    Repeater {
                        model: view.there ? view.shown.offices.length : 0

                        Item {
                            id: entry

                            required property int index
                            readonly property var of: view.shown.offices[index]

                            width: words.x + words.implicitWidth
                            height: 2.3 * Theme.u

                            OfficeMark {
                                x: (2 * Theme.u - width) / 2
                                anchors.verticalCenter: parent.verticalCenter
                                office: entry.of.office
                                size: (entry.of.office === "member" ? 1.1 : 1.8) * Theme.u
                                colour: entry.of.office === "host" ? Theme.warn : entry.of.office === "member" ? Theme.voice : Theme.accent
                                width: size
                                height: size
                            }

                            Label {
                                id: words

                                x: 3 * Theme.u
                                height: parent.height
                                text: entry.of.text
                                size: Theme.caption
                                color: Theme.muted
                            }
                        }
                    }
                }
            }

            Item {
                id: foot

                anchors.bottom: parent.bottom
                width: parent.width
                height: 12.4 * Theme.u

                Divider {
                    width: parent.width
                }

                MemberCard {
                    visible: view.opened
                    y: 1 * Theme.u
                    width: parent.width
                    height: parent.height - y - 3.2 * Theme.u
                    card: view.opened ? view.shown.card : ({ "name": "", "country": "", "role": "", "office": "member", "time": "", "ahead": "", "away": "" })
                    localTime: view.shown.localTime
                    back: view.shown.back
                }

                Row {
                    id: offices

                    visible: view.there && !view.opened
                    y: 1.4 * Theme.u
                    width: parent.width
                    height: parent.height - y - 3.4 * Theme.u
                    spacing: 3 * Theme.u

                    Repeater {
                        model: view.there ? view.shown.elections.length : 0

                        Item {
                            id: office

                            required property int index
                            readonly property var of: view.shown.elections[index]

                            width: Math.max(held.implicitWidth, name.implicitWidth)
                            height: offices.height

                            Label {
                                id: name

                                text: office.of.office + " · " + office.of.term
                                size: Theme.caption
                                color: Theme.muted
                            }

                            Label {
                                id: held

                                y: 2.6 * Theme.u
                                text: office.of.cities.map(city => city.name).join(" · ")
                                font.bold: true
                                color: Theme.text
                                size: Theme.small
                            }
                        }
                    }
                }

                Provenance {
                    visible: view.there
                    anchors.bottom: parent.bottom
                    width: parent.width
                    of: view.there ? view.shown.origin : ({ "status": "UNAVAILABLE", "statusText": "", "source": "", "age": "" })
                }
            }
        }
    }

    Card {
        id: programme

        visible: view.there
        x: view.leftWidth + view.gap
        width: view.width - x
        height: view.height - awards.height - view.gap

        Item {
            anchors.fill: parent

            SectionTitle {
                id: day

                width: parent.width - venue.width - Theme.gap
                text: view.shown.agendaTitle + (view.there ? " · " + view.shown.dayTitle : "")
            }

            Label {
                id: venue

                anchors.right: parent.right
                height: day.height
                text: view.there ? view.shown.venue : ""
                color: Theme.muted
                size: Theme.small
            }

            Column {
                id: list

                readonly property int items: view.there ? view.shown.agenda.length : 0
                readonly property real row: Math.min(6 * Theme.u, (parent.height - y) / Math.max(1, items))

                y: day.height + 0.8 * Theme.u
                width: parent.width

                Repeater {
                    model: list.items

                    AgendaRow {
                        required property int index

                        width: list.width
                        height: list.row
                        item: view.shown.agenda[index]
                    }
                }
            }

            Item {
                id: marker

                readonly property int at: view.there ? view.shown.between : -1
                readonly property var on: view.there && at >= 0 && at < list.items ? view.shown.agenda[at] : null

                visible: at >= 0 && list.items > 0
                y: list.y + (at + (on?.done ?? 0)) * list.row - height / 2
                x: -Theme.pad
                width: parent.width + Theme.pad
                height: 0.3 * Theme.u

                Rectangle {
                    visible: (marker.on?.done ?? 0) === 0 // never through the words of what is on
                    width: parent.width
                    height: Theme.stroke * 1.5
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.accent
                    opacity: 0.75
                }

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 1.3 * Theme.u
                    height: width
                    radius: width / 2
                    x: 0.6 * Theme.u
                    color: Theme.accent
                }
            }
        }
    }

    Card {
        id: awards

        visible: view.there
        x: programme.x
        y: view.height - height
        width: programme.width
        height: prizes.implicitHeight + prizes.y + 2 * Theme.pad

        Item {
            anchors.fill: parent

            SectionTitle {
                id: won

                width: parent.width
                text: view.shown.awardsTitle
                icon: "star"
            }

            Column {
                id: prizes

                y: won.height + 0.6 * Theme.u
                width: parent.width

                Repeater {
                    model: view.there ? view.shown.awards.length : 0

                    Item {
                        id: award

                        required property int index
                        readonly property var of: view.shown.awards[index]

                        width: prizes.width
                        height: 4.7 * Theme.u

                        Pill {
                            id: prize

                            y: 0.7 * Theme.u
                            width: 11 * Theme.u
                            text: award.of.prize
                            colour: award.of.gold ? Theme.touched : Theme.muted
                        }

                        Label {
                            x: prize.width + Theme.gap
                            width: parent.width - x
                            text: award.of.city + " · " + award.of.category
                            size: Theme.small
                            font.bold: true
                        }

                        Label {
                            x: prize.width + Theme.gap
                            y: 2.3 * Theme.u
                            width: parent.width - x
                            text: award.of.work
                            size: Theme.caption
                            color: Theme.muted
                        }
                    }
                }
            }
        }
    }
}
