// One plant's drinking water: its name and each number with its verdict, in the columns of the table.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: plant

    required property var of // {name, cells}
    required property real named // px that the name takes
    required property real cell // px that each number takes

    Rectangle {
        width: parent.width
        height: Theme.stroke
        color: Theme.line
    }

    Label {
        width: plant.named - 0.6 * Theme.u
        height: parent.height
        text: plant.of.name
        size: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    Repeater {
        model: plant.of.cells.length

        Target {
            id: number

            required property int index
            readonly property var of: plant.of.cells[index]

            x: plant.named + index * plant.cell
            width: plant.cell - 2.2 * Theme.u
            height: plant.height
            mark: "within"
            intentName: "tile.open"
            slots: ({ "key": String(of.key) })
            label: of.label + ", " + of.verdict

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                name: number.of.mark
                size: 1.6 * Theme.u
                colour: Theme.bandColour(number.of.band)
            }

            Label {
                x: mark.width + 0.6 * Theme.u
                width: parent.width - x - 0.4 * Theme.u
                height: parent.height
                text: number.of.value
                size: Theme.small
                font.bold: number.of.band === "bad"
                color: number.of.band === "bad" ? Theme.bad : Theme.text
            }
        }
    }
}
