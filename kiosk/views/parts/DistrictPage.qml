// One district, and another beside it where one is compared: numbers, what happens, what stands there.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: page

    required property var district
    readonly property bool there: (district.key ?? "") !== ""
    readonly property bool beside: there && district.other !== ""

    Item {
        anchors.fill: parent
        visible: page.there

        SectionTitle {
            id: heading

            width: parent.width - home.width - Theme.gap
            height: home.height
            icon: "pin"
            text: page.there ? page.district.name + (page.beside ? "  /  " + page.district.other : "") : ""
        }

        Target {
            id: home

            anchors.right: parent.right
            width: words.implicitWidth + 3 * Theme.u
            height: Theme.touch
            radius: height / 2
            intentName: "tile.close"
            label: words.text

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: Theme.raised
            }

            Label {
                id: words

                anchors.centerIn: parent
                text: page.there ? page.district.back : ""
                size: Theme.small
            }
        }

        Column {
            id: numbers

            readonly property int count: page.there ? page.district.numbers.length : 0
            readonly property real each: (from.y - y - 0.6 * Theme.u) / Math.max(1, count)

            y: heading.height + Theme.gap
            width: 0.56 * parent.width

            Repeater {
                model: numbers.count

                Target {
                    id: row

                    required property int index
                    readonly property var of: page.district.numbers?.[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "band": "none", "city": "", "beside": "", "besideBand": "none", "status": "", "statusText": "", "age": "" })

                    width: numbers.width
                    height: Math.max(numbers.each, 1)
                    intentName: height >= Theme.touch - 1 ? "tile.open" : ""
                    slots: ({ "key": String(of.key) })
                    label: of.label

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 0.6 * Theme.u
                        height: 0.5 * row.height
                        radius: width / 2
                        color: Theme.bandColour(row.of.band)
                    }

                    Label {
                        x: 1.5 * Theme.u
                        y: row.height / 2 - height
                        width: 0.4 * row.width
                        height: Theme.small + 0.5 * Theme.u
                        text: row.of.label
                        size: Theme.small
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.3 * Theme.u)
                    }

                    Label {
                        x: 1.5 * Theme.u
                        y: row.height / 2
                        width: 0.4 * row.width
                        text: row.of.statusText + " · " + row.of.age
                        size: Theme.caption
                        color: Theme.statusColour(row.of.status)
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.3 * Theme.u)
                    }

                    Label {
                        id: value

                        x: 0.44 * row.width
                        height: row.height
                        width: (page.beside ? 0.2 : 0.3) * row.width
                        text: row.of.value + (page.beside ? "" : " " + row.of.unit)
                        size: Theme.heading
                        font.bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.4 * Theme.u)
                    }

                    Label {
                        visible: page.beside
                        x: value.x + value.width
                        height: row.height
                        width: 0.2 * row.width
                        text: row.of.beside
                        size: Theme.heading
                        font.bold: true
                        color: Theme.voice
                    }

                    Label {
                        anchors.right: parent.right
                        anchors.rightMargin: 1.4 * Theme.u
                        height: row.height
                        text: page.there ? page.district.cityWord + " " + row.of.city : ""
                        size: Theme.caption
                        color: Theme.muted
                    }
                }
            }
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: numbers.width
            of: page.district.origin ?? ({ "status": "", "statusText": "", "source": "", "age": "" })
        }

        Divider {
            x: numbers.width
            y: numbers.y
            width: Theme.stroke
            height: parent.height - y
            standing: true
        }

        Item {
            id: side

            x: numbers.width + 1.6 * Theme.u
            y: numbers.y
            width: parent.width - x
            height: parent.height - y

            SectionTitle {
                id: happens

                width: parent.width
                text: page.there ? page.district.happensTitle : ""
            }

            Label {
                y: happens.height + 0.6 * Theme.u
                width: parent.width
                visible: page.there && page.district.incidents.length === 0
                text: page.there ? page.district.nothing : ""
                size: Theme.small
                color: Theme.muted
            }

            Column {
                id: incidents

                readonly property real row: Math.max(Theme.touch, 6 * Theme.u)
                readonly property int room: Math.max(0, Math.floor((stands.y - y - Theme.gap) / row))

                y: happens.height + 0.4 * Theme.u
                width: parent.width

                Repeater {
                    model: page.there ? Math.min(incidents.room, page.district.incidents.length) : 0

                    IncidentRow {
                        required property int index

                        width: incidents.width
                        height: incidents.row
                        incident: page.district.incidents?.[index] ?? ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": false, "severity": 4 })
                    }
                }
            }

            Column {
                id: stands

                y: compare.y - height - Theme.gap
                width: parent.width
                spacing: 0.5 * Theme.u

                SectionTitle {
                    width: parent.width
                    text: page.there ? page.district.standsTitle : ""
                    visible: page.there && page.district.stands.length > 0
                }

                Flow {
                    width: parent.width
                    spacing: 0.7 * Theme.u

                    Repeater {
                        model: page.there ? page.district.stands.length : 0

                        Pill {
                            required property int index

                            text: page.district.stands?.[index] ?? ""
                        }
                    }
                }
            }

            Column {
                id: compare

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 0.5 * Theme.u

                Label {
                    text: page.there ? page.district.compareTitle : ""
                    size: Theme.small
                    color: Theme.muted
                }

                Flow {
                    width: parent.width
                    spacing: 0.7 * Theme.u

                    Repeater {
                        model: page.there ? page.district.compare.length : 0

                        Target {
                            id: near

                            required property int index
                            readonly property var of: page.district.compare?.[index] ?? ({ "key": "", "name": "", "current": false })

                            width: name.implicitWidth + 2.6 * Theme.u
                            height: Theme.touch
                            radius: height / 2
                            intentName: "district.compare"
                            slots: ({ "district": String(of.key) })
                            label: of.name

                            Rectangle {
                                anchors.fill: parent
                                radius: height / 2
                                color: near.of.current ? Theme.voice : Theme.raised
                            }

                            Label {
                                id: name

                                anchors.centerIn: parent
                                text: near.of.name
                                size: Theme.small
                                color: near.of.current ? Theme.inked : Theme.text
                            }
                        }
                    }
                }
            }
        }
    }
}
