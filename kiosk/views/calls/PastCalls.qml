// The last calls, those that were missed among them; a touch calls back.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown // the view's

    height: 2 * Theme.pad + 4 * Theme.u + Math.max(1, card.shown.calls.length) * calls.each
    title: card.shown.callsTitle

    Label {
        visible: card.shown.calls.length === 0
        width: parent.width
        text: card.shown.noCalls
        color: Theme.muted
    }

    Column {
        id: calls

        readonly property real each: Math.max(Theme.touch, 4.8 * Theme.u)

        width: parent.width

        Repeater {
            model: card.shown.calls.length

            PastCallRow {
                required property int index

                width: calls.width
                height: calls.each
                call: card.shown.calls[index] ?? ({ "contact": "", "name": "", "icon": "", "how": "", "missed": false, "at": "", "known": false, "age": "" })
                label: card.shown.videoCall
            }
        }
    }
}
