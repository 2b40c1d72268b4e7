"""Feeds -> facts. Ends where readings and incidents are reported to the bus.

One thread asks, waits and judges. Each look at a source runs in a short thread of its own, because a socket that hangs
must not keep the other numbers from growing old honestly.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from kiosk.core.clock import Clock
from kiosk.core.fact import Fact, IncidentsTaken, MessagesTaken, ReadingsTaken
from kiosk.core.reading import LOOKED, Incident, Message, Provenance, Reading, Status
from kiosk.core.text import Text
from kiosk.feeds.desk import Desk
from kiosk.feeds.feed import Feed, FeedNews
from kiosk.feeds.history import History

log = logging.getLogger(__name__)

TURN = 0.25  # seconds between looks at the clock
TELL_TIME = 1.0  # seconds between two reports of the time that ages are counted from
A_DAY = timedelta(hours=24)
OWN_CLOCK = Text(en="This wall", ko="이 화면", ru="Эта стена")

Arrival = tuple[Desk, int, FeedNews | Exception]


class Runner:
    """Runs feeds until it is stopped. `report` is called in its thread."""

    def __init__(
        self, feeds: Sequence[Feed], report: Callable[[Fact], None], clock: Clock, history: History | None = None
    ) -> None:
        """`history` keeps the last day over restarts; without it numbers have only the past their feeds bring."""
        self._clock = clock
        self._history = history
        self._report = report
        self._desks = [Desk(feed, clock.now()) for feed in feeds]
        self._looks = dict.fromkeys(self._desks, 0)  # the number of the look under way: a given-up one is not heard
        self._arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self._told: dict[str, Reading] = {}
        self._told_incidents: tuple[Incident, ...] | None = None
        self._bygone: dict[str, Incident] = {}
        self._told_messages: tuple[Message, ...] | None = None
        self._told_time: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feeds", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread; at most 2 s. A look that hangs is left behind."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(2.0)
        for desk in self._desks:
            desk.feed.close()
        if self._history:
            self._history.close()

    def turn(self, wait: float = TURN) -> None:
        """Ask whoever is due, take what arrives within `wait` seconds, report what changed."""
        for desk in self._desks:
            if desk.due(self._clock.now()):
                self._look(desk)
        self._collect(wait)
        for desk in self._desks:
            if desk.late(self._clock.now()):
                log.warning("feed %s: no answer for %.0f s", desk.feed.name, desk.feed.patience)
                self._looks[desk] += 1
                desk.failed(self._clock.now())
        self._tell(self._clock.wall())

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.turn()
            except Exception:
                # without this a bug in one report would freeze every age on the wall
                log.exception("the feeds' thread goes on after an error")
                self._stopping.wait(TURN)

    def _look(self, desk: Desk) -> None:
        desk.asked(self._clock.now())
        self._looks[desk] += 1
        number, now = self._looks[desk], self._clock.wall()
        threading.Thread(target=self._ask, args=(desk, number, now), name=f"feed-{desk.feed.name}", daemon=True).start()

    def _ask(self, desk: Desk, number: int, now: datetime) -> None:
        try:
            self._arrivals.put((desk, number, desk.feed.read(now)))
        except Exception as error:  # noqa: BLE001 - logged with its traceback where it is taken
            self._arrivals.put((desk, number, error))

    def _collect(self, wait: float) -> None:
        try:
            arrival = self._arrivals.get(timeout=wait)
            while True:
                self._take(*arrival)
                arrival = self._arrivals.get_nowait()
        except queue.Empty:
            return

    def _take(self, desk: Desk, number: int, news: FeedNews | Exception) -> None:
        if number != self._looks[desk]:
            log.info("feed %s: an answer came after it was given up", desk.feed.name)
        elif isinstance(news, Exception):
            log.warning("feed %s failed", desk.feed.name, exc_info=news)
            desk.failed(self._clock.now(), news)
        else:
            desk.took(news, self._clock.now())
            if self._history:
                self._history.told(news.past, self._clock.wall())
                self._history.note(news.readings)

    def _tell(self, now: datetime) -> None:
        readings = {reading.key: reading for desk in self._desks for reading in self._with_past(desk, now)}
        new = [reading for key, reading in readings.items() if _differs(self._told.get(key), reading)]
        at = self._clock.now()
        if new or self._told_time is None or at - self._told_time >= TELL_TIME:
            self._told_time = at
            here = Provenance(OWN_CLOCK, Status.LIVE, now, now)
            self._report(ReadingsTaken((*new, Reading(LOOKED, now.timestamp(), "s", here))))
        self._told = readings
        incidents = tuple(sorted((i for desk in self._desks for i in desk.incidents(now)), key=_rank))
        if incidents != self._told_incidents:
            self._remember(incidents, now)
            self._told_incidents = incidents
            self._report(IncidentsTaken(incidents, tuple(self._bygone.values())))
        messages = tuple(sorted((m for desk in self._desks for m in desk.messages(now)), key=lambda m: m.at))[::-1]
        if messages != self._told_messages:
            self._told_messages = messages
            self._report(MessagesTaken(messages))

    def _with_past(self, desk: Desk, now: datetime) -> Iterable[Reading]:
        if self._history is None:
            return desk.readings(now)
        self._history.turn(self._clock.now())
        return (self._history.filled(reading, now) for reading in desk.readings(now))

    def _remember(self, incidents: Sequence[Incident], now: datetime) -> None:
        """Keep for a day what is no longer told: the time machine shows it."""
        known = {incident.key for incident in incidents}
        gone = {i.key: i for i in self._told_incidents or () if i.key not in known}
        kept = {**self._bygone, **gone, **{i.key: i for desk in self._desks for i in desk.bygone}}
        self._bygone = {
            key: incident for key, incident in kept.items() if key not in known and now - incident.stages[-1][1] < A_DAY
        }


def _differs(before: Reading | None, after: Reading) -> bool:
    if before is None or after.value is not None:
        return before != after
    # a missing number is "measured" anew at every look: only why it is missing is news
    return (before.value, before.provenance.detail) != (None, after.provenance.detail)


def _rank(incident: Incident) -> tuple[bool, int, float]:
    """Open ones first, the most severe first, then the newest."""
    closed = incident.stage.value == "closed"
    return closed, incident.severity, -incident.stages[0][1].timestamp()
