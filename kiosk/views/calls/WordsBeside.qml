// The words that are being put together, small, beside the directory in which is ticked whom they are for.
import QtQuick
import Kiosk

Rectangle {
    id: sheet

    required property var beside // {mark, words, partial, note, tone}
    readonly property color toned: ({ "voice": Theme.voice, "warn": Theme.warn })[beside.tone] ?? Theme.muted

    radius: Theme.radius
    color: Theme.raised
    border.width: (beside.partial ? 2 : 1) * Theme.stroke
    border.color: beside.partial ? Theme.voice : Theme.line

    Label {
        x: 1.2 * Theme.u
        y: 0.6 * Theme.u
        width: parent.width - 2 * x
        height: note.y - y
        visible: text !== ""
        text: sheet.beside.words + (sheet.beside.partial ? " …" : "")
        size: Theme.body
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(0.9 * Theme.caption)
        verticalAlignment: Text.AlignTop
        color: sheet.beside.partial ? Theme.voice : Theme.text
    }

    Label {
        id: note

        x: 1.2 * Theme.u
        y: parent.height - height - 0.4 * Theme.u
        width: parent.width - 2 * x
        height: visible ? 2.4 * Theme.u : 0
        visible: text !== ""
        text: sheet.beside.note
        size: Theme.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.8 * Theme.caption)
        color: sheet.toned
    }
}
