"""Seoul's open data: every envelope, old and new names, every code; the tile's state is right each time.

The replies are made by hand after public documentation of the services; no reply of the service itself is here.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from kiosk.core.city.sites import Site
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack
from kiosk.core.reading import Provenance, Reading, Status
from kiosk.core.settings import CitySettings
from kiosk.core.text import Text, same
from kiosk.feeds.desk import Desk
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.http_transport import HttpTransport
from kiosk.feeds.kind import Surroundings, declared
from kiosk.feeds.seoul.citydata import WRONG_AREA
from kiosk.feeds.seoul.envelope import NO_SERVICE, SAMPLE_KEY, TROUBLED, WRONG_REQUEST, rows
from kiosk.feeds.seoul.events import degrees
from kiosk.feeds.seoul.feed import Context, SeoulFeed
from kiosk.feeds.seoul.fields import moment, number
from kiosk.feeds.seoul.services import SERVICES, seoul_feeds
from kiosk.feeds.web import CUT_OFF, ELSEWHERE, NO_SENSE, REFUSED, TOO_LARGE, TOO_SLOW, FeedError
from tests.feeds.server import Reply, serving
from tests.packs.cities import SEOUL

HERE = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 5, 4, 9, 20, tzinfo=HERE)
KEY = "4f5e6d7c8b9a0123"


def _site(key: str, kind: str, ko: str, capacity: float | None = None, code: str = "") -> Site:
    return Site.model_validate(
        {
            "key": key,
            "kind": kind,
            "name": {"en": key, "ko": ko, "ru": key},
            "place": [126.98, 37.57],
            "district": "jongno",
            "capacity": capacity,
            "code": code,
        }
    )


CITY: Pack = SEOUL.model_copy(
    update={
        "sites": (
            _site("p1", "parking", "세종로 공영주차장", 1200, "171721"),
            _site("b1", "bikes", "광화문역 1번출구", 20, "ST-10"),
            _site("r1", "rain", "종로구청", code="1001"),
            _site("s1", "spot", "광화문·덕수궁", 40000),
        ),
        "roads": (SEOUL.roads[0].model_copy(update={"links": ("1220003800",)}), *SEOUL.roads[1:]),
        "stations": ("서울",),
    }
)


def read(service: str, body: object, path: str = "") -> FeedNews:
    """What a service's reader makes of a reply."""
    sent = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    context = Context(CITY, same("Seoul"), Status.LIVE, NOW)
    found = SERVICES[service].read(sent, path or next(iter(SERVICES[service].paths(CITY, 0))), context)
    return FeedNews(tuple(found.readings), tuple(found.incidents), tuple(found.messages))


def values(service: str, body: object, path: str = "") -> dict[str, float | None]:
    return {reading.key: reading.value for reading in read(service, body, path).readings}


def enveloped(name: str, *listed: Mapping[str, Any], code: str = "INFO-000") -> dict[str, Any]:
    return {name: {"list_total_count": len(listed), "RESULT": {"CODE": code, "MESSAGE": "-"}, "row": list(listed)}}


# ------------------------------------------------------------------ air

OLD_AIR = {
    "MSRDT": "202605040900",
    "MSRSTE_NM": "종로구",
    "PM10": "31",
    "PM25": 17,
    "O3": 0.021,
    "NO2": "0.017",
    "IDEX_NM": "보통",
    "IDEX_MVL": "58",
}
NEW_AIR = {
    "MSRMT_DT": "2026-05-04 09:00",
    "MSRSTN_NM": "종로구",
    "PM": 31.0,
    "FPM": "17",
    "OZON": "0.021",
    "NTDX": 0.017,
    "CAI_GRD": "보통",
    "CAI_IDX": 58,
}
AIR = {"air.pm10": 31.0, "air.pm25": 17.0, "air.o3": 0.021, "air.no2": 0.017, "air.index": 58.0}


@pytest.mark.parametrize("row", [OLD_AIR, NEW_AIR], ids=["old", "new"])
def test_air_is_read_in_the_old_and_the_new_spelling(row: Mapping[str, Any]) -> None:
    found = read("RealtimeCityAir", enveloped("RealtimeCityAir", row)).readings
    assert {r.key: r.value for r in found if r.key.endswith("jongno")} == {f"{k}.jongno": v for k, v in AIR.items()}
    assert {r.key: r.value for r in found if not r.key.endswith("jongno")} == AIR
    assert {r.provenance.measured_at for r in found} == {datetime(2026, 5, 4, 9, 0, tzinfo=HERE)}


