"""Car parks and bike stations -> how much is left of how much, the tightest first. Ends where QML binds to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.core.city.sites import Site, SiteKind
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.geography import Marked
from kiosk.views.tiles import number, place_tile, tile
from kiosk.views.traffic.roads import MARKS, NOT_KNOWN
from kiosk.views.words import NO_VALUE

PLENTY, FEW = 0.3, 0.1  # of the spaces: as car-park signs of many cities change from green to amber to red
EVEN = 0.2  # of the racks: a station with fewer bikes, or fewer free racks, than that will soon be no use

OF = Text(en="of {n}", ko="전체 {n}", ru="из {n}")
COUNTED = Text(en="{n} {what}", ko="{what} {n}곳", ru="{what}: {n}")


def of_spaces(free: float, spaces: float | None) -> str:
    """What a car park with so many free spaces is called, a name in `PARKING.words`."""
    if free <= 0:
        return "none left"
    if spaces is None:
        return "unknown"
    share = free / spaces
    return "few" if share < FEW else "some" if share < PLENTY else "plenty"


def of_racks(bikes: float, racks: float | None) -> str:
    """What a station with so many bikes is called, a name in `BIKES.words`: bikes are brought back, too."""
    if bikes <= 0:
        return "empty"
    if racks is None:
        return "unknown"
    share = bikes / racks
    if share >= 1:
        return "all in"
    return "few bikes" if share < EVEN else "few racks" if share > 1 - EVEN else "even"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place where something is left or not; `called` names how much, `words` what that is in words."""

    site: SiteKind
    key: str
    called: Callable[[float, float | None], str]
    title: Text
    noun: Text  # behind the number
    icon: str
    words: Mapping[str, Text]
    bands: Mapping[str, str]
    order: tuple[str, ...]  # of the words, what needs somebody first


PARKING = Kind(
    "parking",
    "parking.free",
    of_spaces,
    Text(en="Car parks", ko="주차장", ru="Парковки"),
    Text(en="spaces free", ko="면 주차 가능", ru="мест свободно"),
    "parking",
    {
        "none left": Text(en="full", ko="만차", ru="мест нет"),
        "few": Text(en="nearly full", ko="혼잡", ru="мало мест"),
        "some": Text(en="some left", ko="보통", ru="есть места"),
        "plenty": Text(en="plenty", ko="여유", ru="свободно"),
        "unknown": NOT_KNOWN,
    },
    {"none left": "bad", "few": "poor", "some": "fair", "plenty": "good", "unknown": "none"},
    ("none left", "few", "some", "plenty", "unknown"),
)
BIKES = Kind(
    "bikes",
    "bikes.free",
    of_racks,
    Text(en="Bike stations", ko="자전거 대여소", ru="Прокат велосипедов"),
    Text(en="bikes to rent", ko="대 대여 가능", ru="велосипедов"),
    "pin",
    {
        "empty": Text(en="empty", ko="자전거 없음", ru="пусто"),
        "all in": Text(en="full", ko="거치대 가득", ru="нет мест"),
        "few bikes": Text(en="few bikes", ko="자전거 적음", ru="мало"),
        "few racks": Text(en="few docks", ko="빈 거치대 적음", ru="мало мест"),
        "even": Text(en="bikes and docks", ko="보통", ru="в порядке"),
        "unknown": NOT_KNOWN,
    },
    {"empty": "bad", "all in": "poor", "few bikes": "fair", "few racks": "fair", "even": "good", "unknown": "none"},
    ("empty", "all in", "few bikes", "few racks", "even", "unknown"),
)
KINDS = (PARKING, BIKES)
ALARMING = ("none left", "few", "empty", "all in")  # what the head of a list counts


def opened(state: State, pack: Pack) -> Kind | None:
    """The kind of place that is looked at: all of them, or one, by its number or by itself."""
    found = (kind for kind in KINDS if state.opened in _opens(kind, pack))
    return next(found, None)


