// What the colours and signs of the map mean, and where it is from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: foot

    required property var shown

    height: 6.2 * Theme.u

    BandColours {
        id: bands
    }

    Row {
        spacing: 2 * Theme.u

        Repeater {
            model: foot.shown.legend.length

            Row {
                id: key

                required property int index
                readonly property var of: foot.shown.legend[index] ?? ({ "band": "calm", "sign": "", "label": "", "range": "" })

                spacing: 0.7 * Theme.u

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: key.of.sign === ""
                    width: 2.2 * Theme.u
                    height: 1.3 * Theme.u
                    radius: 0.3 * Theme.u
                    color: bands.fill(key.of.band)
                    border.width: Theme.stroke
                    border.color: bands.mark(key.of.band)
                }

                Stamp {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: key.of.sign !== ""
                    name: key.of.sign
                    size: 1.9 * Theme.u
                    fill: bands.mark(key.of.band)
                    edge: Theme.background
                    ink: Theme.inked
                }

                Label {
                    text: key.of.label + (key.of.range === "" ? "" : "  " + key.of.range)
                    size: Theme.caption
                    color: Theme.muted
                }
            }
        }
    }

    Provenance {
        y: parent.height - height
        width: parent.width
        of: foot.shown.layerOrigin
    }
}