def test_the_citys_air_is_the_mean_of_its_districts_and_as_old_as_the_oldest() -> None:
    other = {**OLD_AIR, "MSRSTE_NM": "중구", "PM25": 27, "MSRDT": "202605040800"}
    found = read("RealtimeCityAir", enveloped("RealtimeCityAir", OLD_AIR, other)).readings
    city = next(reading for reading in found if reading.key == "air.pm25")
    assert city.value == 22
    assert city.provenance.measured_at.hour == 8


@pytest.mark.parametrize("bad", ["", "점검중", None, 0, "-", [], {}, "NaN", "1e999"])
def test_one_bad_field_takes_nothing_else_away(bad: object) -> None:
    found = values("RealtimeCityAir", enveloped("RealtimeCityAir", {**OLD_AIR, "PM25": bad}))
    assert "air.pm25.jongno" not in found
    assert found["air.pm10.jongno"] == 31


def test_an_object_instead_of_a_list_is_one_row_and_rows_of_nobody_are_left_out() -> None:
    one = {"RealtimeCityAir": {"RESULT": {"CODE": "INFO-000"}, "row": OLD_AIR}}
    assert values("RealtimeCityAir", one)["air.pm25.jongno"] == 17
    strange = enveloped("RealtimeCityAir", {**OLD_AIR, "MSRSTE_NM": "평양"})
    assert values("RealtimeCityAir", strange) == {}


# ------------------------------------------------------------------ codes and envelopes

EVERY_CODE: list[tuple[str, Text, bool]] = [
    ("INFO-100", REFUSED, True),
    ("ERROR-300", WRONG_REQUEST, False),
    ("ERROR-301", WRONG_REQUEST, False),
    ("ERROR-310", NO_SERVICE, True),
    ("ERROR-331", WRONG_REQUEST, False),
    ("ERROR-332", WRONG_REQUEST, False),
    ("ERROR-333", WRONG_REQUEST, False),
    ("ERROR-334", WRONG_REQUEST, False),
    ("ERROR-335", SAMPLE_KEY, True),
    ("ERROR-336", WRONG_REQUEST, False),
    ("ERROR-500", TROUBLED, False),
    ("ERROR-600", TROUBLED, False),
    ("ERROR-601", TROUBLED, False),
    ("ERROR-999", TROUBLED, False),
]
WHERE: Mapping[str, Callable[[str], bytes]] = {
    "root": lambda code: json.dumps({"RESULT": {"CODE": code, "MESSAGE": "-"}}).encode(),
    "inner": lambda code: json.dumps(enveloped("RealtimeCityAir", code=code)).encode(),
    "dotted": lambda code: json.dumps({"RESULT": {"RESULT.CODE": code, "RESULT.MESSAGE": "-"}}).encode(),
    "map": lambda code: json.dumps({"Map": {"RESULT.CODE": code}}).encode(),
    "subway": lambda code: json.dumps({"errorMessage": {"status": 500, "code": code, "total": 0}}).encode(),
    "xml": lambda code: f"<RESULT><CODE>{code}</CODE><MESSAGE>-</MESSAGE></RESULT>".encode(),
}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(("code", "reason", "final"), EVERY_CODE, ids=[code for code, _, _ in EVERY_CODE])
def test_every_code_is_understood_wherever_it_stands(where: str, code: str, reason: Text, final: bool) -> None:
    with pytest.raises(FeedError) as caught:
        rows(WHERE[where](code), "RealtimeCityAir")
    assert caught.value.reason == reason
    assert caught.value.final is final


