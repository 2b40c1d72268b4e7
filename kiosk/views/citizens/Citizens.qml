// Citizens' voice: how many and how the day goes on the left, what about in the middle, in which words on the right.
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

Item {
    id: view

    required property var shown
    readonly property real gap: Theme.gap
    readonly property real leftWidth: 0.34 * width
    readonly property real wordsWidth: 0.28 * width

    TodayCard {
        id: today

        width: view.leftWidth
        height: 0.44 * view.height
        shown: view.shown
    }

    Card {
        y: today.height + view.gap
        width: view.leftWidth
        height: view.height - y

        LineChart {
            anchors.fill: parent
            series: view.shown.curve.series
            lines: view.shown.curve.lines
            times: view.shown.curve.times
            unit: view.shown.curveTitle
        }
    }

    TopicsCard {
        x: view.leftWidth + view.gap
        width: view.width - view.leftWidth - view.wordsWidth - 2 * view.gap
        height: view.height
        shown: view.shown
    }

    WordsCard {
        x: view.width - view.wordsWidth
        width: view.wordsWidth
        height: view.height
        shown: view.shown
    }
}
