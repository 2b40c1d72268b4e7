"""RealtimeCityAir: the air of every district. Old and new field names."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.reading import Reading
from kiosk.feeds.seoul.envelope import rows
from kiosk.feeds.seoul.feed import Context, Found, Service
from kiosk.feeds.seoul.fields import moment, number, text

SERVICE = "RealtimeCityAir"
FIELDS: Mapping[str, tuple[str, ...]] = {
    "air.pm25": ("FPM", "PM25"),
    "air.pm10": ("PM", "PM10"),
    "air.o3": ("OZON", "O3"),
    "air.no2": ("NTDX", "NO2"),
    "air.index": ("CAI_IDX", "IDEX_MVL"),
}
DISTRICT = ("MSRSTN_NM", "MSRSTE_NM")
MEASURED = ("MSRMT_DT", "MSRDT")


def promises(pack: Pack) -> dict[str, str]:
    """Every pollutant, of every district and the city's mean."""
    return {
        key: QUANTITIES[kind].unit
        for kind in FIELDS
        for key in (kind, *(f"{kind}.{district.key}" for district in pack.districts))
    }


def read(body: bytes, _: str, context: Context) -> Found:
    """A reading for each pollutant and district; a nought is no measurement, as the service writes a missing one."""
    places = {district.name.ko: district.key for district in context.pack.districts}
    found: list[Reading] = []
    for row in rows(body, SERVICE):
        place = places.get(text(row, *DISTRICT))
        if place is None:
            continue
        measured = moment(row, context.pack.timezone, *MEASURED)
        for kind, names in FIELDS.items():
            value = number(row, *names)
            if value is not None and value > 0:
                found += context.reading(f"{kind}.{place}", value, QUANTITIES[kind].unit, measured)
    return Found((*found, *_means(found, context)))


def _means(found: list[Reading], context: Context) -> list[Reading]:
    """The city's own numbers: the mean of its districts, as old as the oldest of them."""
    means: list[Reading] = []
    for kind in FIELDS:
        of = [reading for reading in found if reading.key.startswith(f"{kind}.")]
        values = [reading.value for reading in of if reading.value is not None]
        if values:
            oldest = min(reading.provenance.measured_at for reading in of)
            means += context.reading(kind, round(statistics.fmean(values), 4), QUANTITIES[kind].unit, oldest)
    return means


SERVICE_AIR = Service(SERVICE, 300.0, promises, lambda _, __: (f"{SERVICE}/1/25/",), read)