@pytest.mark.parametrize("where", WHERE)
def test_no_data_is_an_empty_list_and_no_error(where: str) -> None:
    assert rows(WHERE[where]("INFO-200"), "RealtimeCityAir") == []


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><RESULT><CODE>&b;</CODE></RESULT>'


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b"<html><body>x</body>", b"<a>", BOMB, b'{"other": {}}', b"[" * 9999, b"<a/>" * 2]
)
def test_what_is_no_reply_of_the_service_is_told(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        rows(body, "RealtimeCityAir")
    assert caught.value.reason == NO_SENSE


def test_a_root_of_another_name_is_found() -> None:
    row = {"stationId": "ST-10", "stationName": "102. 광화문역", "parkingBikeTotCnt": "7", "rackTotCnt": "20"}
    assert values("bikeList", enveloped("rentBikeStatus", row)) == {"bikes.free.b1": 7.0}


# ------------------------------------------------------------------ the other services


@pytest.mark.parametrize(
    "row",
    [
        {"PARKING_CODE": 171721, "CAPACITY": "1,260", "CUR_PARKING": "1000", "CUR_PARKING_TIME": "2026-05-04 09:18:00"},
        {"PKLT_CD": "171721", "TPKCT": 1260.0, "NOW_PRK_VHCL_CNT": 1000, "NOW_PRK_VHCL_UPDT_TM": "2026-05-04 09:18"},
        {"PKLT_NM": "세종로 공영주차장", "TPKCT": 1260, "NOW_PRK_VHCL_CNT": 1000},
    ],
)
def test_free_spaces_are_what_is_left_beside_the_cars_inside(row: Mapping[str, Any]) -> None:
    assert values("GetParkingInfo", enveloped("GetParkingInfo", row)) == {
        "parking.free.p1": 260.0,
        "parking.free": 260.0,
    }
    full = {**row, "NOW_PRK_VHCL_CNT": 9999, "CUR_PARKING": 9999}
    assert values("GetParkingInfo", enveloped("GetParkingInfo", full))["parking.free.p1"] == 0.0


@pytest.mark.parametrize(
    "row",
    [
        {"WATG_NM": "잠수교", "RVR_NM": "한강", "RLTM_RVR_WATL_CNT": "3.35", "DTRSM_DATA_CLCT_TM": "2026-05-04 09:10"},
        {"RIVERGAUGE_NAME": "x", "RIVER_NAME": "한강", "CURRENT_LEVEL": 3.35, "STORED_TIME": "202605040910"},
    ],
)
def test_a_rivers_level_is_found_by_its_gauge_or_its_name(row: Mapping[str, Any]) -> None:
    assert values("ListRiverStageService", enveloped("ListRiverStageService", row)) == {"river.level.han": 3.35}


def test_of_several_slots_of_rain_the_newest_counts() -> None:
    slots = [
        {"RF_CD": 1001, "RF_NM": "종로구청", "RN_10M": "0.5", "DATA_CLCT_TM": "2026-05-04 09:10"},
        {"RAINGAUGE_CODE": 1001, "RAINFALL10": 2.5, "RECEIVE_TIME": "2026-05-04 09:00"},
    ]
    for order in (slots, slots[::-1]):
        assert values("ListRainfallService", enveloped("ListRainfallService", *order)) == {"weather.gauge.r1": 0.5}


def rained(*tens: float | None) -> dict[str, float | None]:
    """What is read where these fell in ten minutes each, the newest last; None is a slot that is missing."""
    rows = [
        {"RF_CD": 1001, "RN_10M": ten, "DATA_CLCT_TM": f"2026-05-04 {8 + minute // 60:02}:{minute % 60:02}"}
        for minute, ten in zip(range(70 - 10 * (len(tens) - 1), 71, 10), tens, strict=True)
        if ten is not None
    ]
    return values("ListRainfallService", enveloped("ListRainfallService", *rows))


def test_an_hour_of_rain_is_the_sum_of_its_last_six_slots() -> None:
    found = rained(9.0, 0.5, 1.0, 0.0, 2.0, 1.5, 3.0)
    assert found == {"weather.gauge.r1": 3.0, "weather.hour.r1": pytest.approx(8.0)}


def test_an_hour_with_a_slot_missing_is_not_told_as_a_smaller_one() -> None:
    assert rained(9.0, 0.5, None, 0.0, 2.0, 1.5, 3.0) == {"weather.gauge.r1": 3.0}


def test_a_roads_speed_comes_as_xml_for_the_link_that_was_asked() -> None:
    body = (
        b'<?xml version="1.0" encoding="UTF-8"?><TrafficInfo><list_total_count>1</list_total_count>'
        b"<RESULT><CODE>INFO-000</CODE></RESULT>"
        b"<row><link_id>1220003800</link_id><prcs_spd>26.00</prcs_spd><prcs_trv_time>121</prcs_trv_time></row></TrafficInfo>"
    )
    assert values("TrafficInfo", body, "TrafficInfo/1/1/1220003800") == {"traffic.road.olympic": 26.0}
    assert values("TrafficInfo", body, "TrafficInfo/1/1/999") == {}


def accident(**fields: object) -> bytes:
    x, y = Transformer.from_crs(4326, 5181, always_xy=True).transform(126.98, 37.57)
    row = {
        "acc_id": "77",
        "occr_date": "20260504",
        "occr_time": "0905",
        "acc_type": "A01",
        "acc_info": "3중 추돌",
        "grs80tm_x": f"{x:.3f}",
        "grs80tm_y": f"{y:.3f}",
        **fields,
    }
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in row.items())
    return f"<AccInfo><list_total_count>1</list_total_count><row>{inner}</row></AccInfo>".encode()


