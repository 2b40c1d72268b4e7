// How high the rivers are.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "label": "", "gauge": "", "known": false, "value": "", "unit": "", "fraction": 0, "warn": 0, "danger": 0, "limits": "", "band": "none", "bandIcon": "unavailable", "bandText": "", "status": "UNAVAILABLE", "statusText": "" })

    Item {
        anchors.fill: parent

        SectionTitle {
            id: levels

            text: card.shown.riversTitle
        }

        Label {
            anchors.right: parent.right
            width: parent.width - levels.width - Theme.gap
            height: levels.height
            horizontalAlignment: Text.AlignRight
            text: card.shown.riversOrigin.source + " · " + card.shown.riversOrigin.age
            size: Theme.caption
            color: Theme.muted
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.15 * Theme.u)
        }

        Flickable {
            id: banks

            readonly property int fitting: Math.max(1, Math.min(card.shown.rivers.length, Math.floor(height / (6.9 * Theme.u))))

            y: levels.height + 0.6 * Theme.gap
            width: parent.width + Theme.pad + Theme.gap // the number's mark stands beside its row
            height: parent.height - y
            contentHeight: high.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: high

                width: parent.width - Theme.pad - Theme.gap

                Repeater {
                    model: card.shown.rivers.length

                    RiverTile {
                        required property int index

                        width: high.width
                        height: banks.height / banks.fitting
                        // the software renderer does not clip icons that lie wholly outside
                        opacity: y < banks.contentY + banks.height - 1 && y + height > banks.contentY + 1 ? 1 : 0
                        enabled: opacity > 0
                        river: card.shown.rivers[index] ?? card.gone
                    }
                }
            }
        }
    }
}
