// What a sign of the map means: the sign, and its word.
import QtQuick
import Kiosk

Row {
    id: meaning

    required property string text
    default property alias sign: place.data

    spacing: 0.6 * Theme.u

    Item {
        id: place

        anchors.verticalCenter: parent.verticalCenter
        width: childrenRect.width
        height: childrenRect.height
    }

    Label {
        text: meaning.text
        size: Theme.caption
        color: Theme.muted
    }
}