def test_an_incident_has_its_place_in_degrees_and_its_district() -> None:
    (incident,) = read("AccInfo", accident()).incidents
    assert incident.place == pytest.approx((126.98, 37.57), abs=1e-5)
    assert (incident.key, incident.kind, incident.district) == ("accinfo_77", "crash", "jongno")
    assert incident.stages[0][1] == datetime(2026, 5, 4, 9, 5, tzinfo=HERE)
    assert incident.address.ko == "3중 추돌"


@pytest.mark.parametrize("clock", ["0905", "090500", "905", "90500"])
def test_times_of_day_come_with_and_without_seconds_and_without_a_leading_nought(clock: str) -> None:
    (incident,) = read("AccInfo", accident(occr_time=clock)).incidents
    assert incident.stages[0][1].hour == 9


@pytest.mark.parametrize("fields", [{"grs80tm_x": ""}, {"occr_date": "?"}, {"grs80tm_x": "900000"}])
def test_an_incident_without_a_plausible_place_or_time_is_left_out(fields: Mapping[str, object]) -> None:
    assert read("AccInfo", accident(**fields)).incidents == ()


def test_the_projection_puts_its_own_origin_where_it_is_defined() -> None:
    # EPSG:5181 is defined with 38° north, 127° east at 200,000 m east and 500,000 m north
    assert degrees(200_000, 500_000, 5181) == pytest.approx((127.0, 38.0), abs=2e-5)


def test_a_line_is_late_by_what_its_announcements_say_and_old_ones_say_nothing() -> None:
    def train(line: str, words: str, received: str = "2026-05-04 09:19:30") -> dict[str, str]:
        return {"subwayId": line, "statnNm": "서울", "arvlMsg2": words, "arvlMsg3": "", "recptnDt": received}

    listed = [
        *(train("1001", "전역 출발"), train("1001", "약 7분 지연"), train("1002", "2분 후")),
        *(train("1003", "지연 운행"), train("1004", "지연 9분", "2026-05-04 08:00:00"), train("9999", "지연")),
    ]
    body = {"errorMessage": {"status": 200, "code": "INFO-000", "total": 6}, "realtimeArrivalList": listed}
    assert values("realtimeStationArrival", body) == {
        "subway.delay.line1": 7.0,
        "subway.delay.line2": 0.0,
        "subway.delay.line3": 5.0,
    }


def place(**blocks: object) -> dict[str, Any]:
    return {
        "RESULT": {"RESULT.CODE": "INFO-000", "RESULT.MESSAGE": "정상"},
        "CITYDATA": {
            "AREA_NM": "광화문·덕수궁",
            "LIVE_PPLTN_STTS": [{"AREA_PPLTN_MIN": "16000", "AREA_PPLTN_MAX": 18000, "PPLTN_TIME": "2026-05-04 09:10"}],
            "WEATHER_STTS": [
                {
                    "TEMP": "17.2",
                    "HUMIDITY": 40,
                    "WIND_SPD": "2.1",
                    "PRECIPITATION": "-",
                    "WEATHER_TIME": "2026-05-04 09:05",
                    "FCST24HOURS": [{"FCST_DT": "202605041000", "TEMP": "18"}, {"FCST_DT": "202605041100", "TEMP": 19}],
                }
            ],
            "LIVE_DST_MESSAGE": [{"EMRG_STEP_NM": "긴급재난", "MSG_CN": "대피하세요", "CRT_DT": "2026-05-04 09:00:10"}],
            **blocks,
        },
    }


