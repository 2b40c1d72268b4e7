"""The simulated city as Seoul's open data tells it: each service's rows, in the old or the new spelling of its fields.

The envelopes are those that `kiosk/feeds/seoul/envelope.py` reads; a test holds that every service's reader gives back
what the simulator measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from kiosk.core.city.sites import Site
from kiosk.core.reading import Incident, Reading, Stage
from kiosk.feeds.seoul.events import metres
from kiosk.feeds.simulator import Simulator

Spelling = Literal["old", "new"]
Row = Mapping[str, object]

MOST_ROWS = 1000
SPREAD = 0.05  # of the people at a place: the service tells from how many to how many
RAIN_SLOTS = 6  # of ten minutes
ROAD = {"crash": "A01", "flood": "A10"}  # kinds of incidents that the traffic centre tells
URGENT, USUAL = "긴급재난", "안전안내"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: rows `start` to `end`, counted as the service counts, of the place `of`."""

    city: Simulator
    now: datetime
    start: str
    end: str
    of: str
    spelling: Spelling
    epsg: int

    def number(self, key: str, back: float = 0.0) -> Reading | None:
        """The reading under `key`, `back` seconds ago; None where the city has none."""
        if key not in self.city.promises:
            return None
        return self.city.number(key, self.now - timedelta(seconds=back))

    def at(self, when: datetime, form: str) -> str:
        """A moment on the city's own clock."""
        return when.astimezone(ZoneInfo(self.city.pack.timezone)).strftime(form)

    def spelled(self, fields: Iterable[tuple[str, str, object]]) -> Row:
        """A row of (old name, new name, value)."""
        return {(old if self.spelling == "old" else new): value for old, new, value in fields}


def reply(service: str, form: str, asked: Asked) -> bytes:
    """What the service answers."""
    trouble = _trouble(service, asked)
    if trouble:
        told = {"RESULT": {"CODE": trouble, "MESSAGE": "-"}}
        return _xml("RESULT", {"CODE": trouble, "MESSAGE": "-"}) if form == "xml" else _json(told)
    if service == "citydata":
        return _json(_citydata(asked))
    rows = ROWS[service](asked)
    if service == "realtimeStationArrival":
        head = {"status": 200, "code": "INFO-000" if rows else "INFO-200", "total": len(rows)}
        return _json({"errorMessage": head, "realtimeArrivalList": rows})
    shown = rows[int(asked.start) - 1 : int(asked.end)]
    if not shown:
        return (
            _json({"RESULT": {"CODE": "INFO-200", "MESSAGE": "-"}})
            if form != "xml"
            else _xml("RESULT", {"CODE": "INFO-200"})
        )
    inner = {"list_total_count": len(shown), "RESULT": {"CODE": "INFO-000", "MESSAGE": "-"}, "row": shown}
    root = "rentBikeStatus" if service == "bikeList" else service
    return _xml(root, inner) if form == "xml" else _json({root: inner})


def _trouble(service: str, asked: Asked) -> str:
    """The result code of a request that cannot be answered; "" for one that can."""
    if service != "citydata" and service not in ROWS:
        return "ERROR-310"
    if not (asked.start.isdigit() and asked.end.isdigit()):
        return "ERROR-333"
    if int(asked.start) > int(asked.end):
        return "ERROR-334"
    if int(asked.end) - int(asked.start) >= MOST_ROWS:
        return "ERROR-336"
    return "INFO-200" if service == "citydata" and _spot(asked) is None else ""


# ------------------------------------------------------------------ rows


def _air(asked: Asked) -> list[Row]:
    names = (("PM25", "FPM"), ("PM10", "PM"), ("O3", "OZON"), ("NO2", "NTDX"), ("IDEX_MVL", "CAI_IDX"))
    rows: list[Row] = []
    for district in asked.city.pack.districts:
        known = [asked.number(f"air.{what}.{district.key}") for what in ("pm25", "pm10", "o3", "no2", "index")]
        fields: list[tuple[str, str, object]] = [
            (old, new, str(one.value)) for (old, new), one in zip(names, known, strict=True) if one
        ]
        first = next((one for one in known if one), None)
        if first:
            form = "%Y%m%d%H%M" if asked.spelling == "old" else "%Y-%m-%d %H:%M"
            when = asked.at(first.provenance.measured_at, form)
            rows.append(
                asked.spelled([("MSRDT", "MSRMT_DT", when), ("MSRSTE_NM", "MSRSTN_NM", district.name.ko), *fields])
            )
    return rows


