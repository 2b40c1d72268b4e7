// The wall speaks live to a group: whom to, who of them hears it, and the button that ends it.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: card

    required property AddressCardPanel address
    readonly property bool blocks: true

    visible: address.shown
    implicitHeight: actions.y + actions.height + Theme.pad
    radius: 1.4 * Theme.radius
    color: Theme.surface
    border.width: 3 * Theme.stroke
    border.color: Theme.bad

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }

    Solid {}

    Pill {
        id: air

        x: Theme.pad
        y: Theme.pad
        filled: true
        text: card.address.title
        icon: "live"
        colour: Theme.bad

        SequentialAnimation on opacity {
            running: card.address.shown && Theme.motion > 0
            loops: Animation.Infinite

            NumberAnimation { from: 1; to: 0.55; duration: 700 }
            NumberAnimation { from: 0.55; to: 1; duration: 700 }
        }
    }

    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: air.verticalCenter
        text: card.address.duration
        size: Theme.heading
        font.features: ({ "tnum": 1 })
    }

    Label {
        id: to

        x: Theme.pad
        y: air.y + air.height + Theme.gap
        width: card.width - 2 * Theme.pad
        height: 11 * Theme.u
        text: card.address.to
        size: Theme.title
        font.bold: true
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(Theme.body)
        verticalAlignment: Text.AlignVCenter
    }

    Rectangle {
        id: track

        x: Theme.pad
        y: to.y + to.height + Theme.gap
        width: card.width - 2 * Theme.pad
        height: 1.2 * Theme.u
        radius: height / 2
        color: Theme.raised

        Rectangle {
            width: card.address.share * track.width
            height: track.height
            radius: height / 2
            color: card.address.complete ? Theme.good : Theme.accent
        }
    }

    Label {
        id: count

        x: Theme.pad
        y: track.y + track.height + 0.5 * Theme.gap
        width: card.width - 2 * Theme.pad
        height: 3.4 * Theme.u
        text: card.address.count
        color: card.address.complete ? Theme.good : Theme.text
        size: Theme.body
    }

    Label {
        id: missing

        x: Theme.pad
        y: count.y + count.height
        width: card.width - 2 * Theme.pad
        height: 6.4 * Theme.u
        text: card.address.microphone !== "" ? card.address.microphone : card.address.missing
        color: card.address.microphone !== "" ? Theme.warn : Theme.muted
        size: Theme.body
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(Theme.small)
    }

    ActionRow {
        id: actions

        x: Theme.pad
        y: missing.y + missing.height + Theme.gap
        width: card.width - 2 * Theme.pad
        actions: card.address.actions
    }
}
