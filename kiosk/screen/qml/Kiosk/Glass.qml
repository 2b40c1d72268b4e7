// What touching the glass means: the wall listens here and nowhere else.
pragma Singleton
import QtQuick

QtObject {
    property var pictures: [] // of the city's cameras, by slot
    property var numbers: ({}) // key -> the number it is called by while somebody speaks
    readonly property bool counting: Object.keys(numbers).length > 0

    signal issued(name: string, slots: var, label: string)

    function issue(name: string, slots: var, label: string) {
        issued(name, slots, label);
    }
}
