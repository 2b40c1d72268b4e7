"""Busy places: how many people are there against how many it holds, and the day of one of them. Ends at texts."""

from __future__ import annotations

from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.layers import BANDS, layer
from kiosk.views.tiles import number, place_tile
from kiosk.views.words import NO_VALUE

HOLDS = Text(en="holds about {n}", ko="수용 약 {n}명", ru="вмещает около {n}")
UNKNOWN = Text(en="unknown", ko="알 수 없음", ru="неизвестно")
FULL = Text(en="tight from here", ko="수용 한계", ru="предел")
ROUGHLY = 100  # persons: visitors are not counted more exactly


def spots(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """A tile for each busy place, the opened one first, then the fullest, with its share and its band."""
    here = pack.sites_of("spot")
    shown = chosen(state, pack)
    ordered = sorted(here, key=lambda site: (not is_open(site, state), -_full(site, state)))
    return [_spot(site, state, pack, language, shown) for site in ordered]


def chosen(state: State, pack: Pack) -> Site | None:
    """The busy place whose day is shown: the opened one, else the fullest."""
    here = pack.sites_of("spot")
    opened = next((site for site in here if is_open(site, state)), None)
    return opened or max(here, key=lambda site: _full(site, state), default=None)


def is_open(site: Site, state: State) -> bool:
    """Whether this place was opened, by itself or by its number."""
    return state.opened in (site.key, f"crowd.people.{site.key}")


def _people(site: Site, state: State) -> float | None:
    reading = state.readings.get(f"crowd.people.{site.key}")
    return reading.value if reading else None


def _full(site: Site, state: State) -> float:
    return (_people(site, state) or 0.0) / (site.capacity or 1.0)


def _spot(site: Site, state: State, pack: Pack, language: Language, shown: Site | None) -> dict[str, object]:
    people = _people(site, state)
    band = band_of(people, site)
    return {
        **place_tile(state, pack, f"crowd.people.{site.key}", language),
        "value": NO_VALUE if people is None else number(round(people / ROUGHLY) * ROUGHLY, 0, language),
        "fraction": _full(site, state) if site.capacity else 0.0,
        "band": band,
        "bandText": _named(band).to(language),
        "share": f"{number(100 * _full(site, state), 0, language)} %" if people is not None else NO_VALUE,
        "current": site == shown,
    }


def band_of(people: float | None, site: Site) -> str:
    """The band of so many people here; "none" where their number, or how many it holds, is unknown."""
    crowd = layer("crowd.level")
    if crowd is None or people is None or not site.capacity:
        return "none"
    return crowd.band(100 * people / site.capacity)


def _named(band: str) -> Text:
    crowd = layer("crowd.level")
    return crowd.names[BANDS.index(band)] if crowd and band in BANDS else UNKNOWN


def day(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The chosen place's tile with its day as a chart: {points, lines, times, marks}; empty without busy places."""
    site = chosen(state, pack)
    if site is None:
        return {}
    reading = state.readings.get(f"crowd.people.{site.key}")
    values = charts.day(reading)
    low, high, step = charts.axis([0.0, site.capacity or 0.0, *values])
    mark = [{"at": site.capacity / (high or 1), "text": FULL.to(language), "band": "bad"}] if site.capacity else []
    return {
        **_spot(site, state, pack, language, site),
        "capacity": HOLDS.filled(n=number(site.capacity, 0, language)).to(language) if site.capacity else "",
        "chart": {
            "series": [{"points": charts.points(values, low, high)}],
            "lines": charts.lines(low, high, step, 0, language),
            "times": charts.day_times(state, pack) if values else [],
            "marks": mark,
        },
    }