def charted(kind: Kind, state: State) -> str:
    """The key of the number whose day is shown while this kind is looked at."""
    return state.opened if state.opened.startswith(kind.key) else f"{kind.key}.{state.opened}"


def _opens(kind: Kind, pack: Pack) -> set[str]:
    sites = pack.sites_of(kind.site)
    return {key for site in sites for key in (kind.key, site.key, f"{kind.key}.{site.key}")}


def listed(kind: Kind, state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile for each place: the opened one first, then what needs somebody, then the tightest, unknown ones last."""
    sites = sorted(pack.sites_of(kind.site), key=lambda site: _order(kind, site, state))
    return [_stand(kind, site, state, pack, language) for site in sites]


def head(kind: Kind, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The city's tile, of how many all known places together have, and how many of them are full or empty."""
    sites = pack.sites_of(kind.site)
    counts = {name: sum(_name(kind, site, state) == name for site in sites) for name in kind.order}
    notes = [
        COUNTED.filled(n=counts[name], what=kind.words[name]).to(language)
        for name in kind.order
        if counts[name] and name in (*ALARMING, "unknown")
    ]
    reading = state.readings.get(kind.key)
    value = reading.value if reading else None
    total = sum(site.capacity or 0.0 for site in sites)
    whole = value is not None and total >= value and not counts["unknown"] and all(site.capacity for site in sites)
    return {
        **tile(state, pack, kind.key, language),
        "title": kind.title.to(language),
        "noun": kind.noun.to(language),
        "icon": kind.icon,
        "side": f"{OF.filled(n=number(total, 0, language)).to(language)}  ·  {_percent(value, total, language)}"
        if whole
        else "",
        "why": " · ".join(notes),
    }


def marks(kind: Kind, state: State, pack: Pack) -> list[Marked]:
    """Every place with its icon and band, for the map; the tightest first: it gives its band to those it lies among."""
    sites = sorted(pack.sites_of(kind.site), key=lambda site: kind.order.index(_name(kind, site, state)))
    return [(site, kind.icon, kind.bands[_name(kind, site, state)]) for site in sites]


def legend(kind: Kind, language: Language) -> list[dict[str, object]]:
    """{band, label} of every state a place can be in, best first."""
    names = [name for name in reversed(kind.order) if name != "unknown"]
    return [{"band": kind.bands[name], "label": kind.words[name].to(language), "range": ""} for name in names]


def _left(kind: Kind, site: Site, state: State) -> float | None:
    reading = state.readings.get(f"{kind.key}.{site.key}")
    return reading.value if reading else None


def _name(kind: Kind, site: Site, state: State) -> str:
    left = _left(kind, site, state)
    return "unknown" if left is None else kind.called(left, site.capacity)


def _order(kind: Kind, site: Site, state: State) -> tuple[bool, int, float]:
    left = _left(kind, site, state)
    return (
        not _current(kind, site, state),
        kind.order.index(_name(kind, site, state)),
        (left or 0) / (site.capacity or 1),
    )


def _current(kind: Kind, site: Site, state: State) -> bool:
    return state.opened in (site.key, f"{kind.key}.{site.key}")


def _percent(left: float | None, of: float | None, language: Language) -> str:
    return NO_VALUE if left is None or not of else f"{number(100 * left / of, 0, language)} %"


def _stand(kind: Kind, site: Site, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile with how many it has in all, its share as a bar and in percent, and its state in words and as a mark."""
    left, name = _left(kind, site, state), _name(kind, site, state)
    return {
        **place_tile(state, pack, f"{kind.key}.{site.key}", language),
        "side": f"/ {number(site.capacity, 0, language)}" if site.capacity else "",
        "share": _percent(left, site.capacity, language),
        "fraction": min(1.0, (left or 0.0) / site.capacity) if site.capacity else 0.0,
        "band": kind.bands[name],
        "word": kind.words[name].to(language),
        "icon": MARKS[kind.bands[name]],
        "current": _current(kind, site, state),
    }
