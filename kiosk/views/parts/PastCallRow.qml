// A call that is over: with whom, how it ended, when; a touch calls again.
import QtQuick
import Kiosk

Target {
    id: row

    required property var call // {contact, name, icon, how, missed, at, known, age}

    intentName: call.known ? "call.video" : ""
    slots: ({ "contact": call.contact })

    Icon {
        id: way

        anchors.verticalCenter: parent.verticalCenter
        name: row.call.icon
        size: 2 * Theme.u
        colour: row.call.missed ? Theme.warn : Theme.muted
    }

    Label {
        x: way.width + 1.2 * Theme.u
        width: parent.width - x - how.width - at.width - 2 * Theme.gap
        height: parent.height
        text: row.call.name
        size: Theme.small
        font.bold: row.call.missed
    }

    Label {
        id: how

        anchors.right: at.left
        anchors.rightMargin: Theme.gap
        width: 15 * Theme.u
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: row.call.how
        size: Theme.small
        color: row.call.missed ? Theme.warn : Theme.muted
    }

    Label {
        id: at

        anchors.right: parent.right
        width: 5.4 * Theme.u
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: row.call.at
        size: Theme.small
        color: Theme.muted
        font.features: ({ "tnum": 1 })
    }
}
