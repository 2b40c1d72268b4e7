// A truck: how full, where it goes next, and a call to its driver.
import QtQuick
import Kiosk
import "../parts"

Item {
    id: row

    required property var truck // a tile with name, trip, contact
    required property string callLabel

    height: Math.max(Theme.touch, 5.4 * Theme.u)

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: call.visible ? call.x - Theme.gap : parent.width

        Label {
            width: parent.width
            text: row.truck.name + "  ·  " + row.truck.value + " " + row.truck.unit
            size: Theme.small
            font.bold: true
        }

        Label {
            width: parent.width
            text: row.truck.trip
            size: Theme.caption
            color: Theme.muted
        }
    }

    CallButton {
        id: call

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: row.truck.contact !== ""
        icon: "phone"
        contact: row.truck.contact
        intentName: row.truck.contact !== "" ? "call.voice" : ""
        label: row.callLabel
    }
}
