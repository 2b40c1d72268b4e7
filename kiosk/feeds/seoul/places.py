"""Services that tell of single places: car parks, bikes, rain gauges, rivers, roads. Old and new field names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.reading import Reading
from kiosk.feeds.seoul.envelope import Row, rows
from kiosk.feeds.seoul.feed import Context, Found, Service
from kiosk.feeds.seoul.fields import moment, number, text

PAGE = 1000  # rows of one reply at most
GAUGES_PER_SLOT = 46  # rows of rain for each ten minutes
SLOTS_PER_HOUR = 6
HOUR_LONG = timedelta(minutes=59)  # what is older than that before the newest ten minutes is of another hour


def _of_sites(pack: Pack, kind: str, sites: str) -> dict[str, str]:
    keys = [f"{kind}.{site.key}" for site in pack.sites if site.kind == sites]
    whole = [kind] if keys and "city" in QUANTITIES[kind].of else []
    return dict.fromkeys((*whole, *keys), QUANTITIES[kind].unit)


def _matched(row: Row, pack: Pack, kind: str, *names: str) -> str:
    """The key of the pack's site that a row is about, by code or Korean name; "" where it has none."""
    written = [text(row, name) for name in names]
    return next(
        (
            site.key
            for site in pack.sites
            if site.kind == kind and any(name and name in (site.code, site.name.ko, site.key) for name in written)
        ),
        "",
    )


def _sum(kind: str, found: Sequence[Reading], context: Context) -> list[Reading]:
    """The city's own number: the sum of what is known, as old as the oldest part."""
    values = [reading.value for reading in found if reading.value is not None]
    if not values:
        return []
    oldest = min(reading.provenance.measured_at for reading in found)
    return context.reading(kind, sum(values), QUANTITIES[kind].unit, oldest)


# ------------------------------------------------------------------ parking: how many are inside, not how many are free


def read_parking(body: bytes, _: str, context: Context) -> Found:
    """Free spaces of the car parks that the pack names: capacity less the cars inside, never below nought."""
    found: list[Reading] = []
    listed = rows(body, "GetParkingInfo")
    for row in listed:
        site = _matched(row, context.pack, "parking", "PKLT_CD", "PARKING_CODE", "PKLT_NM", "PARKING_NAME")
        spaces, inside = number(row, "TPKCT", "CAPACITY"), number(row, "NOW_PRK_VHCL_CNT", "CUR_PARKING")
        if not site or spaces is None or inside is None or spaces <= 0:
            continue
        measured = moment(row, context.pack.timezone, "NOW_PRK_VHCL_UPDT_TM", "CUR_PARKING_TIME")
        found += context.reading(f"parking.free.{site}", max(0.0, spaces - inside), "", measured)
    return Found((*found, *_sum("parking.free", found, context)), full=False)


PARKING = Service(
    "GetParkingInfo",
    120.0,
    lambda pack: _of_sites(pack, "parking.free", "parking"),
    lambda pack, _: (f"GetParkingInfo/1/{PAGE}/",) if pack.sites_of("parking") else (),
    read_parking,
)

# ------------------------------------------------------------------ bikes: pages until one is short


def read_bikes(body: bytes, _: str, context: Context) -> Found:
    """Bikes that stand at the stations the pack names; the root is `rentBikeStatus`, whatever the service is called."""
    listed = rows(body, "rentBikeStatus", "bikeList")
    found: list[Reading] = []
    for row in listed:
        site = _matched(row, context.pack, "bikes", "stationId", "stationName")
        if site:
            found += context.reading(f"bikes.free.{site}", number(row, "parkingBikeTotCnt"), "", None)
    return Found(found, full=len(listed) >= PAGE)


BIKES = Service(
    "bikeList",
    60.0,
    lambda pack: {key: unit for key, unit in _of_sites(pack, "bikes.free", "bikes").items() if key != "bikes.free"},
    lambda pack, page: (f"bikeList/{page * PAGE + 1}/{(page + 1) * PAGE}/",) if pack.sites_of("bikes") else (),
    read_bikes,
    paged=True,
)

# ------------------------------------------------------------------ rain


def read_rain(body: bytes, _: str, context: Context) -> Found:
    """Mm at the gauges the pack names: the newest ten minutes of each, and the hour that ends with them."""
    told: dict[str, dict[datetime, Reading]] = {}
    for row in rows(body, "ListRainfallService"):
        site = _matched(row, context.pack, "rain", "RF_CD", "RAINGAUGE_CODE", "RF_NM", "RAINGAUGE_NAME")
        measured = moment(row, context.pack.timezone, "DATA_CLCT_TM", "RECEIVE_TIME")
        for reading in context.reading(f"weather.gauge.{site}", number(row, "RN_10M", "RAINFALL10"), "mm", measured):
            if site:
                told.setdefault(site, {})[reading.provenance.measured_at] = reading
    found: list[Reading] = []
    for site, slots in told.items():
        newest = max(slots)
        hour = [one.value for at, one in slots.items() if newest - at < HOUR_LONG and one.value is not None]
        found.append(slots[newest])
        if len(hour) == SLOTS_PER_HOUR:  # a sum with a hole in it would tell of less rain than fell
            found += context.reading(f"weather.hour.{site}", sum(hour), "mm", newest)
    return Found(found)


