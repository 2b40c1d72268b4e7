"""Every view in every language and city: no text is missing, every number says where it comes from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import kiosk.views
from kiosk.commands.call import CallByVideo
from kiosk.core import registry
from kiosk.core.call import Call, CallState
from kiosk.core.fact import IncidentsTaken, ReadingsTaken, told
from kiosk.core.pack import Pack
from kiosk.core.quantities import MILLIONS, QUANTITIES
from kiosk.core.reading import Status
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import Section, View
from kiosk.feeds.simulator import Simulator
from kiosk.views.incidents import caller
from kiosk.views.tiles import age, number, tile
from kiosk.views.words import NO_NEWS, NO_VALUE, STATUSES
from tests.packs.cities import CITIES, LAKESIDE, SEOUL

VIEWS = registry.instances(kiosk.views, View)
NOW = datetime(2026, 5, 4, 9, 20, 7, tzinfo=UTC)
OPTIONAL = {
    "value",
    "side",
    "other",
    "beside",
    "why",
    "by",
    "callState",
    "ticked",
    "what",
    "assigned",
    "reach",
    "at",
    "intent",
    "range",
    "sign",
    "unit",
}  # texts that may be empty
SHOWN_WITH = {"status", "statusText", "source", "age"}


def _full(pack: Pack) -> State:
    news = Simulator(pack, 110, NOW).read(NOW)
    return told(State(), (ReadingsTaken(news.readings), IncidentsTaken(news.incidents)))


FULL = {pack.key: _full(pack) for pack in CITIES}

every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_view_of_every_city = pytest.mark.parametrize(
    ("view", "pack"),
    [(view, pack) for view in VIEWS for pack in CITIES if view.fits(pack)],
    ids=lambda each: each.name if isinstance(each, View) else each.key,
)


def city(pack: Pack, language: Language = "en") -> State:
    """A state with everything in it."""
    return replace(FULL[pack.key], language=language)


def parts(shown: object) -> Iterator[Mapping[str, object]]:
    """Every mapping in `shown`, however deep."""
    if isinstance(shown, Mapping):
        yield shown
        for value in shown.values():
            yield from parts(value)
    elif isinstance(shown, list):
        for value in shown:
            yield from parts(value)


def opened(state: State, pack: Pack) -> Iterator[State]:
    """The state with nothing open, and with one of each kind of thing open."""
    keys: tuple[str, ...] = ("", "air.pm25", "disaster.events", pack.districts[0].key, pack.contacts[0].key)
    keys += tuple(
        document.key for one in (pack.projects.projects if pack.projects else ()) for document in one.documents[:1]
    )[:1]
    for key in (*keys, *(i.key for i in state.incidents[:1]), *(f"traffic.road.{road.key}" for road in pack.roads)):
        yield replace(state, opened=key)


def test_views_of_one_section_stand_together_and_no_place_is_taken_twice() -> None:
    by_order = sorted(VIEWS, key=lambda view: view.order)
    sections = [section for section, _ in itertools.groupby(view.section for view in by_order)]
    assert sections == [section for section in Section if section in sections]
    assert len({view.order for view in VIEWS}) == len(VIEWS)
    assert all(view.qml.is_file() for view in VIEWS)


@every_view_of_every_city
@every_language
def test_no_text_is_missing(view: View, pack: Pack, language: Language) -> None:
    for state in opened(city(pack, language), pack):
        for part in parts(view.present(state, pack, language)):
            for key, value in part.items():
                assert value is not None or key in ("focus", "unit"), key
                if isinstance(value, str) and key not in OPTIONAL:
                    assert value.strip(), f"{view.name}: {key} is empty in {part}"
                    assert "{" not in value


@every_view_of_every_city
@every_language
def test_every_number_says_its_status_source_and_age(view: View, pack: Pack, language: Language) -> None:
    for part in parts(view.present(city(pack, language), pack, language)):
        if "raw" in part:
            assert part.keys() >= SHOWN_WITH
            assert part["status"] == "SIMULATED"
            assert part["statusText"] == STATUSES[Status.SIMULATED].to(language)


@every_view_of_every_city
@every_language
def test_before_anything_came_every_view_shows_that_nothing_came(view: View, pack: Pack, language: Language) -> None:
    for part in parts(view.present(State(language=language), pack, language)):
        if "raw" in part:
            assert part["status"] == "UNAVAILABLE"
            assert part["value"] == "–"
            assert part["unit"] != MILLIONS, "that is how a sum is kept, not what it is in"
        if "openText" in part:
            assert NO_VALUE in str(part["openText"]), "nobody knows how many are open"


@every_view_of_every_city
@every_language
def test_what_is_shown_in_korean_or_russian_is_not_left_in_english(view: View, pack: Pack, language: Language) -> None:
    if language == "en":
        return
    script = {"ko": "[가-힣]", "ru": "[а-яА-ЯёЁ]"}[language]
    for part in parts(view.present(city(pack, language), pack, language)):
        for key in ("label", "title", "source", "age", "name", "statusText"):
            words = part.get(key)
            if isinstance(words, str) and words:
                assert re.search(script, words), f"{key}: {words}"


@every_view
def test_presenting_changes_nothing_and_gives_the_same_again(view: View) -> None:
    state = city(SEOUL)
    assert view.present(state, SEOUL, "en") == view.present(state, SEOUL, "en")


@every_language
def test_spoken_forms_are_unique_across_views_contacts_and_districts(language: Language) -> None:
    of_views = [form for view in VIEWS for form in view.spoken.to(language)]
    others = [form for named in (SEOUL.contacts, SEOUL.districts) for p in named for form in p.spoken.to(language)]
    assert len(of_views) == len(set(of_views))
    assert not set(of_views) & set(others)


@every_language
def test_what_the_directory_tells_to_say_is_a_sentence_of_the_command(language: Language) -> None:
    assert CallByVideo.spec.say
    templates = CallByVideo.spec.say.to(language)
    contact = SEOUL.contacts[0]
    said = str(caller(contact, language)["say"])
    assert any(template.replace("{contact}", contact.spoken.to(language)[0]) in said for template in templates)


@pytest.mark.parametrize(
    ("value", "digits", "language", "written"),
    [
        (1234, 0, "en", "1,234"),
        (1234, 0, "ko", "1,234"),
        (1234, 0, "ru", "1\u00a0234"),
        (1234567.25, 1, "en", "1,234,567.2"),
        (1234567.25, 1, "ru", "1\u00a0234\u00a0567,2"),
        (-3.04, 1, "en", "-3.0"),
        (-0.04, 1, "ru", "0,0"),
        (0, 0, "ko", "0"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    value: float, digits: int, language: Language, written: str
) -> None:
    assert number(value, digits, language) == written


@pytest.mark.parametrize(
    ("seconds", "language", "written"),
    [
        (-5, "en", "0 s ago"),
        (12.9, "en", "12 s ago"),
        (60, "ko", "1분 전"),
        (3599, "ru", "59 мин назад"),
        (7200, "ru", "2 ч назад"),
    ],
)
def test_ages_are_in_the_largest_whole_unit(seconds: float, language: Language, written: str) -> None:
    assert age(seconds, language) == written


def test_units_are_written_in_the_language() -> None:
    state = city(SEOUL)
    assert tile(state, SEOUL, "traffic.speed", "ru")["unit"] == "км/ч"
    assert tile(state, SEOUL, "traffic.speed", "en")["unit"] == "km/h"


def test_the_worst_incident_is_in_focus_until_another_is_opened() -> None:
    state = city(SEOUL)
    disaster = next(view for view in VIEWS if view.name == "disaster")
    other = next(i for i in state.incidents if i.kind != "fire")
    first, second = (disaster.present(replace(state, opened=key), SEOUL, "en")["focus"] for key in ("", other.key))
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["icon"] == "fire"
    assert first["urgent"]
    assert second["key"] == other.key


def test_a_layer_colours_the_map_and_the_curve_follows_the_road() -> None:
    state = city(SEOUL)
    overview = next(view for view in VIEWS if view.name == "overview")
    traffic = next(view for view in VIEWS if view.name == "traffic")
    air = overview.present(replace(state, layer="air.pm25"), SEOUL, "en")
    assert all(district["value"] for district in air["map"]["districts"])  # type: ignore[index]  # a map of lists
    key = f"traffic.road.{SEOUL.roads[2].key}"
    assert traffic.present(replace(state, opened=key), SEOUL, "en")["curve"]["key"] == key  # type: ignore[index]


@every_view
def test_every_layer_a_view_names_changes_what_it_shows(view: View) -> None:
    state = city(SEOUL)
    shown = {layer: view.present(replace(state, layer=layer), SEOUL, "en")["map"] for layer in view.layers}
    for layer, drawn in shown.items():
        assert all(drawn != other for name, other in shown.items() if name != layer), layer


def test_the_directory_shows_the_call_that_is_going_on() -> None:
    contact = LAKESIDE.contacts[0]
    call = Call("1", contact.key, contact.name.text, contact.role.text, True, CallState.RINGING, since=0.0)
    calls = next(view for view in VIEWS if view.name == "calls")
    shown = calls.present(replace(city(LAKESIDE), call=call), LAKESIDE, "ru")
    assert any(part.get("callState") == "идёт вызов" and part["inCall"] for part in parts(shown))


def test_ages_are_counted_from_when_the_feeds_were_last_looked_at() -> None:
    news = Simulator(SEOUL, 110, NOW).read(NOW)
    looked = replace(news.readings[0], key="desk.looked")
    later = replace(looked, provenance=replace(looked.provenance, measured_at=NOW + timedelta(minutes=3)))
    state = told(State(), (ReadingsTaken((*news.readings, later)),))
    assert tile(state, SEOUL, "disaster.events", "en")["age"] == "3 min ago"


def test_every_kind_of_number_has_an_icon_and_a_name_of_its_own() -> None:
    for key, kind in QUANTITIES.items():
        assert kind.name.en != key
        assert kind.icon != "info"


@every_view
def test_before_anything_came_nothing_says_that_all_is_quiet(view: View) -> None:
    said = view.present(State(), SEOUL, "en").get("noIncidents", NO_NEWS.en)
    assert said == NO_NEWS.en
    quiet = view.present(replace(city(SEOUL), incidents=()), SEOUL, "en").get("noIncidents", "")
    assert quiet != NO_NEWS.en
