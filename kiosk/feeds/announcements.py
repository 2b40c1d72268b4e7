"""What happens in a simulated city -> what its services would publish about it. Ends where one is a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.pack import Pack
from kiosk.core.text import Text
from kiosk.feeds import happenings
from kiosk.feeds.day import DAY, HOUR, rain
from kiosk.feeds.happenings import Happening
from kiosk.feeds.places import FESTIVAL, festival

KEPT = 12 * HOUR  # how long a message is listed
MOST = 12
AFTER = 240.0  # seconds from an event to the message about it
WET = 4.0  # mm/h from which on people are warned

FIRE = Text(
    en="{district}: {title}. Close windows, keep the streets free for the fire brigade.",
    ko="{district} {title} 발생. 창문을 닫고 소방차 통행로를 비워 주세요.",
    ru="{district}: {title}. Закройте окна, освободите проезд пожарным.",
)
FLOOD = Text(
    en="{district}: {title}. Do not drive or walk into the water.",
    ko="{district} {title}. 침수 구간에 들어가지 마세요.",
    ru="{district}: {title}. Не въезжайте и не входите в воду.",
)
CRASH = Text(
    en="{district}: {title}. Expect delays.",
    ko="{district} {title}. 정체에 유의하세요.",
    ru="{district}: {title}. Возможны задержки.",
)
RAIN = Text(
    en="Heavy rain. Stay away from streams and underpasses.",
    ko="강한 비가 내립니다. 하천과 지하차도 접근을 삼가 주세요.",
    ru="Сильный дождь. Держитесь подальше от рек и подземных проездов.",
)
CROWD = Text(
    en="Festival at {place}. Please use the subway and follow the stewards.",
    ko="{place} 축제로 매우 붐빕니다. 지하철을 이용하고 안내를 따라 주세요.",
    ru="Праздник: {place}. Пользуйтесь метро и слушайте дежурных.",
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One message; `at` in local simulated seconds."""

    key: str
    kind: str
    text: Text
    at: float
    district: str
    urgent: bool


def recent(seed: int, pack: Pack, at: float) -> tuple[Announcement, ...]:
    """The messages of the last hours, the newest first."""
    found = (*_events(seed, pack, at), *_rain(seed, pack, at), *_festival(seed, pack, at))
    said = (one for one in found if at - KEPT <= one.at <= at)
    return tuple(sorted(said, key=lambda one: -one.at)[:MOST])


def _events(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    for event in happenings.since(seed, pack, at - KEPT, at):
        match event.kind.kind:
            case "fire" if event.kind.severity == 1:
                yield _about(event, "disaster", FIRE, urgent=True)
            case "flood":
                yield _about(event, "disaster", FLOOD, urgent=True)
            case "crash" if event.pick < 0.25:  # noqa: PLR2004 - one in four is worth a message
                yield _about(event, "road", CRASH, urgent=False)
            case _:
                pass


def _about(event: Happening, kind: str, text: Text, *, urgent: bool) -> Announcement:
    filled = text.filled(district=event.district.name.text, title=event.title)
    return Announcement(f"message_{event.key}", kind, filled, event.stages[0][1] + AFTER, event.district.key, urgent)


def _rain(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    for back in range(int(KEPT // HOUR)):
        hour = int(at // HOUR) - back
        begins = rain(seed, pack, "", hour * HOUR) >= WET > rain(seed, pack, "", (hour - 1) * HOUR)
        if begins:
            yield Announcement(f"message_rain_{hour}", "warning", RAIN, hour * HOUR, "", urgent=True)


def _festival(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    for day in (int(at // DAY), int(at // DAY) - 1):
        opens = day * DAY + FESTIVAL - HOUR
        for spot in pack.sites_of("spot"):
            if festival(seed, pack, spot, opens) > 0:
                text = CROWD.filled(place=spot.name.text)
                yield Announcement(f"message_festival_{day}", "news", text, opens, spot.district, urgent=False)
