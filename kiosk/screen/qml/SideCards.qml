// What stands at the right edge in front of the view: the live announcement, the call, the alarm, and what is open.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: cards

    required property CallShownPanel call
    required property FrameSource officer
    required property AddressCardPanel address
    required property AlarmsShownPanel alarms
    required property SheetPanel sheet

    Rectangle {
        visible: cards.call.shown || cards.sheet.shown || cards.alarms.cardShown
        x: side.x - 5 * Theme.u
        width: parent.width - x
        height: parent.height
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop { position: 0; color: Qt.alpha(Theme.background, 0) }
            GradientStop { position: 0.06; color: Qt.alpha(Theme.background, 0.9) }
        }
    }

    Row {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        y: Theme.gap
        height: parent.height - 2 * Theme.gap
        spacing: Theme.gap
        layoutDirection: Qt.RightToLeft

        AddressCard {
            height: implicitHeight
            width: 62 * Theme.u
            address: cards.address
        }

        CallCard {
            height: Math.min(side.height, implicitHeight)
            most: side.height
            width: (several ? 106 : 62) * Theme.u
            call: cards.call
            officer: cards.officer
        }

        AlarmCard {
            height: Math.min(side.height, implicitHeight)
            most: side.height
            width: 60 * Theme.u
            alarms: cards.alarms

            CameraPane {
                anchors.fill: parent
                visible: cards.alarms.pane.key !== undefined
                camera: cards.alarms.pane.key !== undefined ? cards.alarms.pane : ({ "key": "", "title": "", "where": "", "number": 0, "slot": -1, "status": "UNAVAILABLE", "statusText": "", "why": "", "age": "", "picture": false, "frozen": false })
            }
        }

        DetailSheet {
            height: Math.min(side.height, implicitHeight)
            width: 54 * Theme.u
            sheet: cards.sheet
        }
    }
}
