"""News and failures of one feed -> what can be believed now. Ends where the runner reports what changed.

Pure bookkeeping over two clocks: `at` is monotonic seconds (when to ask again), `now` the date (how old a number is).
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime

from kiosk.core.reading import Incident, Message, Provenance, Reading, Status
from kiosk.core.text import Text
from kiosk.feeds.feed import Feed, FeedNews, keeps
from kiosk.feeds.web import FeedError

BACK_OFF = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)  # seconds until the n-th try after failures in a row
AHEAD = 120.0  # seconds a measurement may lie in the future: two clocks are never quite the same

NOT_YET = Text(en="Nothing has arrived yet", ko="아직 수신된 값이 없습니다", ru="Данные ещё не поступали")
FAILED = Text(en="The source does not answer", ko="출처가 응답하지 않습니다", ru="Источник не отвечает")
OLD = Text(en="The source sends nothing new", ko="새 값이 오지 않습니다", ru="Источник не присылает нового")
FUTURE = Text(en="The source's clock is wrong", ko="출처의 시각이 잘못되었습니다", ru="Неверные часы источника")


class Desk:
    """What is known from one feed."""

    def __init__(self, feed: Feed, at: float) -> None:
        self.feed = feed
        self._due = at
        self._asked: float | None = None
        self._failures = 0
        self._why = FAILED  # what tiles say of the last failure
        self._readings: dict[str, Reading] = {}
        self._incidents: tuple[Incident, ...] = ()
        self._messages: tuple[Message, ...] = ()
        self.bygone: tuple[Incident, ...] = ()  # over, but remembered by the source

    def due(self, at: float) -> bool:
        """Whether it is time to ask, and nothing is under way."""
        return self._asked is None and at >= self._due

    def asked(self, at: float) -> None:
        """A look at the source began."""
        self._asked = at

    def late(self, at: float) -> bool:
        """Whether a look takes longer than the feed's patience."""
        return self._asked is not None and at - self._asked > self.feed.patience

    def took(self, news: FeedNews, at: float) -> None:
        """A look brought news; what it does not mention stays as it was."""
        self._asked, self._failures = None, 0
        self._due = at + self.feed.every
        self._readings |= {reading.key: reading for reading in news.readings}
        self._incidents = news.incidents
        self._messages = news.messages
        self.bygone = news.bygone

    def failed(self, at: float, why: Exception | None = None) -> None:
        """A look ended in an error, or was given up. Whoever says so for good is asked no more."""
        self._asked = None
        self._due = at + BACK_OFF[min(self._failures, len(BACK_OFF) - 1)]
        self._failures += 1
        self._why = FAILED
        if isinstance(why, FeedError):
            self._why = why.reason
            if why.final:
                self._due = math.inf

    def readings(self, now: datetime) -> tuple[Reading, ...]:
        """Every promised number as it can be believed at `now`."""
        known = dict.fromkeys((*self.feed.promises, *self._readings))
        return tuple(self._believed(key, now) for key in known)

    def incidents(self, now: datetime) -> tuple[Incident, ...]:
        """The last known incidents, as far as they can be believed at `now`."""
        return tuple(
            replace(incident, provenance=self._judged("disaster", incident.provenance, now))
            for incident in self._incidents
        )

    def messages(self, now: datetime) -> tuple[Message, ...]:
        """The last known messages, as far as they can be believed at `now`."""
        return tuple(
            replace(message, provenance=self._judged("message", message.provenance, now)) for message in self._messages
        )

    def _believed(self, key: str, now: datetime) -> Reading:
        known = self._readings.get(key)
        if known is None:
            nothing = Provenance(
                self.feed.source, Status.UNAVAILABLE, now, now, self._why if self._failures else NOT_YET
            )
            return Reading(key, None, self.feed.promises[key], nothing)
        provenance = self._judged(key, known.provenance, now)
        if provenance is known.provenance:
            return known
        value = None if provenance.status is Status.UNAVAILABLE else known.value
        return replace(known, provenance=provenance, value=value)

    def _judged(self, key: str, given: Provenance, now: datetime) -> Provenance:
        age = (now - given.measured_at).total_seconds()
        limits = keeps(key)
        if age < -AHEAD:
            return replace(given, status=Status.UNAVAILABLE, detail=FUTURE)
        if age > limits.usable:
            return replace(given, status=Status.UNAVAILABLE, detail=self._why if self._failures else OLD)
        if self._failures:
            return replace(given, status=Status.STALE, detail=self._why)
        if age > limits.fresh:
            return replace(given, status=Status.STALE, detail=OLD)
        return given
