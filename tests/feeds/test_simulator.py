"""The simulated day: the same again and again, valid at any time, its incidents in the order of their stages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.pack import Pack
from kiosk.core.reading import Stage, Status
from kiosk.core.rewind import SLOTS
from kiosk.feeds.happenings import KINDS
from kiosk.feeds.simulator import Simulator
from tests.packs.cities import CITIES, LAKESIDE, SEOUL

EPOCH = datetime(2026, 5, 4, tzinfo=UTC)
ORDER = tuple(Stage)
NEVER_NEGATIVE = ("disaster", "traffic", "crowd", "air", "river", "parking", "bikes", "subway")

times = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
seeds = st.integers(0, 2**31)
runs = st.tuples(times, st.just(1.0)) | st.tuples(
    st.timedeltas(timedelta(), timedelta(days=60)).map(lambda since: EPOCH + since),
    st.sampled_from((0.5, 60.0, 3600.0)),
)  # (when, how fast)


def values(pack: Pack, seed: int, now: datetime) -> dict[str, float]:
    news = Simulator(pack, seed, EPOCH).read(now)
    return {reading.key: reading.value or 0.0 for reading in news.readings}


@settings(max_examples=30, deadline=None, derandomize=True)
@given(run=runs, seed=seeds)
def test_at_any_time_every_promised_number_is_there_and_honest(run: tuple[datetime, float], seed: int) -> None:
    now, speed = run
    simulator = Simulator(LAKESIDE, seed, EPOCH, speed)
    news = simulator.read(now)
    assert {reading.key for reading in news.readings} == set(simulator.promises)
    for reading in news.readings:
        assert reading.value is not None
        assert len(reading.history) == SLOTS
        if reading.key.startswith(NEVER_NEGATIVE):
            assert min(reading.value, *(past or 0 for past in reading.history)) >= 0
        of = reading.provenance
        assert of.status is Status.SIMULATED
        assert of.measured_at <= of.received_at <= now


@settings(max_examples=60, deadline=None, derandomize=True)
@given(now=times, seed=seeds)
def test_at_any_time_incidents_went_through_their_stages_in_order(now: datetime, seed: int) -> None:
    for incident in Simulator(LAKESIDE, seed, EPOCH).read(now).incidents:
        stages = [ORDER.index(stage) for stage, _ in incident.stages]
        moments = [at for _, at in incident.stages]
        assert stages[0] == 0
        assert stages == sorted(set(stages))
        assert moments == sorted(moments)
        assert moments[-1] <= now
        assert incident.stage is incident.stages[-1][0]
        assert incident.severity in (1, 2, 3, 4)
        assert LAKESIDE.district(incident.district)
        assert not incident.unit or LAKESIDE.contact(incident.unit)


@pytest.mark.parametrize("pack", CITIES, ids=lambda pack: pack.key)
def test_the_same_seed_and_time_give_the_same_city(pack: Pack) -> None:
    now = EPOCH + timedelta(hours=9, minutes=41)
    first, again = Simulator(pack, 7, EPOCH), Simulator(pack, 7, EPOCH)
    again.read(now - timedelta(hours=5))  # what was asked before must not matter
    assert first.read(now) == again.read(now)
    assert first.read(now) != Simulator(pack, 8, EPOCH).read(now)


def test_a_fire_goes_through_its_whole_life() -> None:
    simulator = Simulator(LAKESIDE, 110, EPOCH)
    seen: dict[str, set[Stage]] = {}
    for minute in range(300):
        for incident in simulator.read(EPOCH + timedelta(minutes=minute)).incidents:
            if incident.kind == "fire":
                seen.setdefault(incident.key, set()).add(incident.stage)
    assert set(ORDER) in seen.values()


def test_there_is_always_something_in_the_list() -> None:
    simulator = Simulator(SEOUL, 110, EPOCH)
    for half_hour in range(48):
        kinds = {i.kind for i in simulator.read(EPOCH + timedelta(minutes=30 * half_hour)).incidents}
        assert "fire" in kinds


def test_counters_only_rise_until_midnight_and_begin_anew() -> None:
    midnight = datetime(2026, 5, 3, 20, tzinfo=UTC)  # in the invented city
    simulator = Simulator(LAKESIDE, 110, EPOCH)
    keys = ("disaster.events", "disaster.fires", "disaster.rescues", "disaster.ambulances")
    day = [counted(simulator, midnight + timedelta(minutes=10 * step), keys) for step in range(144)]
    tomorrow = counted(simulator, midnight + timedelta(hours=24, minutes=1), keys)
    for key in keys:
        row = [counts[key] for counts in day]
        assert row == sorted(row)
        assert row[0] <= len(KINDS)
        assert row[-1] > tomorrow[key]


def counted(simulator: Simulator, now: datetime, keys: tuple[str, ...]) -> dict[str, float]:
    return {r.key: r.value or 0.0 for r in simulator.read(now).readings if r.key in keys}


def test_roads_are_slower_in_the_rush_hour_than_at_night() -> None:
    night = datetime(2026, 5, 4, 19, tzinfo=UTC)  # 4 o'clock in Seoul, Tuesday
    rush = datetime(2026, 5, 5, 9, 30, tzinfo=UTC)  # half past six in the evening
    at_night, in_rush = values(SEOUL, 110, night), values(SEOUL, 110, rush)
    assert in_rush["traffic.speed"] < 0.7 * at_night["traffic.speed"]
    for road in SEOUL.roads:
        assert in_rush[f"traffic.road.{road.key}"] < at_night[f"traffic.road.{road.key}"] <= 1.05 * road.free


def test_a_faster_city_tells_the_moments_of_our_clock() -> None:
    fast = Simulator(SEOUL, 110, EPOCH, speed=60)
    news = fast.read(EPOCH + timedelta(minutes=10))  # ten hours later there
    slow = Simulator(SEOUL, 110, EPOCH).read(EPOCH + timedelta(hours=10))
    assert [r.value for r in news.readings] == [r.value for r in slow.readings]
    assert [i.key for i in news.incidents] == [i.key for i in slow.incidents]
    air = next(r for r in news.readings if r.key == "air.pm25")
    assert EPOCH + timedelta(minutes=9) < air.provenance.measured_at <= EPOCH + timedelta(minutes=10)


def test_incidents_of_seoul_are_sent_a_unit_that_can_be_called() -> None:
    incidents = Simulator(SEOUL, 110, EPOCH).read(EPOCH + timedelta(hours=4)).incidents
    assert incidents
    for incident in incidents:
        looks = SEOUL.contact(incident.unit).cast.looks
        if incident.kind in ("fire", "rescue"):
            assert looks == "fire"
