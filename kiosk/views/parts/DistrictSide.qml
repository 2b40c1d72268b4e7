// What happens in a district, what stands there, and which others it can be compared with.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: side

    required property var district
    readonly property bool there: (district.key ?? "") !== "" // of its own: the page's would change a moment later

    SectionTitle {
        id: happens

        width: parent.width
        text: side.there ? side.district.happensTitle : ""
    }

    Label {
        y: happens.height + 0.6 * Theme.u
        width: parent.width
        visible: side.there && side.district.incidents.length === 0
        text: side.there ? side.district.nothing : ""
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
            model: side.there ? Math.min(incidents.room, side.district.incidents.length) : 0

            IncidentRow {
                required property int index

                width: incidents.width
                height: incidents.row
                incident: side.district.incidents?.[index] ?? ({ "key": "", "title": "", "where": "", "stage": "", "since": "", "icon": "info", "tone": "calm", "urgent": false, "closed": false, "severity": 4 })
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
            text: side.there ? side.district.standsTitle : ""
            visible: side.there && side.district.stands.length > 0
        }

        Flow {
            width: parent.width
            spacing: 0.7 * Theme.u

            Repeater {
                model: side.there ? side.district.stands.length : 0

                Pill {
                    required property int index

                    text: side.district.stands?.[index] ?? ""
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
            text: side.there ? side.district.compareTitle : ""
            size: Theme.small
            color: Theme.muted
        }

        Flow {
            width: parent.width
            spacing: 0.7 * Theme.u

            Repeater {
                model: side.there ? side.district.compare.length : 0

                Target {
                    id: near

                    required property int index
                    readonly property var of: side.district.compare?.[index] ?? ({ "key": "", "name": "", "current": false })

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
