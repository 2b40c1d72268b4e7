"""What happens in a simulated city -> what its services would publish about it. Ends where one is a message."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.core.pack import Pack
from kiosk.core.text import Text
from kiosk.feeds import curves, happenings, scripted
from kiosk.feeds.day import DAY, HOUR
from kiosk.feeds.happenings import Happening
from kiosk.feeds.places import FESTIVAL, festival

KEPT = 12 * HOUR  # how long a message is listed
MOST = 12
AFTER = 240.0  # seconds from an event to the message about it

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
CLOUDBURST = Text(
    en="Very heavy rain. Leave basements and riversides, do not drive.",
    ko="매우 강한 비가 내립니다. 지하공간과 하천변에서 대피하고 운전을 삼가 주세요.",
    ru="Ливень. Покиньте подвалы и берега рек, не садитесь за руль.",
)
HEAT = Text(
    en="Great heat. Drink water, rest in the shade, look after the elderly.",
    ko="폭염입니다. 물을 자주 마시고 그늘에서 쉬며 어르신을 살펴 주세요.",
    ru="Сильная жара. Пейте воду, отдыхайте в тени, навестите пожилых.",
)
FROST = Text(
    en="Hard frost. Dress warmly, protect water pipes.",
    ko="강추위입니다. 따뜻하게 입고 수도 동파에 유의해 주세요.",
    ru="Сильный мороз. Одевайтесь теплее, берегите трубы.",
)
DUST = Text(
    en="Much fine dust. Wear a mask, keep windows closed, avoid sport outdoors.",
    ko="초미세먼지 농도가 높습니다. 마스크를 쓰고 창문을 닫고 실외 활동을 줄여 주세요.",
    ru="Много мелкой пыли. Носите маску, закройте окна, воздержитесь от спорта на улице.",
)
RIVER_WARNING = Text(
    en="Flood warning: {river} at {gauge}. Leave the riverside.",
    ko="홍수주의보: {river} {gauge}. 하천변에서 벗어나 주세요.",
    ru="Угроза наводнения: {river}, {gauge}. Уйдите от берега.",
)
RIVER_DANGER = Text(
    en="Flood alert: {river} at {gauge}. Follow the way to the shelters.",
    ko="홍수경보: {river} {gauge}. 안내에 따라 대피소로 이동해 주세요.",
    ru="Наводнение: {river}, {gauge}. Идите в укрытия по указателям.",
)
CROWD = Text(
    en="Festival at {place}. Please use the subway and follow the stewards.",
    ko="{place} 축제로 매우 붐빕니다. 지하철을 이용하고 안내를 따라 주세요.",
    ru="Праздник: {place}. Пользуйтесь метро и слушайте дежурных.",
)


Passes = Callable[[float, float], bool]


@dataclass(frozen=True, slots=True)
class Limit:
    """People are warned in the hour in which a number of the whole city passes `limit`."""

    name: str
    quantity: str
    passes: Passes
    limit: float
    text: Text
    urgent: bool


LIMITS = (
    Limit("rain", "weather.rain", operator.ge, 4.0, RAIN, True),  # mm/h
    Limit("cloudburst", "weather.rain", operator.ge, 20.0, CLOUDBURST, True),
    Limit("heat", "weather.temperature", operator.ge, 31.0, HEAT, False),  # °C; it feels warmer
    Limit("frost", "weather.temperature", operator.le, -5.0, FROST, False),
    Limit("dust", "air.pm25", operator.gt, 35.0, DUST, False),  # μg/m³, "bad" in Korea's air quality forecast
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
    found = (
        *_events(seed, pack, at),
        *_weather(seed, pack, at),
        *_rivers(seed, pack, at),
        *_festivals(seed, pack, at),
        *_planned(pack, at),
    )
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


def _weather(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    for one in LIMITS:
        for hour in _passing(at, partial(_beyond, seed, pack, one)):
            yield Announcement(f"message_{one.name}_{hour}", "warning", one.text, hour * HOUR, "", urgent=one.urgent)


def _rivers(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    for river in pack.rivers:
        of = {"river": river.name.text, "gauge": river.gauge.text}
        for what, limit, text in (("warning", river.warn, RIVER_WARNING), ("danger", river.danger, RIVER_DANGER)):
            level = Limit(what, f"river.level.{river.key}", operator.ge, limit, text.filled(**of), urgent=True)
            for hour in _passing(at, partial(_beyond, seed, pack, level)):
                key = f"message_{river.key}_{what}_{hour}"
                yield Announcement(key, "warning", level.text, hour * HOUR, "", urgent=True)


def _beyond(seed: int, pack: Pack, limit: Limit, at: float) -> bool:
    return limit.passes(curves.value(seed, pack, limit.quantity, at), limit.limit)


def _passing(at: float, beyond: Callable[[float], bool]) -> Iterator[int]:
    """The hours of the last ones at whose beginning a number is beyond its limit, and an hour before was not."""
    last = int(at // HOUR)
    hours = range(last - int(KEPT // HOUR), last + 1)
    found = [beyond(hour * HOUR) for hour in hours]
    return (hour for before, now, hour in zip(found, found[1:], hours[1:], strict=False) if now and not before)


def _planned(pack: Pack, at: float) -> Iterator[Announcement]:
    """What the scenario publishes."""
    for message, when in scripted.published(pack, at - KEPT, at):
        key = f"message_{message.key}_{int(when // DAY)}"
        yield Announcement(key, message.kind, message.text.text, when, message.district or "", urgent=message.urgent)


def _festivals(seed: int, pack: Pack, at: float) -> Iterator[Announcement]:
    """Each festival once, those of the scenario and those of the week."""
    spots = {spot.key: spot for spot in pack.sites_of("spot")}
    evenings = [day * DAY + FESTIVAL - HOUR for day in (int(at // DAY), int(at // DAY) - 1)]
    weekly = [(key, opens) for opens in evenings for key in spots if festival(seed, pack, spots[key], opens) > 0]
    for key, opens in dict.fromkeys([*scripted.opens(pack, at - KEPT, at), *weekly]):
        text, district = CROWD.filled(place=spots[key].name.text), spots[key].district
        yield Announcement(f"message_festival_{key}_{int(opens)}", "news", text, opens, district, urgent=False)