def test_a_place_brings_people_weather_its_forecast_and_messages() -> None:
    news = read("citydata", place(), "citydata/1/5/광화문·덕수궁")
    assert {r.key: r.value for r in news.readings} == {
        "crowd.people.s1": 17000.0,
        "weather.temperature": 17.2,
        "weather.humidity": 40.0,
        "weather.wind": 2.1,
        "weather.rain": 0.0,
    }
    assert next(r.ahead for r in news.readings if r.key == "weather.temperature") == (18.0, 19.0)
    (message,) = news.messages
    assert (message.text.ko, message.urgent, message.district) == ("대피하세요", True, "jongno")


@pytest.mark.parametrize(
    "blocks",
    [
        {"LIVE_PPLTN_STTS": {"AREA_PPLTN_MIN": 16000, "AREA_PPLTN_MAX": 18000}},
        {"LIVE_PPLTN_STTS": {"LIVE_PPLTN_STTS": [{"AREA_PPLTN_MIN": 16000, "AREA_PPLTN_MAX": 18000}]}},
    ],
    ids=["object for list", "one level deeper"],
)
def test_a_block_may_be_an_object_or_lie_one_level_deeper(blocks: Mapping[str, object]) -> None:
    assert values("citydata", place(**blocks), "citydata/1/5/광화문·덕수궁")["crowd.people.s1"] == 17000


def test_another_place_than_was_asked_for_is_no_answer() -> None:
    with pytest.raises(FeedError) as caught:
        read("citydata", place(AREA_NM="강남역"), "citydata/1/5/광화문·덕수궁")
    assert caught.value.reason == WRONG_AREA


# ------------------------------------------------------------------ through a real server, to the tile


def feeds(url: str, *services: str) -> list[SeoulFeed]:
    return seoul_feeds(
        CITY, HttpTransport(), KEY, source=same("Seoul"), services=services, base=url, subway=url, patience=2.0
    )


def test_addresses_are_as_the_service_wants_them_and_pages_end_with_a_short_one() -> None:
    def answer(path: str) -> Reply:
        row = {"stationId": "ST-9", "parkingBikeTotCnt": "1"}
        count = 1000 if "/1/1000/" in path else 3
        last = [{"stationId": "ST-10", "parkingBikeTotCnt": "5"}] if count == 3 else []
        return Reply(json.dumps(enveloped("rentBikeStatus", *([row] * count), *last)).encode())

    with serving(answer) as server:
        (feed,) = feeds(server.url, "bikeList")
        news = feed.read(NOW)
        feed.close()
    assert server.asked == [f"/{KEY}/json/bikeList/1/1000/", f"/{KEY}/json/bikeList/1001/2000/"]
    assert [(r.key, r.value) for r in news.readings] == [("bikes.free.b1", 5.0)]


@pytest.mark.parametrize(
    ("body", "status", "asks_again"),
    [
        (json.dumps(enveloped("RealtimeCityAir", OLD_AIR)).encode(), Status.LIVE, True),
        (WHERE["root"]("ERROR-500"), Status.UNAVAILABLE, True),
        (WHERE["root"]("INFO-100"), Status.UNAVAILABLE, False),
        (WHERE["root"]("INFO-200"), Status.UNAVAILABLE, True),
        (b"<html>", Status.UNAVAILABLE, True),
    ],
    ids=["fine", "trouble", "bad key", "no data", "no sense"],
)
def test_the_tile_says_what_came_and_a_refused_key_is_asked_no_more(
    body: bytes, status: Status, asks_again: bool
) -> None:
    now = datetime.now(UTC)
    fresh = body.replace(b"202605040900", now.astimezone(HERE).strftime("%Y%m%d%H%M").encode())
    with serving(lambda _: Reply(fresh)) as server:
        (feed,) = feeds(server.url, "RealtimeCityAir")
        desk = Desk(feed, 0.0)
        try:
            desk.took(feed.read(now), 0.0)
        except FeedError as error:
            desk.failed(0.0, error)
        feed.close()
    tile = next(r for r in desk.readings(now) if r.key == "air.pm25.jongno")
    assert tile.provenance.status is status
    assert desk.due(1e9) is asks_again


