"""Key of a reading -> what it is called and measured in. Ends where views, feeds and commands name a number alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.amounts import MILLION, counted, number, price
from kiosk.core.city.sites import Site, SiteKind
from kiosk.core.pack import Of, Pack
from kiosk.core.text import Language, Text, same


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of number: `digits` after the decimal sign, `good` the direction that is better (+1, -1, 0 neither).

    `of` names what it is measured of; `sites` the kinds of sites, where it is of some.
    """

    name: Text
    unit: str = ""
    digits: int = 0
    good: int = 0
    icon: str = "info"
    of: tuple[Of, ...] = ("city",)
    sites: tuple[SiteKind, ...] = ()


BOTH: tuple[Of, ...] = ("city", "district")
PIPED: tuple[Of, ...] = ("city", "district", "site")  # at the taps, and where it is made
MILLIONS = "M"  # the unit of sums: millions of the pack's money

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
        Text(en="Mean speed", ko="평균 속도", ru="Средняя скорость"), "km/h", 1, 1, icon="traffic", of=BOTH
    ),
    "traffic.road": Quantity(Text(en="Speed", ko="속도", ru="Скорость"), "km/h", 0, 1, icon="speed", of=("road",)),
    "air.index": Quantity(
        Text(en="Air quality index", ko="통합대기환경지수", ru="Индекс качества воздуха"), good=-1, icon="air", of=BOTH
    ),
    "air.pm25": Quantity(
        Text(en="Fine dust PM2.5", ko="초미세먼지", ru="Пыль PM2,5"), "μg/m³", 0, -1, icon="air", of=BOTH
    ),
    "air.pm10": Quantity(Text(en="Dust PM10", ko="미세먼지", ru="Пыль PM10"), "μg/m³", 0, -1, icon="air", of=BOTH),
    "air.o3": Quantity(Text(en="Ozone", ko="오존", ru="Озон"), "ppm", 3, -1, icon="air", of=BOTH),
    "air.no2": Quantity(
        Text(en="Nitrogen dioxide", ko="이산화질소", ru="Диоксид азота"), "ppm", 3, -1, icon="air", of=BOTH
    ),
    "weather.temperature": Quantity(Text(en="Temperature", ko="기온", ru="Температура"), "°C", 1, icon="temperature"),
    "weather.humidity": Quantity(Text(en="Humidity", ko="습도", ru="Влажность"), "%", 0, icon="water"),
    "weather.wind": Quantity(Text(en="Wind", ko="바람", ru="Ветер"), "m/s", 1, icon="air"),
    "weather.rain": Quantity(Text(en="Rain", ko="강수", ru="Осадки"), "mm/h", 1, icon="rain"),
    "weather.gauge": Quantity(
        Text(en="Rain in 10 min", ko="10분 강수", ru="Осадки за 10 мин"),
        "mm",
        1,
        icon="rain",
        of=("site",),
        sites=("rain",),
    ),
    "weather.hour": Quantity(
        Text(en="Rain in 1 h", ko="1시간 강수", ru="Осадки за час"),
        "mm",
        1,
        icon="rain",
        of=("site",),
        sites=("rain",),
    ),
    "river.level": Quantity(
        Text(en="Water level", ko="수위", ru="Уровень воды"), "m", 2, -1, icon="flood", of=("river",)
    ),
    "water.turbidity": Quantity(
        Text(en="Turbidity", ko="탁도", ru="Мутность"), "NTU", 2, -1, icon="water", of=PIPED, sites=("plant",)
    ),
    "water.chlorine": Quantity(
        Text(en="Residual chlorine", ko="잔류염소", ru="Остаточный хлор"),
        "mg/L",
        2,
        icon="water",
        of=PIPED,
        sites=("plant",),
    ),
    "water.ph": Quantity(
        Text(en="Acidity pH", ko="수소이온농도 pH", ru="Кислотность pH"),
        "",
        1,
        icon="water",
        of=PIPED,
        sites=("plant",),
    ),
    "crowd.level": Quantity(Text(en="Crowding", ko="혼잡도", ru="Загруженность"), "%", 0, -1, icon="people", of=BOTH),
    "crowd.people": Quantity(
        Text(en="People here", ko="현재 인구", ru="Людей здесь"), "", 0, icon="people", of=("site",), sites=("spot",)
    ),
    "parking.free": Quantity(
        Text(en="Free parking spaces", ko="주차 가능 면수", ru="Свободных парковок"),
        good=1,
        icon="parking",
        of=("city", "site"),
        sites=("parking",),
    ),
    "bikes.free": Quantity(
        Text(en="Bikes to rent", ko="대여 가능 자전거", ru="Велосипедов свободно"),
        good=1,
        icon="pin",
        of=("city", "site"),
        sites=("bikes",),
    ),
    "subway.delay": Quantity(Text(en="Delay", ko="지연", ru="Задержка"), "min", 0, -1, icon="subway", of=("line",)),
    "startup.firms": Quantity(Text(en="Start-ups", ko="창업 기업", ru="Стартапов"), good=1, icon="star", of=BOTH),
    "economy.debt": Quantity(Text(en="City debt", ko="시 부채", ru="Долг города"), MILLIONS, 0, -1, icon="money"),
    "economy.budget": Quantity(
        Text(en="Budget of the year", ko="올해 예산", ru="Бюджет года"), MILLIONS, 0, icon="money"
    ),
    "economy.prices": Quantity(
        Text(en="Consumer prices, yearly", ko="소비자물가 전년비", ru="Рост цен за год"), "%", 1, -1, icon="money"
    ),
    "economy.spent": Quantity(
        Text(en="Spending", ko="지출", ru="Расходы"), MILLIONS, 0, icon="money", of=("spending",)
    ),
    "price.item": Quantity(Text(en="Price", ko="가격", ru="Цена"), "", 0, -1, icon="money", of=("good",)),
    "project.progress": Quantity(
        Text(en="Progress", ko="공정률", ru="Готовность"), "%", 0, 1, icon="project", of=("project",)
    ),
    "indicator.value": Quantity(
        Text(en="Indicator", ko="지표", ru="Показатель"), "", 0, icon="star", of=("indicator",)
    ),
    "voice.complaints": Quantity(Text(en="Requests today", ko="오늘 민원", ru="Обращений сегодня"), icon="voice"),
    "voice.answered": Quantity(
        Text(en="Answered within a day", ko="하루 내 답변", ru="С ответом за сутки"), "%", 0, 1, icon="voice"
    ),
    "voice.topic": Quantity(Text(en="Requests", ko="민원", ru="Обращения"), "", 0, icon="voice", of=("topic",)),
    "voice.keyword": Quantity(Text(en="Mentions", ko="언급", ru="Упоминания"), "", 0, icon="voice", of=("keyword",)),
    "bin.fill": Quantity(
        Text(en="Fill level", ko="적재율", ru="Заполнение"), "%", 0, -1, icon="bin", of=("site",), sites=("bin",)
    ),
    "bin.hours": Quantity(
        Text(en="Full in", ko="포화까지", ru="Полон через"), "h", 0, icon="bin", of=("site",), sites=("bin",)
    ),
    "bay.taken": Quantity(
        Text(en="Parking bay taken", ko="주차면 점유", ru="Место занято"),
        "",
        0,
        icon="parking",
        of=("site",),
        sites=("bay",),
    ),
    "truck.load": Quantity(Text(en="Load", ko="적재량", ru="Загрузка"), "%", 0, icon="truck", of=("truck",)),
}