RAIN = Service(
    "ListRainfallService",
    300.0,
    lambda pack: _of_sites(pack, "weather.gauge", "rain") | _of_sites(pack, "weather.hour", "rain"),
    lambda pack, _: (f"ListRainfallService/1/{GAUGES_PER_SLOT * SLOTS_PER_HOUR}/",) if pack.sites_of("rain") else (),
    read_rain,
)

# ------------------------------------------------------------------ rivers


def read_rivers(body: bytes, _: str, context: Context) -> Found:
    """Metres at the gauges of the pack's rivers, by the gauge's or the river's Korean name."""
    found: list[Reading] = []
    for row in rows(body, "ListRiverStageService"):
        gauge = text(row, "WATG_NM", "RIVERGAUGE_NAME")
        river = text(row, "RVR_NM", "RIVER_NAME")
        key = next(
            (r.key for r in context.pack.rivers if gauge == r.gauge.ko),
            next((r.key for r in context.pack.rivers if river and river == r.name.ko), ""),
        )
        measured = moment(row, context.pack.timezone, "DTRSM_DATA_CLCT_TM", "STORED_TIME")
        if key:
            level = number(row, "RLTM_RVR_WATL_CNT", "CURRENT_LEVEL")
            found += context.reading(f"river.level.{key}", level, "m", measured)
    return Found(found)


RIVERS = Service(
    "ListRiverStageService",
    300.0,
    lambda pack: {f"river.level.{river.key}": "m" for river in pack.rivers},
    lambda pack, _: ("ListRiverStageService/1/50/",) if pack.rivers else (),
    read_rivers,
)

# ------------------------------------------------------------------ roads: one link a call


def read_road(body: bytes, path: str, context: Context) -> Found:
    """km/h on the road whose link was asked for: the mean of the rows that came."""
    link = path.rstrip("/").rpartition("/")[2]
    road = next((road for road in context.pack.roads if link in road.links), None)
    speeds = [
        speed for row in rows(body, "TrafficInfo") if (speed := number(row, "prcs_spd")) is not None and speed > 0
    ]
    if road is None or not speeds:
        return Found()
    return Found(context.reading(f"traffic.road.{road.key}", sum(speeds) / len(speeds), "km/h", None))


def _links(pack: Pack) -> Iterable[str]:
    return (link for road in pack.roads for link in road.links[:1])


ROADS = Service(
    "TrafficInfo",
    300.0,
    lambda pack: {f"traffic.road.{road.key}": "km/h" for road in pack.roads if road.links},
    lambda pack, _: tuple(f"TrafficInfo/1/1/{link}" for link in _links(pack)),
    read_road,
    form="xml",
)

# ------------------------------------------------------------------ subway: how late the announced trains are announced


def read_subway(body: bytes, _: str, context: Context) -> Found:
    """Minutes by which a line's trains are behind, by the words of the announcements at one station.

    The service tells arrivals, not timetables: only what an announcement itself calls a delay counts; a line whose
    announcements are fresh and call none is on time.
    """
    late: dict[str, tuple[float, datetime]] = {}
    lines = {
        f"100{line.short}": line.key for line in context.pack.lines if line.short.isdigit() and len(line.short) == 1
    }
    for row in rows(body, "realtimeArrivalList"):
        key = lines.get(text(row, "subwayId"))
        received = moment(row, context.pack.timezone, "recptnDt")
        if key is None or received is None or context.now - received > timedelta(minutes=15):
            continue
        minutes = _delay(text(row, "arvlMsg2") + " " + text(row, "arvlMsg3"))
        before = late.get(key, (0.0, received))
        late[key] = (max(minutes, before[0]), max(received, before[1]))
    return Found(
        tuple(
            reading
            for key, (minutes, at) in late.items()
            for reading in context.reading(f"subway.delay.{key}", minutes, "min", at)
        )
    )


def _delay(announced: str) -> float:
    words = announced.partition("지연")
    if not words[1]:
        return 0.0
    digits = "".join(letter for letter in words[0][-6:] + words[2][:6] if letter.isdigit())
    return float(digits) if digits else 5.0  # "delayed" without a number: the least that is announced


SUBWAY = Service(
    "realtimeStationArrival",
    30.0,
    lambda pack: {f"subway.delay.{line.key}": "min" for line in pack.lines if line.short.isdigit()},
    lambda pack, _: tuple(f"realtimeStationArrival/0/40/{station}" for station in pack.stations),
    read_subway,
    subway=True,
)
