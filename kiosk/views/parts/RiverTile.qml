// A water level between the bed and danger, with both limits on the scale.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Target {
    id: tile

    required property var river // a tile with gauge, fraction, warn, danger, warnText, dangerText, band
    property string title: ""
    property string warnLabel: ""
    property string dangerLabel: ""
    readonly property color colour: bands.mark(river?.band ?? "good")

    intentName: "tile.open"
    slots: ({ "key": String(river?.key ?? "") })
    label: title

    BandColours {
        id: bands
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.stroke
        border.color: Theme.line
    }

    Label {
        x: Theme.pad
        y: Theme.pad
        width: badge.x - x - Theme.gap
        height: badge.height
        text: tile.title + " · " + (tile.river?.label ?? "")
        size: Theme.small
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.4 * Theme.u)
    }

    Badge {
        id: badge

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: Theme.pad
        status: tile.river?.status ?? "UNAVAILABLE"
        text: tile.river?.statusText ?? ""
    }

    Label {
        id: number

        x: Theme.pad
        y: badge.y + badge.height + 0.6 * Theme.u
        text: tile.river?.value ?? ""
        size: Theme.title
        font.bold: true
    }

    Label {
        x: number.x + number.width + 0.7 * Theme.u
        anchors.baseline: number.baseline
        text: tile.river?.unit ?? ""
        color: Theme.muted
    }

    Item {
        id: track

        x: Theme.pad
        y: number.y + number.height + 0.5 * (foot.y - number.y - number.height - 4.6 * Theme.u)
        width: tile.width - 2 * Theme.pad

        Rectangle {
            width: parent.width
            height: 1.2 * Theme.u
            radius: height / 2
            color: Theme.raised

            Rectangle {
                visible: tile.river?.status !== "UNAVAILABLE"
                width: Math.max(height, parent.width * Math.min(1, tile.river?.fraction ?? 0))
                height: parent.height
                radius: height / 2
                color: tile.colour
            }
        }

        Repeater {
            model: tile.river ? [[tile.river.warn, tile.river.warnText, tile.warnLabel, Theme.warn], [tile.river.danger, tile.river.dangerText, tile.dangerLabel, Theme.bad]] : []

            Item {
                id: limit

                required property var modelData
                required property int index

                x: track.width * modelData[0]

                Rectangle {
                    x: -width / 2
                    y: -0.5 * Theme.u
                    width: 0.28 * Theme.u
                    height: 2.2 * Theme.u
                    color: limit.modelData[3]
                }

                Label {
                    x: limit.index === 0 ? -width + 0.4 * Theme.u : Math.min(-width / 2, track.width - limit.x - width)
                    y: limit.index === 0 ? 2 * Theme.u : -3 * Theme.u
                    text: limit.modelData[2] + " " + limit.modelData[1]
                    size: Theme.caption
                    color: limit.modelData[3]
                }
            }
        }
    }

    Label {
        id: foot

        x: Theme.pad
        y: tile.height - height - Theme.pad
        width: tile.width - 2 * Theme.pad - age.width - Theme.gap
        text: (tile.river?.gauge ?? "") + " · " + (tile.river?.source ?? "")
        size: Theme.caption
        color: Theme.muted
    }

    Label {
        id: age

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: foot.y
        text: tile.river?.age ?? ""
        size: Theme.caption
        color: Theme.muted
    }
}
