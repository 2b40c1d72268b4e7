// Several people in one picture: the name at everybody's feet, a frame around whoever speaks.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

Item {
    id: layer

    required property var faces // as the call panel gives them; seats are shares of this item

    Repeater {
        model: layer.faces.length

        Item {
            id: seat

            required property int index
            readonly property var face: layer.faces[index] ?? ({ "name": "", "initials": "", "left": 0, "top": 0, "width": 0, "height": 0, "dark": false, "speaks": false })

            readonly property bool narrow: width < 14 * Theme.u // a pill would cover the face

            x: face.left * layer.width
            y: face.top * layer.height
            width: face.width * layer.width
            height: face.height * layer.height
            visible: face.width > 0

            Portrait {
                anchors.centerIn: parent
                visible: seat.face.dark
                width: 0.5 * Math.min(parent.width, parent.height)
                height: width
                initials: seat.face.initials
            }

            Rectangle {
                anchors.fill: parent
                visible: seat.face.speaks
                color: "transparent"
                border.width: 3 * Theme.stroke
                border.color: Theme.accent
            }

            Rectangle {
                visible: seat.narrow
                y: parent.height - height
                width: parent.width
                height: 2.2 * Theme.u
                color: Qt.alpha(Theme.background, 0.86)

                Label {
                    anchors.fill: parent
                    anchors.leftMargin: 0.3 * Theme.u
                    anchors.rightMargin: 0.3 * Theme.u
                    horizontalAlignment: Text.AlignHCenter
                    text: seat.face.name
                    size: Theme.caption
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(0.8 * Theme.caption)
                    elide: Text.ElideMiddle
                    color: seat.face.speaks ? Theme.accent : Theme.text
                }
            }

            Pill {
                visible: !seat.narrow
                x: 0.6 * Theme.u
                y: parent.height - height - 0.6 * Theme.u
                width: Math.min(implicitWidth, parent.width - 1.2 * Theme.u)
                color: Qt.alpha(Theme.background, 0.86)
                text: seat.face.name
                elide: Text.ElideMiddle // units are told apart by their number, at the end
                icon: seat.face.speaks ? "microphone" : ""
                colour: seat.face.speaks ? Theme.accent : Theme.text
            }
        }
    }
}
