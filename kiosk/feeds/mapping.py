"""A city's own rows -> readings, incidents and messages, as its pack maps them. Ends where a feed gives them as news.

Expressions are JMESPath (https://jmespath.org). They are compiled when the pack is read, so that a mistake is found
before the doors open. Rows are read leniently: one that makes no sense is counted and skipped, the others stay.
"""

from __future__ import annotations

import logging
import math
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.parser import ParsedResult
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.core.city.parts import Key
from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.reading import Incident, Message, Provenance, Reading, Stage, Status
from kiosk.core.text import LANGUAGES, Text, same
from kiosk.feeds.feed import FeedNews

log = logging.getLogger(__name__)

MOST_ROWS = 50_000  # of one look: more is no table for a wall
MILLISECONDS = 1e11  # a number of seconds since 1970 beyond this one counts milliseconds
UNITS: Mapping[bool, float] = {True: 1.0, False: 0.0}


def _expression(written: str) -> str:
    try:
        jmespath.compile(written)
    except JMESPathError as error:
        # JMESPath draws a picture of the place over several lines; its first is the sentence
        problem = f"{written!r} is no JMESPath expression: {str(error).splitlines()[0]}"
        raise ValueError(problem) from error
    return written


def _template(written: str) -> str:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(written) if name is not None]
    except ValueError as error:
        problem = f"{written!r} is no template ({error}); write it as in parking.free.{{place}}"
        raise ValueError(problem) from error
    unknown = [name for name in names if name != "place" and not name.isdigit()]
    if unknown:
        problem = f"{written!r} fills {unknown}; known are {{place}} and, of a topic, its levels {{0}}, {{1}} …"
        raise ValueError(problem)
    kind = _kind(written)
    if "{" not in kind and kind not in QUANTITIES:
        problem = f"{written!r}: the wall knows no number {kind!r}; it knows {', '.join(QUANTITIES)}"
        raise ValueError(problem)
    return written


Expression = Annotated[str, AfterValidator(_expression)]
Template = Annotated[str, AfterValidator(_template)]


class _Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Number(_Options):
    """How a number is found in a row. Where `value` gives a list or nothing, the row has no such number."""

    key: Template  # "parking.free.{place}"
    value: Expression = "@"
    place: Expression | None = None  # gives the key, code or name of a district, road, site …
    measured_at: Expression | None = None  # ISO 8601, seconds or milliseconds since 1970, or as `time_format` says
    factor: float = 1.0  # the value is multiplied by it
    offset: float = 0.0  # and this is added


class Incidents(_Options):
    """How an incident is found in a row; texts may be one text or {en, ko, ru}."""

    key: Expression
    kind: Expression
    title: Expression
    address: Expression = "''"
    place: Expression  # of the district
    lon: Expression
    lat: Expression
    stage: Expression = "'occurred'"
    began: Expression
    severity: Expression = "`3`"
    agency: Expression = "''"


class Messages(_Options):
    """How a message is found in a row."""

    key: Expression
    kind: Expression = "'news'"
    text: Expression
    at: Expression
    place: Expression | None = None
    urgent: Expression = "`false`"


class Mapped(_Options):
    """What stands under `options` of a feed that brings a city's own rows."""

    rows: Expression = "@"  # the list of rows in what was received; a single object counts as one row
    numbers: tuple[Number, ...] = ()
    incidents: Incidents | None = None
    messages: Messages | None = None
    time_format: str = ""  # strptime's, for times that are not ISO 8601
    decimal_comma: bool = False  # "1.234,5" instead of "1,234.5"
    promises: tuple[str, ...] = Field(default=(), description="keys shown as NO DATA until they come")


