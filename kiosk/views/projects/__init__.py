"""The city's great projects: where they are, how far, and of one of them everything, with its chief one tap away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.core.city.projects import Project, Projects
from kiosk.core.pack import Pack
from kiosk.core.quantities import place_name
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.dates import written
from kiosk.views.geography import city_map
from kiosk.views.incidents import caller
from kiosk.views.money import sum_of
from kiosk.views.projects.documents import listed, reader
from kiosk.views.promise import LATE, OVERDUE, UNKNOWN, Verdict, elapsed, judged_on, verdict
from kiosk.views.tiles import number, place_tile, said, texts, together
from kiosk.views.words import NO_VALUE, VIDEO_CALL, VOICE_CALL

WHOLE = 100.0  # %
TALL = 31.0  # u: how high the whole city is drawn between the list and the project

WORDS = texts(
    projectsTitle=Text(en="Great projects", ko="주요 사업", ru="Большие проекты"),
    mapTitle=Text(en="Where they are", ko="사업 위치", ru="Где они"),
    startedLabel=Text(en="Begins", ko="착수", ru="Начало"),
    dueLabel=Text(en="Due", ko="준공 예정", ru="Срок"),
    budgetLabel=Text(en="Budget", ko="사업비", ru="Бюджет"),
    placeLabel=Text(en="District", ko="위치", ru="Район"),
    documentsTitle=Text(en="Documents", ko="문서", ru="Документы"),
    noDocuments=Text(en="There are none", ko="등록된 문서 없음", ru="Документов нет"),
    chiefTitle=Text(en="Who answers for it", ko="담당", ru="Кто отвечает"),
    timeWord=Text(en="time gone", ko="경과 기간", ru="прошло времени"),
    workWord=Text(en="work done", ko="공정률", ru="сделано"),
    close=Text(en="Close", ko="닫기", ru="Закрыть"),
    earlier=Text(en="Page before", ko="이전 쪽", ru="Предыдущая страница"),
    later=Text(en="Next page", ko="다음 쪽", ru="Следующая страница"),
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
)
SUMMARY = Text(
    en="{n} projects · {late} late · as of {day}",
    ko="{n}개 사업 · 지연 {late} · {day} 기준",
    ru="проектов {n} · с опозданием {late} · на {day}",
)
NO_NUMBERS = Text(en="{n} projects · no data", ko="{n}개 사업 · 데이터 없음", ru="проектов {n} · нет данных")
AS_OF = Text(en="as of {day}", ko="{day} 기준", ru="на {day}")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows: the opened project, else the one that is farthest behind; of an opened document, a page."""
    register = pack.projects
    if register is None:
        return {**said(WORDS, language), "documents": [], "projects": [], "at": {}, "reader": {}}
    projects, day = register.projects, judged_on(register.about, state, pack)
    at = next((one for one in projects if is_open(one, state)), None)
    chosen = at or min(projects, key=lambda one: (_stands(one, state, day) is not OVERDUE, _lead(one, state, day)))
    return {
        **said(WORDS, language),
        "shows_opened": at is not None,
        "summary": _summary(register, state, day).to(language),
        "reader": reader(chosen, register.about, state, pack, language),
        "documents": listed(chosen, state, language),  # first: what is said by number is counted from here
        "at": _detail(chosen, state, pack, language, day),
        "projects": [{**_row(one, state, pack, language, day), "current": one is chosen} for one in projects],
        "projectsOrigin": together(state, [_key(one) for one in projects], language),
        "map": city_map(
            state,
            pack,
            language,
            None,
            [(one, "project", _stands(one, state, day).band) for one in projects],
            tall=TALL,
        ),
    }


def is_open(one: Project, state: State) -> bool:
    """Whether this project was opened, by itself, by its number or by one of its documents."""
    return state.opened in (one.key, _key(one), *(document.key for document in one.documents))


def _key(one: Project) -> str:
    return f"project.progress.{one.key}"


def _done(one: Project, state: State) -> float | None:
    reading = state.readings.get(_key(one))
    return reading.value if reading else None


def _lead(one: Project, state: State, day: date) -> float:
    """How far the work is ahead of its calendar, as a share of the whole; negative where it is behind."""
    done = _done(one, state)
    return 0.0 if done is None else done / WHOLE - elapsed(one, day)


def _stands(one: Project, state: State, day: date) -> Verdict:
    done = _done(one, state)
    return verdict(one, None if done is None else done / WHOLE, day)


def _summary(register: Projects, state: State, day: date) -> Text:
    found = [_stands(one, state, day) for one in register.projects]
    if all(each is UNKNOWN for each in found):
        return NO_NUMBERS.filled(n=len(found))
    return SUMMARY.filled(n=len(found), late=sum(each in LATE for each in found), day=written(day))


def _row(one: Project, state: State, pack: Pack, language: Language, day: date) -> dict[str, object]:
    stands = _stands(one, state, day)
    return {
        **place_tile(state, pack, _key(one), language),
        "project": one.key,
        "fraction": (_done(one, state) or 0.0) / WHOLE,
        "band": stands.band,
        "mark": stands.mark,
        "verdict": stands.word.to(language),
    }


def _detail(one: Project, state: State, pack: Pack, language: Language, day: date) -> dict[str, object]:
    """Everything about one project."""
    chief = next((contact for contact in pack.contacts if contact.key == one.chief), None)
    district = place_name(one.district, pack)
    money = pack.life.money.text.to(language) if pack.life else ""
    return {
        **_row(one, state, pack, language, day),
        "asOf": AS_OF.filled(day=written(day)).to(language),
        "outline": one.outline.text.to(language),
        "motif": one.motif,
        "where": district.to(language) if district else NO_VALUE,
        "started": f"{one.started:%Y-%m}",
        "due": f"{one.due:%Y-%m}",
        "elapsed": elapsed(one, day),
        "elapsedText": f"{number(100 * elapsed(one, day), 0, language)} %",
        "budget": sum_of(one.budget, money, language),
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
