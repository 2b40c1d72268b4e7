// Disaster and safety: what happens and what was published, the incident in focus with its map, camera and unit, the water.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: view

    required property var shown
    readonly property var at: shown.focus ?? null
    readonly property real gap: Theme.gap
    readonly property real listWidth: 0.255 * width
    readonly property real sideWidth: 0.25 * width
    readonly property real middle: width - listWidth - sideWidth - 2 * gap
    readonly property color colour: bands.mark(at?.tone ?? "none")
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "title": "", "label": "", "where": "", "stage": "", "since": "", "tone": "none", "icon": "info", "urgent": false, "closed": true, "severity": 4, "current": false, "kind": "", "text": "", "at": "", "ago": "", "status": "UNAVAILABLE", "statusText": "", "source": "", "count": "", "intent": "", "slots": {}, "gauge": "", "known": false, "value": "", "unit": "", "fraction": 0, "warn": 0, "danger": 0, "limits": "", "band": "none", "bandIcon": "unavailable", "bandText": "", "hour": "", "hourUnit": "", "short": "" })
    readonly property bool wet: shown.rivers.length > 0 || shown.rain.length > 0

    BandColours {
        id: bands
    }

    Card {
        id: incidents

        width: view.listWidth
        height: 0.6 * view.height

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

                readonly property real room: parent.height - y - from.height - 1.6 * Theme.gap
                readonly property int fitting: Math.max(1, Math.floor(room / Math.max(Theme.touch, 5.4 * Theme.u)))
                readonly property real row: room / fitting // whole rows only: none is cut by the line of the source

                y: heading.height + Theme.gap
                x: -0.7 * Theme.u
                width: parent.width + 1.4 * Theme.u
                height: room
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
                            height: flick.row
                            // the software renderer does not clip icons that lie wholly outside
                            opacity: y < flick.contentY + flick.height - 1 && y + height > flick.contentY + 1 ? 1 : 0
                            enabled: opacity > 0
                            incident: view.shown.incidents[index] ?? view.gone
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
                of: view.at ?? view.shown.countersOrigin
            }
        }
    }

    Card {
        y: incidents.height + view.gap
        width: view.listWidth
        height: view.height - y

        Item {
            anchors.fill: parent

            SectionTitle {
                id: published

                width: parent.width
                text: view.shown.messagesTitle
            }

            Flickable {
                id: news

                y: published.height + Theme.gap
                width: parent.width
                height: parent.height - y
                contentHeight: said.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: said

                    width: parent.width
                    spacing: 0.9 * Theme.u

                    Repeater {
                        model: view.shown.messages.length

                        MessageRow {
                            required property int index

                            width: said.width
                            // only whole messages: half a sentence may say the opposite
                            opacity: index === 0 && news.atYBeginning || y > news.contentY - Theme.u && y + height < news.contentY + news.height + 0.5 * Theme.u ? 1 : 0
                            enabled: opacity > 0
                            message: view.shown.messages[index] ?? view.gone
                        }
                    }
                }
            }

            Label {
                visible: view.shown.messages.length === 0
                anchors.centerIn: parent
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: view.shown.noMessages
                color: Theme.muted
            }
        }
    }

    Card {
        id: detail

        x: view.listWidth + view.gap
        width: view.middle
        height: view.height

        Item {
            id: body

            anchors.fill: parent

            Rectangle {
                id: mark

                width: 6 * Theme.u
                height: width
                radius: width / 2
                color: view.at?.urgent ? view.colour : Qt.alpha(view.colour, 0.16)

                Icon {
                    anchors.centerIn: parent
                    name: view.at?.icon ?? "disaster"
                    size: 3.6 * Theme.u
                    colour: view.at?.urgent ? Theme.inked : view.colour
                }
            }

            Label {
                id: title

                x: mark.width + 1.4 * Theme.u
                width: severity.x - x - view.gap
                height: 3.4 * Theme.u
                text: view.at?.title ?? view.shown.noIncidents
                size: Theme.heading * 1.2
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.body)
            }

            Label {
                x: title.x
                y: 3.5 * Theme.u
                width: parent.width - x
                text: view.at ? view.at.address + "  ·  " + view.at.agency : ""
                size: Theme.small
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.3 * Theme.u)
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
                y: 7.4 * Theme.u
                width: parent.width
                steps: view.at?.steps ?? []
                colour: view.colour
            }

            Row {
                id: chips

                readonly property real each: Math.min(20 * Theme.u, (width - (view.shown.layers.length - 1) * spacing) / view.shown.layers.length)

                y: view.at ? stepper.y + stepper.height + 0.4 * Theme.u : 7.4 * Theme.u
                width: parent.width
                spacing: 0.6 * Theme.u

                Repeater {
                    model: view.shown.layers.length

                    LayerChip {
                        required property int index

                        width: chips.each
                        chip: view.shown.layers[index] ?? view.gone
                    }
                }
            }

            Rectangle {
                id: around

                y: chips.y + chips.height + 0.9 * Theme.u
                width: view.at ? parent.width - seen.width - view.gap : parent.width
                height: parent.height - y - (places.visible ? places.height + 0.5 * Theme.u : 0)
                radius: Theme.radius
                color: Theme.background
                border.color: Theme.line
                border.width: Theme.stroke
                clip: true

                CityMap {
                    anchors.fill: parent
                    anchors.margins: Theme.stroke
                    map: view.shown.map
                    movable: true
                    focused: view.at?.key ?? ""
                }
            }

            Label {
                id: places

                visible: view.shown.places
                anchors.bottom: parent.bottom
                width: around.width
                text: view.shown.placesFrom
                size: Theme.caption
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.2 * Theme.u)
            }

            Item {
                id: seen

                visible: view.at !== null
                x: parent.width - width
                y: around.y
                width: 0.46 * parent.width
                height: parent.height - y

                Loader {
                    id: camera

                    readonly property var of: view.at?.camera?.key ? view.at.camera : null

                    active: of !== null
                    width: parent.width
                    height: parent.height - (unit.visible ? unit.height + view.gap : 0)

                    sourceComponent: CameraPane {
                        camera: camera.of
                    }
                }

                Label {
                    visible: camera.of === null
                    anchors.fill: camera
                    horizontalAlignment: Text.AlignHCenter
                    text: view.shown.noCamera
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                }

                Item {
                    id: unit

                    readonly property var of: view.at?.unit ?? null

                    visible: of !== null
                    y: parent.height - height
                    width: parent.width
                    height: who.height + 0.6 * Theme.u + buttons.height

                    Column {
                        id: who

                        width: parent.width
                        spacing: 0.1 * Theme.u

                        Label {
                            width: parent.width
                            text: view.shown.nearest + "  ·  " + (unit.of?.say ?? "")
                            size: Theme.caption
                            color: Theme.muted
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(1.15 * Theme.u)
                        }

                        Label {
                            width: parent.width
                            text: unit.of?.name ?? ""
                            font.bold: true
                        }
                    }

                    Row {
                        id: buttons

                        y: parent.height - height
                        spacing: view.gap

                        CallButton {
                            id: voice

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

                        CallButton {
                            icon: "document"
                            intentName: "order.choose"
                            contact: unit.of?.key ?? ""
                            label: view.shown.order
                        }
                    }
                }
            }
        }
    }

    Column {
        visible: !view.wet
        x: view.width - view.sideWidth
        width: view.sideWidth
        spacing: view.gap

        Repeater {
            model: view.wet ? 0 : view.shown.counters.length

            ReadingTile {
                required property int index

                width: view.sideWidth
                height: (view.height - 2 * view.gap) / 3
                reading: view.shown.counters[index] ?? view.gone
            }
        }
    }

    Rectangle {
        id: counted

        visible: view.wet
        x: view.width - view.sideWidth
        width: view.sideWidth
        height: 11.4 * Theme.u
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line

        Row {
            x: Theme.pad
            y: 0.6 * Theme.u

            Repeater {
                model: view.wet ? view.shown.counters.length : 0

                Target {
                    id: count

                    required property int index
                    readonly property var of: view.shown.counters[index] ?? view.gone

                    width: (view.sideWidth - 2 * Theme.pad) / view.shown.counters.length
                    height: 7 * Theme.u
                    intentName: "tile.open"
                    slots: ({ "key": String(of.key) })
                    label: of.label

                    Icon {
                        id: icon

                        anchors.verticalCenter: number.verticalCenter
                        name: count.of.icon
                        size: 2.4 * Theme.u
                        colour: Theme.accent
                    }

                    Label {
                        id: number

                        x: icon.width + 0.7 * Theme.u
                        y: 0.4 * Theme.u
                        width: count.width - x
                        text: count.of.value
                        size: Theme.title
                        font.bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(Theme.body)
                        color: count.of.status === "UNAVAILABLE" ? Theme.muted : Theme.text
                    }

                    Label {
                        y: number.y + number.height
                        width: count.width - 0.8 * Theme.u
                        text: count.of.short
                        size: Theme.caption
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(1.15 * Theme.u)
                    }
                }
            }
        }

        Provenance {
            x: Theme.pad
            y: parent.height - height - 0.9 * Theme.u
            width: parent.width - 2 * Theme.pad
            of: view.shown.countersOrigin
        }
    }

    Card {
        id: rain

        readonly property int rows: Math.min(3, Math.ceil(view.shown.rain.length / 2))

        visible: rows > 0
        x: view.width - view.sideWidth
        y: view.height - height
        width: view.sideWidth
        height: visible ? 2 * Theme.pad + soaked.height + rows * Math.max(Theme.touch, 5 * Theme.u) + fallen.height + 1.4 * Theme.gap : 0

        Item {
            anchors.fill: parent

            SectionTitle {
                id: soaked

                width: parent.width
                text: view.shown.rainTitle
            }

            Grid {
                id: gauges

                y: soaked.height + 0.7 * Theme.gap
                columns: 2
                columnSpacing: 1.6 * Theme.u

                Repeater {
                    model: Math.min(6, view.shown.rain.length)

                    RainCell {
                        required property int index

                        width: (rain.width - 2 * Theme.pad - gauges.columnSpacing) / 2
                        height: Math.max(Theme.touch, 5 * Theme.u)
                        gauge: view.shown.rain[index] ?? view.gone
                        tenLabel: view.shown.tenLabel
                        hourLabel: view.shown.hourLabel
                    }
                }
            }

            Provenance {
                id: fallen

                anchors.bottom: parent.bottom
                width: parent.width
                of: view.shown.rainOrigin
            }
        }
    }

    Card {
        id: rivers

        visible: view.shown.rivers.length > 0
        x: view.width - view.sideWidth
        y: counted.height + view.gap
        width: view.sideWidth
        height: view.height - y - (rain.visible ? rain.height + view.gap : 0)

        Item {
            anchors.fill: parent

            SectionTitle {
                id: levels

                text: view.shown.riversTitle
            }

            Label {
                anchors.right: parent.right
                width: parent.width - levels.width - Theme.gap
                height: levels.height
                horizontalAlignment: Text.AlignRight
                text: view.shown.riversOrigin.source + " · " + view.shown.riversOrigin.age
                size: Theme.caption
                color: Theme.muted
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(1.15 * Theme.u)
            }

            Flickable {
                id: banks

                readonly property int fitting: Math.max(1, Math.min(view.shown.rivers.length, Math.floor(height / (6.9 * Theme.u))))

                y: levels.height + 0.6 * Theme.gap
                width: parent.width
                height: parent.height - y
                contentHeight: high.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: high

                    width: parent.width

                    Repeater {
                        model: view.shown.rivers.length

                        RiverTile {
                            required property int index

                            width: high.width
                            height: banks.height / banks.fitting
                            // the software renderer does not clip icons that lie wholly outside
                            opacity: y < banks.contentY + banks.height - 1 && y + height > banks.contentY + 1 ? 1 : 0
                            enabled: opacity > 0
                            river: view.shown.rivers[index] ?? view.gone
                        }
                    }
                }
            }
        }
    }
}
