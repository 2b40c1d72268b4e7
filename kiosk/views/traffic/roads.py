"""Roads -> how fast, how slow against their empty road and against yesterday, the worst first. Ends where QML binds."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.city.parts import Road
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.layers import BANDS, layer
from kiosk.views.tiles import number, place_tile
from kiosk.views.words import NO_VALUE

SPEED = "traffic.road"
FREE, SLOW, JAM = 0.7, 0.45, 0.28  # of a road's free speed: 56, 36 and 22 km/h where 80 are driven
ROOM = 1.05  # the scale is that much longer than the fastest road's free speed

BELOW = Text(en="{n} % below free", ko="{n} % 느림", ru="{n} % медленнее")
AT_FREE = Text(en="as if empty", ko="자유속도", ru="как пустая")
YESTERDAY = Text(en="yesterday {n}", ko="어제 {n}", ru="вчера {n}")
NO_YESTERDAY = Text(en="yesterday n/a", ko="어제 기록 없음", ru="вчера неизв.")
NOT_KNOWN = Text(en="no data", ko="자료 없음", ru="нет данных")
MARKS: Mapping[str, str] = {"good": "check", "fair": "flat", "poor": "down", "bad": "warning", "none": "question"}


def jams(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile for every road, those slowest against their empty road first, the unknown ones last."""
    return [_road(road, state, pack, language) for road in sorted(pack.roads, key=lambda road: _order(road, state))]


def flow(road: Road, state: State) -> float | None:
    """Its speed as a share of the one it is driven at when empty; None where that is unknown."""
    reading = state.readings.get(f"{SPEED}.{road.key}")
    return None if reading is None or reading.value is None else reading.value / road.free


def band(share: float | None) -> str:
    """The band of a road that flows at so much of its free speed; "none" where nobody knows."""
    if share is None:
        return "none"
    return "good" if share >= FREE else "fair" if share >= SLOW else "poor" if share >= JAM else "bad"


def word(of: str) -> Text:
    """What a road of this band is called: as the map's districts are."""
    by = layer("traffic.speed")
    return by.names[BANDS.index(of)] if by and of in BANDS else NOT_KNOWN


def _order(road: Road, state: State) -> tuple[bool, float]:
    share = flow(road, state)
    return share is None, share or 0.0


def _road(road: Road, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A tile, its share of the scale, the mark of its free speed, its state in words, and yesterday's speed."""
    key = f"{SPEED}.{road.key}"
    share = flow(road, state)
    scale = ROOM * max(each.free for each in pack.roads) / road.free
    here = band(share)
    before = next(iter(charts.day(state.readings.get(key))), None)
    return {
        **place_tile(state, pack, key, language),
        "fraction": min(1.0, (share or 0.0) / scale),
        "mark": 1 / scale,
        "band": here,
        "word": word(here).to(language),
        "icon": MARKS[here],
        "below": _below(share).to(language),
        "before": (NO_YESTERDAY if before is None else YESTERDAY.filled(n=number(before, 0, language))).to(language),
        "current": key == state.opened,
    }


def _below(share: float | None) -> Text:
    if share is None:
        return Text(en=NO_VALUE, ko=NO_VALUE, ru=NO_VALUE)
    less = round(100 * (1 - share))
    return BELOW.filled(n=less) if less > 0 else AT_FREE
