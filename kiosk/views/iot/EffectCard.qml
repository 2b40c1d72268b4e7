// What smart bins changed elsewhere, as it was measured.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    readonly property bool there: shown.there

    Item {
        anchors.fill: parent

        SectionTitle {
            id: effects

            width: parent.width
            icon: "chart"
            text: card.shown.effectsTitle
        }

        Column {
            y: effects.height + Theme.gap
            width: parent.width
            spacing: 0.9 * Theme.u

            Repeater {
                model: card.there ? Math.min(3, card.shown.effects.length) : 0

                EffectRow {
                    required property int index

                    width: parent?.width ?? 0
                    effect: card.shown.effects[index]
                    before: card.shown.before
                    after: card.shown.after
                }
            }
        }

        Label {
            anchors.bottom: parent.bottom
            width: parent.width
            text: card.there && card.shown.effects.length > 0 ? card.shown.effects[0].source : ""
            size: Theme.caption
            color: Theme.muted
            wrapMode: Text.WordWrap
            maximumLineCount: 2
        }
    }
}
