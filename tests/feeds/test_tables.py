"""Files that somebody else writes: CSV and JSON, replaced, cut off, gone and back."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.city.sources import FeedSpec
from kiosk.core.errors import ConfigError
from kiosk.core.reading import Reading, Status
from kiosk.core.settings import CitySettings
from kiosk.feeds.desk import Desk
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import Surroundings
from kiosk.feeds.kinds.file import FEED
from kiosk.feeds.tables import BadFile, table
from tests.packs.cities import LAKESIDE

NAMED = {"en": "Own table", "ko": "자체 표", "ru": "Своя таблица"}
CSV = "where;dust\nharbour;12,5\nhill;20\n"
NUMBER = {"key": "air.pm25.{place}", "place": "where", "value": "dust"}


def now() -> datetime:
    """The real time: a file's age is real, too."""
    return datetime.now(UTC)


def made(folder: Path, file: str, **options: object) -> Feed:
    spec = FeedSpec.model_validate(
        {"name": "own", "kind": "file", "source": NAMED, "options": {"file": file, "numbers": [NUMBER], **options}}
    )
    around = Surroundings(LAKESIDE.model_copy(update={"folder": folder}), CitySettings(), now())
    return FEED.made(spec, around)[0]


def told(desk: Desk, seconds: float = 0) -> dict[str, tuple[float | None, Status]]:
    """One look, as the runner takes it, and what can be believed after it."""
    try:
        desk.took(desk.feed.read(now()), seconds)
    except BadFile:
        desk.failed(seconds)
    return {reading.key: (reading.value, reading.provenance.status) for reading in desk.readings(now())}


def replaced(file: Path, text: str) -> None:
    """As a careful program writes: beside it, then in its place."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def test_a_table_is_read_by_its_header_and_its_numbers_are_live(tmp_path: Path) -> None:
    (tmp_path / "air.csv").write_text(CSV, encoding="utf-8")
    desk = Desk(made(tmp_path, "air.csv", decimal_comma=True), 0.0)
    assert told(desk) == {"air.pm25.harbour": (12.5, Status.LIVE), "air.pm25.hill": (20.0, Status.LIVE)}


def test_a_number_is_as_old_as_its_file(tmp_path: Path) -> None:
    file = tmp_path / "air.csv"
    file.write_text(CSV, encoding="utf-8")
    os.utime(file, (now().timestamp() - 6000, now().timestamp() - 6000))
    assert set(told(Desk(made(tmp_path, "air.csv"), 0.0)).values()) == {(125.0, Status.STALE), (20.0, Status.STALE)}


def test_a_json_file_is_read_through_its_mapping(tmp_path: Path) -> None:
    (tmp_path / "air.json").write_text(json.dumps({"rows": [{"where": "hill", "dust": 7}]}), encoding="utf-8")
    assert told(Desk(made(tmp_path, "air.json", rows="rows"), 0.0)) == {"air.pm25.hill": (7.0, Status.LIVE)}


def test_a_replaced_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "air.csv"
    file.write_text(CSV, encoding="utf-8")
    feed = made(tmp_path, "air.csv")
    first = feed.read(now())
    assert feed.read(now()) is first
    replaced(file, "where;dust\nharbour;30\n")
    assert [reading.value for reading in feed.read(now()).readings] == [30.0]


@pytest.mark.parametrize("text", ["", "where;dust\nharbour;12;3\n", 'where;dust\n"harb', "nothing\n1\n"])
def test_a_half_written_file_keeps_the_last_good_numbers_and_says_they_are_old(text: str, tmp_path: Path) -> None:
    file = tmp_path / "air.csv"
    file.write_text(CSV, encoding="utf-8")
    desk = Desk(made(tmp_path, "air.csv"), 0.0)
    told(desk)
    file.write_text(text, encoding="utf-8")
    assert told(desk)["air.pm25.hill"] == (20.0, Status.STALE)
    replaced(file, CSV)
    assert told(desk)["air.pm25.hill"] == (20.0, Status.LIVE)


def test_a_missing_file_is_named_and_what_it_promises_is_unavailable(tmp_path: Path) -> None:
    feed = made(tmp_path, "gone.csv", promises=["air.pm25"])
    with pytest.raises(BadFile, match=r"gone\.csv"):
        feed.read(now())
    desk = Desk(feed, 0.0)
    assert set(told(desk).values()) == {(None, Status.UNAVAILABLE)}
    assert len(told(desk)) == 1 + len(LAKESIDE.districts)


@pytest.mark.parametrize("text", ["{", "[1, 2", "nonsense", "[" * 100_000])
def test_broken_json_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "air.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=r"air\.json"):
        made(tmp_path, "air.json").read(now())


def test_another_encoding_is_a_setting_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "air.csv").write_text("where,dust\n항구,5\n", encoding="euc-kr")
    with pytest.raises(BadFile, match=r"air\.csv"):
        made(tmp_path, "air.csv").read(now())
    assert [reading.key for reading in made(tmp_path, "air.csv", encoding="euc-kr").read(now()).readings] == [
        "air.pm25.harbour"
    ]


def test_what_it_promises_must_be_something_the_city_has(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"options\.promises"):
        made(tmp_path, "air.csv", promises=["air.pm25.atlantis"])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    rows=st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=5),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
def test_any_text_is_a_table_or_a_named_error(rows: list[tuple[str, str]], delimiter: str) -> None:
    text = "where" + delimiter + "dust\n" + "".join(f"{a}{delimiter}{b}\n" for a, b in rows)
    with suppress(BadFile):
        assert all(row.keys() == {"where", "dust"} for row in table(text, "", Path("x.csv")))


def test_a_reading_of_a_file_says_which_source_it_is(tmp_path: Path) -> None:
    (tmp_path / "air.csv").write_text(CSV, encoding="utf-8")
    readings: tuple[Reading, ...] = made(tmp_path, "air.csv").read(now()).readings
    assert {reading.provenance.source.en for reading in readings} == {"Own table"}
