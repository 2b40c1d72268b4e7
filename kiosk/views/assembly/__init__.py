"""The assembly of cities: its members on the world map, the day's programme, who was elected, who got a prize."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.core.city.assembly import Assembly, Award, Election
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views import world
from kiosk.views.assembly.members import OFFICES, card, here, members
from kiosk.views.assembly.programme import DAY, agenda, between, day_now
from kiosk.views.tiles import looked, said, texts
from kiosk.views.words import NO_VALUE
from kiosk.views.written import origin

WORDS = texts(
    agendaTitle=Text(en="Programme", ko="일정", ru="Программа"),
    electedTitle=Text(en="Elected", ko="선출", ru="Избраны"),
    awardsTitle=Text(en="Awards", ko="수상", ru="Награды"),
    localTime=Text(en="local time", ko="현지 시각", ru="местное время"),
    back=Text(en="Close", ko="닫기", ru="Закрыть"),
    nowText=Text(en="now", ko="지금", ru="сейчас"),
    here=Text(en="this wall", ko="이 화면", ru="эта стена"),
)
MEMBERS = Text(en="{n} cities in {m} countries", ko="{m}개국 {n}개 도시", ru="города: {n}, страны: {m}")
AT_VENUE = Text(en="{venue}, {time} there", ko="{venue} 현지 {time}", ru="{venue}, там {time}")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows; an opened member shows its card on the map."""
    assembly = pack.assembly
    if assembly is None:
        return {**said(WORDS, language), "there": False}
    now, known = looked(state), bool(state.readings or state.incidents)
    opened = next((member for member in assembly.members if member.key == state.opened), None)
    items = agenda(assembly, now, language)
    return {
        **said(WORDS, language),
        "there": True,
        "shows_opened": opened is not None,
        "assemblyTitle": assembly.name.text.to(language),
        "count": MEMBERS.filled(n=len(assembly.members), m=len({member.country.en for member in assembly.members})).to(
            language
        ),
        "land": {
            "aspect": world.ASPECT,
            "pitch": world.PITCH,
            "rows": [number for row in world.rows() for number in row],
        },
        "members": members(state, pack, assembly, language),
        "offices": [{"office": key or "member", "text": text.to(language)} for key, text in OFFICES.items()],
        "card": card(opened, pack, now, language, known=known) if opened else {},
        "dayTitle": DAY.filled(n=day_now(assembly, now)).to(language),
        "venue": AT_VENUE.filled(
            venue=assembly.venue.text, time=f"{now.astimezone(ZoneInfo(assembly.zone)):%H:%M}" if known else NO_VALUE
        ).to(language),
        "agenda": items,
        "between": between(items) if known else -1,
        "elections": [_election(election, assembly, language) for election in assembly.elections],
        "awards": [_award(award, language) for award in assembly.awards],
        "origin": origin(assembly.about, language),
        "homeX": world.point(here(pack))[0],
        "homeY": world.point(here(pack))[1],
    }


def _election(election: Election, assembly: Assembly, language: Language) -> dict[str, object]:
    """{office, term, cities}: an office and the members that hold it."""
    by_key = {member.key: member for member in assembly.members}
    return {
        "office": election.office.text.to(language),
        "rank": election.key,
        "term": election.term or NO_VALUE,
        "cities": [{"key": key, "name": by_key[key].name.text.to(language)} for key in election.elected],
    }


def _award(award: Award, language: Language) -> dict[str, object]:
    """{prize, gold, category, city, work}."""
    return {
        "gold": award.prize.en.lower() == "gold",
        "prize": award.prize.text.to(language),
        "category": award.category.text.to(language),
        "city": award.city.text.to(language),
        "work": award.work.text.to(language),
    }


VIEW = View(
    name="assembly",
    title=Text(en="World assembly", ko="세계 총회", ru="Ассамблея"),
    spoken=Spoken(en=("wego",), ko=("총회",), ru=("ассамблею",)),
    section=Section.NEWS,
    order=42,
    icon="globe",
    qml=Path(__file__).with_name("Assembly.qml"),
    present=present,
    fits=lambda pack: pack.assembly is not None,
)
