"""Loudspeaker and microphone of the calls: opened for a call, watched, opened again. Ends where the desk is served."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.calls.sound.desk import Cleans, Desk, Heard, Party, Tick
from kiosk.calls.sound.frame import SECONDS, Frame
from kiosk.calls.sound.playout import Playout
from kiosk.core.errors import SourceError
from kiosk.core.inputs import DeviceMode

log = logging.getLogger(__name__)

DUMB = 1.0  # seconds without a turn: they come every 10 ms, so the stream is dead
WAKING = 3.0  # seconds until the first one: an idle PulseAudio sink sleeps for up to 2
ZEROS = 3.0  # seconds of exact zeros: no analogue input is that quiet, it is muted elsewhere or was swapped
RETRY = 2.0  # seconds between tries to open
WAITING = 50  # ticks that wait for the worker before one is thrown away: half a second
LOOK = 0.1  # seconds between two looks at the card
LATE = 0.1  # seconds without a card that are made up for; longer ones are skipped
ONLY_ZEROS = "the microphone delivers only zeros: unplugged, or muted in the system's mixer"
STOPPED = "the sound card stopped; it is tried again"


Turn = Callable[[Frame | None], Frame]  # (what was captured; None without a microphone) -> what to play


class Card(Protocol):
    """A running loudspeaker and microphone."""

    @property
    def loudspeaker(self) -> str:
        """Its name; empty: there is none."""
        ...

    @property
    def microphone(self) -> str:
        """Its name; empty: there is none, or it is muted."""
        ...

    @property
    def problem(self) -> str:
        """What is missing, and the mend; empty: nothing."""
        ...

    @property
    def delay(self) -> float:
        """Seconds from giving a sample to the loudspeaker until the microphone gives it back, by the driver's word."""
        ...

    @property
    def ended(self) -> bool:
        """Whether the device is gone."""
        ...

    def close(self) -> None:
        """Let the device go; what `turn` it was given is not called any more."""
        ...


class Shares(Protocol):
    """Who else uses the microphone, and hears through `heard` while this has it."""

    def take(self) -> None:
        """It is about to be opened: the other one has closed it when this returns. May wait for a second."""
        ...

    def give_back(self) -> None:
        """It is closed."""
        ...

    @property
    def wanted(self) -> bool:
        """Whether the other one listens."""
        ...


@dataclass(frozen=True, slots=True)
class SoundState:
    """What the devices really do."""

    mode: DeviceMode
    loudspeaker: str = ""  # names; empty: none
    microphone: str = ""
    problem: str = ""


class Opens(Protocol):
    """Opens loudspeaker and microphone; `kiosk.calls.sound.card.opened` with names."""

    def __call__(self, turn: Turn, *, muted: bool) -> Card:
        """The running card. Raises `SourceError`."""
        ...


class _Worker(threading.Thread):
    """The thread of one time with calls; begins when that of the time before has closed the card."""

    def __init__(self, work: Callable[[threading.Event], None], before: _Worker | None) -> None:
        super().__init__(name="sound of calls", daemon=True)
        self.wanted = threading.Event()
        self.wanted.set()
        self._work = work
        self._before = before

    def run(self) -> None:
        """See `threading.Thread`."""
        if self._before:
            self._before.join()
            self._before = None
        self._work(self.wanted)


