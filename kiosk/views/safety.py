"""Pack and state -> the 119 safety map: its chips, how many places each marks, and the map of the one chosen. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.core.city.sites import SiteKind
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.severity import closed
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.views.geography import Marked, city_map
from kiosk.views.incidents import open_count
from kiosk.views.layers import SAFETY
from kiosk.views.tiles import number

TALL = 32.0  # u: how high the whole city is drawn beside the camera
CAMERAS = "camera"
INCIDENTS = Text(en="Incidents", ko="사건", ru="События")


@dataclass(frozen=True, slots=True)
class Chip:
    """A layer of places: `key` is what `State.layer` holds, `sites` the kind of sites; None are the cameras."""

    key: str
    title: Text
    icon: str
    spoken: Spoken  # before "map", "지도", after "карта"
    sites: SiteKind | None


CHIPS = (
    Chip(
        "shelter",
        Text(en="Shelters", ko="대피소", ru="Укрытия"),
        "shelter",
        Spoken(en=("shelter",), ko=("대피소",), ru=("укрытия",)),
        "shelter",
    ),
    Chip(
        "fire_station",
        Text(en="Fire stations", ko="소방서", ru="Пожарные"),
        "truck",
        Spoken(en=("fire station",), ko=("소방서",), ru=("пожарной службы",)),
        "fire_station",
    ),
    Chip(
        "police",
        Text(en="Police", ko="경찰서", ru="Полиция"),
        "police",
        Spoken(en=("police",), ko=("경찰서",), ru=("полиции",)),
        "police",
    ),
    Chip(
        "hospital",
        Text(en="Hospitals", ko="병원", ru="Больницы"),
        "health",
        Spoken(en=("hospital",), ko=("병원",), ru=("больницы",)),
        "hospital",
    ),
    Chip(
        CAMERAS,
        Text(en="Cameras", ko="카메라", ru="Камеры"),
        "cctv",
        Spoken(en=("camera",), ko=("카메라",), ru=("камеры",)),
        None,
    ),
)
LAYERS_OF_SAFETY = ("", *(chip.key for chip in CHIPS))
SPOKEN_OF_SAFETY: Mapping[str, Spoken] = {chip.key: chip.spoken for chip in CHIPS}


def marked(chip: Chip, pack: Pack) -> list[Marked]:
    """The places a layer marks; they have no state, and so no colour of one."""
    places = pack.cameras if chip.sites is None else pack.sites_of(chip.sites)
    return [(place, chip.icon, "calm") for place in places]


def chosen(state: State, pack: Pack) -> Chip | None:
    """The layer that is shown; None for what happens, and where the city has nothing of the layer."""
    return next((chip for chip in CHIPS if chip.key == state.layer and marked(chip, pack)), None)


def chips(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{label, icon, count, current, intent, slots} of what happens and of every layer the city has places for."""
    now = chosen(state, pack)
    found: Sequence[tuple[str, Text, str, str]] = (
        (SAFETY, INCIDENTS, "disaster", open_count(state, language)),
        *(
            (chip.key, chip.title, chip.icon, number(len(places), 0, language))
            for chip in CHIPS
            if (places := marked(chip, pack))
        ),
    )
    at = now.key if now else SAFETY
    return [
        {
            "label": title.to(language),
            "icon": icon,
            "count": count,
            "current": key == at,
            "intent": "" if key == at else "map.layer",
            "slots": {"layer": key},
        }
        for key, title, icon, count in found
    ]


def safety_map(state: State, pack: Pack, language: Language, at: Incident | None) -> dict[str, object]:
    """The city's map with what happens, or with the chosen layer's places and `at` among them."""
    chip = chosen(state, pack)
    if chip is None:
        return city_map(state, pack, language, None, tall=TALL)
    shown = city_map(state, pack, language, None, marked(chip, pack), tall=TALL)
    if at is None or closed(at):
        return shown
    alone = city_map(replace(state, incidents=(at,)), pack, language, None, tall=TALL)
    return {**shown, "incidents": alone["incidents"]}
