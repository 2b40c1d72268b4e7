// What touching the glass means: the wall listens here and nowhere else.
pragma Singleton
import QtQuick

QtObject {
    signal issued(name: string, slots: var, label: string)

    function issue(name: string, slots: var, label: string) {
        issued(name, slots, label);
    }
}
