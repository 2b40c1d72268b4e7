// Which rain gauges are wet: in words, and as many of them as there is room for.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: strip

    required property var rain // {title, said, kind, measured, gauges}

    height: visible ? wet.height + row.height + 0.2 * Theme.u : 0

    Label {
        id: wet

        width: parent.width
        text: (strip.rain.title ?? "") + ": " + (strip.rain.said ?? "") + "  ·  " + (strip.rain.kind ?? "") + ", " + (strip.rain.measured ?? "")
        size: 1.4 * Theme.u
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.1 * Theme.u)
    }

    Row {
        id: row

        readonly property int count: Math.max(0, Math.min((strip.rain.gauges ?? []).length, Math.floor(width / Math.max(Theme.touch, 8 * Theme.u))))

        y: wet.height + 0.2 * Theme.u
        width: parent.width
        height: Theme.touch

        Repeater {
            model: row.count

            Target {
                id: gauge

                required property int index
                readonly property var of: strip.rain.gauges[index]

                width: row.width / row.count
                height: row.height
                intentName: "tile.open"
                slots: ({ "key": String(of.key) })
                label: of.label

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 0.2 * Theme.u
                    radius: 0.7 * Theme.u
                    color: gauge.of.wet ? Qt.alpha(Theme.voice, 0.22) : Theme.raised
                }

                Icon {
                    id: drop

                    visible: gauge.of.wet
                    x: 0.6 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    name: "rain"
                    size: 1.6 * Theme.u
                    colour: Theme.voice
                }

                Column {
                    x: drop.visible ? drop.x + drop.width + 0.3 * Theme.u : 0.8 * Theme.u
                    width: gauge.width - x - 0.6 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: gauge.of.value
                        size: Theme.caption
                        font.bold: true
                    }

                    Label {
                        width: parent.width
                        text: gauge.of.where
                        size: 1.3 * Theme.u
                        color: Theme.muted
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.round(0.9 * Theme.u)
                    }
                }
            }
        }
    }
}
