// The member cities on the map of the world, the way to the one that is open, and what the marks mean.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk
import "../parts"

Item {
    id: map

    required property var shown
    required property bool opened // one of the cities
    required property real wide // the room there is; the map takes as much of it as its shape allows
    required property real tall
    readonly property bool there: shown.there
    readonly property real aspect: map.there ? map.shown.land.aspect : 1
    readonly property real k: Math.min(wide / aspect, tall) // px per unit of the map

    width: k * aspect
    height: k

    WorldDots {
        width: parent.width
        height: parent.height
        land: map.there ? map.shown.land : ({ "aspect": 1, "pitch": 1, "rows": [] })
    }

    Shape {
        id: way

        readonly property var to: map.opened ? map.shown.members[0] : null // the opened one comes first
        readonly property point a: Qt.point((map.shown.homeX ?? 0) * map.k, (map.shown.homeY ?? 0) * map.k)
        readonly property point b: to ? Qt.point(to.x * map.k, to.y * map.k) : a

        visible: to !== null && !to.home
        width: map.width
        height: map.height

        ShapePath {
            fillColor: "transparent"
            strokeColor: Theme.text
            strokeWidth: 0.2 * Theme.u
            strokeStyle: ShapePath.DashLine
            dashPattern: [3, 3]
            startX: way.a.x
            startY: way.a.y

            PathQuad {
                x: way.b.x
                y: way.b.y
                controlX: (way.a.x + way.b.x) / 2
                controlY: Math.max(0, Math.min(way.a.y, way.b.y) - 0.16 * Math.abs(way.a.x - way.b.x))
            }
        }
    }

    Repeater {
        model: map.there ? map.shown.members.length : 0

        MemberMark {
            required property int index

            member: map.shown.members[index]
            x: member.x * map.k - width / 2
            y: member.y * map.k - height / 2
        }
    }

    Column {
        x: 0.5 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1 * Theme.u
        spacing: 0.5 * Theme.u

        Repeater {
            model: map.there ? map.shown.offices.length : 0

            Item {
                id: entry

                required property int index
                readonly property var of: map.shown.offices[index]

                width: words.x + words.implicitWidth
                height: 2.3 * Theme.u

                OfficeMark {
                    x: (2 * Theme.u - width) / 2
                    anchors.verticalCenter: parent.verticalCenter
                    office: entry.of.office
                    size: (entry.of.office === "member" ? 1.1 : 1.8) * Theme.u
                    colour: entry.of.office === "host" ? Theme.warn : entry.of.office === "member" ? Theme.voice : Theme.accent
                    width: size
                    height: size
                }

                Label {
                    id: words

                    x: 3 * Theme.u
                    height: parent.height
                    text: entry.of.text
                    size: Theme.caption
                    color: Theme.muted
                }
            }
        }
    }
}