def _bikes(asked: Asked) -> list[Row]:
    return [
        {
            "stationId": site.code or site.key,
            "stationName": site.name.ko,
            "rackTotCnt": _whole(site.capacity or 20),
            "parkingBikeTotCnt": _whole(one.value),
            "stationLongitude": str(site.place[0]),
            "stationLatitude": str(site.place[1]),
        }
        for site in asked.city.pack.sites_of("bikes")
        if (one := asked.number(f"bikes.free.{site.key}"))
    ]


def _parking(asked: Asked) -> list[Row]:
    rows: list[Row] = []
    for site in asked.city.pack.sites_of("parking"):
        one = asked.number(f"parking.free.{site.key}")
        if one is None or one.value is None:
            continue
        spaces = site.capacity or 100.0
        rows.append(
            asked.spelled(
                [
                    ("PARKING_CODE", "PKLT_CD", site.code or site.key),
                    ("PARKING_NAME", "PKLT_NM", site.name.ko),
                    ("CAPACITY", "TPKCT", spaces),
                    ("CUR_PARKING", "NOW_PRK_VHCL_CNT", spaces - one.value),
                    ("CUR_PARKING_TIME", "NOW_PRK_VHCL_UPDT_TM", _second(asked, one)),
                ]
            )
        )
    return rows


def _rain(asked: Asked) -> list[Row]:
    return [
        asked.spelled(
            [
                ("RAINGAUGE_CODE", "RF_CD", site.code or site.key),
                ("RAINGAUGE_NAME", "RF_NM", site.name.ko),
                ("GU_NAME", "GU_NM", asked.city.pack.district(site.district).name.ko),
                ("RAINFALL10", "RN_10M", str(one.value)),
                ("RECEIVE_TIME", "DATA_CLCT_TM", asked.at(one.provenance.measured_at, "%Y-%m-%d %H:%M")),
            ]
        )
        for site in asked.city.pack.sites_of("rain")
        for slot in range(RAIN_SLOTS)
        if (one := asked.number(f"weather.gauge.{site.key}", slot * 600.0 / asked.city.speed))
    ]


def _rivers(asked: Asked) -> list[Row]:
    return [
        asked.spelled(
            [
                ("RIVERGAUGE_NAME", "WATG_NM", river.gauge.ko),
                ("RIVER_NAME", "RVR_NM", river.name.ko),
                ("CURRENT_LEVEL", "RLTM_RVR_WATL_CNT", str(one.value)),
                ("STORED_TIME", "DTRSM_DATA_CLCT_TM", asked.at(one.provenance.measured_at, "%Y-%m-%d %H:%M")),
            ]
        )
        for river in asked.city.pack.rivers
        if (one := asked.number(f"river.level.{river.key}"))
    ]


def _road(asked: Asked) -> list[Row]:
    return [
        {"link_id": asked.of, "prcs_spd": str(one.value), "prcs_trv_time": "60"}
        for road in asked.city.pack.roads
        if asked.of in road.links and (one := asked.number(f"traffic.road.{road.key}"))
    ]


def _incidents(asked: Asked) -> list[Row]:
    return [_incident(one, asked) for one in asked.city.incidents(asked.now) if _on_road(one)]


def _on_road(one: Incident) -> bool:
    return one.kind in ROAD and one.stage is not Stage.CLOSED


def _incident(one: Incident, asked: Asked) -> Row:
    x, y = metres(one.place, asked.epsg)
    began = one.stages[0][1]
    return {
        "acc_id": one.key,
        "occr_date": asked.at(began, "%Y%m%d"),
        "occr_time": asked.at(began, "%H%M%S"),
        "acc_type": ROAD[one.kind],
        "grs80tm_x": f"{x:.3f}",
        "grs80tm_y": f"{y:.3f}",
        "acc_info": f"{one.address.ko} {one.title.ko}",
    }


