// Disaster and safety: the list, the incident in focus with its life-cycle and unit, the map around it, the river.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property var at: shown.focus ?? null
    readonly property real gap: Theme.gap
    readonly property real listWidth: 0.285 * width
    readonly property real sideWidth: 0.225 * width
    readonly property real middle: width - listWidth - sideWidth - 2 * gap
    readonly property color colour: bands.mark(at?.tone ?? "none")

    BandColours {
        id: bands
    }

    Card {
        width: view.listWidth
        height: view.height

        Item {
            anchors.fill: parent

            SectionTitle {
                id: heading

                width: parent.width - open.width - view.gap
                text: view.shown.listTitle
            }

            Pill {
                id: open

                anchors.right: parent.right
                text: view.shown.openText
            }

            Flickable {
                id: flick

                y: heading.height + Theme.gap
                x: -0.7 * Theme.u
                width: parent.width + 1.4 * Theme.u
                height: parent.height - y - from.height - Theme.gap
                contentHeight: list.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: list

                    width: parent.width

                    Repeater {
                        model: view.shown.incidents.length

                        IncidentRow {
                            required property int index

                            width: list.width
                            // the software renderer does not clip icons that lie wholly outside
                            opacity: y < flick.contentY + flick.height && y + height > flick.contentY ? 1 : 0
                            incident: view.shown.incidents[index]
                            current: incident.current
                        }
                    }
                }
            }

            Label {
                visible: view.shown.incidents.length === 0
                anchors.centerIn: parent
                text: view.shown.noIncidents
                color: Theme.muted
            }

            Provenance {
                id: from

                visible: view.at !== null
                anchors.bottom: parent.bottom
                width: parent.width
                of: view.at ?? view.shown.counters[0]
            }
        }
    }

    Card {
        id: detail

        x: view.listWidth + view.gap
        width: view.middle
        height: view.height

        Item {
            anchors.fill: parent

            Rectangle {
                id: mark

                width: 6.4 * Theme.u
                height: width
                radius: width / 2
                color: view.at?.urgent ? view.colour : Qt.alpha(view.colour, 0.16)

                Icon {
                    anchors.centerIn: parent
                    name: view.at?.icon ?? "disaster"
                    size: 3.8 * Theme.u
                    colour: view.at?.urgent ? Theme.inked : view.colour
                }
            }

            Label {
                id: title

                x: mark.width + 1.4 * Theme.u
                width: severity.x - x - view.gap
                height: 3.6 * Theme.u
                text: view.at?.title ?? view.shown.noIncidents
                size: Theme.heading * 1.2
                font.bold: true
            }

            Label {
                x: title.x
                y: 3.7 * Theme.u
                width: parent.width - x
                text: view.at?.address ?? ""
                color: Theme.muted
            }

            Pill {
                id: severity

                visible: view.at !== null
                anchors.right: parent.right
                text: view.at?.severityText ?? ""
                colour: view.colour
                filled: view.at?.urgent ?? false
            }

            Stepper {
                id: stepper

                visible: view.at !== null
                y: 8.6 * Theme.u
                width: parent.width
                steps: view.at?.steps ?? []
                colour: view.colour
            }

            Divider {
                id: divider

                visible: view.at !== null
                y: stepper.y + stepper.height + 0.6 * Theme.u
                width: parent.width
            }

            Row {
                id: facts

                visible: view.at !== null
                y: divider.y + 1.4 * Theme.u

                Repeater {
                    model: [[view.shown.beganLabel, (view.at?.began ?? "") + "  ·  " + (view.at?.since ?? "")], [view.shown.agencyLabel, view.at?.agency ?? ""]]

                    Column {
                        id: fact

                        required property var modelData

                        width: 0.5 * detail.width - Theme.pad
                        spacing: 0.3 * Theme.u

                        Label {
                            text: fact.modelData[0]
                            size: Theme.caption
                            color: Theme.muted
                        }

                        Label {
                            width: parent.width - Theme.gap
                            text: fact.modelData[1]
                        }
                    }
                }
            }

            Rectangle {
                id: around

                y: view.at ? facts.y + facts.height + 1.4 * Theme.u : 8.6 * Theme.u
                width: parent.width
                height: parent.height - y - unit.height - (unit.visible ? view.gap : 0)
                radius: Theme.radius
                color: Theme.background
                border.color: Theme.line
                border.width: Theme.stroke

                CityMap {
                    readonly property var spot: view.shown.map.incidents.find(one => one.key === view.at?.key)

                    anchors.fill: parent
                    anchors.margins: Theme.stroke
                    map: view.shown.map
                    wantedZoom: view.at ? 2.4 : 1
                    wantedMiddle: spot ? Qt.point(spot.x, spot.y) : Qt.point(map.aspect / 2, 0.5)
                    focused: view.at?.key ?? ""
                }
            }

            Item {
                id: unit

                readonly property var of: view.at?.unit ?? null

                visible: of !== null
                y: parent.height - height
                width: parent.width
                height: visible ? Math.max(Theme.touch, 7 * Theme.u) : 0

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: buttons.x - Theme.gap
                    spacing: 0.2 * Theme.u

                    Label {
                        width: parent.width
                        text: view.shown.nearest + "  ·  " + (unit.of?.say ?? "")
                        size: Theme.caption
                        color: Theme.muted
                    }

                    Label {
                        width: parent.width
                        text: unit.of?.name ?? ""
                        size: Theme.heading
                        font.bold: true
                    }
                }

                Row {
                    id: buttons

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: view.gap

                    CallButton {
                        icon: "phone"
                        intentName: "call.voice"
                        contact: unit.of?.key ?? ""
                        label: view.shown.voiceCall
                    }

                    CallButton {
                        icon: "video"
                        strong: true
                        intentName: "call.video"
                        contact: unit.of?.key ?? ""
                        label: view.shown.videoCall
                        text: view.shown.videoCall
                    }
                }
            }
        }
    }

    Column {
        id: side

        readonly property real counter: (view.height - river.height - 3 * spacing) / 3

        x: view.width - view.sideWidth
        width: view.sideWidth
        spacing: view.gap

        Repeater {
            model: view.shown.counters.length

            ReadingTile {
                required property int index

                width: side.width
                height: side.counter
                reading: view.shown.counters[index]
            }
        }

        RiverTile {
            id: river

            visible: view.shown.rivers.length > 0
            width: side.width
            height: visible ? 0.3 * view.height : -side.spacing
            river: view.shown.rivers[0] ?? null
            title: view.shown.riverTitle
            warnLabel: view.shown.warnLabel
            dangerLabel: view.shown.dangerLabel
        }
    }
}
