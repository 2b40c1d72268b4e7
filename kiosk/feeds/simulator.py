"""Seed and time -> the readings and incidents of a simulated day. Ends where the runner takes them as a feed's news.

Nothing is random: the same seed and the same time give the same city, on every machine. The simulated time may run
faster than the clock; what is told as measured is the moment on the clock when the simulated instrument measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.core.city.scenario import seconds
from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES, keys
from kiosk.core.reading import Incident, Message, Provenance, Reading, Status
from kiosk.core.rewind import SLOT, SLOTS
from kiosk.core.text import Text
from kiosk.feeds import announcements, curves, happenings
from kiosk.feeds.announcements import Announcement
from kiosk.feeds.day import DAY, HOUR
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.happenings import Happening
from kiosk.feeds.noise import chance

SOURCE = Text(en="City simulator", ko="도시 시뮬레이터", ru="Симулятор города")
HOURS_AHEAD = 24
FORECAST: Mapping[str, float] = {"weather.temperature": 0.006, "weather.rain": 0.03, "weather.wind": 0.02}
# of what is forecast: by which share of the value a forecast may be off, per hour it looks ahead

ON_THE_WAY = timedelta(seconds=0.8)  # between measuring and receiving
MOST_KEPT = 120_000  # values of history kept, then counted anew
DIGITS: Mapping[str, int] = {"indicator": 3, "price": 2}  # these are measured finer than most are written
EVERY = 2.0  # seconds on the clock between two looks

MEASURED_EVERY: Mapping[str, float] = {
    "disaster": 10,
    "traffic": 60,
    "subway": 30,
    "parking": 120,
    "bikes": 120,
    "crowd": 300,
    "air": 600,
    "weather": 600,
    "river": 600,
    "water": 600,
    "startup": 86400,
    "economy": 86400,
    "price": 3600,
    "project": 86400,
    "indicator": 86400,
    "voice": 60,
    "bin": 300,
    "bay": 30,
    "truck": 60,
}  # simulated seconds, by topic

ADDRESS = Text(
    en="{street} {number}, {district}", ko="{district} {street} {number}", ru="{street}, {number}, {district}"
)
BLOCK = Text(en="Block {number}, {district}", ko="{district} {number}번지", ru="Квартал {number}, {district}")
FIRE_STATION = Text(en="{district} Fire Station", ko="{district} 소방서", ru="Пожарная часть, {district}")
POLICE = Text(en="{district} Police", ko="{district} 경찰서", ru="Полиция, {district}")

EVENTS = frozenset({"fire", "rescue", "crash"})
COUNTED: Mapping[str, frozenset[str]] = {
    "disaster.events": EVENTS,
    "disaster.fires": frozenset({"fire"}),
    "disaster.rescues": frozenset({"rescue"}),
}


@dataclass(frozen=True)
class Simulator:
    """A feed. `speed` simulated seconds pass per second, counted from `epoch` where both clocks agree."""

    pack: Pack
    seed: int
    epoch: datetime
    speed: float = 1.0
    name: str = "simulator"
    source: Text = SOURCE
    every: float = EVERY
    patience: float = 5.0
    promises: Mapping[str, str] = field(init=False)
    shift: float = field(init=False)  # seconds by which the simulated city's clock is ahead, as its scenario starts it
    _over: dict[int, tuple[Incident, ...]] = field(init=False, default_factory=dict, repr=False, compare=False)
    _past: dict[tuple[str, int], float] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "promises", promised(self.pack))
        starts = self.pack.scenario.starts if self.pack.scenario else None
        here = self.epoch.timestamp() + _offset(self.pack.timezone, self.epoch)
        object.__setattr__(self, "shift", seconds(starts) - here % DAY if starts else 0.0)

    def read(self, now: datetime) -> FeedNews:
        """Every number and incident at `now`."""
        at = self._local(now)
        return FeedNews(
            tuple(self._reading(key, unit, at, now) for key, unit in self.promises.items()),
            self.incidents(now),
            bygone=self._bygone(at, now),
            messages=self.messages(now),
        )

    def number(self, key: str, now: datetime) -> Reading:
        """One number at `now`, with what is forecast but without its past. Raises `KeyError` for one it has not."""
        return self._measured(key, self.promises[key], self._local(now), now)

    def incidents(self, now: datetime) -> tuple[Incident, ...]:
        """What is listed at `now`."""
        at = self._local(now)
        return tuple(self._incident(event, at, now) for event in happenings.shown(self.seed, self.pack, at))

    def messages(self, now: datetime) -> tuple[Message, ...]:
        """What is published at `now`."""
        at = self._local(now)
        return tuple(self._message(said, at, now) for said in announcements.recent(self.seed, self.pack, at))

    def _bygone(self, at: float, now: datetime) -> tuple[Incident, ...]:
        """What is over and no longer listed, of the last day; counted anew each half hour."""
        slot = int(at // SLOT)
        if slot not in self._over:
            known = {event.key for event in happenings.shown(self.seed, self.pack, at)}
            events = happenings.since(self.seed, self.pack, at - DAY, at)
            self._over.clear()
            self._over[slot] = tuple(self._incident(event, at, now) for event in events if event.key not in known)
        return self._over[slot]

    def close(self) -> None:
        """Nothing to let go of."""

    def _reading(self, key: str, unit: str, at: float, now: datetime) -> Reading:
        slot = int((at - at % _every(key)) // SLOT)
        earlier = (self._then(key, slot - back) for back in range(SLOTS, 0, -1))
        digits = _digits(key) + 1
        return replace(self._measured(key, unit, at, now), history=tuple(round(value, digits) for value in earlier))

    def _measured(self, key: str, unit: str, at: float, now: datetime) -> Reading:
        measured = at - at % _every(key)
        digits = _digits(key)
        return Reading(
            key=key,
            value=round(_value(self.seed, self.pack, key, measured), digits),
            unit=unit,
            provenance=self._provenance(measured, now),
            ahead=self._ahead(key, at, digits) if key in FORECAST else (),
        )

    def _ahead(self, key: str, at: float, digits: int) -> tuple[float, ...]:
        """What is forecast for the next full hours: what will come, and the wronger the later."""
        first = (at // HOUR + 1) * HOUR
        values = (
            curves.value(self.seed, self.pack, key, first + hour * HOUR)
            * (1 + FORECAST[key] * hour * (chance(self.seed, f"forecast {key}", int(first // HOUR)) - 0.5))
            for hour in range(HOURS_AHEAD)
        )
        return tuple(round(value, digits) for value in values)

    def _then(self, key: str, slot: int) -> float:
        # a day of history for a hundred numbers is five thousand values, of which two hundred are new each hour
        if len(self._past) > MOST_KEPT:
            self._past.clear()
        value = self._past.get((key, slot))
        if value is None:
            value = self._past[key, slot] = _value(self.seed, self.pack, key, slot * SLOT)
        return value

    def _incident(self, event: Happening, at: float, now: datetime) -> Incident:
        reached = event.reached(at)
        of = {"district": event.district.name.text, "number": event.number}
        street = event.district.street
        return Incident(
            key=event.key,
            kind=event.kind.kind,
            title=event.title,
            address=ADDRESS.filled(street=street.text, **of) if street else BLOCK.filled(**of),
            district=event.district.key,
            place=event.place,
            stage=reached[-1][0],
            stages=tuple((stage, self._wall(when)) for stage, when in reached),
            agency=(POLICE if event.kind.kind == "crash" else FIRE_STATION).filled(district=of["district"]),
            unit=happenings.unit(self.pack, event),
            severity=event.kind.severity,
            provenance=self._provenance(at - at % MEASURED_EVERY["disaster"], now),
        )

    def _message(self, said: Announcement, at: float, now: datetime) -> Message:
        return Message(
            key=said.key,
            kind=said.kind,
            text=said.text,
            at=min(self._wall(said.at), now),
            district=said.district,
            urgent=said.urgent,
            provenance=self._provenance(min(said.at, at), now),
        )

    def _provenance(self, measured: float, now: datetime) -> Provenance:
        when = min(self._wall(measured), now)
        return Provenance(self.source, Status.SIMULATED, when, min(when + ON_THE_WAY, now))

    def _local(self, now: datetime) -> float:
        """Simulated seconds since 1970 as a clock on a wall of that city would count them."""
        simulated = self.epoch + (now - self.epoch) * self.speed
        return simulated.timestamp() + _offset(self.pack.timezone, simulated) + self.shift

    def _wall(self, at: float) -> datetime:
        """When, on our clock, the simulated city's clock shows `at`."""
        guess = datetime.fromtimestamp(at - self.shift, UTC)
        simulated = guess - timedelta(seconds=_offset(self.pack.timezone, guess))
        return (self.epoch + (simulated - self.epoch) / self.speed).astimezone(self.epoch.tzinfo)


def promised(pack: Pack) -> dict[str, str]:
    """Key and unit of every number that is simulated for the city of `pack`."""
    simulated = {*curves.CURVES, *COUNTED, "disaster.ambulances"}
    return {
        key: quantity.unit
        for kind, quantity in QUANTITIES.items()
        if kind in simulated and curves.there(kind, pack)
        for key in keys(kind, pack)
    }


def _every(key: str) -> float:
    return MEASURED_EVERY[key.partition(".")[0]]


def _digits(key: str) -> int:
    return DIGITS.get(key.partition(".")[0], QUANTITIES[".".join(key.split(".")[:2])].digits)


def _value(seed: int, pack: Pack, key: str, at: float) -> float:
    if key == "disaster.ambulances":
        return happenings.ambulance_runs_today(seed, pack, at)
    if key in COUNTED:
        return happenings.today(seed, pack, COUNTED[key], at)
    return curves.value(seed, pack, key, at)


def _offset(timezone: str, when: datetime) -> float:
    offset = when.astimezone(ZoneInfo(timezone)).utcoffset()
    return offset.total_seconds() if offset else 0.0
