// One district, and another beside it where one is compared: numbers, what happens, what stands there.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Card {
    id: page

    required property var district
    readonly property bool there: (district.key ?? "") !== ""
    readonly property bool beside: there && district.other !== ""

    Item {
        anchors.fill: parent
        visible: page.there

        SectionTitle {
            id: heading

            width: parent.width - home.width - Theme.gap
            height: home.height
            icon: "pin"
            text: page.there ? page.district.name + (page.beside ? "  /  " + page.district.other : "") : ""
        }

        Target {
            id: home

            anchors.right: parent.right
            width: words.implicitWidth + 3 * Theme.u
            height: Theme.touch
            radius: height / 2
            intentName: "tile.close"
            label: words.text

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: Theme.raised
            }

            Label {
                id: words

                anchors.centerIn: parent
                text: page.there ? page.district.back : ""
                size: Theme.small
            }
        }

        Column {
            id: numbers

            readonly property int count: page.there ? page.district.numbers.length : 0
            readonly property real each: (from.y - y - 0.6 * Theme.u) / Math.max(1, count)

            y: heading.height + Theme.gap
            width: 0.56 * parent.width

            Repeater {
                model: numbers.count

                DistrictNumber {
                    required property int index

                    width: numbers.width
                    height: Math.max(numbers.each, 1)
                    of: page.district.numbers?.[index] ?? ({ "key": "", "label": "", "value": "", "unit": "", "band": "none", "city": "", "beside": "", "besideBand": "none", "status": "", "statusText": "", "age": "" })
                    compared: page.beside
                    cityWord: page.district.cityWord ?? ""
                }
            }
        }

        Provenance {
            id: from

            anchors.bottom: parent.bottom
            width: numbers.width
            of: page.district.origin ?? ({ "status": "", "statusText": "", "source": "", "age": "" })
        }

        Divider {
            x: numbers.width
            y: numbers.y
            width: Theme.stroke
            height: parent.height - y
            standing: true
        }

        DistrictSide {
            x: numbers.width + 1.6 * Theme.u
            y: numbers.y
            width: parent.width - x
            height: parent.height - y
            district: page.district
        }
    }
}
