"""An actor's part and the time -> ringing, answer, lines, end. Ends where events are emitted; no process, no picture.

`Cast.answers = False` rings for `rings_for` seconds and is given up; with `hangs_up` too, the actor declines instead.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from kiosk.calls.backend import Answered, Captioned, Declined, FarHungUp, Ringing, Unreachable
from kiosk.calls.lines import Line, silent
from kiosk.calls.stage_door import Ring, Speaking
from kiosk.core.text import Language, Text

BREATH = 0.6  # seconds between the answer and the first line, and between lines
FAREWELL = 1.0  # seconds between the last line and hanging up
ECHO = 0.3  # seconds a loudspeaker and a room still sound after a line
LATE = 6.0  # seconds a line, or the actor's own looks, may take to be made until it goes on without

BACK = Text(en="Yes, I am still here.", ko="네, 듣고 있습니다.", ru="Да, я на связи.")


class Prompts(Protocol):
    """Where lines come from; `kiosk.calls.lines.Prompter`."""

    def prepare(self, words: str, language: Language, voice: str) -> None:
        """Begin to make a line."""
        ...

    def line(self, words: str, language: Language, voice: str) -> Line | None:
        """The line, or None while it is being made."""
        ...


class Phase(Enum):
    """Where an actor's call is."""

    RINGING = "ringing"
    ON_LINE = "on line"
    ON_HOLD = "on hold"
    OVER = "over"


class Performance:
    """One call of one actor. `turn` often; all times are monotonic seconds given from outside."""

    def __init__(
        self,
        ring: Ring,
        at: float,
        language: Language,
        *,
        prompts: Prompts,
        voice: Callable[[Language], str],
        dressed: Callable[[], bool],
        play: Callable[[Line], bool],
        hush: Callable[[], None],
        emit: Callable[[object], None],
    ) -> None:
        """What an actor needs of the stage.

        `voice` names her voice in a language; `dressed` says whether she can be seen yet; `play` begins to sound a line
        and says whether it can be heard; `hush` stops it.
        """
        self.ring = ring
        self.phase = Phase.RINGING
        self._language = language
        self._prompts = prompts
        self._play = play
        self._hush = hush
        self._emit = emit
        self._voice = voice
        self._dressed = dressed
        self._to_say = deque(named.text for named in ring.cast.says)
        self._saying: Text | None = None
        self._line: Line | None = None
        self._began = at  # of the line, or of the wait for it
        self._next = at + ring.cast.rings_for  # when something is due
        self._loud_until: float | None = None
        self._prepare()
        emit(Ringing(ring.call_id))

    @property
    def over(self) -> bool:
        """Whether the actor is gone."""
        return self.phase is Phase.OVER

    def mouth(self, at: float) -> float:
        """How far the mouth is open now, 0..1."""
        return self._line.mouth_at(at - self._began) if self._line else 0.0

    def turn(self, at: float) -> None:
        """Do what is due."""
        if self._loud_until is not None and at >= self._loud_until:
            self._quiet()
        if at < self._next:
            return
        match self.phase:
            case Phase.RINGING:
                self._decide(at)
            case Phase.ON_LINE:
                self._go_on(at)

    def hold(self) -> None:
        """Stop in the middle of the word and wait; the broken line is said again after `resume`."""
        if self.phase is Phase.ON_LINE:
            self.phase = Phase.ON_HOLD
            self._break_off()

    def resume(self, at: float) -> None:
        """Acknowledge and go on."""
        if self.phase is Phase.ON_HOLD:
            self.phase = Phase.ON_LINE
            self._to_say.appendleft(BACK)
            self._prepare()
            self._next = at + BREATH

    def speak(self, language: Language) -> None:
        """Say the lines that follow in `language`."""
        if language != self._language:
            self._language = language
            self._prepare()

    def hang_up(self) -> None:
        """The wall ended the call: be silent at once."""
        self.phase = Phase.OVER
        self._break_off()

    # ------------------------------------------------------------------ within

    def _decide(self, at: float) -> None:
        cast, call_id = self.ring.cast, self.ring.call_id
        if cast.answers:
            if not self._dressed() and at - self._next < LATE:
                return  # rings a little longer: an answer without a picture would look broken
            self.phase = Phase.ON_LINE
            self._next = at + BREATH
            self._emit(Answered(call_id))
        else:
            self.phase = Phase.OVER
            self._emit(Declined(call_id) if cast.hangs_up else Unreachable(call_id))

    def _go_on(self, at: float) -> None:
        if self._line is not None:
            self._finish_line(at)
        elif self._to_say:
            self._begin_line(at)
        elif self.ring.cast.hangs_up:
            self.hang_up()
            self._emit(FarHungUp(self.ring.call_id))

    def _begin_line(self, at: float) -> None:
        words = self._to_say[0].to(self._language)
        line = self._prompts.line(words, self._language, self._voice(self._language))
        if line is None:
            if at - self._next < LATE:
                return
            line = silent(words)
        self._saying, self._line = self._to_say.popleft(), line
        self._began, self._next = at, at + line.lasts
        if self._play(line):
            self._loud_until = at + line.lasts + ECHO
            self._emit(Speaking(True))
        self._emit(Captioned(self.ring.call_id, line.words))

    def _finish_line(self, at: float) -> None:
        self._saying = self._line = None
        self._next = at + (BREATH if self._to_say else FAREWELL)
        self._emit(Captioned(self.ring.call_id, ""))

    def _break_off(self) -> None:
        if self._saying is not None:
            self._to_say.appendleft(self._saying)
        self._saying = self._line = None
        self._hush()
        self._quiet()

    def _quiet(self) -> None:
        if self._loud_until is not None:
            self._loud_until = None
            self._emit(Speaking(False))

    def _prepare(self) -> None:
        for text in (*self._to_say, BACK):
            self._prompts.prepare(text.to(self._language), self._language, self._voice(self._language))
