"""The directory, the orders and the last calls, as they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.core.call import Call, CallState, EndReason, Presence
from kiosk.core.order import Order, Slip, SlipState
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, same
from kiosk.views.calls import COLUMNS, present
from kiosk.views.tiles import looked
from tests.packs.cities import SEOUL
from tests.views.test_views import city

CITY = city(SEOUL)
NOW = looked(CITY)
FIRST, SECOND = SEOUL.contacts[:2]


def order(*slips: tuple[str, SlipState], ago: float = 5.0, reason: str = "") -> Order:
    at = NOW - timedelta(seconds=ago)
    made = tuple(Slip(contact, state, ((SlipState.CONFIRMED, at), (state, at)), reason) for contact, state in slips)
    return Order("o1", "order", "evacuate", same("Evacuate"), at, at + timedelta(hours=1), "voice", "touch", made)


def shown(state: State) -> Mapping[str, Any]:
    return present(state, SEOUL, "en")


def row(of: Order) -> Mapping[str, Any]:
    rows: Sequence[Mapping[str, Any]] = shown(replace(CITY, orders=(of,)))["orders"]
    return rows[0]


def test_everybody_is_in_the_directory_once_and_columns_are_of_like_height() -> None:
    columns = shown(CITY)["columns"]
    assert len(columns) == COLUMNS
    entries = [entry for column in columns for entry in column]
    assert [entry["key"] for entry in entries if "key" in entry] == [
        contact.key for group in SEOUL.groups for contact in SEOUL.contacts if contact.groups[0] == group.key
    ]
    heights = [column[-1]["at"] for column in columns]
    assert max(heights) <= 2 * min(heights)


def test_an_order_is_for_who_is_open_and_every_order_can_be_touched() -> None:
    said = shown(replace(CITY, opened=SECOND.key))
    assert said["target"]["key"] == SECOND.key
    orders = [one for one in said["templates"] if one["intent"] == "order.send"]
    assert {one["slots"]["to"] for one in orders} == {SECOND.key}
    assert SEOUL.orders
    assert {one["key"] for one in said["templates"]} == {template.key for template in SEOUL.orders.templates}


def test_where_nobody_is_meant_only_announcements_can_be_made() -> None:
    said = shown(replace(CITY, opened="", incidents=()))
    assert said["target"] == {}
    assert {one["intent"] for one in said["templates"]} == {"announce"}


@pytest.mark.parametrize(
    ("state", "ago", "late"),
    [
        (SlipState.READ, 14.0, False),
        (SlipState.READ, 16.0, True),
        (SlipState.CONFIRMED, 16.0, True),
        (SlipState.ACKNOWLEDGED, 600.0, False),
        (SlipState.REFUSED, 600.0, False),
    ],
)
def test_who_has_not_answered_after_a_quarter_of_a_minute_stands_out(state: SlipState, ago: float, late: bool) -> None:
    assert bool(row(order((FIRST.key, state), ago=ago))["late"]) is late


def test_an_order_to_several_is_as_far_as_the_least_of_them_and_a_refusal_shows() -> None:
    several = row(order((FIRST.key, SlipState.DONE), (SECOND.key, SlipState.READ)))
    assert (several["state"], several["to"]) == ("read", f"{FIRST.name.en} and 1 more")
    refused = row(order((FIRST.key, SlipState.READ), (SECOND.key, SlipState.REFUSED), reason="<b>no car</b>"))
    assert (refused["state"], refused["tone"], refused["reason"]) == ("cannot", "bad", "<b>no car</b>")


def test_a_call_that_was_missed_is_listed_with_its_time() -> None:
    missed = Call(
        "in-1",
        FIRST.key,
        FIRST.name.text,
        FIRST.role.text,
        True,
        CallState.FAILED,
        1.0,
        ended_for=EndReason.MISSED,
        incoming=True,
        over_at=NOW - timedelta(minutes=3),
    )
    (listed,) = shown(replace(CITY, calls=(missed,)))["calls"]
    assert (listed["how"], listed["missed"], listed["icon"], listed["age"]) == ("missed", True, "down", "3 min ago")


@pytest.mark.parametrize(
    ("presence", "words"),
    [
        (Presence(reachable=True), "reachable"),
        (Presence(reachable=False, last_seen=NOW - timedelta(minutes=5)), "last seen 5 min ago"),
        (Presence(reachable=False), "not connected yet"),
    ],
)
def test_whether_somebody_can_be_reached_is_said_honestly(presence: Presence, words: str) -> None:
    columns = shown(replace(CITY, presence={FIRST.key: presence}))["columns"]
    entry = next(entry for column in columns for entry in column if entry.get("key") == FIRST.key)
    assert entry["reach"] == words
    assert entry["reachable"] is presence.reachable


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_an_order_is_said_is_written_in_every_language(language: str) -> None:
    said = present(CITY, SEOUL, language)["say"]  # type: ignore[arg-type]
    assert SEOUL.orders
    assert SEOUL.orders.templates[0].spoken.to(language)[0] in str(said)  # type: ignore[arg-type]