def _trains(asked: Asked) -> list[Row]:
    rows: list[Row] = []
    for line in asked.city.pack.lines:
        one = asked.number(f"subway.delay.{line.key}")
        if one is None or one.value is None or not (line.short.isdigit() and len(line.short) == 1):
            continue
        said = f"약 {one.value:.0f}분 지연" if one.value else "전역 출발"
        rows.append(
            {
                "subwayId": f"100{line.short}",
                "statnNm": asked.of,
                "arvlMsg2": said,
                "arvlMsg3": asked.of,
                "recptnDt": _second(asked, one),
            }
        )
    return rows


ROWS: Mapping[str, Callable[[Asked], Sequence[Row]]] = {
    "RealtimeCityAir": _air,
    "bikeList": _bikes,
    "GetParkingInfo": _parking,
    "ListRainfallService": _rain,
    "ListRiverStageService": _rivers,
    "TrafficInfo": _road,
    "AccInfo": _incidents,
    "realtimeStationArrival": _trains,
}

# ------------------------------------------------------------------ citydata: a place with all that is known of it


def _spot(asked: Asked) -> Site | None:
    return next((site for site in asked.city.pack.sites_of("spot") if asked.of in (site.code, site.name.ko)), None)


def _citydata(asked: Asked) -> Row:
    site = _spot(asked)
    assert site is not None  # `_trouble` looked
    blocks = {
        "LIVE_PPLTN_STTS": _people(site, asked),
        "WEATHER_STTS": _weather(asked),
        "LIVE_DST_MESSAGE": [
            {
                "EMRG_STEP_NM": URGENT if one.urgent else USUAL,
                "MSG_CN": one.text.ko,
                "CRT_DT": asked.at(one.at, SECONDS),
            }
            for one in asked.city.messages(asked.now)
            if one.district == site.district
        ],
    }
    if asked.spelling == "old":  # several blocks came one level deeper then
        blocks = {name: {name: rows} for name, rows in blocks.items()}
    return {"RESULT": {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "-"}, "CITYDATA": {"AREA_NM": asked.of, **blocks}}


def _people(site: Site, asked: Asked) -> list[Row]:
    one = asked.number(f"crowd.people.{site.key}")
    if one is None or one.value is None:
        return []
    spread = round(one.value * SPREAD)
    return [
        {
            "AREA_PPLTN_MIN": _whole(one.value - spread),
            "AREA_PPLTN_MAX": _whole(one.value + spread),
            "PPLTN_TIME": asked.at(one.provenance.measured_at, "%Y-%m-%d %H:%M"),
        }
    ]


def _weather(asked: Asked) -> list[Row]:
    known = {
        name: asked.number(f"weather.{what}")
        for name, what in (
            ("TEMP", "temperature"),
            ("HUMIDITY", "humidity"),
            ("WIND_SPD", "wind"),
            ("PRECIPITATION", "rain"),
        )
    }
    temperature = known["TEMP"]
    if temperature is None:
        return []
    row: dict[str, object] = {name: str(one.value) for name, one in known.items() if one}
    if row.get("PRECIPITATION") == "0.0":
        row["PRECIPITATION"] = "-"  # how the service writes that nothing falls
    hours: list[Row] = [{"TEMP": str(value)} for value in temperature.ahead]
    ahead: object = {"FCST24HOURS": hours} if asked.spelling == "old" else hours
    when = asked.at(temperature.provenance.measured_at, "%Y-%m-%d %H:%M")
    return [{**row, "WEATHER_TIME": when, "FCST24HOURS": ahead}]


# ------------------------------------------------------------------ bytes

SECONDS = "%Y-%m-%d %H:%M:%S"


def _second(asked: Asked, one: Reading) -> str:
    return asked.at(one.provenance.measured_at, SECONDS)


def _whole(value: float | None) -> str:
    return f"{value or 0:.0f}"


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _xml(root: str, body: Mapping[str, object]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{_element(root, body)}'.encode()


def _element(name: str, body: object) -> str:
    if isinstance(body, list | tuple):
        return "".join(_element(name, one) for one in body)
    inner = (
        "".join(_element(key, value) for key, value in body.items()) if isinstance(body, Mapping) else escape(str(body))
    )
    return f"<{name}>{inner}</{name}>"
