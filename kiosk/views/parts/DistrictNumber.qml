// A number of one district, the same of another where one is compared, and the city's.
import QtQuick
import Kiosk

Target {
    id: row

    required property var of // {key, label, value, unit, band, city, beside, besideBand, status, statusText, age}
    required property bool compared // another district's number stands beside it
    required property string cityWord

    intentName: height >= Theme.touch - 1 ? "tile.open" : ""
    slots: ({ "key": String(of.key) })
    label: of.label

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 0.6 * Theme.u
        height: 0.5 * row.height
        radius: width / 2
        color: Theme.bandColour(row.of.band)
    }

    Label {
        x: 1.5 * Theme.u
        y: row.height / 2 - height
        width: 0.4 * row.width
        height: Theme.small + 0.5 * Theme.u
        text: row.of.label
        size: Theme.small
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Label {
        x: 1.5 * Theme.u
        y: row.height / 2
        width: 0.4 * row.width
        text: row.of.statusText + " · " + row.of.age
        size: Theme.caption
        color: Theme.statusColour(row.of.status)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.3 * Theme.u)
    }

    Label {
        id: value

        x: 0.44 * row.width
        height: row.height
        width: (row.compared ? 0.2 : 0.3) * row.width
        text: row.of.value + (row.compared ? "" : " " + row.of.unit)
        size: Theme.heading
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.4 * Theme.u)
    }

    Label {
        visible: row.compared
        x: value.x + value.width
        height: row.height
        width: 0.2 * row.width
        text: row.of.beside
        size: Theme.heading
        font.bold: true
        color: Theme.voice
    }

    Label {
        anchors.right: parent.right
        anchors.rightMargin: 1.4 * Theme.u
        height: row.height
        text: row.cityWord + " " + row.of.city
        size: Theme.caption
        color: Theme.muted
    }
}
