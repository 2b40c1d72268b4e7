"""A city's own JSON over HTTP: the tile's state is right whatever the server does, and no key is ever shown."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.core.city.sources import FeedSpec
from kiosk.core.reading import Status
from kiosk.core.settings import CitySettings
from kiosk.core.text import Text
from kiosk.feeds.desk import Desk
from kiosk.feeds.kind import Surroundings
from kiosk.feeds.kinds.http import FEED
from kiosk.feeds.web import (
    CUT_OFF,
    ELSEWHERE,
    NO_SENSE,
    REFUSED,
    STATUS,
    TOO_LARGE,
    TOO_SLOW,
    UNREACHABLE,
    FeedError,
)
from tests.feeds.server import Reply, Server, serving
from tests.packs.cities import LAKESIDE

NAMED = {"en": "Own air", "ko": "자체 대기", "ru": "Свой воздух"}
GOOD = Reply(json.dumps({"rows": [{"where": "harbour", "dust": "12.5"}]}).encode())
DUST = "air.pm25.harbour"
KEY = "s3cret/key+with=signs"

Known = tuple[float | None, Status, Text | None]


def desk(url: str, patience: float = 2.0, **options: object) -> Desk:
    own = {
        "url": url,
        "rows": "rows",
        "numbers": [{"key": "air.pm25.{place}", "place": "where", "value": "dust"}],
        "promises": [DUST],
        **options,
    }
    spec = FeedSpec.model_validate(
        {"name": "air", "kind": "http", "source": NAMED, "patience": patience, "options": own}
    )
    around = Surroundings(LAKESIDE, CitySettings(), datetime.now(UTC))
    return Desk(FEED.made(spec, around)[0], 0.0)


def look(at: Desk) -> Known:
    """One look, as the runner takes it, and what can be believed after it."""
    try:
        at.took(at.feed.read(datetime.now(UTC)), 0.0)
    except FeedError as error:
        at.failed(0.0, error)
    (reading,) = (r for r in at.readings(datetime.now(UTC)) if r.key == DUST)
    return reading.value, reading.provenance.status, reading.provenance.detail


BAD: list[tuple[str, Callable[[Server], Reply], Text]] = [
    ("500", lambda _: Reply(status=500), STATUS.filled(code=500)),
    ("404", lambda _: Reply(status=404), STATUS.filled(code=404)),
    ("401", lambda _: Reply(status=401), REFUSED),
    ("html", lambda _: Reply(b"<html>maintenance</html>"), NO_SENSE),
    ("empty", lambda _: Reply(b""), NO_SENSE),
    ("nested", lambda _: Reply(b"[" * 200_000), NO_SENSE),
    ("truncated", lambda _: Reply(GOOD.body, length=len(GOOD.body) + 100), CUT_OFF),
    ("100 MB", lambda _: Reply(b" " * 100_000_000), TOO_LARGE),
    ("endless", lambda _: Reply(endless=True), TOO_LARGE),
    ("loop", lambda _: Reply(status=302, headers={"Location": "/again"}), ELSEWHERE),
    ("elsewhere", lambda _: Reply(status=302, headers={"Location": "http://127.0.0.2:9/x"}), ELSEWHERE),
    ("other port", lambda s: Reply(status=307, headers={"Location": f"http://127.0.0.1:{s.port + 1}/"}), ELSEWHERE),
]


@pytest.mark.parametrize(("make", "reason"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_whatever_goes_wrong_the_last_good_number_stays_and_says_why_it_is_old(
    make: Callable[[Server], Reply], reason: Text
) -> None:
    now: list[Reply] = [GOOD]
    with serving(lambda _: now[0]) as server:
        at = desk(server.url)
        assert look(at) == (12.5, Status.LIVE, None)
        now[0] = make(server)
        assert look(at) == (12.5, Status.STALE, reason)
        now[0] = GOOD
        assert look(at) == (12.5, Status.LIVE, None)
        at.feed.close()


def test_a_server_that_does_not_answer_is_given_up_in_time() -> None:
    held = threading.Event()
    with serving(lambda _: Reply(held=held)) as server:
        at = desk(server.url, patience=0.3)
        assert look(at) == (None, Status.UNAVAILABLE, TOO_SLOW)
        held.set()
        at.feed.close()


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with serving(lambda _: GOOD) as server:
        gone = server.url
    assert look(desk(gone)) == (None, Status.UNAVAILABLE, UNREACHABLE)


def test_a_redirect_on_the_same_host_is_followed() -> None:
    with serving(lambda path: GOOD if path == "/new" else Reply(status=301, headers={"Location": "/new"})) as server:
        at = desk(f"{server.url}/old")
        assert look(at)[0] == 12.5
        at.feed.close()


def test_one_bad_row_does_not_kill_the_tile() -> None:
    rows = [{"where": "harbour", "dust": "12.5"}, {"where": "hill", "dust": "-"}, {"where": "atlantis", "dust": 1}, 7]
    with serving(lambda _: Reply(json.dumps({"rows": rows}).encode())) as server:
        at = desk(server.url)
        assert look(at) == (12.5, Status.LIVE, None)
        at.feed.close()


def test_a_key_goes_to_the_server_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("KIOSK_KEY_OWN", KEY)
    with caplog.at_level(logging.DEBUG), serving(lambda _: Reply(status=500)) as server:
        at = desk(f"{server.url}/{{key}}/air", key="own", headers={"X-Key": "{key}"})
        with pytest.raises(FeedError) as caught:
            at.feed.read(datetime.now(UTC))
        assert server.heard[0]["X-Key"] == KEY
        assert KEY in server.asked[0]
        assert KEY not in str(caught.value)
        assert KEY not in repr(at.feed)
        at.feed.close()
    assert look(desk(f"{server.url}/{KEY}"))[1] is Status.UNAVAILABLE
