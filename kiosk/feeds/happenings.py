"""Seed and time -> the fires, rescues, runs and crashes of a simulated city, stage by stage. Ends where one is shown.

Each kind is a row of equal slots of time; whether something happens in a slot, when in it, where and how long each
stage lasts follows from the seed alone. So "how many today" is a count, not a second invention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.core.city.parts import District
from kiosk.core.city.scenario import LONGEST, Event
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Stage
from kiosk.core.text import Text
from kiosk.feeds.day import DAY, activity, rain
from kiosk.feeds.noise import chance
from kiosk.feeds.scripted import moments, quiet

MINUTE = 60.0
LINGERS = 20 * MINUTE  # a closed event stays in the list that long
NEAR = 0.006  # degrees: half a kilometre, where the pack draws no outline
TEN = 10 * MINUTE
HEAVY = 3.0  # mm/h of rain that fills an underpass

# minutes after it occurred, give or take a fifth
FIRE = (
    (Stage.DISPATCHED, 1),
    (Stage.ARRIVED, 6),
    (Stage.OPERATING, 8),
    (Stage.INITIAL_CONTROL, 46),
    (Stage.EXTINGUISHED, 76),
    (Stage.CLOSED, 96),
)
RUN = ((Stage.DISPATCHED, 1), (Stage.ARRIVED, 8), (Stage.OPERATING, 12), (Stage.CLOSED, 34))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: one per slot of `every` seconds at most, with `odds` of happening in each."""

    kind: str
    row: str  # its own row of slots
    every: float
    odds: float
    severity: int
    stages: tuple[tuple[Stage, int], ...]
    titles: tuple[Text, ...]


