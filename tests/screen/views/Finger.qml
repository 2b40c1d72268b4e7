// A finger on the glass: QML's own touch events, which PyQt6's QTest lacks.
import QtQuick
import QtTest

TestCase {
    id: finger

    property var held: null

    when: false

    function tap(on: Item, x: real, y: real) {
        touchEvent(on).press(0, on, x, y).commit().release(0, on, x, y).commit();
    }

    function press(on: Item, x: real, y: real) {
        held = touchEvent(on);
        held.press(0, on, x, y).commit();
    }

    function move(on: Item, x: real, y: real) {
        held.move(0, on, x, y).commit();
    }

    function release(on: Item, x: real, y: real) {
        held.release(0, on, x, y).commit();
    }
}
