"""Reading -> one of four bands, and the legend that names them. Ends where the map and the bars are coloured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.text import Language, Spoken, Text
from kiosk.views.tiles import number

BANDS = ("good", "fair", "poor", "bad")  # names of colours


@dataclass(frozen=True, slots=True)
class Layer:
    """What the map can be coloured by: a reading of each district, cut at three limits."""

    kind: str  # of the readings, e.g. "air.pm25"
    title: Text
    icon: str
    limits: tuple[float, float, float]  # where good, fair and poor end, in the reading's unit
    falling: bool  # small numbers are the bad ones
    names: tuple[Text, Text, Text, Text]

    def band(self, value: float | None) -> str:
        """The band of `value`; "none" where there is no number."""
        if value is None:
            return "none"
        passed = sum(value < limit if self.falling else value > limit for limit in self.limits)
        return BANDS[passed]

    def legend(self, unit: str, language: Language) -> list[dict[str, object]]:
        """{band, label, range} of every band, best first."""
        digits = max(len(f"{limit:g}".partition(".")[2]) for limit in self.limits)
        first, second, third = (number(limit, digits, language) for limit in self.limits)
        ranges = (
            (f"≥ {first}", f"{second}–{first}", f"{third}–{second}", f"< {third}")
            if self.falling
            else (f"≤ {first}", f"{first}–{second}", f"{second}–{third}", f"> {third}")
        )
        return [
            {"band": band, "label": name.to(language), "range": f"{span} {unit}".strip()}
            for band, name, span in zip(BANDS, self.names, ranges, strict=True)
        ]


GRADES = (
    Text(en="good", ko="좋음", ru="хорошо"),
    Text(en="moderate", ko="보통", ru="умеренно"),
    Text(en="bad", ko="나쁨", ru="плохо"),
    Text(en="very bad", ko="매우 나쁨", ru="очень плохо"),
)
LAYERS = (
    Layer(
        "traffic.speed",
        Text(en="Traffic", ko="교통", ru="Транспорт"),
        "traffic",
        (25, 20, 15),  # km/h on city streets; Seoul's own service calls below 15 a jam and above 25 free
        falling=True,
        names=(
            Text(en="free", ko="원활", ru="свободно"),
            Text(en="steady", ko="보통", ru="плотно"),
            Text(en="slow", ko="서행", ru="медленно"),
            Text(en="jam", ko="정체", ru="пробка"),
        ),
    ),
    Layer(
        "air.pm25",
        Text(en="Air", ko="대기", ru="Воздух"),
        "air",
        (15, 35, 75),  # μg/m³; the grades of Korea's air quality forecast, as for all pollutants below
        falling=False,
        names=GRADES,
    ),
    Layer(
        "crowd.level",
        Text(en="Crowding", ko="혼잡도", ru="Людность"),
        "people",
        (35, 55, 75),  # % of what the place holds; ours
        falling=False,
        names=(
            Text(en="quiet", ko="여유", ru="свободно"),
            Text(en="normal", ko="보통", ru="обычно"),
            Text(en="busy", ko="약간 붐빔", ru="людно"),
            Text(en="crowded", ko="붐빔", ru="тесно"),
        ),
    ),
    Layer(
        "water.turbidity",
        Text(en="Water", ko="수질", ru="Вода"),
        "water",
        (0.1, 0.3, 0.5),  # NTU; 0.5 is Korea's drinking-water standard, the others are ours
        falling=False,
        names=(
            Text(en="clear", ko="맑음", ru="чистая"),
            Text(en="fine", ko="양호", ru="хорошая"),
            Text(en="cloudy", ko="주의", ru="мутноватая"),
            Text(en="over the limit", ko="기준 초과", ru="выше нормы"),
        ),
    ),
    Layer(
        "startup.firms",
        Text(en="Start-ups", ko="창업", ru="Стартапы"),
        "star",
        (450, 250, 120),  # firms; ours
        falling=True,
        names=(
            Text(en="very many", ko="매우 많음", ru="очень много"),
            Text(en="many", ko="많음", ru="много"),
            Text(en="some", ko="보통", ru="немного"),
            Text(en="few", ko="적음", ru="мало"),
        ),
    ),
    Layer("air.pm10", Text(en="Dust", ko="미세먼지", ru="Пыль"), "air", (30, 80, 150), falling=False, names=GRADES),
    Layer("air.o3", Text(en="Ozone", ko="오존", ru="Озон"), "air", (0.03, 0.09, 0.15), falling=False, names=GRADES),
    Layer(
        "air.no2", Text(en="NO2", ko="이산화질소", ru="Азот NO2"), "air", (0.03, 0.06, 0.2), falling=False, names=GRADES
    ),
    Layer(
        "air.index",
        Text(en="Air index", ko="통합지수", ru="Индекс"),
        "air",
        (50, 100, 250),
        falling=False,
        names=GRADES,
    ),
)


SAFETY = "safety"  # the map of what happens, by its spoken name; in the state it is ""
PROJECTS = "projects"  # marks the great projects
OF_CITY = ("traffic.speed", "air.pm25", "water.turbidity", PROJECTS, "startup.firms", "crowd.level")
# what the overview's map can show besides safety, in the order of its chips

SPOKEN: Mapping[str, Spoken] = {
    SAFETY: Spoken(en=("safety",), ko=("안전",), ru=("безопасности",)),
    "traffic.speed": Spoken(en=("traffic",), ko=("교통",), ru=("транспорта",)),
    "air.pm25": Spoken(en=("air",), ko=("공기",), ru=("воздуха",)),
    "water.turbidity": Spoken(en=("water",), ko=("수질",), ru=("воды",)),
    PROJECTS: Spoken(en=("project",), ko=("사업",), ru=("проектов",)),
    "startup.firms": Spoken(en=("business",), ko=("창업",), ru=("бизнеса",)),
    "crowd.level": Spoken(en=("crowd",), ko=("혼잡",), ru=("людей",)),
}  # before "map", "지도", after "карта"


def layer(kind: str) -> Layer | None:
    """The layer of this kind of reading; None where the map cannot be coloured by it."""
    return next((layer for layer in LAYERS if layer.kind == kind), None)