@dataclass
class Mapper:
    """Maps what was received. Used by one thread at a time."""

    options: Mapped
    pack: Pack
    source: Text
    status: Status
    skipped: int = 0  # rows and fields that made no sense, since the start
    _places: Mapping[str, Key] = field(init=False)
    _compiled: dict[str, ParsedResult] = field(init=False, default_factory=dict)
    _told: set[str] = field(init=False, default_factory=set)
    _stages: dict[str, dict[Stage, datetime]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._places = _places(self.pack)

    def news(
        self, received: object, now: datetime, *, at: datetime | None = None, levels: tuple[str, ...] = ()
    ) -> FeedNews:
        """What `received` (parsed JSON) brings at `now`.

        `at` is when it was measured where the rows do not say; `levels` those of an MQTT topic, for key templates.
        """
        given = self._found(self.options.rows, received)
        rows = given if isinstance(given, list) else [] if given is None else [given]
        if len(rows) > MOST_ROWS:
            self._complain("rows", f"{len(rows)} rows came, {MOST_ROWS} are read")
        readings: dict[str, Reading] = {}
        incidents: list[Incident] = []
        messages: list[Message] = []
        for row in rows[:MOST_ROWS]:
            for reading in self._numbers(row, now, at, levels):
                readings[reading.key] = reading
            incidents += self._incident(row, now)
            messages += self._message(row, now)
        return FeedNews(tuple(readings.values()), tuple(incidents), tuple(messages))

    # ------------------------------------------------------------------ rows

    def _numbers(self, row: object, now: datetime, at: datetime | None, levels: tuple[str, ...]) -> Iterator[Reading]:
        for number in self.options.numbers:
            found = self._found(number.value, row)
            if found is None:
                continue
            value = self._value(found, number.key)
            key = self._key(number, row, levels)
            measured = self._time(number.measured_at, row) if number.measured_at else (at or now)
            if value is None or key is None or measured is None:
                continue
            yield Reading(
                key,
                value * number.factor + number.offset,
                QUANTITIES[_kind(key)].unit,
                Provenance(self.source, self.status, measured, now),
            )

    def _incident(self, row: object, now: datetime) -> Iterator[Incident]:
        of = self.options.incidents
        if of is None:
            return
        key, began = self._text(of.key, row), self._time(of.began, row)
        lon, lat = (self._value(self._found(each, row), "place") for each in (of.lon, of.lat))
        stage, district = self._stage(of.stage, row), self._place(of.place, row)
        if not key.en or began is None or lon is None or lat is None or stage is None or district is None:
            self._complain("incident", "an incident lacks its key, time, place, district or stage")
            return
        severity = self._value(self._found(of.severity, row), "severity") or 3
        yield Incident(
            key=key.en,
            kind=self._text(of.kind, row).en,
            title=self._text(of.title, row),
            address=self._text(of.address, row),
            district=district,
            place=(lon, lat),
            stage=stage,
            stages=self._reached(key.en, began, stage, now),
            agency=self._text(of.agency, row),
            unit="",
            severity=min(4, max(1, round(severity))),
            provenance=Provenance(self.source, self.status, now, now),
        )

    def _reached(self, key: str, began: datetime, stage: Stage, now: datetime) -> tuple[tuple[Stage, datetime], ...]:
        """The stages this incident was seen in: sources tell the one of now alone."""
        reached = self._stages.setdefault(key, {Stage.OCCURRED: began})
        reached.setdefault(stage, now)
        if len(self._stages) > MOST_ROWS:
            del self._stages[next(iter(self._stages))]
        return tuple(reached.items())

    def _message(self, row: object, now: datetime) -> Iterator[Message]:
        of = self.options.messages
        if of is None:
            return
        key, text, at = self._text(of.key, row), self._text(of.text, row), self._time(of.at, row)
        if not key.en or not text.en or at is None:
            self._complain("message", "a message lacks its key, text or time")
            return
        district = self._place(of.place, row) if of.place else ""
        urgent = self._found(of.urgent, row) is True
        yield Message(
            key.en,
            self._text(of.kind, row).en,
            text,
            at,
            district or "",
            urgent,
            Provenance(self.source, self.status, at, now),
        )

    # ------------------------------------------------------------------ fields

    def _found(self, expression: str, row: object) -> object:
        compiled = self._compiled.get(expression)
        if compiled is None:
            compiled = self._compiled[expression] = jmespath.compile(expression)
        try:
            found: object = compiled.search(row)
        except (JMESPathError, ValueError, TypeError, RecursionError) as error:
            self._complain(expression, f"{expression!r}: {type(error).__name__}")
            return None
        return found

    def _value(self, found: object, what: str) -> float | None:
        match found:
            case bool():
                return UNITS[found]
            case int() | float():
                value = float(found) if abs(found) < 1e300 else math.inf  # noqa: PLR2004 - an int may be too great for a float
            case str():
                value = self._written(found)
            case _:
                value = math.nan
        if math.isfinite(value):
            return value
        self._complain(what, f"{what}: found {str(found)[:40]!r} where a number belongs")
        return None

    def _written(self, number: str) -> float:
        plain = number.strip().replace("\u00a0", "").replace(" ", "")
        plain = plain.replace(".", "").replace(",", ".") if self.options.decimal_comma else plain.replace(",", "")
        try:
            return float(plain)
        except ValueError:
            return math.nan

    def _key(self, number: Number, row: object, levels: tuple[str, ...]) -> str | None:
        place = ""
        if "{place}" in number.key:
            named = self._found(number.place, row) if number.place else None
            place = self._places.get(str(named), "") if named is not None else ""
            if not place:
                self._complain(number.key, f"{number.key}: the pack has no place {str(named)[:40]!r}")
                return None
        try:
            filled = number.key.format(*levels, place=place)
        except IndexError:
            self._complain(number.key, f"{number.key}: the topic has only {len(levels)} levels")
            return None
        topic, _, rest = filled.partition(".")
        what, _, of = rest.partition(".")
        # levels of a topic name places by code too
        key = f"{topic}.{what}.{self._places.get(of, of)}" if of else filled
        kind = QUANTITIES.get(_kind(key))
        if kind is None or (of and self._places.get(of, of) not in self._places.values()):
            self._complain(filled, f"{filled}: the wall knows no such number; keys are {', '.join(QUANTITIES)}")
            return None
        return key

    def _place(self, expression: str, row: object) -> str | None:
        named = str(self._found(expression, row))
        if named in self._places:
            return self._places[named]
        self._complain(expression, f"the pack has no place {named[:40]!r}")
        return None

    def _text(self, expression: str, row: object) -> Text:
        found = self._found(expression, row)
        if isinstance(found, Mapping):
            first = next((str(found[lang]) for lang in LANGUAGES if found.get(lang)), "")
            return Text(**{lang: str(found.get(lang) or first) for lang in LANGUAGES})
        return same("" if found is None else str(found))

    def _stage(self, expression: str, row: object) -> Stage | None:
        found = str(self._found(expression, row))
        return next((stage for stage in Stage if stage.value == found), None)

    def _time(self, expression: str, row: object) -> datetime | None:
        found = self._found(expression, row)
        try:
            return time(found, self.options.time_format, self.pack.timezone)
        except (ValueError, OverflowError, OSError):
            self._complain(expression, f"{expression!r}: found {str(found)[:40]!r} where a time belongs")
            return None

    def _complain(self, what: str, problem: str) -> None:
        """Count it, and say it in the log once for each `what`: feeds are asked every few seconds."""
        self.skipped += 1
        if what not in self._told and len(self._told) < MOST_ROWS:
            self._told.add(what)
            log.warning("feed “%s”: %s; skipped", self.source.en, problem)


def time(found: object, written: str, zone: str) -> datetime:
    """The moment of a field: seconds or milliseconds since 1970, `written` in strptime's notation, or ISO 8601.

    A time without a zone is the city's own. Raises `ValueError` for anything else.
    """
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        raise ValueError(found)  # noqa: TRY004 - whatever is no time is one kind of error here
    if isinstance(found, int | float):
        seconds = found / 1000 if abs(found) > MILLISECONDS else found
        return datetime.fromtimestamp(seconds, UTC)
    at = datetime.strptime(found, written) if written else datetime.fromisoformat(found.strip())  # noqa: DTZ007 - zoned below
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))


def _kind(key: str) -> str:
    return ".".join(key.split(".")[:2])


def _places(pack: Pack) -> Mapping[str, Key]:
    """Everything a place may be called in a feed: its key, its code, its names."""
    found: dict[str, Key] = {}
    for of in pack.named:
        for part in pack.measured(of):
            names: Iterable[str] = (
                part.key,
                getattr(part, "code", ""),
                *(part.name.text.to(lang) for lang in LANGUAGES),
            )
            for name in names:
                if name:
                    found.setdefault(name, part.key)
    return found
