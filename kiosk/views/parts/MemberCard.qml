// A member city: who it is, what time it is there, how far it is from here.
import QtQuick
import Kiosk

Item {
    id: card

    required property var card // {name, country, role, office, time, ahead, away}
    property string localTime: ""
    property string back: ""

    OfficeMark {
        id: mark

        x: 0.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        office: card.card.office
        size: (card.card.office === "member" ? 2 : 4.4) * Theme.u
        colour: card.card.office === "host" ? Theme.warn : card.card.office === "member" ? Theme.voice : Theme.accent
        width: size
        height: size
    }

    Column {
        x: 7 * Theme.u
        width: 0.42 * card.width
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.2 * Theme.u

        Label {
            width: parent.width
            text: card.card.name
            size: Theme.title * 0.9
            font.bold: true
            fontSizeMode: Text.HorizontalFit
        }

        Label {
            width: parent.width
            text: card.card.country + " · " + card.card.role
            size: Theme.small
            color: Theme.muted
        }
    }

    Column {
        x: 7 * Theme.u + 0.44 * card.width
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.2 * Theme.u

        Label {
            text: card.card.time
            size: Theme.title * 0.9
            font.bold: true
            color: Theme.accent
        }

        Label {
            text: card.localTime + " · " + card.card.ahead
            size: Theme.small
            color: Theme.muted
        }
    }

    Label {
        x: 7 * Theme.u + 0.67 * card.width
        width: close.x - x
        height: card.height
        text: card.card.away
        font.bold: true
        size: Theme.small
    }

    Target {
        id: close

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.touch
        height: Theme.touch
        radius: width / 2
        intentName: "tile.close"
        label: card.back

        Icon {
            anchors.centerIn: parent
            name: "close"
            size: 2.6 * Theme.u
            colour: Theme.muted
        }
    }
}
