// What has to be said of a call in a word each: how it stands, who plays the officer, how good the line is.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: pills

    required property CallShownPanel call
    property string standing: "" // empty: it is told elsewhere
    property color tone: Theme.muted
    property bool apart: false // over a picture: at its two corners, on a ground of their own
    readonly property color ground: Qt.alpha(Theme.background, 0.86)

    implicitWidth: row.implicitWidth
    implicitHeight: 3.2 * Theme.u

    Row {
        id: row

        spacing: 0.8 * Theme.u

        Pill {
            visible: text !== ""
            text: pills.standing
            icon: pills.call.icon
            colour: pills.tone
        }

        Pill {
            visible: text !== ""
            text: pills.call.simulated
            icon: "simulated"
            colour: Theme.simulated

            Binding on color { when: pills.apart; value: pills.ground }
        }

        Pill {
            visible: !pills.apart && text !== ""
            text: pills.call.quality
            icon: quality.icon
            colour: quality.colour
        }
    }

    Pill {
        id: quality

        x: parent.width - width
        visible: pills.apart && text !== ""
        color: pills.ground
        text: pills.call.quality
        icon: pills.call.qualityTone === "good" ? "check" : pills.call.qualityTone === "warn" ? "warning" : "question"
        colour: ({ "good": Theme.good, "warn": Theme.warn })[pills.call.qualityTone] ?? Theme.muted
    }
}
