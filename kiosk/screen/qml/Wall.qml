// The whole wall: header, view, dock, and what comes in front of them.
import QtQuick
import Kiosk
import Kiosk.Bridge

Rectangle {
    id: wall

    required property HeaderPanel header
    required property TimeOfDayPanel time
    required property DevicesPanel devices
    required property HudPanel hud
    required property StripPanel strip
    required property TalkPanel talk
    required property QuestionShownPanel question
    required property CallShownPanel call
    required property AddressCardPanel address
    required property SheetPanel sheet
    required property AlarmsShownPanel alarms
    required property PastPanel past
    required property InvitationCardPanel invitation
    required property AttractPanel attract
    required property DriftPanel drift
    required property HandsPanel hands
    required property list<ViewShownPanel> views
    required property ViewsShownPanel current
    required property FrameSource preview
    required property FrameSource officer
    required property list<FrameSource> cameras
    required property Touches touches
    required property real heightMm
    required property bool reducedMotion
    required property string family
    readonly property real spare: Math.round(0.5 * Theme.u) // at each edge, for the drift that keeps the glass from burning in

    gradient: WallGround {}

    Binding { target: Theme; property: "screenHeight"; value: wall.height; when: wall.height > 0 }
    Binding { target: Theme; property: "heightMm"; value: wall.heightMm }
    Binding { target: Theme; property: "reducedMotion"; value: wall.reducedMotion }
    Binding { target: Theme; property: "family"; value: wall.family }
    Binding { target: Glass; property: "pictures"; value: wall.cameras }
    Binding { target: Glass; property: "numbers"; value: wall.current.numbers }

    Connections {
        target: Glass

        function onIssued(name: string, slots: var, label: string) {
            wall.touches.issue(name, slots, label);
        }
    }

    Connections {
        target: wall.attract

        function onShownChanged() {
            scrub.open = false;
            notices.open = false;
        }
    }

    Item {
        id: layout

        x: Math.round(wall.spare * (1 + wall.drift.x))
        y: Math.round(wall.spare * (1 + wall.drift.y))
        width: wall.width - 2 * wall.spare
        height: wall.height - 2 * wall.spare

        WallHeader {
            id: top

            enabled: !wall.attract.shown
            width: layout.width
            header: wall.header
            time: wall.time
            devices: wall.devices
            alarms: wall.alarms
            onTimeAsked: scrub.open = !scrub.open
            onNoticesAsked: notices.open = !notices.open
        }

        Item {
            id: middle

            property bool painted: false // turns over when the margins have to be painted anew

            enabled: !wall.attract.shown // a swipe would pass through what lies above it
            x: 0
            y: top.height
            width: layout.width
            height: dock.y - y
            clip: true

            ViewStage {
                onSettled: middle.painted = !middle.painted
                anchors.fill: parent
                enabled: !wall.question.shown && !wall.alarms.listShown && !notices.visible
                views: wall.views
                current: wall.current.current
                resting: wall.attract.shown
            }

            SideCards {
                anchors.fill: parent
                call: wall.call
                officer: wall.officer
                address: wall.address
                alarms: wall.alarms
                sheet: wall.sheet
            }

            TimeScrub {
                id: scrub

                x: 2 * Theme.pad
                y: parent.height - height - Theme.gap
                width: parent.width - 4 * Theme.pad
                past: wall.past
            }

            NoticeSheet {
                id: notices

                anchors.fill: parent
                header: wall.header
            }

            AlarmList {
                anchors.fill: parent
                alarms: wall.alarms
            }

            InvitationSheet {
                anchors.fill: parent
                invitation: wall.invitation
            }

            QuestionCard {
                anchors.fill: parent
                question: wall.question
            }
        }

        // the software renderer does not clip icons that slide out wholly: they would stay in the margins
        WallMargin {
            x: -layout.x
            y: middle.y
            width: layout.x
            height: middle.height
            from: layout.y + y
            painted: middle.painted
            whole: wall.height
        }

        WallMargin {
            x: layout.width
            y: middle.y
            width: wall.width - layout.x - x
            height: middle.height
            from: layout.y + y
            painted: middle.painted
            whole: wall.height
        }

        Rectangle { // the dock's ground reaches the edges, wherever the layout has drifted
            x: -layout.x
            y: dock.y
            width: wall.width
            height: wall.height - layout.y - y
            color: Qt.alpha(Theme.surface, 0.9)
        }

        Dock {
            id: dock

            enabled: !wall.attract.shown
            color: "transparent"
            y: layout.height - height
            width: layout.width
            views: wall.views
            current: wall.current
            hud: wall.hud
            strip: wall.strip
            talk: wall.talk
            devices: wall.devices
            hands: wall.hands
            preview: wall.preview
        }

        AttractLayer {
            anchors.fill: parent
            attract: wall.attract
            dockY: dock.y
            dockWidth: dock.cameraX
        }
    }

    HandCursor {
        hands: wall.hands
    }

    Item { // every finger passes here first, and goes on to what it touches
        anchors.fill: parent

        PointHandler {
            onActiveChanged: if (active)
                wall.touches.felt()
        }
    }
}
