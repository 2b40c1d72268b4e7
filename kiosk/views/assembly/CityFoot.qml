// Of the opened city its card, else who holds which office; and where that is from.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"

Item {
    id: foot

    required property var shown
    required property bool opened // one of the cities
    readonly property bool there: shown.there

    Divider {
        width: parent.width
    }

    MemberCard {
        visible: foot.opened
        y: 1 * Theme.u
        width: parent.width
        height: parent.height - y - 3.2 * Theme.u
        card: foot.opened ? foot.shown.card : ({ "name": "", "country": "", "role": "", "office": "member", "time": "", "ahead": "", "away": "" })
        localTime: foot.shown.localTime
        back: foot.shown.back
    }

    Row {
        id: offices

        visible: foot.there && !foot.opened
        y: 1.4 * Theme.u
        width: parent.width
        height: parent.height - y - 3.4 * Theme.u
        spacing: 3 * Theme.u

        Repeater {
            model: foot.there ? foot.shown.elections.length : 0

            Item {
                id: office

                required property int index
                readonly property var of: foot.shown.elections[index]

                width: Math.max(held.implicitWidth, name.implicitWidth)
                height: offices.height

                Label {
                    id: name

                    text: office.of.office + " · " + office.of.term
                    size: Theme.caption
                    color: Theme.muted
                }

                Label {
                    id: held

                    y: 2.6 * Theme.u
                    text: office.of.cities.map(city => city.name).join(" · ")
                    font.bold: true
                    color: Theme.text
                    size: Theme.small
                }
            }
        }
    }

    Provenance {
        visible: foot.there
        anchors.bottom: parent.bottom
        width: parent.width
        of: foot.there ? foot.shown.origin : ({ "status": "UNAVAILABLE", "statusText": "", "source": "", "age": "" })
    }
}
