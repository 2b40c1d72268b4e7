"""Pictures -> hands -> gestures -> the wall: the working loop of the eyes' process.

The one place where vision uses the gestures: both end here, in messages of `kiosk.core.inputs`.
"""

from __future__ import annotations

import time
from dataclasses import replace

from kiosk.core.frames import FrameRing
from kiosk.core.inputs import DeviceMode, DeviceState, Gesture, HandsSeen
from kiosk.core.worker import Link
from kiosk.gestures.presenter import Presenter
from kiosk.vision.camera import fitted
from kiosk.vision.landmarks import Landmarks
from kiosk.vision.line import Line
from kiosk.vision.messages import EyesSetup, Feed, Film, OpenCamera
from kiosk.vision.picture import Picture

NO_MODEL = "the hand model is not installed: run `kiosk models install hands`"
AWAKE = 2.0  # seconds without a hand until it looks slowly again; the presenter's lock lasts as long
EARLY = 0.007  # seconds a picture may come before its turn: cameras do not keep time to the millisecond
TURN = 0.2  # seconds a turn lasts at most, so that orders are obeyed and the beat goes on
FRAME = 1 / 20  # seconds between pictures for the far side of a call
SMOOTH = 0.1  # share of a new interval in the frame rate that is shown


class Looking:
    """The loop and what it remembers."""

    def __init__(self, link: Link, setup: EyesSetup) -> None:
        """Load the tracker; this takes seconds. Raises `SourceError` where the model is broken."""
        self._link = link
        self._settings = setup.settings
        self._landmarks = Landmarks(setup.hand_model) if setup.hand_model else None
        # without the model a camera could recognise nothing, so its light stays off
        self._line = Line(setup.settings, scripted=setup.scripted or self._landmarks is None, now=time.monotonic)
        self._ring = FrameRing.attach(setup.preview)
        self._presenter = Presenter()
        self._last_look = self._last_hand = self._shown = float("-inf")
        self._filming = False
        self._interval = 0.0
        self._told: HandsSeen | None = None
        self._said: DeviceState | None = None
        self._dark = True  # the preview shows nothing

    def run(self) -> None:
        """Look until the wall goes."""
        try:
            while True:
                for order in self._link.orders(self._pause()):
                    self._obey(order)
                self._link.beat()
                self._turn()
                self._say_state()
        finally:
            self._line.close()
            if self._landmarks:
                self._landmarks.close()
            self._ring.close()

    def _obey(self, order: object) -> None:
        match order:
            case OpenCamera(on):
                self._line.switch(on)
            case Film(on):
                self._filming = on
            case Feed(file):
                self._line.feed(file)

    def _pause(self) -> float:
        """Seconds until the next look is due."""
        if self._line.state.mode is not DeviceMode.ACTIVE:
            return TURN
        due = min(self._due(), self._shown + FRAME - EARLY) if self._filming else self._due()
        return min(max(due - time.monotonic(), 0.0), TURN)

    def _due(self) -> float:
        rate = self._settings.fps_somebody if self._somebody else self._settings.fps_nobody
        return self._last_look + 1 / rate - EARLY

    @property
    def _somebody(self) -> bool:
        return self._last_look - self._last_hand <= AWAKE

    def _turn(self) -> None:
        picture = self._line.newest(TURN / 2)
        if picture and picture.at >= self._due():
            self._look(picture)
        elif picture and self._filming and picture.at >= self._shown + FRAME - EARLY:
            self._show(picture)
        elif self._line.state.mode is not DeviceMode.ACTIVE and not self._dark:
            self._go_dark()

    def _look(self, picture: Picture) -> None:
        self._show(picture)
        hands = self._landmarks.find(picture) if self._landmarks else ()
        seen = self._presenter.step(hands, picture.at, picture.aspect, self._rate(picture.at))
        self._last_look = picture.at
        if hands:
            self._last_hand = picture.at
        self._tell(seen.hands, seen.gestures)

    def _show(self, picture: Picture) -> None:
        self._dark = False
        self._shown = picture.at
        width, height = self._ring.spec.width, self._ring.spec.height
        self._ring.write(fitted(picture.pixels, width, height).tobytes(), picture.at)

    def _rate(self, at: float) -> float:
        """Frames looked at per second, smoothed."""
        passed = at - self._last_look
        if passed > 1 / self._settings.fps_nobody * 2 or self._interval == 0:
            self._interval = 1 / self._settings.fps_nobody
        else:
            self._interval += SMOOTH * (passed - self._interval)
        return round(1 / self._interval, 1)

    def _tell(self, hands: HandsSeen, gestures: tuple[Gesture, ...]) -> None:
        nobody = replace(hands, at=0.0, fps=0.0) == HandsSeen(0.0, None)
        if not nobody or self._told is not None:
            self._link.send(hands)
        self._told = None if nobody else hands
        for gesture in gestures:
            self._link.send(gesture)

    def _go_dark(self) -> None:
        """No pictures come: nothing old may stay on the screen, and nobody keeps the lock."""
        now = time.monotonic()
        self._dark = True
        self._ring.write(bytes(self._ring.spec.width * self._ring.spec.height * 3), now)
        self._tell(HandsSeen(now, None), self._presenter.let_go(now))
        self._last_hand = float("-inf")

    def _say_state(self) -> None:
        state = self._state()
        if state != self._said:
            self._said = state
            self._link.send(state)

    def _state(self) -> DeviceState:
        line = self._line.state
        if self._landmarks is None:
            mode = DeviceMode.OFF if line.mode is DeviceMode.OFF else DeviceMode.ABSENT
            return DeviceState(mode, line.name, detail=NO_MODEL)
        mode = line.mode
        if mode is DeviceMode.ACTIVE and not self._somebody:
            mode = DeviceMode.STANDBY
        return DeviceState(mode, line.name, self._landmarks.engine, line.detail)
