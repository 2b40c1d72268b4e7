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

    // two fingers, as one touch screen reports them
    function pressBoth(on: Item, x: real, y: real, x2: real, y2: real) {
        held = touchEvent(on);
        held.press(0, on, x, y).press(1, on, x2, y2).commit();
    }

    function moveBoth(on: Item, x: real, y: real, x2: real, y2: real) {
        held.move(0, on, x, y).move(1, on, x2, y2).commit();
    }

    function releaseBoth(on: Item, x: real, y: real, x2: real, y2: real) {
        held.release(0, on, x, y).release(1, on, x2, y2).commit();
    }

    function wheel(on: Item, x: real, y: real, clicks: real) {
        mouseWheel(on, x, y, 0, 120 * clicks);
    }
}