UNITS: Mapping[str, Text] = {
    "km/h": Text(en="km/h", ko="km/h", ru="км/ч"),
    "μg/m³": Text(en="μg/m³", ko="㎍/㎥", ru="мкг/м³"),
    "m/s": Text(en="m/s", ko="m/s", ru="м/с"),
    "mm/h": Text(en="mm/h", ko="mm/h", ru="мм/ч"),
    "m": Text(en="m", ko="m", ru="м"),
    "min": Text(en="min", ko="분", ru="мин"),
    "h": Text(en="h", ko="시간", ru="ч"),
    "mm": Text(en="mm", ko="mm", ru="мм"),
    "mg/L": Text(en="mg/L", ko="mg/L", ru="мг/л"),
    "ppm": Text(en="ppm", ko="ppm", ru="ч. на млн"),
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
    place = of_name(key, pack)
    return OF_PLACE.filled(name=quantity(key).name, place=place) if place else quantity(key).name


def of_name(key: str, pack: Pack) -> Text | None:
    """What the number under `key` is measured of, by name; None where that is the city, or nothing the pack has."""
    _, place = parts(key)
    return next((pack.named[of][place] for of in quantity(key).of if of != "city" and place in pack.named[of]), None)


def place_name(place: str, pack: Pack) -> Text | None:
    """What the pack calls whatever a number is measured of; None where it has nothing of this key."""
    return next((pack.named[of][place] for of in pack.named if place in pack.named[of]), None)


def keys(kind: str, pack: Pack) -> tuple[str, ...]:
    """Every key that a number of `kind` has in the city of `pack`: `air.pm25`, `air.pm25.mapo` and so on."""
    what = QUANTITIES[kind]
    found = [kind] if "city" in what.of else []
    for of in what.of:
        found += [
            f"{kind}.{part.key}" for part in pack.measured(of) if not isinstance(part, Site) or part.kind in what.sites
        ]
    return tuple(found)


def unit(written: str) -> Text:
    """A unit in every language."""
    return UNITS.get(written) or same(written)


def written(key: str, value: float, measured_in: str, pack: Pack, language: Language) -> tuple[str, str]:
    """The number under `key` and its unit as people of `language` write them: `29.8` and `trillion won`."""
    kind, place = parts(key)
    money = pack.life.money.text.to(language) if pack.life else ""
    indicator = next((one for one in pack.indicators.indicators if one.key == place), None) if pack.indicators else None
    if measured_in == MILLIONS:
        return counted(value * MILLION, money, language)
    if kind == "price.item":
        return price(value, language), money
    if kind == "indicator.value" and indicator:
        of = indicator.unit.text.to(language) if indicator.unit else ""
        if indicator.times > 1:
            return counted(value * indicator.times, of, language)
        return number(value, indicator.digits, language), of
    return number(value, quantity(key).digits, language), unit(measured_in).to(language)