BROKEN: dict[str, tuple[Reply, str]] = {
    "500": (Reply(status=500), "error 500"),
    "404": (Reply(status=404), "error 404"),
    "nothing": (Reply(b""), NO_SENSE.en),
    "half a body": (Reply(b'{"RealtimeCityAir": {"row": [{"MSR'), NO_SENSE.en),
    "cut off": (Reply(b"{}", length=9000), CUT_OFF.en),
    "100 MB": (Reply(endless=True, length=100_000_000), TOO_LARGE.en),
    "login page": (Reply(b"<html><body>login</body></html>"), NO_SENSE.en),
    "elsewhere": (Reply(status=302, headers={"Location": "http://127.0.0.2:9/"}), ELSEWHERE.en),
    "round and round": (Reply(status=302, headers={"Location": "/again"}), ELSEWHERE.en),
    "key refused": (Reply(status=403), REFUSED.en),
}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("how", BROKEN)
def test_whatever_breaks_every_services_tiles_say_why_and_keep_their_last_value(service: str, how: str) -> None:
    reply, said = BROKEN[how]
    now = datetime.now(UTC)
    with serving(lambda _: reply) as server:
        (feed,) = feeds(server.url, service)
        never, once = Desk(feed, 0.0), Desk(feed, 0.0)
        source = Provenance(same("Seoul"), Status.LIVE, now, now)
        once.took(FeedNews(tuple(Reading(key, 7.0, unit, source) for key, unit in feed.promises.items())), 0.0)
        with pytest.raises(FeedError) as caught:
            feed.read(now)
        feed.close()
    for desk, status, value in ((never, Status.UNAVAILABLE, None), (once, Status.STALE, 7.0)):
        desk.failed(0.0, caught.value)
        tiles = desk.readings(now)
        assert [tile.key for tile in tiles] == list(feed.promises)
        assert {(tile.provenance.status, tile.value) for tile in tiles} <= {(status, value)}
        assert all(tile.provenance.detail and said in tile.provenance.detail.en for tile in tiles)
        assert desk.due(1e9)
    assert said in caught.value.reason.en
    assert KEY not in str(caught.value)


def test_a_service_that_is_too_slow_says_so() -> None:
    held = threading.Event()
    with serving(lambda _: Reply(held=held)) as server:
        (feed,) = feeds(server.url, "RealtimeCityAir")
        feed.patience = 0.2
        with pytest.raises(FeedError) as caught:
            feed.read(NOW)
        held.set()
        feed.close()
    assert caught.value.reason == TOO_SLOW


def test_of_several_places_the_one_that_answers_wrongly_takes_nothing_from_the_others() -> None:
    pack = CITY.model_copy(update={"sites": (*CITY.sites, _site("s2", "spot", "강남역"))})

    def answer(path: str) -> Reply:
        return Reply(json.dumps(place()).encode())  # whatever is asked for, as a sample key does

    with serving(answer) as server:
        (feed,) = seoul_feeds(
            pack, HttpTransport(), KEY, source=same("Seoul"), services=["citydata"], base=server.url, patience=2.0
        )
        found = {reading.key for reading in feed.read(NOW).readings}
        feed.close()
    assert "crowd.people.s1" in found
    assert "crowd.people.s2" not in found


# ------------------------------------------------------------------ times


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-05-04 24:00", datetime(2026, 5, 5, 0, 0, tzinfo=HERE)),
        ("2026-05-04 24:00:00", datetime(2026, 5, 5, 0, 0, tzinfo=HERE)),
        ("202605042400", datetime(2026, 5, 5, 0, 0, tzinfo=HERE)),
        ("20260531240000", datetime(2026, 6, 1, 0, 0, tzinfo=HERE)),
        ("2026050424", datetime(2026, 5, 5, 0, 0, tzinfo=HERE)),
        ("202605040900", datetime(2026, 5, 4, 9, 0, tzinfo=HERE)),
        ("2026/05/04 09:00:10", datetime(2026, 5, 4, 9, 0, 10, tzinfo=HERE)),
        ("2026-05-04 24:30", None),
        ("202605042430", None),
        ("99991231 24:00", None),
        ("999912312400", None),
        ("", None),
    ],
)
def test_midnight_at_the_end_of_a_day_is_the_next_days_first_moment(written: str, meant: datetime | None) -> None:
    assert moment({"at": written}, "Asia/Seoul", "at") == meant


moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - zoned below


@settings(max_examples=100, deadline=None, derandomize=True)
@given(at=moments, form=st.sampled_from(["%Y-%m-%d %H:%M:%S", "%Y%m%d%H%M%S", "%Y/%m/%d %H:%M:%S"]))
def test_a_time_that_is_written_is_read_again(at: datetime, form: str) -> None:
    whole = at.replace(microsecond=0, tzinfo=HERE)
    assert moment({"at": whole.strftime(form)}, "Asia/Seoul", "at") == whole


