// Parts of a whole in one lying bar, named below; colours follow each other, names tell them apart.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: stack

    property var parts: [] // [{fraction (of the whole, 0..1), label, text, colour?}]
    readonly property var colours: [Theme.accent, Theme.voice, Theme.warn, Theme.gesture, Theme.good, Theme.simulated]

    function colour(index: int): color {
        return parts[index]?.colour ?? colours[index % colours.length];
    }

    function before(index: int): real {
        let sum = 0;
        for (let i = 0; i < index; i++)
            sum += parts[i].fraction;
        return sum;
    }

    implicitWidth: 60 * Theme.u
    implicitHeight: bar.height + Theme.gap + legend.height

    Item {
        id: bar

        width: stack.width
        height: 2.4 * Theme.u

        Repeater {
            model: stack.parts.length

            Rectangle {
                required property int index

                x: stack.before(index) * stack.width
                width: Math.max(0, stack.parts[index].fraction * stack.width - 0.3 * Theme.u)
                height: bar.height
                radius: 0.4 * Theme.u
                color: stack.colour(index)
            }
        }
    }

    Flow {
        id: legend

        y: bar.height + Theme.gap
        width: stack.width
        spacing: 1.6 * Theme.u

        Repeater {
            model: stack.parts.length

            Row {
                id: part

                required property int index

                spacing: 0.6 * Theme.u

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 1.4 * Theme.u
                    height: width
                    radius: 0.3 * Theme.u
                    color: stack.colour(part.index)
                }

                Label {
                    text: stack.parts[part.index].label
                    size: Theme.caption
                    color: Theme.muted
                }

                Label {
                    text: stack.parts[part.index].text
                    size: Theme.caption
                    font.bold: true
                }
            }
        }
    }
}
