// How many alarms wait, and how pressing the worst of them is; opens the list.
import QtQuick
import Kiosk
import Kiosk.Bridge

Target {
    id: chip

    required property AlarmsShownPanel alarms
    readonly property bool calls: alarms.waiting > 0

    width: words.x + words.implicitWidth + 1.4 * Theme.u
    height: Math.max(Theme.touch, 5.4 * Theme.u)
    intentName: "alarm.list"
    label: chip.alarms.chip

    Rectangle {
        anchors.fill: parent
        radius: chip.radius
        color: chip.calls ? Qt.alpha(mark.colour, 0.12) : "transparent"
        border.width: Theme.stroke
        border.color: chip.calls ? mark.colour : Theme.line
    }

    AlarmMark {
        id: mark

        visible: chip.calls
        x: 1 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        width: 3.2 * Theme.u
        height: width
        priority: Math.max(1, chip.alarms.worst)
        sign: "!"
        calls: true
    }

    Icon {
        visible: !chip.calls
        x: 1.2 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: "bell"
        size: 2.6 * Theme.u
        colour: Theme.muted
    }

    Label {
        id: words

        x: 5 * Theme.u
        height: parent.height
        text: chip.alarms.chip
        size: Theme.caption
        color: chip.calls ? Theme.text : Theme.muted
        font.bold: chip.calls
    }
}
