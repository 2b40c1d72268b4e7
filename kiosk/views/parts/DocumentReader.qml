// A document, page by page: its name, the page's blocks, where it comes from, and the way on. "Next" turns the page.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: reader

    required property var of // {title, of, about, page, before, after, blocks: [{kind, text, value}], status, ...}
    property string close: ""
    property string earlier: ""
    property string later: ""

    Icon {
        id: mark

        anchors.verticalCenter: shut.verticalCenter
        name: "document"
        size: 3.2 * Theme.u
        colour: Theme.accent
    }

    Label {
        id: title

        x: mark.width + Theme.gap
        width: shut.x - x - Theme.gap
        text: reader.of.title ?? ""
        size: Theme.heading
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.7 * Theme.u)
    }

    Label {
        x: title.x
        y: title.height
        width: title.width
        text: (reader.of.of ?? "") + " · " + (reader.of.about ?? "")
        size: Theme.caption
        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(1.2 * Theme.u)
    }

    CloseButton {
        id: shut

        anchors.right: parent.right
        label: reader.close
    }

    Divider {
        id: rule

        y: shut.height + 0.8 * Theme.u
        width: parent.width
    }

    Column {
        id: page

        objectName: "page"
        y: rule.y + 1.4 * Theme.u
        width: parent.width
        spacing: 0.7 * Theme.u

        Repeater {
            model: reader.of.blocks?.length ?? 0

            Item {
                id: block

                required property int index
                readonly property var of: reader.of.blocks?.[index] ?? ({ "kind": "text", "text": "", "value": "" })
                readonly property bool heading: of.kind === "heading"
                readonly property bool pair: of.kind === "pair"
                readonly property bool gap: of.kind === "gap"

                width: page.width
                height: words.y + words.height

                Icon {
                    visible: block.gap
                    name: "unavailable"
                    size: 3 * Theme.u
                    colour: Theme.bad
                }

                Rectangle {
                    visible: block.of.kind === "item"
                    x: 0.6 * Theme.u
                    y: 1.1 * Theme.u
                    width: 0.7 * Theme.u
                    height: width
                    radius: width / 2
                    color: Theme.accent
                }

                Label {
                    id: words

                    y: block.heading && block.index > 0 ? 0.9 * Theme.u : 0
                    x: block.of.kind === "item" ? 2.4 * Theme.u : block.gap ? 4.2 * Theme.u : 0
                    width: parent.width - x - (block.pair ? amount.width + Theme.gap : 0)
                    text: block.of.text
                    size: block.heading ? Theme.heading : Theme.body
                    font.bold: block.heading
                    color: block.heading ? Theme.accent : Theme.text
                    wrapMode: Text.WordWrap
                    lineHeight: 1.12
                }

                Label {
                    id: amount

                    visible: block.pair
                    anchors.right: parent.right
                    text: block.of.value
                    size: Theme.body
                    font.bold: true
                }

                Rectangle {
                    visible: block.pair
                    y: parent.height + 0.25 * Theme.u
                    width: parent.width
                    height: Theme.stroke
                    color: Theme.line
                }
            }
        }
    }

    Provenance {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (way.height - height) / 2
        width: way.x - Theme.gap
        of: reader.of.status ? reader.of : ({ "status": "UNAVAILABLE", "statusText": "", "source": "", "age": "" })
    }

    Row {
        id: way

        objectName: "foot"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.touch
        spacing: Theme.gap

        Target {
            width: 1.05 * Theme.touch
            height: Theme.touch
            opacity: reader.of.before ? 1 : 0.3
            enabled: reader.of.before ?? false
            intentName: "view.previous"
            label: reader.earlier

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: Theme.raised
            }

            Icon {
                anchors.centerIn: parent
                name: "left"
                size: 2.6 * Theme.u
            }
        }

        Label {
            height: parent.height
            text: reader.of.page ?? ""
            size: Theme.small
            color: Theme.muted
        }

        Target {
            width: 1.05 * Theme.touch
            height: Theme.touch
            opacity: reader.of.after ? 1 : 0.3
            enabled: reader.of.after ?? false
            intentName: "view.next"
            label: reader.later

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: Theme.raised
            }

            Icon {
                anchors.centerIn: parent
                name: "right"
                size: 2.6 * Theme.u
            }
        }
    }
}
