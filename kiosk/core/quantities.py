"""Key of a reading -> what it is called and measured in. Ends where views, feeds and commands name a number alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.pack import District, Line, Pack, River, Road
from kiosk.core.text import Text, same


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of number: `digits` after the decimal sign, `good` the direction that is better (+1, -1, 0 neither)."""

    name: Text
    unit: str = ""
    digits: int = 0
    good: int = 0
    icon: str = "info"


QUANTITIES: Mapping[str, Quantity] = {
    "disaster.events": Quantity(
        Text(en="Incidents today", ko="오늘 재난·사고", ru="Происшествий сегодня"), icon="bell"
    ),
    "disaster.fires": Quantity(Text(en="Fires today", ko="오늘 화재", ru="Пожаров сегодня"), icon="fire"),
    "disaster.rescues": Quantity(Text(en="Rescues today", ko="오늘 구조", ru="Спасений сегодня"), icon="rescue"),
    "disaster.ambulances": Quantity(
        Text(en="Ambulance runs today", ko="오늘 구급 출동", ru="Выездов скорой сегодня"), icon="ambulance"
    ),
    "traffic.speed": Quantity(
        Text(en="Mean speed", ko="평균 속도", ru="Средняя скорость"), "km/h", 1, 1, icon="traffic"
    ),
    "traffic.road": Quantity(Text(en="Speed", ko="속도", ru="Скорость"), "km/h", 0, 1, icon="speed"),
    "air.index": Quantity(
        Text(en="Air quality index", ko="통합대기환경지수", ru="Индекс качества воздуха"), good=-1, icon="air"
    ),
    "air.pm25": Quantity(Text(en="Fine dust PM2.5", ko="초미세먼지", ru="Пыль PM2,5"), "μg/m³", 0, -1, icon="air"),
    "air.pm10": Quantity(Text(en="Dust PM10", ko="미세먼지", ru="Пыль PM10"), "μg/m³", 0, -1, icon="air"),
    "weather.temperature": Quantity(Text(en="Temperature", ko="기온", ru="Температура"), "°C", 1, icon="temperature"),
    "weather.humidity": Quantity(Text(en="Humidity", ko="습도", ru="Влажность"), "%", 0, icon="water"),
    "weather.wind": Quantity(Text(en="Wind", ko="바람", ru="Ветер"), "m/s", 1, icon="air"),
    "weather.rain": Quantity(Text(en="Rain", ko="강수", ru="Осадки"), "mm/h", 1, icon="rain"),
    "river.level": Quantity(Text(en="Water level", ko="수위", ru="Уровень воды"), "m", 2, -1, icon="flood"),
    "crowd.level": Quantity(Text(en="Crowding", ko="혼잡도", ru="Загруженность"), "%", 0, -1, icon="people"),
    "parking.free": Quantity(
        Text(en="Free parking spaces", ko="주차 가능 면수", ru="Свободных парковок"), good=1, icon="parking"
    ),
    "bikes.free": Quantity(
        Text(en="Bikes to rent", ko="대여 가능 자전거", ru="Велосипедов свободно"), good=1, icon="pin"
    ),
    "subway.delay": Quantity(Text(en="Delay", ko="지연", ru="Задержка"), "min", 0, -1, icon="subway"),
}

UNITS: Mapping[str, Text] = {
    "km/h": Text(en="km/h", ko="km/h", ru="км/ч"),
    "μg/m³": Text(en="μg/m³", ko="㎍/㎥", ru="мкг/м³"),
    "m/s": Text(en="m/s", ko="m/s", ru="м/с"),
    "mm/h": Text(en="mm/h", ko="mm/h", ru="мм/ч"),
    "m": Text(en="m", ko="m", ru="м"),
    "min": Text(en="min", ko="분", ru="мин"),
}  # what is not here is written alike everywhere

OF_PLACE = Text(en="{name}, {place}", ko="{place} {name}", ru="{name}, {place}")


def parts(key: str) -> tuple[str, str]:
    """(`air.pm25`, `mapo`) of `air.pm25.mapo`; the place is empty where the number is the whole city's."""
    topic, _, rest = key.partition(".")
    what, _, place = rest.partition(".")
    return f"{topic}.{what}", place


def quantity(key: str) -> Quantity:
    """What kind of number is shown under `key`; an unknown one is called by its key."""
    kind, _ = parts(key)
    return QUANTITIES.get(kind) or Quantity(same(key))


def name(key: str, pack: Pack) -> Text:
    """What the number under `key` is called, with its district, road, river or line."""
    _, place = parts(key)
    of = place_name(place, pack)
    return OF_PLACE.filled(name=quantity(key).name, place=of) if of else quantity(key).name


def place_name(place: str, pack: Pack) -> Text | None:
    """What the pack calls a district, road, river or line; None where it has none of this key."""
    known: tuple[District | Road | River | Line, ...] = (*pack.districts, *pack.roads, *pack.rivers, *pack.lines)
    return next((part.name.text for part in known if part.key == place), None)


def unit(written: str) -> Text:
    """A unit in every language."""
    return UNITS.get(written) or same(written)