class Duplex:
    """The sound of this machine while there are calls; satisfies `kiosk.calls.direct.sounds.Sounds`.

    Devices are opened, watched and closed in a thread of its own: only the end of the last call waits for them.
    """

    def __init__(
        self,
        opens: Opens,
        echo: Callable[[], Cleans],
        heard: Heard | None = None,
        told: Callable[[SoundState], None] | None = None,
        *,
        said: Heard | None = None,
        shares: Shares | None = None,
    ) -> None:
        """`echo` is made when first needed; `heard`, `told`, `said` and `shares` are called in the thread of this.

        `heard` gets the microphone without echo, `said` the far ends.
        """
        self._opens = opens
        self._make_echo = echo
        self._told = told
        self._shares = shares
        self._desk = Desk(heard, said)
        self._ticks: queue.SimpleQueue[Tick] = queue.SimpleQueue()
        self._state = SoundState(DeviceMode.OFF)
        self._muted = False
        self._lock = threading.Lock()  # calls begin in the engine's loop and end in a thread that waits for the card
        self._thread: _Worker | None = None
        self._last: _Worker | None = None  # which may not have closed the card yet
        self.dropped = 0  # ticks the worker was too slow for
        self._echo: Cleans | None = None  # from here on: the worker's own. It goes on knowing the room between calls
        self._card: Card | None = None
        self._closed_for = False  # whether the card was opened without the microphone because that is muted
        self._delivered = self._worked = False  # since it was opened; since the first call
        self._tried = self._turned = self._nonzero = self._looked = 0.0  # monotonic seconds
        self._due = 0.0  # when the far ends are next served without a card

    # ------------------------------------------------------------------ for the engine

    @property
    def state(self) -> SoundState:
        """What the devices really do; any thread."""
        return self._state

    @property
    def problem(self) -> str:
        """What is wrong and the mend; empty: nothing."""
        return self._state.problem

    @property
    def names(self) -> str:
        """The devices that are used."""
        return " · ".join(name for name in (self._state.loudspeaker, self._state.microphone) if name)

    def talk(self) -> tuple[Playout, Playout]:
        """One more far end: what it hears (to be read), and where its sound goes (to be put). Opens the devices."""
        with self._lock:
            party = self._desk.join()
            if self._thread is None:
                self._thread = _Worker(self._work, self._last)
                self._thread.start()
        return party.hears, party.says

    def leave(self, says: Playout) -> None:
        """The far end whose sound went there has gone; with the last one the devices are closed."""
        self._leave([party for party in self._desk.parties if party.says is says])

    def over(self) -> None:
        """No call any more: the devices are closed when this returns."""
        self._leave(self._desk.parties)

    def _leave(self, parties: Sequence[Party]) -> None:
        with self._lock:
            for party in parties:
                self._desk.leave(party)
            worker = None if self._desk.parties else self._thread
            if worker is not None:
                self._last, self._thread = worker, None
                worker.wanted.clear()
        if worker is not None:
            worker.join()

    def duck(self, on: bool) -> None:
        """Turn the far ends down while a command is expected."""
        self._desk.duck(on)

    def mute(self, on: bool) -> None:
        """Let the far ends hear nothing, or hear again; the stream itself is closed where nobody else listens to it."""
        self._muted = on
        self._desk.mute(on)

    # ------------------------------------------------------------------ the sound card's thread

    def _turn(self, near: Frame | None) -> Frame:
        tick = self._desk.tick(near, time.monotonic() - SECONDS)
        if self._ticks.qsize() < WAITING:
            self._ticks.put(tick)
        else:
            self.dropped += 1
        return tick.played

    # ------------------------------------------------------------------ the thread of this

    def _work(self, wanted: threading.Event) -> None:
        self._worked = False
        self._tried = -RETRY
        self._look(time.monotonic())
        try:
            while wanted.is_set():
                try:
                    self._serve(self._ticks.get(timeout=LOOK if self._card else SECONDS))
                except queue.Empty:
                    self._alone(time.monotonic())
        finally:
            self._close()
            self._say(DeviceMode.OFF)

    def _serve(self, tick: Tick) -> None:
        now = time.monotonic()
        self._turned, self._delivered = now, True
        if tick.near is None or tick.near.any():
            self._nonzero = now
        if tick.near is not None and self._echo is None:
            self._echo = self._make_echo()
        self._desk.serve(tick, self._echo, self._card.delay if self._card else 0.0)
        if now - self._looked > LOOK:
            self._look(now)

    def _alone(self, now: float) -> None:
        """No turn came: without a card the far ends hear each other by the clock."""
        if self._card is None:
            self._due = max(self._due, now - LATE)
            while self._due <= now:
                self._due += SECONDS
                self._desk.serve(self._desk.tick(None, now), None, 0.0)
        if self._card is not None or now - self._looked > LOOK:
            self._look(now)

    def _look(self, now: float) -> None:
        """Is the card alive, and is it the one that is wanted?"""
        self._looked = now
        if self._card is None:
            if now - self._tried >= RETRY:
                self._open(now)
        elif self._closed_for != self._needless:
            self._close()
            self._open(now)
        elif self._card.ended or now - self._turned > (DUMB if self._delivered else WAKING):
            self._close()
            self._say(DeviceMode.DEGRADED if self._worked else DeviceMode.ABSENT, STOPPED)
        elif now - self._nonzero > ZEROS:
            self._say(DeviceMode.DEGRADED, ONLY_ZEROS)
        elif self._delivered:
            self._worked = True
            self._say(DeviceMode.ACTIVE, self._card.problem)

    def _open(self, now: float) -> None:
        self._tried = now
        self._delivered = False
        self._closed_for = self._needless
        if self._shares and not self._closed_for:
            self._shares.take()
        while not self._ticks.empty():  # of the card before: the canceller would learn another room from them
            self._ticks.get()
        try:
            self._card = self._opens(self._turn, muted=self._closed_for)
        except SourceError as error:
            self._give_back()
            self._say(DeviceMode.DEGRADED if self._worked else DeviceMode.ABSENT, str(error))
            return
        if not self._card.microphone:
            self._give_back()
        self._turned = self._nonzero = time.monotonic()
        self._say(DeviceMode.STARTING, self._card.problem)

    def _close(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            card.close()
            self._give_back()

    @property
    def _needless(self) -> bool:
        """Whether the microphone has nobody to hear it."""
        return self._muted and not (self._shares and self._shares.wanted)

    def _give_back(self) -> None:
        if self._shares:
            self._shares.give_back()

    def _say(self, mode: DeviceMode, problem: str = "") -> None:
        card = self._card
        state = SoundState(mode, card.loudspeaker if card else "", card.microphone if card else "", problem)
        if state == self._state:
            return
        if problem and problem != self._state.problem:
            log.warning("sound of calls: %s", problem)
        self._state = state
        if self._told is not None:
            self._told(state)
