"""Key and time -> the number a simulated city has there. Ends where the simulator wraps it in a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.core.pack import Pack
from kiosk.core.quantities import parts
from kiosk.feeds import day, places, registers

Curve = Callable[[int, Pack, str, float], float]  # (seed, pack, key of the place or "", local seconds)

CURVES: Mapping[str, Curve] = {
    "traffic.speed": day.speed,
    "traffic.road": day.road,
    "air.index": day.air,
    "air.pm25": day.pm25,
    "air.pm10": day.pm10,
    "air.o3": day.o3,
    "air.no2": day.no2,
    "weather.temperature": day.temperature,
    "weather.humidity": day.humidity,
    "weather.wind": day.wind,
    "weather.rain": day.rain,
    "weather.gauge": places.gauge,
    "weather.hour": places.gauge_hour,
    "river.level": day.river,
    "water.turbidity": day.turbidity,
    "water.chlorine": day.chlorine,
    "water.ph": day.ph,
    "crowd.level": day.crowd,
    "crowd.people": places.people,
    "parking.free": places.parking,
    "bikes.free": places.bikes,
    "subway.delay": day.delay,
    "startup.firms": registers.firms,
    "economy.debt": registers.debt,
    "economy.budget": registers.budget,
    "economy.prices": registers.prices,
    "economy.spent": registers.spent,
    "price.item": registers.item,
    "project.progress": registers.progress,
    "indicator.value": registers.indicator,
    "voice.complaints": registers.complaints,
    "voice.answered": registers.answered,
    "voice.topic": registers.topic,
    "voice.keyword": registers.keyword,
    "bin.fill": places.bin_fill,
    "bin.hours": places.bin_hours,
    "bay.taken": places.bay_taken,
    "truck.load": places.truck_load,
}
NEEDS: Mapping[str, Callable[[Pack], bool]] = {
    "economy.debt": lambda pack: pack.life is not None,
    "economy.budget": lambda pack: pack.life is not None,
}  # what the city as a whole has only where its pack tells of it


def there(kind: str, pack: Pack) -> bool:
    """Whether the city has numbers of this kind."""
    return kind not in NEEDS or NEEDS[kind](pack)


def value(seed: int, pack: Pack, key: str, at: float) -> float:
    """The number under `key`. Raises `KeyError` for a key that is not simulated."""
    kind, place = parts(key)
    return CURVES[kind](seed, pack, place, at)
