"""The simulated city speaks as the real services do: what their readers read is what it measured, in both spellings."""

from __future__ import annotations

import statistics
from datetime import datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.errors import ConfigError
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Stage, Status
from kiosk.core.settings import CitySettings
from kiosk.core.text import same
from kiosk.feeds.desk import Desk
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.kind import Surroundings, declared
from kiosk.feeds.safetydata import SafetyData
from kiosk.feeds.seoul.envelope import rows
from kiosk.feeds.seoul.feed import SeoulFeed
from kiosk.feeds.seoul.services import SERVICES, seoul_feeds
from kiosk.feeds.simulated.seoul import Spelling
from kiosk.feeds.simulated.transport import BASE, SimulatedTransport
from kiosk.feeds.simulator import Simulator
from kiosk.feeds.web import FeedError
from tests.packs.cities import SEOUL

HERE = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 5, 4, 9, 20, 17, tzinfo=HERE)
CITY: Pack = SEOUL.model_copy(
    update={
        "roads": tuple(road.model_copy(update={"links": (f"12200{n:05}",)}) for n, road in enumerate(SEOUL.roads)),
        "stations": ("서울",),
    }
)
SIMULATOR = Simulator(CITY, 110, NOW - timedelta(hours=9))
TIMELESS = ("bikes.free", "traffic.road")  # these services tell no time: what comes is of now
MEANS = {"air.pm25", "air.pm10", "air.o3", "air.no2", "air.index"}  # of the districts; the service has none of its own
SPELLINGS = get_args(Spelling)


def feed(service: str, spelling: Spelling, now: datetime = NOW) -> SeoulFeed:
    transport = SimulatedTransport(SIMULATOR, lambda: now, spelling)
    source = same("Seoul, simulated")
    (made,) = seoul_feeds(
        CITY, transport, "k", source=source, services=[service], status=Status.SIMULATED, base=BASE, subway=BASE
    )
    return made


def read(service: str, spelling: Spelling, now: datetime = NOW) -> FeedNews:
    return feed(service, spelling, now).read(now)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("service", [name for name in SERVICES if name != "AccInfo"])
def test_every_services_reader_gives_back_the_simulators_own_values(service: str, spelling: Spelling) -> None:
    news = read(service, spelling)
    promised = {key for key in feed(service, spelling).promises if not key.startswith("subway.delay.")}
    found = {reading.key: reading for reading in news.readings}
    assert found
    assert promised <= set(found)
    for key, reading in found.items():
        if key in MEANS:
            continue
        own = SIMULATOR.number(key, NOW)
        assert reading.value == pytest.approx(own.value, abs=1e-9), key
        assert reading.unit == own.unit
        timeless = key.startswith(TIMELESS)
        assert reading.provenance.measured_at == (NOW if timeless else own.provenance.measured_at), key
        assert reading.provenance.status is Status.SIMULATED
        if key == "weather.temperature":
            assert reading.ahead == own.ahead


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_citys_air_is_the_mean_of_what_the_districts_were_told(spelling: Spelling) -> None:
    found = {reading.key: reading.value or 0.0 for reading in read("RealtimeCityAir", spelling).readings}
    for kind in MEANS:
        of = [found[f"{kind}.{district.key}"] for district in CITY.districts]
        assert found[kind] == pytest.approx(statistics.fmean(of), abs=1e-3)


def test_the_lines_that_the_subways_own_numbers_reach_come_back() -> None:
    late = {reading.key: reading.value for reading in read("realtimeStationArrival", "new").readings}
    assert len(late) == sum(1 for line in CITY.lines if line.short.isdigit() and len(line.short) == 1)


def test_open_incidents_on_the_road_come_back_where_and_when_they_are() -> None:
    seen = 0
    for hour in range(6):
        now = NOW + timedelta(hours=hour)
        own = {
            i.key: i for i in SIMULATOR.incidents(now) if i.kind in ("crash", "flood") and i.stage is not Stage.CLOSED
        }
        found = {one.key.removeprefix("accinfo_"): one for one in read("AccInfo", "new", now).incidents}
        assert set(found) == set(own)
        for key, one in found.items():
            assert one.place == pytest.approx(own[key].place, abs=1e-5)
            assert one.kind == own[key].kind
            assert abs((one.stages[0][1] - own[key].stages[0][1]).total_seconds()) < 1
            assert one.provenance.status is Status.SIMULATED
            seen += 1
    assert seen


