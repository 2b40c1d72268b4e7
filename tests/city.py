"""A city of two streets for tests that need one, and three views to walk through."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.text import Spoken, same
from kiosk.core.view import Section, View


def _contact(key: str, words: str) -> dict[str, object]:
    name = {"en": key, "ko": key, "ru": key}
    return {
        "key": key,
        "name": name,
        "role": name,
        "unit": name,
        "spoken": {"en": [words], "ko": [words], "ru": [words]},
        "cast": {"looks": "fire"},
    }


PACK = Pack.model_validate(
    {
        "key": "smalltown",
        "name": {"en": "Smalltown", "ko": "스몰타운", "ru": "Городок"},
        "timezone": "Etc/UTC",
        "districts": [
            {
                "key": key,
                "name": {"en": key, "ko": key, "ru": key},
                "spoken": {"en": [key], "ko": [key], "ru": [key]},
                "place": [10.0, 50.0],
            }
            for key in ("harbour", "hill")
        ],
        "cameras": [
            {
                "key": "cam_quay",
                "name": {"en": "Quay", "ko": "부두", "ru": "Причал"},
                "place": [10.0, 50.0],
                "district": "harbour",
                "source": {"kind": "simulated", "scene": "river"},
            }
        ],
        "orders": {
            "templates": [
                {
                    "key": key,
                    "kind": kind,
                    "title": {"en": title, "ko": title, "ru": title},
                    "words": {"en": title + ": {place}", "ko": title + ": {place}", "ru": title + ": {place}"},
                    "spoken": {"en": [title], "ko": [title], "ru": [title]},
                }
                for key, kind, title in (
                    ("evacuate", "order", "evacuate the building"),
                    ("clear", "announcement", "all clear"),
                )
            ]
        },
        "groups": [
            {
                "key": "crew",
                "name": {"en": "The crew", "ko": "대원", "ru": "Расчёт"},
                "spoken": {"en": ["crew"], "ko": ["대원"], "ru": ["расчёту"]},
            }
        ],
        "contacts": [_contact("brigade", "fire brigade") | {"groups": ["crew"]}, _contact("mayor", "mayor")],
    }
)

VIEWS = tuple(
    View(
        name,
        same(name),
        Spoken((name,), (name,), (name,)),
        Section.NOW,
        order,
        name,
        Path(f"{name}.qml"),
        lambda _, __, ___: {},
    )
    for order, name in enumerate(("overview", "disaster", "traffic"))
)
