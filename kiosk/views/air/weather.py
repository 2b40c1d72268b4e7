"""Weather -> what it is, the next 24 hours, and where it rains by gauge. Ends where QML draws."""

from __future__ import annotations

from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.quantities import quantity, unit
from kiosk.core.reading import Reading
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views import charts
from kiosk.views.tiles import number, place_tile, together

AHEAD = 24  # hours of the forecast
WET = 0.1  # mm/h below which a forecast says it stays dry
RAIN_TOP = 5.0  # mm/h: the least that a full bar of rain stands for
FALLS = 0.05  # mm in ten minutes that a gauge shows as rain, once written with one digit
GAUGE = "weather.gauge"

DRY = Text(en="no rain expected", ko="비 소식 없음", ru="дождя не ждут")
RAIN_AT = Text(en="rain from {at}", ko="{at}부터 비", ru="дождь с {at}")
NO_FORECAST = Text(en="no forecast", ko="예보 없음", ru="прогноза нет")
BARS = Text(
    en="{unit}  ·  bars: rain, full {n} {rain}",
    ko="{unit}  ·  막대: 강수, 최대 {n} {rain}",
    ru="{unit}  ·  столбцы: дождь до {n} {rain}",
)
GAUGES = Text(en="Rain gauges", ko="강수량계", ru="Дождемеры")
RAINS_AT = Text(en="rain at {n} of {all}", ko="{all}곳 중 {n}곳에 비", ru="дождь на {n} из {all}")
DRY_AT = Text(en="dry at all {all}", ko="{all}곳 모두 비 없음", ru="сухо на всех {all}")
DRY_AT_SOME = Text(en="dry at {n} of {all}", ko="{all}곳 중 {n}곳 비 없음", ru="сухо на {n} из {all}")
NO_GAUGE = Text(en="no data", ko="자료 없음", ru="нет данных")


def forecast(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """A chart of temperature, a bar of rain for each hour, and the rain in a sentence."""
    warm = _ahead(state.readings.get("weather.temperature"))
    wet = _ahead(state.readings.get("weather.rain"))
    low, high, step = charts.axis(warm, zero=False)
    top = max([*wet, RAIN_TOP])
    degrees, rain = (unit(quantity(key).unit).to(language) for key in ("weather.temperature", "weather.rain"))
    return {
        "series": [{"points": charts.points(warm, low, high)}] if warm else [],
        "lines": charts.lines(low, high, step, 0, language) if warm else [],
        "times": charts.ahead_times(state, pack, len(warm)) if warm else [],
        "bars": [amount / top for amount in wet],
        "measured": BARS.filled(unit=degrees, n=number(top, 0, language), rain=rain).to(language)
        if any(amount >= WET for amount in wet)
        else degrees,
        "rainText": _rain_text(wet, state, pack, language),
    }


def gauges(state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{title, said, gauges, origin}: a tile for each rain gauge, the wettest first, the silent ones last."""
    sites = pack.sites_of("rain")
    if not sites:
        return {}
    known = [value for site in sites if (value := _fell(site, state)) is not None]
    wet = sum(value >= FALLS for value in known)
    counts = {"n": wet or len(known), "all": len(sites)}
    words = NO_GAUGE if not known else RAINS_AT if wet else DRY_AT if len(known) == len(sites) else DRY_AT_SOME
    return {
        "title": GAUGES.to(language),
        "measured": unit(quantity(GAUGE).unit).to(language),
        "kind": quantity(GAUGE).name.to(language),
        "said": words.filled(**counts).to(language),
        "gauges": [
            {
                **place_tile(state, pack, f"{GAUGE}.{site.key}", language),
                "where": _district(site, pack).to(language),
                "wet": (_fell(site, state) or 0.0) >= FALLS,
            }
            for site in sorted(sites, key=lambda site: _wettest(_fell(site, state)))
        ],
        "origin": together(state, [f"{GAUGE}.{site.key}" for site in sites], language),
    }


def _wettest(fell: float | None) -> tuple[bool, float]:
    return fell is None, -(fell or 0.0)


def _fell(site: Site, state: State) -> float | None:
    reading = state.readings.get(f"{GAUGE}.{site.key}")
    return reading.value if reading else None


def _district(site: Site, pack: Pack) -> Text:
    district = pack.district(site.district)
    return (district.short or district.name).text


def _ahead(reading: Reading | None) -> list[float]:
    return list(reading.ahead[:AHEAD]) if reading and reading.value is not None else []


def _rain_text(wet: list[float], state: State, pack: Pack, language: Language) -> str:
    if not wet:
        return NO_FORECAST.to(language)
    first = next((hour for hour, amount in enumerate(wet) if amount >= WET), None)
    if first is None:
        return DRY.to(language)
    return RAIN_AT.filled(at=charts.hour_ahead(state, pack, first)).to(language)
