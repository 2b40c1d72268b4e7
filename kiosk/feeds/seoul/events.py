"""AccInfo: incidents on the road, in TM metres of the GRS80 ellipsoid. Dates and times as the service writes them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import datetime

from kiosk.core.geometry import nearest
from kiosk.core.reading import Incident, Stage
from kiosk.core.text import Text, same
from kiosk.feeds.seoul.envelope import Row, rows
from kiosk.feeds.seoul.feed import Context, Found, Service
from kiosk.feeds.seoul.fields import moment, number, text

SERVICE = "AccInfo"
PLAUSIBLE = 1.0  # degrees from the city's districts: farther away the projection is the wrong one
KINDS: Mapping[str, tuple[str, Text]] = {
    "A01": ("crash", Text(en="Collision", ko="교통사고", ru="Авария")),
    "A02": ("crash", Text(en="Broken-down vehicle", ko="차량 고장", ru="Поломка автомобиля")),
    "A10": ("flood", Text(en="Road under water", ko="도로 침수", ru="Дорога затоплена")),
    "A12": ("fire", Text(en="Fire on the road", ko="도로 화재", ru="Пожар на дороге")),
}
OTHERWISE = ("crash", Text(en="Road incident", ko="도로 돌발 상황", ru="Происшествие на дороге"))
AGENCY = Text(en="Traffic centre", ko="교통정보센터", ru="Центр движения")


def read(body: bytes, _: str, context: Context) -> Found:
    """Every incident whose place is in or near the city."""
    return Found(incidents=[one for row in rows(body, SERVICE) if (one := _incident(row, context)) is not None])


def _incident(row: Row, context: Context) -> Incident | None:
    x, y = number(row, "grs80tm_x", "GRS80TM_X"), number(row, "grs80tm_y", "GRS80TM_Y")
    began = _at(row, context.pack.timezone, "occr")
    if x is None or y is None or began is None:
        return None
    place = degrees(x, y, context.epsg)
    district = nearest(context.pack.districts, place, 1)[0]
    if max(abs(place[0] - district.place[0]), abs(place[1] - district.place[1])) > PLAUSIBLE:
        return None
    kind, title = KINDS.get(text(row, "acc_type", "ACC_TYPE"), OTHERWISE)
    number_ = text(row, "acc_id", "ACC_ID") or f"{x:.0f}_{y:.0f}"
    return Incident(
        key=f"accinfo_{number_}",
        kind=kind,
        title=title,
        address=same(text(row, "acc_info", "ACC_INFO")),
        district=district.key,
        place=place,
        stage=Stage.OCCURRED,
        stages=((Stage.OCCURRED, began),),
        agency=AGENCY,
        unit="",
        severity=3,
        provenance=context.provenance(None),
    )


def _at(row: Row, zone: str, which: str) -> datetime | None:
    """`occr_date` 20240501 and `occr_time` 0930 or 093000."""
    day = text(row, f"{which}_date", f"{which}_DATE".upper())
    clock = text(row, f"{which}_time", f"{which}_TIME".upper())
    return moment({"at": f"{day}{clock.zfill(6 if len(clock) > 4 else 4)}"}, zone, "at")  # noqa: PLR2004 - HHMM or HHMMSS


def degrees(x: float, y: float, epsg: int) -> tuple[float, float]:
    """TM metres (east, north) as longitude and latitude in degrees WGS84."""
    lon, lat = _transformer(epsg, 4326)(x, y)
    return round(lon, 6), round(lat, 6)


def metres(place: tuple[float, float], epsg: int) -> tuple[float, float]:
    """Longitude and latitude in degrees WGS84 as TM metres (east, north)."""
    return _transformer(4326, epsg)(*place)


@functools.cache
def _transformer(given: int, wanted: int) -> functools.partial[tuple[float, float]]:
    from pyproj import Transformer  # noqa: PLC0415 - takes a fifth of a second, and only cities with such feeds need it

    return functools.partial(Transformer.from_crs(given, wanted, always_xy=True).transform)


INCIDENTS = Service(SERVICE, 60.0, lambda _: {}, lambda _, __: (f"{SERVICE}/1/1000/",), read, form="xml")
