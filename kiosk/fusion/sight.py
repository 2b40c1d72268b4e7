"""Gesture -> intent, by what is on the screen. Ends where the intent, or why there is none, is given on."""

from __future__ import annotations

from kiosk.core.inputs import Gesture, GestureKind, Intent, Modality, Origin
from kiosk.core.state import State

SOURCE = "camera"
ALWAYS = {
    GestureKind.SWIPE_LEFT: Intent("view.next"),  # the hand pushes the view out to the left, the next one follows
    GestureKind.SWIPE_RIGHT: Intent("view.previous"),
}
ANSWERS = {GestureKind.THUMB_UP: Intent("answer.yes"), GestureKind.THUMB_DOWN: Intent("answer.no")}


def meant(gesture: Gesture, state: State) -> Intent | None:
    """The intent of the presenter's gesture in `state`; None for what means nothing now."""
    if gesture.ignored:
        return None
    if gesture.kind is GestureKind.DWELL and gesture.point:
        x, y = gesture.point
        return Intent("point.select", (("x", f"{x:.4f}"), ("y", f"{y:.4f}")))
    if gesture.kind in ANSWERS:
        return ANSWERS[gesture.kind] if state.question else None
    return ALWAYS.get(gesture.kind)


def why_not(gesture: Gesture) -> str:
    """Why a gesture that means nothing now means nothing, for the journal; "" where nothing was to be expected."""
    return gesture.ignored or ("no question waits" if gesture.kind in ANSWERS else "")


def origin(gesture: Gesture) -> Origin:
    """Where a command that was gestured comes from."""
    return Origin(Modality.GESTURE, SOURCE, gesture.started, gesture.ended, gesture.confidence, gesture.kind.value)
