"""The city's great projects: where they are, how far, and of one of them everything, with its chief one tap away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.core.city.projects import Project
from kiosk.core.pack import Pack
from kiosk.core.quantities import place_name
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.geography import city_map
from kiosk.views.incidents import caller
from kiosk.views.money import sum_of
from kiosk.views.tiles import looked, number, place_tile, said, texts, together
from kiosk.views.words import NO_VALUE, VIDEO_CALL, VOICE_CALL

BEHIND = 0.1  # of the whole: what is farther behind its calendar is late

WORDS = texts(
    projectsTitle=Text(en="Great projects", ko="주요 사업", ru="Большие проекты"),
    mapTitle=Text(en="Where they are", ko="사업 위치", ru="Где они"),
    startedLabel=Text(en="Begun", ko="착수", ru="Начат"),
    dueLabel=Text(en="Due", ko="준공 예정", ru="Срок"),
    budgetLabel=Text(en="Budget", ko="사업비", ru="Бюджет"),
    placeLabel=Text(en="District", ko="위치", ru="Район"),
    papersTitle=Text(en="Papers", ko="문서", ru="Документы"),
    chiefTitle=Text(en="Who answers for it", ko="담당", ru="Кто отвечает"),
    timeWord=Text(en="time gone", ko="경과 기간", ru="прошло времени"),
    workWord=Text(en="work done", ko="공정률", ru="сделано"),
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
)
ON_TIME = Text(en="on time", ko="정상 진행", ru="по графику")
LATE = Text(en="behind its calendar", ko="일정 지연", ru="отстаёт от срока")
FINISHED = Text(en="finished", ko="준공", ru="завершён")
SUMMARY = Text(en="{n} projects · {late} behind", ko="{n}개 사업 · 지연 {late}", ru="проектов {n} · отстаёт {late}")
NONE = Text(en="none", ko="없음", ru="нет")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: the opened project, else the one that is farthest behind."""
    register = pack.projects
    projects = register.projects if register else ()
    # example content is judged on the day it was written for, real progress today
    day = register.about.as_of if register and register.about.simulated else looked(state).date()
    rows = [_row(one, state, pack, language, day) for one in projects]
    at = next((one for one in projects if one.key == state.opened), None)
    at = at or next((one for one in projects if f"project.progress.{one.key}" == state.opened), None)
    late = sum(row["band"] == "bad" for row in rows)
    keys = [f"project.progress.{one.key}" for one in projects]
    chosen = at or (min(projects, key=lambda one: _lead(one, state, day)) if projects else None)
    return {
        **said(WORDS, language),
        "shows_opened": at is not None,
        "summary": SUMMARY.filled(n=len(projects), late=late).to(language),
        "map": city_map(state, pack, language, None, [(one, "project", _band(one, state, day)) for one in projects]),
        "projects": [{**row, "current": one is chosen} for one, row in zip(projects, rows, strict=True)],
        "projectsOrigin": together(state, keys, language),
        "at": _detail(chosen, state, pack, language, day) if chosen else {},
    }


def _done(one: Project, state: State) -> float | None:
    reading = state.readings.get(f"project.progress.{one.key}")
    return reading.value if reading else None


def elapsed(one: Project, day: date) -> float:
    """How much of its time is over on `day`, 0..1."""
    whole = max(1, (one.due - one.started).days)
    return min(1.0, max(0.0, (day - one.started).days / whole))


def _lead(one: Project, state: State, day: date) -> float:
    """How far the work is ahead of its calendar, as a share of the whole; negative where it is behind."""
    done = _done(one, state)
    return 0.0 if done is None else done / 100 - elapsed(one, day)


def _band(one: Project, state: State, day: date) -> str:
    done = _done(one, state)
    if done is None:
        return "none"
    return "good" if done >= 100 or _lead(one, state, day) > -BEHIND else "bad"  # noqa: PLR2004 - %


def _verdict(one: Project, state: State, day: date) -> Text:
    done = _done(one, state)
    if done is None:
        return Text(en=NO_VALUE, ko=NO_VALUE, ru=NO_VALUE)
    return FINISHED if done >= 100 else ON_TIME if _band(one, state, day) == "good" else LATE  # noqa: PLR2004 - %


def _row(one: Project, state: State, pack: Pack, language: Language, day: date) -> dict[str, object]:
    done = _done(one, state)
    return {
        **place_tile(state, pack, f"project.progress.{one.key}", language),
        "project": one.key,
        "fraction": (done or 0.0) / 100,
        "band": _band(one, state, day),
        "verdict": _verdict(one, state, day).to(language),
    }


def _detail(one: Project, state: State, pack: Pack, language: Language, day: date) -> dict[str, object]:
    """Everything about one project."""
    chief = next((contact for contact in pack.contacts if contact.key == one.chief), None)
    district = place_name(one.district, pack)
    money = pack.life.money.text.to(language) if pack.life else ""
    return {
        **_row(one, state, pack, language, day),
        "outline": one.outline.text.to(language),
        "motif": one.motif,
        "where": district.to(language) if district else NO_VALUE,
        "started": f"{one.started:%Y-%m}",
        "due": f"{one.due:%Y-%m}",
        "elapsed": elapsed(one, day),
        "elapsedText": f"{number(100 * elapsed(one, day), 0, language)} %",
        "budget": sum_of(one.budget, money, language),
        "papers": [paper.title.text.to(language) for paper in one.documents],
        "noPapers": NONE.to(language),
        "chief": caller(chief, language) if chief else None,
    }


VIEW = View(
    name="projects",
    title=Text(en="Projects", ko="주요 사업", ru="Проекты"),
    spoken=Spoken(en=("projects",), ko=("사업",), ru=("проекты",)),
    section=Section.CITY_HALL,
    order=31,
    icon="project",
    qml=Path(__file__).with_name("Projects.qml"),
    present=present,
    fits=lambda pack: pack.projects is not None,
)
