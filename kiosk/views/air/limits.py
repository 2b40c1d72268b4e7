"""What air and water are held against, and who says so: guidelines, standards, sources. Ends at numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.quantities import quantity, unit
from kiosk.core.text import Language, Text
from kiosk.views.tiles import number

DAY = Text(en="24-hour mean", ko="24시간 평균", ru="среднее за 24 ч")
EIGHT_HOURS = Text(en="8-hour mean", ko="8시간 평균", ru="среднее за 8 ч")


@dataclass(frozen=True, slots=True)
class Guideline:
    """What should not be passed, in the reading's unit, as a mean over some hours."""

    value: float
    mean: Text


# Source: WHO global air quality guidelines (2021), short-term levels. It gives gases in μg/m³; at 25 °C 1 ppm of ozone
# is 1963 μg/m³ and of nitrogen dioxide 1882: 100 and 25 μg/m³ there.
WHO: Mapping[str, Guideline] = {
    "air.pm25": Guideline(15.0, DAY),
    "air.pm10": Guideline(45.0, DAY),
    "air.o3": Guideline(0.051, EIGHT_HOURS),
    "air.no2": Guideline(0.013, DAY),
}
WHO_AT = Text(en="WHO {n}", ko="WHO {n}", ru="ВОЗ {n}")


@dataclass(frozen=True, slots=True)
class Standard:
    """What drinking water may have, lower and upper. Source: Korea's drinking-water standards (먹는물 수질기준)."""

    low: float
    high: float
    digits: int

    def within(self, value: float) -> bool:
        """Whether `value` is allowed."""
        return self.low <= value <= self.high


STANDARDS: Mapping[str, Standard] = {
    "water.turbidity": Standard(0.0, 0.5, 1),  # NTU
    "water.ph": Standard(5.8, 8.5, 1),
    "water.chlorine": Standard(0.1, 4.0, 1),  # mg/L
}

# who drew the limits of `kiosk/views/layers.py`
GRADES_FROM = Text(
    en="Grades: Korea, AirKorea bands",
    ko="등급: 에어코리아 예보 등급",
    ru="Уровни: шкала AirKorea, Корея",
)
WHO_FROM = Text(
    en="dotted: WHO guideline 2021, {mean}",
    ko="점선: WHO 2021 권고기준, {mean}",
    ru="точки: норма ВОЗ 2021, {mean}",
)
CLEAR_FROM = Text(
    en="0.5 NTU: Korea's drinking-water standard; finer steps are ours",
    ko="0.5 NTU: 먹는물 수질기준; 나머지 단계는 자체 구분",
    ru="0,5 NTU: корейская норма воды; шаги мельче наши",
)
WATER_FROM = Text(
    en="Limits: Korea's drinking-water standards",
    ko="기준: 먹는물 수질기준",
    ru="Нормы: корейский стандарт питьевой воды",
)
FROM = Text(en="{grades}  ·  {who}", ko="{grades}  ·  {who}", ru="{grades}  ·  {who}")

UP_TO = Text(en="≤ {high}", ko="≤ {high}", ru="≤ {high}")
BETWEEN = Text(en="{low}–{high}", ko="{low}–{high}", ru="{low}–{high}")


def source(kind: str) -> Text:
    """Who set the grades and the guideline that a kind of number is coloured by."""
    if kind in STANDARDS:
        return CLEAR_FROM
    guideline = WHO.get(kind)
    return FROM.filled(grades=GRADES_FROM, who=WHO_FROM.filled(mean=guideline.mean)) if guideline else GRADES_FROM


def guideline(kind: str, language: Language) -> tuple[float, str] | None:
    """Where the reference line of WHO is, and its words; None where there is no guideline."""
    at = WHO.get(kind)
    return (at.value, WHO_AT.filled(n=number(at.value, quantity(kind).digits, language)).to(language)) if at else None


def span(kind: str, language: Language) -> str:
    """`0.1–4.0 mg/L`: what drinking water may have."""
    limit = STANDARDS[kind]
    low, high = (number(value, limit.digits, language) for value in (limit.low, limit.high))
    words = (BETWEEN if limit.low else UP_TO).filled(low=low, high=high).to(language)
    return f"{words} {unit(quantity(kind).unit).to(language)}".strip()
