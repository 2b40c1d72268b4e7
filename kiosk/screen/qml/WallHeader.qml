// City, view, what is missing, what the devices do, the time and the language.
import QtQuick
import Kiosk
import Kiosk.Bridge

Item {
    id: top

    required property HeaderPanel header
    required property TimeOfDayPanel time
    required property DevicesPanel devices
    required property AlarmsShownPanel alarms
    property bool seconds: true

    signal noticesAsked
    signal timeAsked

    implicitHeight: Math.max(9.6 * Theme.u, Theme.touch + 2.4 * Theme.u)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.stroke
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop { position: 0; color: Theme.accent }
            GradientStop { position: 0.35; color: Theme.line }
            GradientStop { position: 1; color: Theme.line }
        }
    }

    Icon {
        id: emblem

        x: 1.4 * Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        name: "city"
        size: 5 * Theme.u
        weight: 1.5
        colour: Theme.accent
    }

    Label {
        id: city

        x: emblem.x + emblem.width + Theme.pad
        y: (top.height - height - title.height) / 2
        width: cluster.x - x - Theme.pad
        text: top.header.city
        color: Theme.muted
        size: Theme.small
    }

    Label {
        id: title

        x: city.x
        y: city.y + city.height
        width: city.width
        text: top.header.viewTitle
        size: Theme.title
        font.bold: true
    }

    Row {
        id: cluster

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        height: parent.height
        spacing: Theme.gap

        AlarmChip {
            anchors.verticalCenter: parent.verticalCenter
            alarms: top.alarms
        }

        Target {
            anchors.verticalCenter: parent.verticalCenter
            visible: top.header.notices.length > 0
            width: missing.implicitWidth
            height: Theme.touch
            radius: height / 2
            label: top.header.noticesLabel
            onActivated: top.noticesAsked()

            Pill {
                id: missing

                anchors.verticalCenter: parent.verticalCenter
                implicitHeight: 4 * Theme.u
                text: top.header.noticesLabel
                icon: "warning"
                colour: Theme.warn
            }
        }

        DeviceChip {
            anchors.verticalCenter: parent.verticalCenter
            intentName: "microphone.open"
            device: top.devices.microphone
            level: top.devices.level
            levelShown: top.devices.levelShown
        }

        DeviceChip {
            anchors.verticalCenter: parent.verticalCenter
            intentName: "camera.open"
            device: top.devices.camera
        }

        Item {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(engineTitle.implicitWidth, Math.min(engine.implicitWidth, 20 * Theme.u)) + 4 * Theme.u
            height: Theme.touch

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "engine"
                size: 2.8 * Theme.u
                colour: top.devices.demo === "" ? Theme.muted : Theme.warn
            }

            Label {
                id: engineTitle

                x: 3.8 * Theme.u
                y: parent.height / 2 - height
                text: top.devices.demo === "" ? top.devices.engineTitle : top.devices.demo
                color: top.devices.demo === "" ? Theme.muted : Theme.warn
                size: Theme.caption
                font.bold: top.devices.demo !== ""
            }

            Label {
                id: engine

                x: 3.8 * Theme.u
                y: parent.height / 2
                width: parent.width - x
                text: top.devices.engine
                size: Theme.caption
            }
        }

        Target {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(clock.width, date.implicitWidth) + 2 * Theme.gap
            height: Theme.touch
            label: top.time.time
            onActivated: top.timeAsked()

            TextMetrics {
                id: widest

                font: clock.font
                text: top.seconds ? "00:00:00" : "00:00"
            }

            Label {
                id: clock

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                y: parent.height / 2 - height + 0.4 * Theme.u
                width: widest.advanceWidth + 0.3 * Theme.u
                text: top.seconds ? top.time.time : top.time.minutes
                horizontalAlignment: Text.AlignRight
                size: Theme.heading
                font.bold: true
                font.features: ({ "tnum": 1 })
            }

            Label {
                id: date

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                y: parent.height / 2 + 0.5 * Theme.u
                text: top.time.date
                color: Theme.muted
                size: Theme.caption
            }
        }

        LanguageSwitch {
            anchors.verticalCenter: parent.verticalCenter
            languages: top.header.languages
        }
    }
}