def test_a_crash_calls_the_nearer_patrol() -> None:
    patrols = {one.key: one.place for one in SEOUL.contacts if one.place and one.cast.looks == "police"}
    crashes = {
        i.key: i for hour in range(12) for i in SIMULATOR.incidents(NOW + timedelta(hours=hour)) if i.kind == "crash"
    }
    assert {i.unit for i in crashes.values()} == set(patrols)
    for crash in crashes.values():
        own = patrols[crash.unit]
        assert own
        assert all(place and distance(own, crash.place) <= distance(place, crash.place) for place in patrols.values())


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_messages_come_back_by_citydata_and_by_the_safety_portal(spelling: Spelling) -> None:
    now = next(
        moment
        for moment in (NOW + timedelta(hours=hour) for hour in range(48))
        if any(one.district in {site.district for site in CITY.sites_of("spot")} for one in SIMULATOR.messages(moment))
    )
    own = SIMULATOR.messages(now)
    portal = SafetyData(
        "sms", same("M"), 60, 5, CITY, SimulatedTransport(SIMULATOR, lambda: now), "k", "서울특별시", BASE
    )
    told_ = {one.key.removeprefix("sms_"): one for one in portal.read(now).messages}
    assert set(told_) == {one.key for one in own}
    for one in own:
        back = told_[one.key]
        assert (back.text.ko, back.district, back.urgent) == (one.text.ko, one.district, one.urgent)
        assert back.at == one.at.replace(microsecond=0)
    places = {site.district for site in CITY.sites_of("spot")}
    of_places = {(one.text.ko, one.district, one.urgent) for one in own if one.district in places}
    assert {(one.text.ko, one.district, one.urgent) for one in read("citydata", spelling, now).messages} == of_places


def test_its_two_spellings_differ_where_the_services_do() -> None:
    def names(spelling: Spelling) -> set[str]:
        body = SimulatedTransport(SIMULATOR, lambda: NOW, spelling).get(
            f"{BASE}/k/json/RealtimeCityAir/1/5", patience=1
        )
        listed = rows(body, "RealtimeCityAir")
        assert len(listed) == 5
        return set(listed[0])

    assert not names("old") & names("new")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("json/Moon/1/5/", "ERROR-310"),
        ("json/bikeList/1/1001/", "ERROR-336"),
        ("json/bikeList/9/1/", "ERROR-334"),
        ("json/bikeList/a/5/", "ERROR-333"),
        ("xml/AccInfo/1/1001/", "ERROR-336"),
    ],
)
def test_a_request_that_the_service_would_refuse_is_refused_with_its_code(path: str, code: str) -> None:
    body = SimulatedTransport(SIMULATOR, lambda: NOW).get(f"{BASE}/k/{path}", patience=1)
    with pytest.raises(FeedError, match=code):
        rows(body, "bikeList")


def test_beyond_the_last_row_and_of_unknown_places_there_is_no_data() -> None:
    transport = SimulatedTransport(SIMULATOR, lambda: NOW)
    for path in ("json/bikeList/1001/2000/", "xml/TrafficInfo/1/1/999/", "json/citydata/1/5/달나라"):
        assert rows(transport.get(f"{BASE}/k/{path}", patience=1), "bikeList", "TrafficInfo", "citydata") == []


def test_a_pack_runs_its_seoul_feeds_against_the_simulator_and_the_wall_says_simulated() -> None:
    name = {"en": "S", "ko": "서", "ru": "С"}
    services = ["RealtimeCityAir", "ListRiverStageService"]
    options = {"base": "simulator", "services": services, "spelling": "old"}
    messages = {"base": "simulator", "region": "서울특별시"}
    specs = [
        {"name": "seoul", "kind": "seoul", "source": name, "options": options},
        {"name": "sms", "kind": "safetydata", "source": name, "options": messages},
    ]
    pack = Pack.model_validate({**CITY.model_dump(), "feeds": specs})
    now = datetime.now(HERE)
    feeds = declared(Surroundings(pack, CitySettings(), now))
    assert [one.name for one in feeds] == ["seoul RealtimeCityAir", "seoul ListRiverStageService", "sms"]
    for one in feeds:
        desk = Desk(one, 0.0)
        desk.took(one.read(now), 0.0)
        one.close()
        tiles = desk.readings(now)
        assert {tile.key for tile in tiles} == set(one.promises)
        assert {(tile.provenance.status, tile.value is None) for tile in tiles} <= {(Status.SIMULATED, False)}
        assert all(message.provenance.simulated for message in desk.messages(now))


def test_an_address_that_is_neither_a_service_nor_the_simulator_is_refused() -> None:
    spec = {
        "name": "s",
        "kind": "seoul",
        "source": {"en": "S", "ko": "서", "ru": "С"},
        "options": {"base": "simulation"},
    }
    with pytest.raises(ConfigError, match=r"options\.base"):
        declared(Surroundings(Pack.model_validate({**CITY.model_dump(), "feeds": [spec]}), CitySettings(), NOW))
