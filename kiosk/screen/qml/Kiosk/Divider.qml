// A hair line, lying or standing.
import QtQuick

Rectangle {
    property bool standing: false

    implicitWidth: standing ? Theme.stroke : 10 * Theme.u
    implicitHeight: standing ? 10 * Theme.u : Theme.stroke
    color: Theme.line
}
