// A heading with a short celadon mark or an icon before it.
import QtQuick

Item {
    id: title

    property string text: ""
    property string icon: ""
    property color colour: Theme.text

    implicitWidth: Math.ceil(words.x + words.implicitWidth) + 1 // an elision of less than a pixel would cut it
    implicitHeight: Math.max(words.implicitHeight, 2.8 * Theme.u)

    Rectangle {
        visible: title.icon === ""
        y: (title.height - height) / 2
        width: 0.4 * Theme.u
        height: 2 * Theme.u
        radius: width / 2
        color: Theme.accent
    }

    Icon {
        visible: title.icon !== ""
        y: (title.height - height) / 2
        name: title.icon
        size: 2.6 * Theme.u
        colour: Theme.accent
    }

    Label {
        id: words

        x: title.icon === "" ? 1.3 * Theme.u : 3.6 * Theme.u
        width: title.width - x
        height: title.height
        text: title.text
        color: title.colour
        size: Theme.heading
        font.bold: true
    }
}