@settings(max_examples=100, deadline=None, derandomize=True)
@given(value=st.floats(-1e9, 1e9), as_text=st.booleans(), grouped=st.booleans())
def test_a_number_is_read_however_it_is_written(value: float, as_text: bool, grouped: bool) -> None:
    written = f"{value:,.3f}" if grouped else f"{value:.3f}"
    assert number({"n": written if as_text or grouped else float(written)}, "n") == float(f"{value:.3f}")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cut=st.integers(1, 400), service=st.sampled_from(["RealtimeCityAir", "AccInfo"]))
def test_a_truncated_body_is_an_error_and_never_half_the_rows(cut: int, service: str) -> None:
    body = accident() if service == "AccInfo" else json.dumps(enveloped(service, OLD_AIR, NEW_AIR)).encode()
    if cut < len(body):
        with pytest.raises(FeedError) as caught:
            rows(body[:-cut], service)
        assert caught.value.reason == NO_SENSE


def test_no_error_shows_the_key() -> None:
    with serving(lambda _: Reply(status=500)) as server:
        (feed,) = feeds(server.url, "RealtimeCityAir")
        with pytest.raises(FeedError) as caught:
            feed.read(NOW)
        feed.close()
    assert KEY not in str(caught.value)
    assert KEY not in repr(feed)


def test_a_pack_names_its_services_and_a_wrong_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def pack(**options: object) -> Pack:
        feed = {"name": "seoul", "kind": "seoul", "source": {"en": "S", "ko": "서", "ru": "С"}, "options": options}
        return Pack.model_validate({**CITY.model_dump(), "feeds": [feed]})

    monkeypatch.setenv("KIOSK_KEY_SEOUL", KEY)
    around = Surroundings(pack(services=["RealtimeCityAir", "AccInfo"]), CitySettings(), NOW)
    assert [feed.name for feed in declared(around)] == ["seoul RealtimeCityAir", "seoul AccInfo"]
    with pytest.raises(ConfigError, match="no service 'Moon'"):
        declared(Surroundings(pack(services=["Moon"]), CitySettings(), NOW))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*OLD_AIR, *NEW_AIR, "row", "RESULT", "CODE"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(service=st.sampled_from(list(SERVICES)), inner=anything, root=st.sampled_from(["row", "list_total_count", ""]))
def test_whatever_a_service_answers_only_a_feed_error_is_raised(service: str, inner: object, root: str) -> None:
    name = {"bikeList": "rentBikeStatus", "realtimeStationArrival": "realtimeArrivalList"}.get(service, service)
    try:
        found = read(service, {name: {root: inner} if root else inner})
    except FeedError:
        return
    assert all(reading.value is not None for reading in found.readings)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(body=st.binary(max_size=60) | st.text(alphabet='<>/aRESULT{}[]":,1', max_size=40).map(str.encode))
def test_any_bytes_are_rows_or_a_feed_error(body: bytes) -> None:
    with suppress(FeedError):
        assert isinstance(rows(body, "a", "RESULT"), list)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(broken=st.dictionaries(st.sampled_from(list(OLD_AIR)), st.none() | st.text(max_size=4), max_size=6))
def test_a_broken_row_never_takes_a_good_one_away(broken: dict[str, object]) -> None:
    good = {**OLD_AIR, "MSRSTE_NM": "중구"}
    found = values("RealtimeCityAir", enveloped("RealtimeCityAir", {**OLD_AIR, **broken}, good))
    assert found["air.pm25.jung"] == 17


def test_the_future_and_the_past_are_judged_by_the_desk() -> None:
    late = read("RealtimeCityAir", enveloped("RealtimeCityAir", OLD_AIR))
    desk = Desk(feeds("http://127.0.0.1:1", "RealtimeCityAir")[0], 0.0)
    desk.took(late, 0.0)
    for shift, status in ((0, Status.LIVE), (2, Status.STALE), (9, Status.UNAVAILABLE), (-2, Status.UNAVAILABLE)):
        judged = {r.key: r.provenance.status for r in desk.readings(NOW + timedelta(hours=shift))}
        assert judged["air.pm25.jongno"] is status
