"""Acts in order -> frames and events; plain data with clear errors; rendered once."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.core.errors import ConfigError
from kiosk.drawn import cache
from kiosk.drawn.acts import ACTS, Act, Bystander, Idle, Lower, Nobody, Point, Raise, Swipe, WalkBy, Wave
from kiosk.drawn.scene import FPS
from kiosk.drawn.script import Script, from_plain


def _small(*acts: Act) -> Script:
    return Script(acts, width=320, height=240)


def test_acts_follow_one_another_in_time() -> None:
    hold, swipe = Script((Idle(1), Raise("palm", hold=1.5), Swipe("left"), Lower())).events()
    assert (hold.kind, swipe.kind) == ("hold", "swipe")
    assert (hold.start, hold.end, swipe.start, swipe.end) == pytest.approx((1.6, 3.1, 4.2, 4.6))


def test_a_swipe_to_the_persons_left_goes_to_the_pictures_right() -> None:
    script = _small(Swipe("left"), Lower())
    swipe = script.events()[0]
    xs = {truth.at: truth.hands[0].palm()[0] for _, truth in script.frames()}
    at_start, at_end = (xs[min(xs, key=lambda at: abs(at - time))] for time in (swipe.start, swipe.end))
    assert at_end - at_start > 0.3


def test_a_pointing_fingertip_rests_where_the_act_says() -> None:
    script = _small(Point(at=(0.3, 0.35), via=((0.2, 0.5), (0.4, 0.5)), hold=0.5))
    dwell = next(event for event in script.events() if event.kind == "dwell")
    tips = [truth.hands[0].landmarks[8] for _, truth in script.frames() if dwell.start < truth.at < dwell.end]
    assert len(tips) > FPS * 0.4
    assert np.allclose(tips, [0.3, 0.35], atol=0.01)


def test_nobody_is_an_empty_room() -> None:
    frames = list(_small(Nobody(0.3)).frames())
    assert len(frames) == 9
    assert all(not truth.hands for _, truth in frames)


def test_a_bystander_acts_at_the_same_time_and_hers_are_not_the_presenters_events() -> None:
    script = _small(Idle(0.2), Bystander((Raise("palm", hold=1),)), Raise("fist", hold=1))
    assert [event.role for event in script.scene().events] == ["bystander", "presenter"]
    assert [event.pose for event in script.events()] == ["fist"]
    hands = {hand.hand.role: hand.hand for _, truth in script.frames() for hand in truth.hands}
    assert hands["bystander"].size == pytest.approx(hands["presenter"].size / 2)


def test_a_bystander_can_be_alone_and_somebody_can_walk_by() -> None:
    script = _small(Bystander((Wave(1),)), WalkBy(takes=1.0), Nobody(1))
    seen = [person.figure for person in script.scene().people(0.6)]
    assert len(seen) == 2
    assert not script.events()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_every_act_survives_plain_data(name: str) -> None:
    needed: dict[str, Any] = {
        "swipe": {"direction": "left"},
        "zoom": {"direction": "in"},
        "point": {"at": [0.3, 0.4], "via": [[0.2, 0.5]]},
        "bystander": {"acts": [{"act": "wave", "times": 2}]},
    }
    script = from_plain({"acts": [{"act": name, **needed.get(name, {})}]})
    assert from_plain(json.loads(json.dumps(script.plain()))) == script


@pytest.mark.parametrize(
    ("act", "key", "mend"),
    [
        ({"act": "jump"}, "acts[1]", "raise"),
        ({"act": "raise", "pose": "claw"}, "raise.pose", "thumb_up"),
        ({"act": "swipe"}, "swipe", "direction"),
        ({"act": "swipe", "direction": "left", "sped": "fast"}, "swipe.sped", "speed"),
        ({"act": "point", "at": [1.2, 0.5]}, "point.at", "0..1"),
        ({"act": "idle", "seconds": "long"}, "idle.seconds", "seconds"),
        ({"act": "bystander", "acts": [{"act": "walk_by"}]}, "bystander.acts", "own list"),
        ("idle", "acts[1]", "act"),
    ],
)
def test_a_wrong_act_is_named_with_what_is_allowed(act: object, key: str, mend: str) -> None:
    with pytest.raises(ConfigError) as error:
        from_plain({"acts": [{"act": "nobody"}, act]}, "demo.toml")
    assert error.value.file == Path("demo.toml")
    assert key in error.value.key
    assert mend in error.value.mend


def test_a_script_can_be_written_in_toml() -> None:
    text = 'seed = 4\nacts = [{act = "raise", pose = "thumb_up", hold = 1}, {act = "lower"}]'
    assert from_plain(tomllib.loads(text)) == Script((Raise("thumb_up", hold=1.0), Lower()), seed=4)


def test_a_clip_is_rendered_once_and_told_beside(tmp_path: Path) -> None:
    script = _small(Idle(0.2), Raise("palm", hold=0.4), Lower())
    path = cache.clip(script, tmp_path)
    stamp = path.stat().st_mtime_ns
    assert cache.clip(script, tmp_path) == path
    assert path.stat().st_mtime_ns == stamp
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert told["mirrored"] is False
    assert told["events"] == [{"type": "hold", "pose": "palm", "t0": 0.8, "t1": 1.2}]
    assert len(told["frames"]) == int(script.seconds() * FPS)
    assert {hand["pose"] for frame in told["frames"] for hand in frame["hands"]} == {"palm"}
    assert from_plain(told["script"]) == script
    assert cache.clip(_small(Idle(0.2)), tmp_path) != path
    assert sorted(item.suffix for item in tmp_path.iterdir()) == [".json", ".json", ".mp4", ".mp4"]
