// What was published, the newest first; whole messages only.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Card {
    id: card

    required property var shown
    // what a row shows in the moment in which its list has become shorter
    readonly property var gone: ({ "key": "", "kind": "", "icon": "info", "text": "", "where": "", "at": "", "ago": "", "urgent": false, "status": "UNAVAILABLE", "statusText": "", "source": "" })

    Item {
        anchors.fill: parent

        SectionTitle {
            id: published

            width: parent.width
            text: card.shown.messagesTitle
        }

        Flickable {
            id: news

            y: published.height + Theme.gap
            width: parent.width + Theme.pad + Theme.gap // the number's mark stands beside its row
            height: parent.height - y
            contentHeight: said.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: said

                width: parent.width - Theme.pad - Theme.gap
                spacing: 0.9 * Theme.u

                Repeater {
                    model: card.shown.messages.length

                    MessageRow {
                        required property int index

                        width: said.width
                        // only whole messages: half a sentence may say the opposite
                        opacity: index === 0 && news.atYBeginning || y > news.contentY - Theme.u && y + height < news.contentY + news.height + 0.5 * Theme.u ? 1 : 0
                        enabled: opacity > 0
                        message: card.shown.messages[index] ?? card.gone
                    }
                }
            }
        }

        Label {
            visible: card.shown.messages.length === 0
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: card.shown.noMessages
            color: Theme.muted
        }
    }
}
