// A raised surface with an optional title; what is put inside fills the rest.
import QtQuick

Rectangle {
    id: card

    property string title: ""
    property string icon: ""
    property real padding: Theme.pad
    default property alias content: body.data

    implicitWidth: body.childrenRect.width + 2 * padding
    implicitHeight: body.y + body.childrenRect.height + padding
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    SectionTitle {
        id: heading

        x: card.padding
        y: card.padding
        width: card.width - 2 * card.padding
        visible: card.title !== ""
        text: card.title
        icon: card.icon
    }

    Item {
        id: body

        x: card.padding
        y: card.padding + (heading.visible ? heading.height + Theme.gap : 0)
        width: card.width - 2 * card.padding
        height: card.height - y - card.padding
    }
}
