"""Pack and state -> the city's map, its districts, marks and names, as QML draws it. Ends where QML draws.

Points are in the units of `kiosk/core/projection.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from kiosk.core.city.parts import District
from kiosk.core.gathered import apart
from kiosk.core.geometry import Placed
from kiosk.core.pack import Measured, Pack
from kiosk.core.projection import NEAREST, middle, opened, seen
from kiosk.core.projection import Projection as Projection  # noqa: PLC0414 - views take it from here
from kiosk.core.projection import outline as outline  # noqa: PLC0414 - the same
from kiosk.core.quantities import quantity
from kiosk.core.reading import Incident
from kiosk.core.severity import closed, urgent, worst_first
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.incidents import somebody_looked, tone
from kiosk.views.layers import BANDS, Layer
from kiosk.views.markers import TALL, Cluster, Mark, Name, clustered, dodged, drawn
from kiosk.views.tiles import number


class _Placed(Measured, Placed, Protocol):
    """A part of the pack that has a key, a name and a place."""


Marked = tuple[_Placed, str, str]  # (what, its icon, its band)
NO_SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({})
VALUED = 2.3  # lines that a name takes with a number below


LENSES = (
    ("in", "zoomin", Text(en="Nearer", ko="확대", ru="Ближе")),
    ("out", "zoomout", Text(en="Farther", ko="축소", ru="Дальше")),
)
WHOLE_CITY = Text(en="Whole city", ko="도시 전체", ru="Весь город")
HERE = Text(en="At this place: {n}", ko="이곳 {n}건", ru="В этом месте: {n}")
SHUT = Text(en="Close", ko="닫기", ru="Закрыть")


def city_map(
    state: State,
    pack: Pack,
    language: Language,
    layer: Layer | None,
    marks: Iterable[Marked] = (),
    *,
    events: bool = True,
    signs: Mapping[str, tuple[str, str]] = NO_SIGNS,
    tall: float = TALL,
) -> dict[str, object]:
    """{aspect, districts, rivers, incidents, marks, zoom, mx, my, …}: coloured by `layer`, or by what happens if None.

    `marks` are places of the pack to be marked, each with its icon; they stand instead of the incidents, which are
    left out too where `events` is False. `tall` is how high the whole city is drawn, in hundredths of the glass's
    height. `signs` are the verdicts on some of them, by key: an icon and words.
    """
    on = Projection(pack)
    zoom, (mx, my) = seen(state, pack)
    fine = zoom * tall / TALL  # what stands together and what name has room is asked for as large as it is drawn
    found = [
        Mark(
            part.key,
            *on.point(part.place),
            icon,
            ": ".join(words for words in (part.name.text.to(language), signs.get(part.key, ("", ""))[1]) if words),
            band,
            signs.get(part.key, ("", ""))[0],
        )
        for part, icon, band in marks
    ]
    clusters = clustered(found, fine)
    happens = _happens([] if found or not events else state.incidents, language, on, fine)
    taken = [cluster.middle for cluster in (*clusters, *happens)]
    return {
        "listed": _listed(state, pack, language),  # first: its things are called by the first numbers
        "aspect": on.aspect,
        "zoom": zoom,
        "mx": mx,
        "my": my,
        "nearest": NEAREST,
        "districts": _districts(state, pack, language, on=on, layer=layer, taken=taken, calm=bool(found), fine=fine),
        "rivers": [
            {"points": on.flat(river.line), "box": on.box(river.line), "name": river.name.text.to(language)}
            for river in pack.rivers
        ],
        "marks": _reached(drawn(clusters, fine), tall),
        "incidents": _reached(_incidents(happens, state, fine), tall),
        "lenses": [{"zoom": name, "icon": icon, "label": words.to(language)} for name, icon, words in LENSES],
        "whole": zoom <= 1 and opened(state, pack) is None,
        "wholeText": WHOLE_CITY.to(language),
    }


def _reached(shown: list[dict[str, object]], tall: float) -> list[dict[str, object]]:
    """The same with `nearer` as the map's own zoom; what falls apart only beyond the nearest is opened as a list."""
    zooms = [round(float(str(one["nearer"])) * TALL / tall, 2) for one in shown]
    return [{**one, "nearer": zoom if zoom <= NEAREST else 0.0} for one, zoom in zip(shown, zooms, strict=True)]


