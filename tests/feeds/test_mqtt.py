"""Sensors that report to a real broker: retained, mistaken, refused, and through a broker that is killed."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.city.sites import Site
from kiosk.core.city.sources import FeedSpec
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack
from kiosk.core.reading import Status
from kiosk.core.settings import CitySettings
from kiosk.feeds.desk import Desk
from kiosk.feeds.kind import Surroundings
from kiosk.feeds.kinds.mqtt import FEED
from kiosk.feeds.mqtt import MOST_BYTES, BrokerAway, MqttFeed
from tests.feeds.broker import WAIT, Mosquitto, needs_mosquitto
from tests.packs.cities import LAKESIDE

pytestmark = needs_mosquitto
SENSORS = 500
BACK = 5.0  # seconds: how soon the view must be back after the broker is
NAMED = {"en": "Bins", "ko": "수거함", "ru": "Баки"}


def sites(count: int) -> tuple[Site, ...]:
    return tuple(
        Site.model_validate(
            {
                "key": f"bin_{n}",
                "kind": "bin",
                "name": {"en": f"Bin {n}", "ko": f"수거함 {n}", "ru": f"Бак {n}"},
                "place": [48.3, 54.3],
                "district": "harbour",
            }
        )
        for n in range(count)
    )


CITY: Pack = LAKESIDE.model_copy(update={"sites": sites(SENSORS)})


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Mosquitto]:
    made = Mosquitto(tmp_path)
    made.start()
    yield made
    made.kill()


Feeds = Callable[..., MqttFeed]


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Feeds]:
    """Makes feeds and closes them."""
    made: list[MqttFeed] = []

    def one(port: int, **options: object) -> MqttFeed:
        own = {"host": "127.0.0.1", "port": port, "topics": ["bins/#"], "numbers": [{"key": "bin.fill.{1}"}]}
        spec = FeedSpec.model_validate(
            {"name": "bins", "kind": "mqtt", "source": NAMED, "every": 1, "options": {**own, **options}}
        )
        around = Surroundings(CITY.model_copy(update={"folder": tmp_path}), CitySettings(), datetime.now(UTC))
        (found,) = FEED.made(spec, around)
        assert isinstance(found, MqttFeed)
        made.append(found)
        return found

    yield one
    for each in made:
        each.close()


def looked(desk: Desk) -> None:
    """One look, as the runner takes it."""
    now = time.monotonic()
    try:
        desk.took(desk.feed.read(datetime.now(UTC)), now)
    except BrokerAway:
        desk.failed(now)


def values(desk: Desk) -> dict[str, tuple[float | None, Status]]:
    return {r.key: (r.value, r.provenance.status) for r in desk.readings(datetime.now(UTC))}


def until(desk: Desk, met: Callable[[dict[str, tuple[float | None, Status]]], bool], within: float = WAIT) -> float:
    """Look again and again until it is so; after how many seconds it was."""
    began = time.monotonic()
    while time.monotonic() - began < within:
        looked(desk)
        if met(values(desk)):
            return time.monotonic() - began
        time.sleep(0.02)
    pytest.fail(f"not within {within} s: {dict(list(values(desk).items())[:5])}")


def test_what_is_retained_is_there_after_connecting_and_news_follow(broker: Mosquitto, feed: Feeds) -> None:
    broker.publish({"bins/bin_1": "40", "bins/bin_2": "55.5"})
    desk = Desk(feed(broker.port), 0.0)
    until(desk, lambda now: len(now) == 2)
    assert values(desk) == {"bin.fill.bin_1": (40.0, Status.LIVE), "bin.fill.bin_2": (55.5, Status.LIVE)}
    broker.publish({"bins/bin_1": "41"})
    until(desk, lambda now: now["bin.fill.bin_1"][0] == 41)


def test_json_is_read_through_its_mapping(broker: Mosquitto, feed: Feeds) -> None:
    broker.publish({"bins/any": '{"id": "Bin 7", "level": 0.83}'})
    number = {"key": "bin.fill.{place}", "place": "id", "value": "level", "factor": 100}
    desk = Desk(feed(broker.port, numbers=[number]), 0.0)
    until(desk, lambda now: "bin.fill.bin_7" in now)
    assert values(desk)["bin.fill.bin_7"][0] == pytest.approx(83)


def test_bad_payloads_and_topics_nobody_knows_are_skipped_and_the_others_stay(
    broker: Mosquitto, feed: Feeds, caplog: pytest.LogCaptureFixture
) -> None:
    broker.publish(
        {
            "bins/bin_1": "full",
            "bins/bin_2": b"\xff\xfe",
            "bins/bin_3": "{",
            "bins/atlantis": "3",
            "bins/bin_4": b"9" * (MOST_BYTES + 1),
            "bins/bin_5": "",
            "bins/bin_6": "66",
        }
    )
    desk = Desk(feed(broker.port), 0.0)
    until(desk, lambda now: "bin.fill.bin_6" in now)
    looked(desk)
    assert set(values(desk)) == {"bin.fill.bin_6"}
    assert "dropped" in caplog.text


def test_a_broker_that_is_not_there_leaves_what_was_promised_unavailable(feed: Feeds, tmp_path: Path) -> None:
    desk = Desk(feed(Mosquitto(tmp_path).port, promises=["bin.fill.bin_1"]), 0.0)
    looked(desk)
    with pytest.raises(BrokerAway, match=r"127\.0\.0\.1"):
        desk.feed.read(datetime.now(UTC))
    assert values(desk) == {"bin.fill.bin_1": (None, Status.UNAVAILABLE)}


def test_a_broker_killed_under_a_stream_of_sensors_loses_nothing_that_was_retained(
    broker: Mosquitto, feed: Feeds
) -> None:
    desk = Desk(feed(broker.port), 0.0)
    broker.publish({f"bins/bin_{n}": str(n % 90) for n in range(SENSORS)})
    until(desk, lambda now: len(now) == SENSORS)
    broker.publish({f"bins/bin_{n}": str(n % 90 + 5) for n in range(0, SENSORS, 2)})
    time.sleep(1.5)  # the broker writes what it retains once a second
    broker.kill()
    until(desk, lambda now: {status for _, status in now.values()} == {Status.STALE})
    broker.start()
    broker.publish({"bins/bin_3": "77"})
    took = until(desk, lambda now: now["bin.fill.bin_3"] == (77.0, Status.LIVE))
    assert took < 3 * BACK  # two on a quiet machine
    until(desk, lambda now: {status for _, status in now.values()} == {Status.LIVE})
    assert all(
        values(desk)[f"bin.fill.bin_{n}"][0] == (77 if n == 3 else n % 90 + (5 if n % 2 == 0 else 0))
        for n in range(SENSORS)
    )


def test_a_wrong_password_is_told_without_being_shown(
    tmp_path: Path, feed: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = shutil.which("mosquitto_passwd")
    assert tool
    passwords = tmp_path / "passwords"
    subprocess.run([tool, "-b", "-c", str(passwords), "wall", "right one"], check=True, capture_output=True)
    broker = Mosquitto(tmp_path, f"password_file {passwords}", "allow_anonymous false")
    broker.start()
    try:
        broker.publish({"bins/bin_1": "12"}, login="wall:right one")
        monkeypatch.setenv("KIOSK_KEY_GOOD", "wall:right one")
        monkeypatch.setenv("KIOSK_KEY_BAD", "wall:wrong one")
        refused = Desk(feed(broker.port, login="bad", promises=["bin.fill.bin_1"]), 0.0)
        said = ""
        end = time.monotonic() + WAIT
        while "authori" not in said.lower() and time.monotonic() < end:
            with pytest.raises(BrokerAway) as caught:
                refused.feed.read(datetime.now(UTC))
            said = str(caught.value)
        assert "authori" in said.lower()
        assert "wrong one" not in said
        until(Desk(feed(broker.port, login="good"), 0.0), lambda now: now.get("bin.fill.bin_1", (0, 0))[0] == 12)
    finally:
        broker.kill()


def test_a_login_that_is_nowhere_stops_the_start_and_says_where_it_should_stand(
    feed: Feeds, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(ConfigError, match="KIOSK_KEY_NOBODY"):
        feed(1883, login="nobody")


def test_tls_trusts_the_citys_own_authority_and_nobody_else(tmp_path: Path, feed: Feeds) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    for name in ("city", "stranger"):
        subprocess.run(
            [
                *(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
                *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", f"{name}.key", "-out", f"{name}.pem"),
            ],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
    broker = Mosquitto(tmp_path)
    config = tmp_path / "mosquitto.conf"
    lines = config.read_text().splitlines()
    listener = lines.index(f"listener {broker.port} 127.0.0.1") + 1
    lines[listener:listener] = [f"certfile {tmp_path}/city.pem", f"keyfile {tmp_path}/city.key"]
    config.write_text("\n".join(lines) + "\n")
    broker.start()
    try:
        trusting = feed(broker.port, tls=True, ca="city.pem", promises=["bin.fill.bin_1"])
        end = time.monotonic() + WAIT
        connected = False
        while not connected and time.monotonic() < end:
            try:
                trusting.read(datetime.now(UTC))
                connected = True
            except BrokerAway:
                time.sleep(0.05)
        assert connected
        doubting = feed(broker.port, tls=True, ca="stranger.pem")
        for _ in range(20):
            with pytest.raises(BrokerAway):
                doubting.read(datetime.now(UTC))
            time.sleep(0.05)
    finally:
        broker.kill()


@pytest.mark.parametrize("options", [{"ca": "x.pem"}, {"tls": True, "ca": "not there.pem"}, {"topics": []}])
def test_what_cannot_be_is_named_before_anything_is_connected(feed: Feeds, options: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"feeds\.bins\.options"):
        feed(1883, **options)
