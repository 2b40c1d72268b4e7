"""The plan of the simulated day: what is in it happens at its time, every day, at any speed; mistakes are named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.city.scenario import Scenario
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack, problems
from kiosk.core.places import assets
from kiosk.core.reading import Stage, Status
from kiosk.core.settings import CitySettings
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.kind import Surroundings, declared
from kiosk.feeds.planned import scenario
from kiosk.feeds.simulator import Simulator
from tests.packs.cities import LAKESIDE, SEOUL

HERE = ZoneInfo("Asia/Seoul")
MIDNIGHT = datetime(2026, 5, 4, tzinfo=HERE)
FILE = assets() / "packs" / "seoul" / "scenario.example.toml"
PARTS = dict.fromkeys(("life", "citizens", "iot", "projects", "indicators"))  # they are not looked at here
CITY: Pack = SEOUL.model_copy(update={**PARTS, "sites": SEOUL.sites_of("spot"), "roads": (), "lines": ()})
PLANNED: Pack = CITY.model_copy(update={"scenario": scenario(FILE, SEOUL)})
QUIET: Pack = CITY.model_copy(update={"scenario": scenario(FILE, SEOUL).model_copy(update={"quiet": True})})


PLAYED = {True: Simulator(QUIET, 110, MIDNIGHT), False: Simulator(PLANNED, 110, MIDNIGHT)}


def at(clock: str, days: int = 0, *, quiet: bool = False) -> FeedNews:
    hours, minutes = (int(part) for part in clock.split(":"))
    return PLAYED[quiet].read(MIDNIGHT + timedelta(days=days, hours=hours, minutes=minutes))


def stage(news: FeedNews, begins: str = "jungnang_fire") -> Stage | None:
    return next((one.stage for one in news.incidents if one.key.startswith(begins)), None)


@pytest.mark.parametrize(
    ("clock", "reached"),
    [
        ("10:29", None),
        ("10:30", Stage.OCCURRED),
        ("10:31", Stage.DISPATCHED),
        ("10:36", Stage.ARRIVED),
        ("10:38", Stage.OPERATING),
        ("11:16", Stage.INITIAL_CONTROL),
        ("11:46", Stage.EXTINGUISHED),
        ("12:06", Stage.CLOSED),
        ("12:30", None),
    ],
)
@pytest.mark.parametrize("days", [0, 3])
def test_a_planned_fire_goes_through_its_stages_at_its_time_every_day(
    clock: str, reached: Stage | None, days: int
) -> None:
    assert stage(at(clock, days=days)) is reached


def test_a_planned_fire_is_where_and_what_the_plan_says_and_counted() -> None:
    before, after = at("10:29"), at("10:32")
    fire = next(one for one in after.incidents if one.key.startswith("jungnang_fire"))
    assert (fire.district, fire.place, fire.severity) == ("jungnang", (127.092, 37.601), 1)
    assert "46" in fire.address.en
    assert fire.title.ko == "시장 건물 화재"
    assert fire.provenance.status is Status.SIMULATED
    assert fire.unit
    count = {"before": before, "after": after}
    fires = {when: next(r.value for r in news.readings if r.key == "disaster.fires") for when, news in count.items()}
    assert fires["after"] == (fires["before"] or 0) + 1


def test_a_planned_storm_brings_rain_rising_rivers_and_the_planned_warning() -> None:
    def value(clock: str, key: str) -> float:
        return next(r.value or 0.0 for r in at(clock, quiet=True).readings if r.key == key)

    assert value("11:50", "weather.rain") == value("17:30", "weather.rain") == 0
    assert value("14:30", "weather.rain") == pytest.approx(60, abs=0.5)
    river = f"river.level.{SEOUL.rivers[0].key}"
    assert value("15:30", river) > value("11:50", river) + 0.3 * (SEOUL.rivers[0].warn - SEOUL.rivers[0].ordinary)
    keys = {message.key for message in at("14:01", quiet=True).messages}
    assert any(key.startswith("message_flood_warning_") for key in keys)
    assert not any("flood_warning" in message.key for message in at("13:59", quiet=True).messages)


def test_a_planned_festival_fills_its_place_and_is_told() -> None:
    spot = next(site for site in SEOUL.sites_of("spot") if site.key == "spot_gwanghwamun")

    def people(clock: str) -> float:
        return next(r.value or 0.0 for r in at(clock).readings if r.key == "crowd.people.spot_gwanghwamun")

    assert people("20:30") >= 0.94 * (spot.capacity or 0)
    assert people("23:00") < people("20:30")
    assert any("festival_spot_gwanghwamun" in message.key for message in at("19:05").messages)


def test_a_festival_that_is_planned_where_the_weeks_own_is_is_told_once_and_each_place_for_itself() -> None:
    spots = [site.key for site in SEOUL.sites_of("spot")][:4]
    city = CITY.model_copy(update={"sites": SEOUL.sites_of("spot")[:4]})
    plan = Scenario.model_validate({"festivals": [{"at": "19:00", "lasts": 3, "spot": spot} for spot in spots]})
    simulator = Simulator(city.model_copy(update={"scenario": plan}), 110, MIDNIGHT)
    alone = Simulator(city, 110, MIDNIGHT)
    evenings = [MIDNIGHT + timedelta(days=day, hours=19, minutes=5) for day in range(7)]

    def told(of: Simulator, now: datetime) -> list[str]:
        return [one.key for one in of.messages(now) if "festival" in one.key]

    assert sum(len(told(alone, now)) for now in evenings) == 1  # the week's own
    for now in evenings:
        assert len(told(simulator, now)) == len(set(told(simulator, now))) == len(spots)


def test_in_a_quiet_plan_nothing_else_happens() -> None:
    for clock in ("03:00", "10:40", "15:00", "22:00"):
        assert {one.key.rpartition("_")[0] for one in at(clock, quiet=True).incidents} <= {"jungnang_fire", "underpass"}


def test_the_same_plan_and_seed_give_the_same_day_and_a_faster_one_the_same_sooner() -> None:
    assert at("10:40") == Simulator(PLANNED, 110, MIDNIGHT).read(MIDNIGHT + timedelta(hours=10, minutes=40))
    fast = Simulator(PLANNED, 110, MIDNIGHT, speed=60)
    assert stage(fast.read(MIDNIGHT + timedelta(minutes=10, seconds=36))) is Stage.ARRIVED  # 10:36 there
    when = next(i for i in fast.read(MIDNIGHT + timedelta(seconds=640)).incidents if i.key.startswith("jungnang"))
    assert when.stages[0][1] == MIDNIGHT + timedelta(seconds=630)  # as our clock showed it


@pytest.mark.parametrize("speed", [1.0, 60.0])
def test_the_simulated_city_may_start_at_a_time_of_its_own(speed: float) -> None:
    starts = Scenario.model_validate({**PLANNED.scenario.model_dump(), "starts": "10:29"}) if PLANNED.scenario else None
    epoch = datetime(2026, 5, 4, 7, 13, tzinfo=UTC)
    simulator = Simulator(CITY.model_copy(update={"scenario": starts}), 110, epoch, speed)
    assert stage(simulator.read(epoch)) is None
    later = simulator.read(epoch + timedelta(minutes=2) / speed)
    assert stage(later) is Stage.DISPATCHED
    fire = next(one for one in later.incidents if one.key.startswith("jungnang"))
    assert fire.stages[0][1] == epoch + timedelta(minutes=1) / speed
    assert all(r.provenance.measured_at <= epoch + timedelta(minutes=2) / speed for r in later.readings)


@pytest.mark.parametrize(
    ("written", "key", "said"),
    [
        ('[[events]]\nkey = "a"\nat = "25:00"\nkind = "fire"\ndistrict = "mapo"', "events.0.at", "25:00"),
        ('[[events]]\nkey = "a"\nat = 10\nkind = "fire"\ndistrict = "mapo"', "events.0.at", "10:30"),
        ('[[events]]\nkey = "a"\nat = "10:30"\nkind = "war"\ndistrict = "mapo"', "events.0.kind", "'fire'"),
        ('[[events]]\nkey = "a"\nat = "10:30"\nkind = "fire"\ndistrict = "moon"', "", "no district"),
        (
            '[[events]]\nkey = "a"\nat = "10:30"\nkind = "fire"\ndistrict = "mapo"\nstages = { arrived = 5 }',
            "events.0",
            "closed",
        ),
        (
            (
                '[[events]]\nkey = "a"\nat = "10:30"\nkind = "fire"\ndistrict = "mapo"\n'
                "stages = { dispatched = 9, arrived = 5, closed = 20 }"
            ),
            "events.0",
            "in this order",
        ),
        (
            '[[events]]\nkey = "a"\nat = "10:30"\nkind = "fire"\ndistrict = "mapo"\nstages = { won = 5 }',
            "events.0.stages",
            "won",
        ),
        ('[[festivals]]\nat = "19:00"\nlasts = 3\nspot = "moon"', "", "busy place"),
        ('[[storms]]\nat = "12:00"\nlasts = 3\nrain = -1', "storms.0.rain", "greater than 0"),
        ("sed = 7", "sed", "not permitted"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_mend(tmp_path: Path, written: str, key: str, said: str) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        scenario(file, SEOUL)
    told = str(caught.value)
    assert str(file) in told
    assert key in told
    assert said in told


def test_a_mistake_in_the_packs_own_plan_names_its_file(tmp_path: Path) -> None:
    for name in ("city.toml", "districts.toml", "contacts.toml", "pronunciations.toml"):
        (tmp_path / name).write_bytes((LAKESIDE.folder / name).read_bytes())
    (tmp_path / "scenario.toml").write_text('[[festivals]]\nat = "19:00"\nlasts = 3\nspot = "moon"\n', encoding="utf-8")
    (error,) = problems(tmp_path)
    assert "scenario.toml" in str(error)
    assert "moon" in str(error)


def test_the_settings_scenario_goes_before_the_packs(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text('seed = 5\nquiet = true\n[[events]]\nkey = "own"\nat = "10:30"\nkind = "fire"\ndistrict = "mapo"\n')
    (made,) = declared(Surroundings(PLANNED, CitySettings(scenario=file), MIDNIGHT))
    news = made.read(MIDNIGHT + timedelta(hours=10, minutes=40))
    assert [one.key.rpartition("_")[0] for one in news.incidents] == ["own"]
    assert isinstance(made, Simulator)
    assert made.seed == 5