KINDS = (
    Kind(
        "fire",
        "great fire",
        90 * MINUTE,
        1.0,
        1,
        FIRE,
        (
            Text(en="Fire in an apartment building", ko="아파트 화재", ru="Пожар в жилом доме"),
            Text(en="Fire in a market hall", ko="시장 건물 화재", ru="Пожар в рыночном зале"),
            Text(en="Fire in a warehouse", ko="창고 화재", ru="Пожар на складе"),
        ),
    ),
    Kind(
        "fire",
        "small fire",
        75 * MINUTE,
        0.8,
        2,
        tuple((stage, max(1, minute // 2)) for stage, minute in FIRE),
        (
            Text(en="Kitchen fire", ko="주방 화재", ru="Пожар на кухне"),
            Text(en="Vehicle fire", ko="차량 화재", ru="Горит автомобиль"),
            Text(en="Smoke in a basement", ko="지하 연기 발생", ru="Задымление в подвале"),
        ),
    ),
    Kind(
        "flood",
        "flood",
        40 * MINUTE,
        1.0,
        2,
        RUN,
        (
            Text(en="Underpass under water", ko="지하차도 침수", ru="Затоплен подземный проезд"),
            Text(en="Riverside path under water", ko="하천 산책로 침수", ru="Затоплена набережная"),
        ),
    ),
    Kind(
        "rescue",
        "rescue",
        35 * MINUTE,
        0.85,
        3,
        RUN,
        (
            Text(en="Person stuck in a lift", ko="승강기 갇힘 구조", ru="Человек застрял в лифте"),
            Text(en="Water rescue", ko="수난 구조", ru="Спасение на воде"),
            Text(en="Mountain rescue", ko="산악 구조", ru="Спасение в горах"),
        ),
    ),
    Kind(
        "crash",
        "crash",
        16 * MINUTE,
        0.85,
        3,
        RUN,
        (
            Text(en="Collision, one lane closed", ko="추돌 사고, 한 차로 통제", ru="Столкновение, закрыта полоса"),
            Text(en="Broken-down vehicle", ko="고장 차량", ru="Неисправный автомобиль"),
        ),
    ),
    Kind(
        "ambulance",
        "ambulance",
        14 * MINUTE,
        0.9,
        4,
        RUN,
        (
            Text(en="Patient transport", ko="환자 이송", ru="Перевозка больного"),
            Text(en="Emergency at home", ko="가정 응급 환자", ru="Вызов на дом"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One simulated event; times in local simulated seconds."""

    key: str
    kind: Kind
    title: Text
    district: District
    place: tuple[float, float]
    number: int  # of the house
    pick: float  # 0..1, which of several units goes there
    stages: tuple[tuple[Stage, float], ...]  # all it will go through

    def reached(self, at: float) -> tuple[tuple[Stage, float], ...]:
        """The stages it has gone through at `at`."""
        return tuple((stage, when) for stage, when in self.stages if when <= at)


def shown(seed: int, pack: Pack, at: float) -> tuple[Happening, ...]:
    """What is in the list at `at`: open ones before closed ones, the most severe first, then the newest."""
    recent = (event for kind in KINDS for event in _between(seed, pack, kind, at - 4 * 3600, at))
    planned = _planned_between(seed, pack, at - LONGEST * MINUTE - LINGERS, at)
    found = [event for event in (*recent, *planned) if at < event.stages[-1][1] + LINGERS]
    return tuple(sorted(found, key=lambda e: (e.stages[-1][1] <= at, e.kind.severity, -e.stages[0][1], e.key)))


def since(seed: int, pack: Pack, start: float, end: float) -> Iterator[Happening]:
    """Everything that began between the two times."""
    return _since(seed, pack, start, end, None)


def _since(seed: int, pack: Pack, start: float, end: float, kinds: frozenset[str] | None) -> Iterator[Happening]:
    """Of these kinds, or of all."""
    for kind in KINDS:
        if kinds is None or kind.kind in kinds:
            yield from _between(seed, pack, kind, start, end)
    yield from (one for one in _planned_between(seed, pack, start, end) if kinds is None or one.kind.kind in kinds)


def today(seed: int, pack: Pack, kinds: frozenset[str], at: float) -> int:
    """How many of these kinds began since midnight."""
    midnight = at - at % DAY
    return sum(1 for _ in _since(seed, pack, midnight, at, kinds))


def ambulance_runs_today(seed: int, pack: Pack, at: float) -> int:
    """All ambulance runs since midnight; only a few of them are in the list."""
    midnight = at - at % DAY
    slots = range(int(midnight // TEN), int(at // TEN) + 1)
    runs = 0.0
    for slot in slots:
        begun = min(1.0, (at - slot * TEN) / TEN)
        runs += begun * len(pack.districts) * (0.15 + 0.3 * activity(slot * TEN)) * (0.7 + chance(seed, "runs", slot))
    return int(runs)


def _between(seed: int, pack: Pack, kind: Kind, start: float, end: float) -> Iterator[Happening]:
    if quiet(pack):
        return
    for slot in range(int(start // kind.every), int(end // kind.every) + 1):
        began = kind.every * (slot + 0.25 * chance(seed, f"{kind.row} start", slot))
        dry = kind.kind == "flood" and rain(seed, pack, "", began) < HEAVY
        if start <= began <= end and not dry and chance(seed, kind.row, slot) < kind.odds:
            yield _happening(seed, pack, kind, slot, began)


def _happening(seed: int, pack: Pack, kind: Kind, slot: int, began: float) -> Happening:
    def dice(of: str) -> float:
        return chance(seed, f"{kind.row} {of}", slot)

    district = pack.districts[int(dice("district") * len(pack.districts))]
    pace = 0.8 + 0.4 * dice("pace")
    return Happening(
        key=f"{kind.row.replace(' ', '_')}_{slot}",
        kind=kind,
        title=kind.titles[int(dice("title") * len(kind.titles))],
        district=district,
        place=_within(district, dice("across"), dice("along")),
        number=1 + int(dice("number") * 320),
        pick=dice("unit"),
        stages=((Stage.OCCURRED, began), *((stage, began + pace * after * MINUTE) for stage, after in kind.stages)),
    )


def _planned_between(seed: int, pack: Pack, start: float, end: float) -> Iterator[Happening]:
    """What the scenario plans to begin between the two times."""
    for event in pack.scenario.events if pack.scenario else ():
        yield from (_planned(seed, pack, event, began) for began in moments(event.at, start, end))


def _planned(seed: int, pack: Pack, event: Event, began: float) -> Happening:
    """An event of the scenario, on the day that `began` lies in."""
    usual = next(kind for kind in KINDS if kind.kind == event.kind)
    kind = replace(usual, row=f"scenario {event.key}", severity=event.severity or usual.severity)
    district = pack.district(event.district)
    after = [(stage, event.stages[stage]) for stage in Stage if stage in event.stages] or usual.stages
    return Happening(
        key=f"{event.key}_{int(began // DAY)}",
        kind=kind,
        title=event.title.text if event.title else kind.titles[0],
        district=district,
        place=event.place or _within(district, chance(seed, kind.row, 0), chance(seed, kind.row, 1)),
        number=event.number,
        pick=chance(seed, kind.row, 2),
        stages=((Stage.OCCURRED, began), *((stage, began + minutes * MINUTE) for stage, minutes in after)),
    )


def _within(district: District, across: float, along: float) -> tuple[float, float]:
    """A point of the district between its middle and a corner."""
    if not district.shape:
        lon, lat = district.place
        return round(lon + NEAR * (across - 0.5), 5), round(lat + NEAR * (0.5 + along), 5)
    # names are written across the middle: corners far above or below leave them readable
    corners = sorted(district.shape, key=lambda corner: -abs(corner[1] - district.place[1]))[: len(district.shape) // 2]
    corner = corners[int(across * len(corners))]
    share = 0.42 + 0.22 * along  # not on the border, and not on the name in the middle
    lon, lat = (middle + (edge - middle) * share for middle, edge in zip(district.place, corner, strict=True))
    return round(lon, 5), round(lat, 5)


LOOKS: Mapping[str, tuple[str, ...]] = {
    "fire": ("fire",),
    "rescue": ("fire",),
    "ambulance": ("medic", "fire"),
    "crash": ("police", "office"),
    "flood": ("fire", "office"),
}


def unit(pack: Pack, event: Happening) -> str:
    """The contact who is sent there, by key; "" where the city has none of that kind.

    It is the nearest one, where the pack says where they are; else one of them, always the same for the same event.
    """
    for looks in LOOKS.get(event.kind.kind, ()):
        able = [contact for contact in pack.contacts if contact.cast.looks == looks]
        placed = [(distance(contact.place, event.place), contact.key) for contact in able if contact.place]
        if placed:
            return min(placed)[1]
        if able:
            return able[int(event.pick * len(able))].key
    return ""
