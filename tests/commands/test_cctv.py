"""The camera wall by voice and touch: grids, pages, districts, and one camera by the number on its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import commands, views
from kiosk.core.camera import GRIDS, CameraLook
from kiosk.core.inputs import Intent
from kiosk.core.registry import Commands, instances
from kiosk.core.sentences import sentences
from kiosk.core.state import State, Verdict
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import View
from kiosk.vocabulary import Strip, lists
from kiosk.voice.grammar import Grammar
from tests.city import PACK
from tests.conftest import Rig
from tests.packs.cities import LAKESIDE, SEOUL
from tests.views.test_views import city

ALL = instances(views, View)
COMMANDS = Commands.found_in(commands)


@pytest.fixture
def seoul(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path, SEOUL, ALL)
    yield made
    made.journal.close()


def look(rig: Rig) -> CameraLook:
    return rig.store.state.cctv


@pytest.mark.parametrize("panes", GRIDS)
def test_a_grid_is_shown_from_any_view_and_undone(seoul: Rig, panes: int) -> None:
    assert seoul.give("cctv.grid", panes=str(panes)).verdict is Verdict.DONE
    assert (seoul.store.state.view, look(seoul).panes) == ("cctv", panes)
    if panes != CameraLook().panes:
        seoul.give("undo")
        assert look(seoul).panes == CameraLook().panes


def test_there_is_no_grid_of_seven(seoul: Rig) -> None:
    assert seoul.give("cctv.grid", panes="7").verdict is Verdict.REFUSED
    assert look(seoul) == CameraLook()


def test_what_is_seen_first_stays_in_sight_when_the_grid_changes(seoul: Rig) -> None:
    seoul.give("cctv.grid", panes="4")
    seoul.give("cctv.next")
    seoul.give("cctv.next")
    seoul.give("cctv.grid", panes="9")  # from the ninth camera on
    assert look(seoul) == CameraLook(9, 0)
    seoul.give("cctv.next")
    seoul.give("cctv.grid", panes="1")
    assert look(seoul) == CameraLook(1, 9)


def test_pages_go_round_both_ways(seoul: Rig) -> None:
    count = -(-len(SEOUL.cameras) // 6)
    seoul.give("cctv.previous")
    assert look(seoul).page == count - 1
    seoul.give("cctv.next")
    assert look(seoul).page == 0


def test_a_district_has_its_cameras_alone_and_everywhere_brings_all_back(seoul: Rig) -> None:
    seoul.give("cctv.next")
    seoul.give("cctv.district", district="jongno")
    assert look(seoul) == CameraLook(6, 0, "jongno")
    assert seoul.give("cctv.next").verdict is Verdict.REFUSED  # there are three
    seoul.give("cctv.all")
    assert look(seoul) == CameraLook()


@pytest.mark.parametrize("district", ["dobong", "atlantis"])
def test_a_district_without_a_camera_is_refused(seoul: Rig, district: str) -> None:
    assert all(camera.district != district for camera in SEOUL.cameras)
    assert seoul.give("cctv.district", district=district).verdict is Verdict.REFUSED
    assert look(seoul).district == ""


@pytest.mark.parametrize(("district", "offered"), [("jongno", True), ("dobong", False)])
def test_only_where_a_camera_is_its_district_is_offered(district: str, offered: bool) -> None:
    strip = Strip(COMMANDS, sentences(COMMANDS, lists(ALL, SEOUL)))
    strip.load()
    here = replace(city(SEOUL).incidents[0], district=district)
    found = [offer.intent.name for offer in strip.offers(State(view="cctv", incidents=(here,)))]
    assert ("cctv.district" in found) is offered
    assert "cctv.next" in found


def test_a_camera_is_opened_by_the_number_on_its_picture_and_closed_to_the_same_page(seoul: Rig) -> None:
    seoul.give("cctv.next")
    assert seoul.give("cctv.camera", number="5").verdict is Verdict.DONE
    assert seoul.store.state.opened == SEOUL.cameras[6 + 4].key
    seoul.give("tile.close")
    assert (seoul.store.state.opened, look(seoul).page) == ("", 1)


def test_a_number_on_no_picture_is_refused(seoul: Rig) -> None:
    assert seoul.give("cctv.camera", number="7").verdict is Verdict.REFUSED
    seoul.give("cctv.grid", panes="9")
    assert seoul.give("cctv.camera", number="7").verdict is Verdict.DONE


def test_a_city_without_cameras_says_so_and_has_no_sentence_for_them(tmp_path: Path) -> None:
    assert not LAKESIDE.cameras
    rig = Rig(tmp_path, LAKESIDE, [view for view in ALL if view.fits(LAKESIDE)])
    assert rig.give("cctv.grid", panes="4").verdict is Verdict.REFUSED
    assert rig.give("cctv.camera", number="1").verdict is Verdict.REFUSED
    assert rig.give("cctv.all").verdict is Verdict.REFUSED
    rig.journal.close()
    spoken = sentences(COMMANDS, lists(ALL, LAKESIDE))["en"]
    assert not {"cctv.grid", "cctv.district"} & {name for name, _ in spoken.templates}


SAID: dict[Language, dict[str, Intent]] = {
    "en": {
        "camera five": Intent("cctv.camera", (("number", "5"),)),
        "nine cameras": Intent("cctv.grid", (("panes", "9"),)),
        "more cameras": Intent("cctv.next"),
        "cameras in harbour": Intent("cctv.district", (("district", "harbour"),)),
        "all cameras": Intent("cctv.all"),
    },
    "ko": {
        "오 번 카메라": Intent("cctv.camera", (("number", "5"),)),
        "화면 구": Intent("cctv.grid", (("panes", "9"),)),
        "다음 카메라": Intent("cctv.next"),
        "카메라 전체": Intent("cctv.all"),
    },
    "ru": {
        "камера пять": Intent("cctv.camera", (("number", "5"),)),
        "экран девять": Intent("cctv.grid", (("panes", "9"),)),
        "камеры дальше": Intent("cctv.next"),
        "камеры район harbour": Intent("cctv.district", (("district", "harbour"),)),
        "все камеры": Intent("cctv.all"),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_cameras_means_this(language: Language) -> None:
    grammar = Grammar(sentences(Commands.found_in(commands), lists(ALL, PACK))[language])
    means = {phrase.text: phrase.intent for phrase in grammar.phrases}
    assert {text: means.get(text) for text in SAID[language]} == SAID[language]