def _happens(incidents: Iterable[Incident], language: Language, on: Projection, zoom: float) -> list[Cluster]:
    """What is not over, by place."""
    return clustered(
        (Mark(i.key, *on.point(i.place), i.kind, i.title.to(language), tone(i)) for i in incidents if not closed(i)),
        zoom,
    )


def _incidents(clusters: Iterable[Cluster], state: State, zoom: float) -> list[dict[str, object]]:
    """{key, open, x, y, icon, title, tone, urgent, opened, count, nearer}: the worst last, on top.

    What is open, else what is worst, gives several that stand together their key and their looks.
    """
    order = {incident.key: incident for incident in worst_first(state.incidents)}
    ranks = {key: (key != state.opened, rank) for rank, key in enumerate(order)}
    led = [Cluster(tuple(sorted(c.marks, key=lambda mark: ranks[mark.key]))) for c in clusters]
    led.sort(key=lambda cluster: ranks[cluster.marks[0].key], reverse=True)
    return [
        {
            **shown,
            "tone": shown["band"],
            "urgent": any(urgent(order[mark.key]) for mark in cluster.marks),
            "opened": cluster.marks[0].key == state.opened,
        }
        for cluster, shown in zip(led, drawn(led, zoom), strict=True)
    ]


def _listed(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{title, close, things: {key, title, icon}} of several things at one place, where that is open; else {}."""
    keys = apart(state.opened)
    if not keys:
        return {}
    incidents = {i.key: {"key": i.key, "title": i.title.to(language), "icon": i.kind} for i in state.incidents}
    places = {p.key: {"key": p.key, "title": p.name.text.to(language), "icon": "pin"} for p in pack.openable()}
    there = {**places, **incidents}
    things = [there[key] for key in keys if key in there]
    return {"heading": HERE.filled(n=len(things)).to(language), "close": SHUT.to(language), "things": things}


def _districts(
    state: State,
    pack: Pack,
    language: Language,
    *,
    on: Projection,
    layer: Layer | None,
    taken: list[tuple[float, float]],
    calm: bool,
    fine: float,
) -> list[dict[str, object]]:
    """Each district with where its name stands: `aside` and `shift` from its middle; `named` where there is room."""
    found = [_district(district, state, language, on=on, pack=pack, layer=layer) for district in pack.districts]
    names = tuple(
        Name(
            *on.point(middle(district, pack)),
            str(shown["name"]),
            VALUED if shown["value"] else 1.0,
            first=bool(shown["opened"] or shown["compared"]),
            bad=shown["band"] == BANDS[-1] and not calm,
            ring=tuple(on.flat(outline(district, pack))),
        )
        for district, shown in zip(pack.districts, found, strict=True)
    )
    return [
        {
            **shown,
            "named": stand is not None,
            "aside": round(stand.aside, 4) if stand else 0.0,
            "shift": round(stand.shift, 4) if stand else 0.0,
            "size": stand.size if stand else 1.0,
            **({"band": "calm"} if calm else {}),
        }
        for shown, stand in zip(found, dodged(names, tuple(taken), fine), strict=True)
    ]


def _district(
    district: District, state: State, language: Language, *, on: Projection, pack: Pack, layer: Layer | None
) -> dict[str, object]:
    x, y = on.point(middle(district, pack))
    reading = state.readings.get(f"{layer.kind}.{district.key}") if layer else None
    value = reading.value if reading else None
    return {
        "key": district.key,
        "name": (district.short or district.name).text.to(language),
        "points": on.flat(outline(district, pack)),
        "box": on.box(outline(district, pack)),
        "x": x,
        "y": y,
        "band": layer.band(value) if layer else _danger(district, state),
        "value": "" if value is None or layer is None else number(value, quantity(layer.kind).digits, language),
        "opened": district.key == state.opened,
        "compared": district.key == state.compared,
    }


def _danger(district: District, state: State) -> str:
    """The band of the worst open incident here; "calm" where there is none, "none" where nobody knows."""
    here = {tone(incident) for incident in state.incidents if incident.district == district.key}
    return next((band for band in reversed(BANDS) if band in here), "calm" if somebody_looked(state) else "none")
