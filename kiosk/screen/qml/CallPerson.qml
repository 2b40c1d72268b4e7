// Who a call is with where no picture shows them: the portrait, which pulses while it rings, name, role and unit.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: person

    required property CallShownPanel call

    implicitHeight: 15 * Theme.u

    Rectangle {
        anchors.centerIn: portrait
        visible: person.call.ringing
        width: portrait.width
        height: width
        radius: width / 2
        color: "transparent"
        border.width: 3 * Theme.stroke
        border.color: Theme.accent

        SequentialAnimation on scale {
            running: person.call.ringing && Theme.motion > 0
            loops: Animation.Infinite

            NumberAnimation { from: 1; to: 1.2; duration: 1100; easing.type: Easing.OutQuad }
            PauseAnimation { duration: 300 }
        }

        SequentialAnimation on opacity {
            running: person.call.ringing && Theme.motion > 0
            loops: Animation.Infinite

            NumberAnimation { from: 0.9; to: 0; duration: 1100; easing.type: Easing.OutQuad }
            PauseAnimation { duration: 300 }
        }
    }

    Portrait {
        id: portrait

        x: 0.5 * Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: 13.6 * Theme.u
        height: width
        initials: person.call.initials
    }

    Label {
        id: name

        x: portrait.x + portrait.width + 1.5 * Theme.gap
        y: 0.6 * Theme.u
        width: person.width - x
        height: 6.4 * Theme.u
        verticalAlignment: role.text === "" ? Text.AlignVCenter : Text.AlignBottom
        text: person.call.name
        size: 1.1 * Theme.title
        font.bold: true
        wrapMode: Text.WordWrap
        lineHeight: 0.9
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(Theme.body)
    }

    Label {
        id: role

        x: name.x
        y: name.y + name.height + 0.3 * Theme.u
        width: name.width
        height: 3.2 * Theme.u
        text: person.call.role
        size: Theme.body
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.caption)
    }

    Label {
        x: name.x
        y: role.y + role.height
        width: name.width
        height: 2.9 * Theme.u
        text: person.call.unit
        color: Theme.muted
        size: Theme.body
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.caption)
    }
}
