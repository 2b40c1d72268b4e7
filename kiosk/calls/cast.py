"""Orders at the stage door -> actors who are seen and heard. Runs in a process of its own; ends at the frame ring.

Officers come from the wardrobe; the loudspeaker is loaded here, if there is one.
"""

from __future__ import annotations

import logging
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from kiosk.calls.backend import Busy
from kiosk.calls.curtain import Picture, dark, held
from kiosk.calls.errands import Errands
from kiosk.calls.lines import Line, Prompter
from kiosk.calls.performance import BACK, Performance, Phase
from kiosk.calls.stage_door import ENGINE, ActorSetup, Expect, HangUp, Hold, Resume, Ring, SpeakIn
from kiosk.calls.wardrobe import SPEAKERS, Wardrobe, voice_of
from kiosk.core.errors import SourceError
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.order import Errand
from kiosk.core.worker import Link

if TYPE_CHECKING:
    from kiosk.calls.loudspeaker import Loudspeaker

log = logging.getLogger(__name__)

PICTURE = 1 / 20  # seconds between pictures
IDLE = 0.2  # seconds between turns while nobody is called; the beat must go on


def perform(link: Link, setup: ActorSetup) -> None:
    """Play every part that is ordered, until the wall goes."""
    with closing(FrameRing.attach(setup.frames)) as frames, closing(Stage(link, setup, frames)) as stage:
        link.ready()
        stage.tell()
        due = time.monotonic()
        while True:
            link.beat()
            due = max(due + stage.pace, time.monotonic())
            while (left := due - time.monotonic()) > 0:
                for order in link.orders(left):
                    stage.take(order, time.monotonic())
            stage.turn(time.monotonic())


class Stage:
    """One actor at a time, the pictures and the loudspeaker."""

    def __init__(self, link: Link, setup: ActorSetup, frames: FrameRing) -> None:
        self._link = link
        self._frames = frames
        self._language = setup.language
        self._wanted = setup.speaker
        self._wardrobe = Wardrobe()
        self._prompter = Prompter(setup.voice)
        self._prompter.prepare(BACK.to(setup.language), setup.language, SPEAKERS[setup.language])  # tells early
        self._loudspeaker: Loudspeaker | None = None
        self._problem = ""
        self._told: DeviceState | None = None
        self._play: Performance | None = None
        self._picture: Picture = dark()
        self._answered = 0.0
        self._errands = Errands()
        self._find_loudspeaker()

    @property
    def pace(self) -> float:
        """Seconds until the next turn."""
        return PICTURE if self._play else IDLE

    def close(self) -> None:
        """Be silent and dark."""
        self._hush()
        self._prompter.close()
        self._wardrobe.close()

    def take(self, order: object, at: float) -> None:
        """Follow an order of the wall."""
        match order:
            case Expect(cast):
                self._wardrobe.prepare(cast)
                for named in cast.says:
                    self._prompter.prepare(
                        named.text.to(self._language), self._language, voice_of(cast, self._language)
                    )
            case Ring():
                self._ring(order, at)
            case Errand():
                self._errands.take(order, at)
            case SpeakIn(language):
                self._language = language
                if self._play:
                    self._play.speak(language)
            case HangUp(call_id) | Hold(call_id) | Resume(call_id):
                if self._play and self._play.ring.call_id == call_id:
                    self._direct(self._play, order, at)

    def turn(self, at: float) -> None:
        """Play on and publish the next picture."""
        if play := self._play:
            before = play.phase
            play.turn(at)
            if before is Phase.RINGING and play.phase is Phase.ON_LINE:
                self._answered = at
            if play.over:
                self._end()
            elif play.ring.video and play.phase is not Phase.RINGING:
                self._show(play, at)
        for answer in self._errands.turn(at):
            self._link.send(answer)
        self.tell()

    def tell(self) -> None:
        """Say how the stage is, when that changed."""
        detail = "; ".join(problem for problem in (self._problem, self._prompter.problem) if problem)
        state = DeviceState(
            DeviceMode.ACTIVE if self._play else DeviceMode.STANDBY,
            name=self._loudspeaker.name if self._loudspeaker else "",
            engine=ENGINE,
            detail=detail,
        )
        if state != self._told:
            self._told = state
            self._link.send(state)

    # ------------------------------------------------------------------ within

    def _ring(self, order: Ring, at: float) -> None:
        if self._play:
            self._link.send(Busy(order.call_id))
            return
        self._dim()
        self._play = Performance(
            order,
            at,
            self._language,
            prompts=self._prompter,
            voice=partial(voice_of, order.cast),
            dressed=lambda: not order.video or self._wardrobe.officer(order.cast) is not None,
            play=self._sound,
            hush=self._hush,
            emit=self._link.send,
        )
        self._find_loudspeaker()  # after the ringing was announced: it may take a moment

    def _direct(self, play: Performance, order: HangUp | Hold | Resume, at: float) -> None:
        match order:
            case HangUp():
                play.hang_up()
                self._end()
            case Hold():
                play.hold()
            case Resume():
                play.resume(at)

    def _end(self) -> None:
        self._play = None
        self._dim()

    def _dim(self) -> None:
        # nobody who opens the next call may see the last one's face
        self._picture = dark()
        self._publish(self._picture)

    def _show(self, play: Performance, at: float) -> None:
        if play.phase is Phase.ON_HOLD:
            self._publish(held(self._picture, at))
        elif officer := self._wardrobe.officer(play.ring.cast):
            self._picture = officer.frame(at - self._answered, play.mouth(at))
            self._publish(self._picture)

    def _publish(self, picture: Picture) -> None:
        self._frames.write(picture.tobytes(), time.monotonic())

    def _sound(self, line: Line) -> bool:
        if self._loudspeaker is None or line.sound is None:
            return False
        try:
            self._loudspeaker.play(line.sound)
        except SourceError as error:
            self._problem = str(error)
            log.warning("a line is silent: %s", error)
            return False
        return True

    def _hush(self) -> None:
        if self._loudspeaker:
            self._loudspeaker.stop()

    def _find_loudspeaker(self) -> None:
        self._hush()
        self._loudspeaker = None
        try:
            from kiosk.calls.loudspeaker import found  # noqa: PLC0415 - without PortAudio its import fails

            self._loudspeaker = found(self._wanted)
        except (SourceError, OSError) as error:
            self._problem = f"no sound of calls ({error})"
        else:
            self._problem = ""
