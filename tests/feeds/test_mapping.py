"""A city's own rows: mapped leniently, one bad field at a time, and a mistake in the pack is found when it is read."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.core.reading import Stage, Status
from kiosk.core.text import same
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.mapping import Mapped, Mapper, time
from tests.packs.cities import LAKESIDE

NOW = datetime(2026, 5, 4, 9, 20, tzinfo=UTC)
DUST = {"key": "air.pm25.{place}", "place": "where", "value": "dust", "measured_at": "at"}
ROW = {"where": "harbour", "dust": "12.5", "at": "2026-05-04T09:00:00Z"}


def mapper(**options: object) -> Mapper:
    return Mapper(Mapped.model_validate(options), LAKESIDE, same("own"), Status.LIVE)


def news(received: object, **options: object) -> FeedNews:
    return mapper(**options).news(received, NOW)


def values(received: object, **options: object) -> dict[str, float | None]:
    return {reading.key: reading.value for reading in news(received, **options).readings}


def test_a_row_becomes_a_reading_with_its_place_unit_and_time() -> None:
    (reading,) = news([ROW], numbers=[DUST]).readings
    assert (reading.key, reading.value, reading.unit) == ("air.pm25.harbour", 12.5, "μg/m³")
    assert reading.provenance.measured_at == datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
    assert reading.provenance.received_at == NOW
    assert reading.provenance.status is Status.LIVE


@pytest.mark.parametrize("name", ["harbour", "Harbour", "항구", "Порт"])
def test_a_place_is_known_by_its_key_and_its_names(name: str) -> None:
    assert values([{**ROW, "where": name}], numbers=[DUST]) == {"air.pm25.harbour": 12.5}


@pytest.mark.parametrize(
    ("found", "value"),
    [(3, 3.0), ("3", 3.0), (" 1,234.5 ", 1234.5), (True, 1.0), (False, 0.0), ("1\u00a0000", 1000.0)],
)
def test_numbers_are_taken_as_they_come(found: object, value: float) -> None:
    assert values([{**ROW, "dust": found}], numbers=[DUST])["air.pm25.harbour"] == value


def test_a_decimal_comma_is_a_setting() -> None:
    assert values([{**ROW, "dust": "1.234,5"}], numbers=[DUST], decimal_comma=True)["air.pm25.harbour"] == 1234.5


@pytest.mark.parametrize("bad", ["-", "", "n/a", "NaN", "inf", [], {}, float("nan"), 10**400], ids=str)
def test_a_bad_number_is_skipped_counted_and_the_other_rows_stay(bad: object) -> None:
    of = mapper(numbers=[DUST])
    found = of.news([{**ROW, "dust": bad}, {**ROW, "where": "hill"}], NOW).readings
    assert [reading.key for reading in found] == ["air.pm25.hill"]
    assert of.skipped == 1


def test_a_row_of_a_place_nobody_knows_is_skipped_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    of = mapper(numbers=[DUST])
    for _ in range(3):
        assert not of.news([{**ROW, "where": "atlantis"}], NOW).readings
    assert of.skipped == 3
    assert caplog.text.count("atlantis") == 1


def test_an_object_instead_of_a_list_is_one_row_and_nothing_is_none() -> None:
    assert values({"rows": ROW}, rows="rows", numbers=[DUST]) == {"air.pm25.harbour": 12.5}
    assert values({}, rows="rows", numbers=[DUST]) == {}


def test_a_value_can_be_turned_into_the_walls_unit() -> None:
    assert values([ROW], numbers=[{**DUST, "factor": 1000, "offset": 1}]) == {"air.pm25.harbour": 12501.0}


@pytest.mark.parametrize(
    ("found", "written", "at"),
    [
        ("2026-05-04T12:00:00", "", datetime(2026, 5, 4, 8, 0, tzinfo=UTC)),
        ("2026-05-04 12:00", "", datetime(2026, 5, 4, 8, 0, tzinfo=UTC)),
        ("2026-05-04T12:00:00+09:00", "", datetime(2026, 5, 4, 3, 0, tzinfo=UTC)),
        (1777852800, "", datetime(2026, 5, 4, 0, 0, tzinfo=UTC)),
        (1777852800000, "", datetime(2026, 5, 4, 0, 0, tzinfo=UTC)),
        ("0405 1200 2026", "%d%m %H%M %Y", datetime(2026, 5, 4, 8, 0, tzinfo=UTC)),
    ],
)
def test_times_are_read_as_they_are_written(found: object, written: str, at: datetime) -> None:
    assert time(found, written, "Europe/Samara") == at


@pytest.mark.parametrize("found", ["yesterday", None, True, [], 1e300])
def test_what_is_no_time_skips_its_row(found: object) -> None:
    assert values([{**ROW, "at": found}], numbers=[DUST]) == {}


INCIDENT = {
    "key": "id",
    "kind": "kind",
    "title": "what",
    "place": "where",
    "lon": "x",
    "lat": "y",
    "stage": "state",
    "began": "at",
    "severity": "`2`",
}
FIRE = {
    "id": 7,
    "kind": "fire",
    "what": {"en": "Fire", "ru": "Пожар"},
    "where": "hill",
    "x": "48.3",
    "y": 54.3,
    "at": 1777852800,
}


def test_an_incident_has_its_texts_place_and_the_stages_it_was_seen_in() -> None:
    of = mapper(incidents=INCIDENT)
    of.news([{**FIRE, "state": "occurred"}], NOW)
    (incident,) = of.news([{**FIRE, "state": "arrived"}], NOW).incidents
    assert (incident.key, incident.title.ru, incident.title.ko, incident.severity) == ("7", "Пожар", "Fire", 2)
    assert incident.place == (48.3, 54.3)
    assert [stage for stage, _ in incident.stages] == [Stage.OCCURRED, Stage.ARRIVED]
    again = of.news([{**FIRE, "state": "arrived"}], NOW.replace(hour=11)).incidents[0]
    assert again.stages == incident.stages


@pytest.mark.parametrize("missing", ["id", "x", "where", "at", "state"])
def test_an_incident_that_lacks_something_is_skipped(missing: str) -> None:
    row = {**FIRE, "state": "arrived"}
    del row[missing]
    assert not news([row, {**FIRE, "state": "arrived", "id": 8}], incidents=INCIDENT).incidents[1:]


def test_a_message_has_its_text_time_and_urgency() -> None:
    of = {"key": "id", "text": "text", "at": "at", "urgent": "level == 'red'", "kind": "'disaster'", "place": "where"}
    row = {"id": "m", "text": "Stay inside", "at": 1777852800, "level": "red", "where": "hill"}
    (message,) = news([row], messages=of).messages
    assert (message.text.en, message.urgent, message.district, message.kind) == (
        "Stay inside",
        True,
        "hill",
        "disaster",
    )


def test_levels_of_a_topic_fill_the_key() -> None:
    of = mapper(numbers=[{"key": "air.{2}.{1}"}])
    (reading,) = of.news(9, NOW, levels=("city", "harbour", "pm25")).readings
    assert (reading.key, reading.value) == ("air.pm25.harbour", 9.0)
    assert not of.news(9, NOW, levels=("city",)).readings
    assert not of.news(9, NOW, levels=("city", "harbour", "moonlight")).readings
    assert not of.news(9, NOW, levels=("city", "atlantis", "pm25")).readings


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"rows": "rows["}, "no JMESPath expression"),
        ({"numbers": [{"key": "air.pm25", "value": "a ||"}]}, "no JMESPath expression"),
        ({"numbers": [{"key": "air.smell"}]}, "knows no number 'air.smell'"),
        ({"numbers": [{"key": "air.pm25.{where}"}]}, "known are {place}"),
        ({"numbers": [{"key": "air.pm25.{"}]}, "no template"),
        ({"colour": "red"}, "Extra inputs"),
    ],
)
def test_a_mistake_in_the_pack_is_found_when_it_is_read(options: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said.replace("{", r"\{").replace("[", r"\[")):
        Mapped.model_validate(options)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ROW, *FIRE, "state"]), inner, max_size=6)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(received=anything)
def test_whatever_comes_nothing_is_raised_and_no_number_is_made_up(received: object) -> None:
    messages = {"key": "id", "text": "what", "at": "at"}
    found = news(received, numbers=[DUST], incidents=INCIDENT, messages=messages)
    assert all(reading.value is not None and math.isfinite(reading.value) for reading in found.readings)
    assert all(reading.key.startswith("air.pm25.") for reading in found.readings)
