"""Reading -> one of four bands, and the legend that names them. Ends where the map and the bars are coloured."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.text import Language, Text
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
        first, second, third = (number(limit, 0, language) for limit in self.limits)
        ranges = (
            (f"≥ {first}", f"{second}–{first}", f"{third}–{second}", f"< {third}")
            if self.falling
            else (f"≤ {first}", f"{first}–{second}", f"{second}–{third}", f"> {third}")
        )
        return [
            {"band": band, "label": name.to(language), "range": f"{span} {unit}".strip()}
            for band, name, span in zip(BANDS, self.names, ranges, strict=True)
        ]


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
        (15, 35, 75),  # μg/m³; the grades of Korea's air quality forecast
        falling=False,
        names=(
            Text(en="good", ko="좋음", ru="хорошо"),
            Text(en="moderate", ko="보통", ru="умеренно"),
            Text(en="bad", ko="나쁨", ru="плохо"),
            Text(en="very bad", ko="매우 나쁨", ru="очень плохо"),
        ),
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
)


def layer(kind: str) -> Layer | None:
    """The layer of this kind of reading; None where the map cannot be coloured by it."""
    return next((layer for layer in LAYERS if layer.kind == kind), None)
