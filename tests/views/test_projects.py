"""Projects: judged on a day that is said, late where they are late, and their documents page by page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest

from kiosk.cli.pack import lost
from kiosk.core.city.documents import LINES, Block, length, pages
from kiosk.core.errors import ConfigError
from kiosk.core.inputs import Modality
from kiosk.core.pack import Pack, load
from kiosk.core.reading import LOOKED, Provenance, Reading, Status
from kiosk.core.shown import numbered
from kiosk.core.state import State, Verdict
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views.projects import VIEW
from kiosk.views.promise import BEHIND, DONE, NOT_BEGUN, ON_TRACK, OVERDUE, SLOW, UNKNOWN, verdict
from tests.conftest import Rig
from tests.packs.cities import SEOUL

NOW = datetime(2026, 5, 4, 5, 20, tzinfo=UTC)
FROM = Provenance(same("sim"), Status.SIMULATED, NOW, NOW)
assert SEOUL.projects
PROJECTS = SEOUL.projects.projects
SKYPARK, BRIDGE = (
    next(one for one in PROJECTS if one.key == key) for key in ("project_skypark", "project_world_cup_bridge")
)
DOCUMENTS = [document for one in PROJECTS for document in one.documents]
UNDER_WAY = SKYPARK.model_copy(update={"started": date(2016, 1, 1), "due": date(2018, 1, 1)})


def done(opened: str = "", page: int = 0, **shares: float) -> State:
    """A state in which these projects are so far, in %, and all others half done."""
    values = {f"project.progress.{one.key}": shares.get(one.key, 50.0) for one in PROJECTS}
    readings = {key: Reading(key, value, "%", FROM) for key, value in values.items()}
    return State(readings={**readings, LOOKED: Reading(LOOKED, 0.0, "", FROM)}, opened=opened, page=page)


def shown(state: State, language: Language = "en", pack: Pack = SEOUL) -> dict[str, dict[str, object]]:
    """What the view shows."""
    return cast("dict[str, dict[str, object]]", VIEW.present(state, pack, language))


@pytest.mark.parametrize(
    ("share", "day", "stands"),
    [
        (None, date(2017, 1, 1), UNKNOWN),
        (96.0, date(2018, 1, 1), OVERDUE),  # due that day, and not done
        (96.0, date(2030, 1, 1), OVERDUE),
        (100.0, date(2030, 1, 1), DONE),
        (0.0, date(2015, 12, 31), NOT_BEGUN),
        (0.0, date(2016, 1, 1), ON_TRACK),
        (45.0, date(2017, 1, 1), ON_TRACK),
        (39.0, date(2017, 1, 1), SLOW),
        (25.0, date(2017, 1, 1), BEHIND),
    ],
)
def test_a_project_stands_by_its_work_and_its_calendar(share: float | None, day: date, stands: object) -> None:
    assert verdict(UNDER_WAY, None if share is None else share / 100, day) is stands


def test_no_two_verdicts_have_the_same_word_or_the_same_mark() -> None:
    every = (UNKNOWN, DONE, OVERDUE, NOT_BEGUN, BEHIND, SLOW, ON_TRACK)
    assert len({one.mark for one in every}) == len({one.word.en for one in every}) == len(every)


@pytest.mark.parametrize(
    ("language", "day"), [("en", "1 June 2017"), ("ko", "2017년 6월 1일"), ("ru", "1 июня 2017 г.")]
)
def test_the_day_that_example_content_is_judged_on_is_said(language: Language, day: str) -> None:
    now = shown(done(), language)
    assert day in str(now["summary"])
    assert day in str(now["at"]["asOf"])


def test_real_progress_is_judged_on_the_citys_own_day() -> None:
    assert SEOUL.projects
    about = SEOUL.projects.about.model_copy(update={"simulated": False})
    real = SEOUL.model_copy(update={"projects": SEOUL.projects.model_copy(update={"about": about})})
    late = NOW.replace(hour=20)  # already the next day in Seoul
    state = done()
    looked = replace(state.readings[LOOKED], provenance=replace(FROM, measured_at=late))
    state = replace(state, readings={**state.readings, LOOKED: looked})
    assert "5 May 2026" in str(shown(state, pack=real)["summary"])
    assert "no data" in str(shown(State(), pack=real)["summary"])


def test_what_is_overdue_is_shown_first_and_counted_as_late() -> None:
    now = shown(done(project_skypark=96.0))
    assert now["at"]["project"] == "project_skypark"
    assert now["at"]["verdict"] == "overdue"
    rows = cast("list[dict[str, object]]", now["projects"])
    late = sum(row["verdict"] in ("overdue", "behind", "slow") for row in rows)
    assert f"{late} late" in str(now["summary"])


def test_every_chief_can_be_called_and_there_are_at_least_eight() -> None:
    contacts = {contact.key: contact for contact in SEOUL.contacts}
    chiefs = {one.chief for one in PROJECTS}
    assert len(chiefs) >= 8
    for one in PROJECTS:
        chief = cast("dict[str, object]", shown(done(one.key))["at"]["chief"])
        assert chief["name"] == contacts[one.chief].name.en


def test_at_least_eight_projects_have_documents_and_the_others_say_that_they_have_none() -> None:
    without = [one for one in PROJECTS if not one.documents]
    assert len(PROJECTS) - len(without) >= 8
    now = shown(done(without[0].key))
    assert not now["documents"]
    assert str(now["noDocuments"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_fits_its_pages(language: Language) -> None:
    for document in DOCUMENTS:
        for page in pages(document.path(SEOUL.folder, language)):
            assert 0 < length(page) <= LINES


def test_a_document_has_as_many_pages_in_every_language() -> None:
    for document in DOCUMENTS:
        assert len({len(pages(document.path(SEOUL.folder, language))) for language in LANGUAGES}) == 1, document.key


def test_a_text_is_read_as_headings_items_pairs_and_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "a.en.md"
    file.write_text("# Steps\none\ntwo\n\n- item\nOpening | May\n---\nlast\n", encoding="utf-8")
    first, second = pages(file)
    assert first == (
        Block("heading", "Steps"),
        Block("text", "one two"),
        Block("item", "item"),
        Block("pair", "Opening", "May"),
    )
    assert second == (Block("text", "last"),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "missing"),
        (b"\n---\n", "nothing in it"),
        (b"\xff\xfe", "cannot be read"),
        (b"- x\n" * 40, "page 1 takes about 52 lines"),
    ],
)
def test_a_broken_document_is_named_by_the_check_and_is_a_gap_on_the_wall(
    content: bytes | None, problem: str, tmp_path: Path
) -> None:
    shutil.copytree(SEOUL.folder, tmp_path / "city")
    pack = load(tmp_path / "city")
    document = BRIDGE.documents[0]
    file = document.path(pack.folder, "ko")
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    (error,) = [each for each in lost(pack) if isinstance(each, ConfigError)]
    assert error.file == file
    assert problem in error.problem
    reader = shown(done(document.key), "ko", pack)["reader"]
    (gap,) = cast("list[dict[str, str]]", reader["blocks"])
    assert gap["kind"] == "gap"
    assert file.name in gap["text"]
    assert cast("list[dict[str, str]]", shown(done(document.key), "en", pack)["reader"]["blocks"])[0]["kind"] != "gap"


def test_an_open_document_shows_its_page_and_its_project() -> None:
    document = next(each for each in BRIDGE.documents if each.kind == "schedule")
    now = shown(done(document.key, page=1))
    assert now["at"]["project"] == BRIDGE.key
    assert (now["reader"]["page"], now["reader"]["before"], now["reader"]["after"]) == ("2 of 2", True, False)
    assert now["reader"]["status"] == "SIMULATED"
    assert not shown(done(BRIDGE.key))["reader"]


@pytest.fixture
def seoul(rig: Rig) -> Rig:
    """The rig in Seoul, on the projects."""
    rig.wall.pack = SEOUL
    rig.store.put(replace(rig.store.state, view="traffic"))
    return rig


def test_next_and_previous_turn_the_pages_and_closing_leads_back_to_the_project(seoul: Rig) -> None:
    document = next(each for each in BRIDGE.documents if each.kind == "schedule")
    seoul.give("tile.open", key=document.key)
    told = seoul.give("view.next")
    assert (seoul.store.state.page, seoul.store.state.view, told.text.en) == (1, "traffic", "Page 2 of 2")
    assert seoul.give("view.next").verdict is Verdict.REFUSED
    seoul.give("undo")
    assert seoul.store.state.page == 0
    assert seoul.give("view.previous").verdict is Verdict.REFUSED
    seoul.give("tile.close")
    assert seoul.store.state.opened == BRIDGE.key
    seoul.give("tile.open", key=document.key)
    seoul.give("view.back")
    assert seoul.store.state.opened == BRIDGE.key
    seoul.give("view.next")
    assert seoul.store.state.view != "traffic"


def test_the_documents_of_the_shown_project_are_the_first_that_can_be_said_by_number() -> None:
    numbers = numbered(VIEW.present(done(BRIDGE.key), SEOUL, "en"))
    assert [numbers[document.key] for document in BRIDGE.documents] == [1, 2, 3]
    assert numbers[f"project.progress.{BRIDGE.key}"] == 4


@pytest.mark.parametrize("chief", sorted({one.chief for one in PROJECTS}))
def test_a_chief_is_called_from_the_project_after_a_yes(chief: str, seoul: Rig) -> None:
    seoul.give("call.video", Modality.VOICE, contact=chief)
    assert seoul.line.told == [f"propose {chief} video"]
    assert seoul.store.state.question is not None
