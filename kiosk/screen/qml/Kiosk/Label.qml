// A line of text in the wall's type; longer ones end in an ellipsis.
import QtQuick

Text {
    property real size: Theme.body

    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Math.max(1, Math.round(size)) // 0 before the wall has a height
    elide: Text.ElideRight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
