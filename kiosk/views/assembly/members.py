"""Member cities -> where each is on the world map, what time it is there, how far away it is. Ends at texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.core.city.assembly import Assembly, Member
from kiosk.core.city.parts import Place
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.tiles import number
from kiosk.views.words import NO_VALUE
from kiosk.views.world import kilometres, point

OFFICES = {
    "president": Text(en="President", ko="의장 도시", ru="Президент"),
    "vice": Text(en="Vice-president", ko="부의장 도시", ru="Вице-президент"),
    "executive": Text(en="Executive committee", ko="집행위원 도시", ru="Исполком"),
    "host": Text(en="Host of the assembly", ko="총회 개최 도시", ru="Принимает ассамблею"),
    "": Text(en="Member", ko="회원 도시", ru="Участник"),
}
AWAY = Text(en="{n} km from here", ko="여기서 {n} km", ru="{n} км отсюда")
HERE = Text(en="here", ko="이곳", ru="здесь")
NEAR = 30.0  # km: nearer than that is this city itself
SAME_TIME = Text(en="same time", ko="같은 시각", ru="то же время")
HOURS = Text(en="{n} h", ko="{n}시간", ru="{n} ч")
BESIDE = 0.007  # of the map's height: between a mark and its name
LETTER, LINE = 0.0188, 0.038  # of the map's height: width of an average letter, height of a label
WIDE = 1.72  # a hangul syllable in letters
RING = 0.016  # what the ring of an opened member takes more
GAPS = {
    "president": 0.042,
    "host": 0.038,
    "vice": 0.032,
    "executive": 0.032,
    "": 0.021,
}  # from a point to its name, by office


def here(pack: Pack) -> Place:
    """The middle of the wall's own city."""
    places = [district.place for district in pack.districts]
    return (sum(lon for lon, _ in places) / len(places), sum(lat for _, lat in places) / len(places))


def members(state: State, pack: Pack, assembly: Assembly, language: Language) -> list[dict[str, object]]:
    """{key, name, x, y, office, side, opened} of every member; `side` says where its name stands, "" is nowhere."""
    ordered = sorted(assembly.members, key=lambda member: (member.key != state.opened, member.office == ""))
    sides = placed(
        [(point(m.place), m.name.text.to(language), GAPS[m.office] + RING * (m.key == state.opened)) for m in ordered]
    )
    return [
        {
            "key": member.key,
            "name": member.name.text.to(language),
            "x": point(member.place)[0],
            "y": point(member.place)[1],
            "office": member.office or "member",
            "officeText": OFFICES[member.office].to(language),
            "side": side,
            "opened": member.key == state.opened,
            "home": kilometres(member.place, here(pack)) < NEAR,
        }
        for member, side in zip(ordered, sides, strict=True)
    ]


def placed(labels: Sequence[tuple[tuple[float, float], str, float]]) -> list[str]:
    """For each point, name and gap: on which side the name lies on no other; "" is nowhere. The first choose first."""
    taken = [(x - half, y - half, x + half, y + half) for (x, y), _, gap in labels for half in (gap - BESIDE,)]
    sides: list[str] = []
    for (x, y), words, gap in labels:
        width = LETTER * sum(WIDE if ord(letter) > 0x1100 else 1 for letter in words)  # noqa: PLR2004 - where hangul begins
        boxes = {
            "right": (x + gap, y - LINE / 2, x + gap + width, y + LINE / 2),
            "left": (x - gap - width, y - LINE / 2, x - gap, y + LINE / 2),
            "above": (x - width / 2, y - gap - LINE, x + width / 2, y - gap),
            "below": (x - width / 2, y + gap, x + width / 2, y + gap + LINE),
        }
        free = (side for side, box in boxes.items() if not any(_meet(box, other) for other in taken))
        side = next(free, "")
        if side:
            taken.append(boxes[side])
        sides.append(side)
    return sides


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def card(member: Member, pack: Pack, now: datetime, language: Language, *, known: bool) -> dict[str, object]:
    """{name, country, role, time, ahead, away}: what a member's card says; no time before the clock is `known`."""
    far = kilometres(member.place, here(pack))
    return {
        "key": member.key,
        "name": member.name.text.to(language),
        "country": member.country.text.to(language),
        "role": OFFICES[member.office].to(language),
        "office": member.office or "member",
        "time": f"{now.astimezone(ZoneInfo(member.zone)):%H:%M}" if known else NO_VALUE,
        "ahead": ahead(member, pack, now, language),
        "away": (HERE if far < NEAR else AWAY.filled(n=number(far, 0, language))).to(language),
    }


def ahead(member: Member, pack: Pack, now: datetime, language: Language) -> str:
    """How many hours its clock is ahead of ours: `+6 h`, `-7 h`, `same time`."""
    there, ours = (now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for zone in (member.zone, pack.timezone))
    hours = (there - ours) / timedelta(hours=1)
    if not hours:
        return SAME_TIME.to(language)
    digits = 0 if hours.is_integer() else 2 if (2 * hours) % 1 else 1
    return ("+" if hours > 0 else "") + HOURS.filled(n=number(hours, digits, language)).to(language)
