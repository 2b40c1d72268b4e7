// The incident in focus: how far it has come, its map among the chosen places, the nearest camera and the nearest unit.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property var at: shown.focus ?? null
    readonly property color colour: bands.mark(at?.tone ?? "none")
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "label": "", "icon": "info", "count": "", "current": false, "intent": "", "slots": {} })

    BandColours {
        id: bands
    }

    Item {
        id: body

        anchors.fill: parent

        Rectangle {
            id: mark

            width: 6 * Theme.u
            height: width
            radius: width / 2
            color: card.at?.urgent ? card.colour : Qt.alpha(card.colour, 0.16)

            Icon {
                anchors.centerIn: parent
                name: card.at?.icon ?? "disaster"
                size: 3.6 * Theme.u
                colour: card.at?.urgent ? Theme.inked : card.colour
            }
        }

        Label {
            id: title

            x: mark.width + 1.4 * Theme.u
            width: severity.x - x - Theme.gap
            height: 3.4 * Theme.u
            text: card.at?.title ?? card.shown.noIncidents
            size: Theme.heading * 1.2
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body)
        }

        Label {
            x: title.x
            y: 3.5 * Theme.u
            width: parent.width - x
            text: card.at ? card.at.address + "  ·  " + card.at.agency : ""
            size: Theme.small
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.3 * Theme.u)
        }

        Pill {
            id: severity

            visible: card.at !== null
            anchors.right: parent.right
            text: card.at?.severityText ?? ""
            colour: card.colour
            filled: card.at?.urgent ?? false
        }

        Stepper {
            id: stepper

            visible: card.at !== null
            y: 7.4 * Theme.u
            width: parent.width
            steps: card.at?.steps ?? []
            colour: card.colour
        }

        Row {
            id: chips

            readonly property real each: Math.min(20 * Theme.u, (width - (card.shown.layers.length - 1) * spacing) / card.shown.layers.length)

            y: card.at ? stepper.y + stepper.height + 0.4 * Theme.u : 7.4 * Theme.u
            width: parent.width
            spacing: 0.6 * Theme.u

            Repeater {
                model: card.shown.layers.length

                LayerChip {
                    required property int index

                    width: chips.each
                    chip: card.shown.layers[index] ?? card.gone
                }
            }
        }

        Rectangle {
            id: around

            y: chips.y + chips.height + 0.9 * Theme.u
            width: card.at ? parent.width - seen.width - Theme.gap : parent.width
            height: parent.height - y - (places.visible ? places.height + 0.5 * Theme.u : 0)
            radius: Theme.radius
            color: Theme.background
            border.color: Theme.line
            border.width: Theme.stroke
            clip: true

            CityMap {
                anchors.fill: parent
                anchors.margins: Theme.stroke
                map: card.shown.map
                movable: true
                focused: card.at?.key ?? ""
            }
        }

        Label {
            id: places

            visible: card.shown.places
            anchors.bottom: parent.bottom
            width: around.width
            text: card.shown.placesFrom
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.2 * Theme.u)
        }

        Item {
            id: seen

            visible: card.at !== null
            x: parent.width - width
            y: around.y
            width: 0.46 * parent.width
            height: parent.height - y

            Loader {
                id: camera

                readonly property var of: card.at?.camera?.key ? card.at.camera : null

                active: of !== null
                width: parent.width
                height: parent.height - (unit.visible ? unit.height + Theme.gap : 0)

                sourceComponent: CameraPane {
                    camera: camera.of
                }
            }

            Label {
                visible: camera.of === null
                anchors.fill: camera
                horizontalAlignment: Text.AlignHCenter
                text: card.shown.noCamera
                color: Theme.muted
                wrapMode: Text.WordWrap
            }

            UnitCall {
                id: unit

                visible: of !== null
                y: parent.height - height
                width: parent.width
                of: card.at?.unit ?? null
                words: card.shown
            }
        }
    }
}
