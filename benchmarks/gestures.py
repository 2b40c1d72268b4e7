"""Recorded and drawn hands -> how well and how dearly gestures are recognised, beside a naive peer, in one run.

    python -m benchmarks.gestures [more clips with ground truth beside them ...]

The peer is what a weekend project does: a palm's displacement over half a second is a swipe, a pose is a command.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from typing import Protocol

import numpy as np

from kiosk.core.inputs import GestureKind, Hand
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter
from kiosk.gestures.sight import Sight, measured
from kiosk.vision.landmarks import Landmarks
from kiosk.vision.picture import Picture
from tests.gestures.made import ASPECT, At, frames, path
from tests.gestures.recorded import CLIPS, MODEL, Clip, clip, engaged

SETTLING = 0.3  # seconds a gesture may be recognised after its event's end
FRAMES = 90  # looked at per cost
BUDGET = 1 / 30  # seconds between two frames

TALK = {Pose.OTHER: 0.5, Pose.PALM: 0.25, Pose.FIST: 0.1, Pose.POINTING: 0.1, Pose.THUMB_UP: 0.05}  # made up
MINUTES = 10

Found = list[tuple[str, float]]  # what and when (monotonic seconds)


class Peer(Protocol):
    """A recogniser: frame by frame to the names of what it acts on."""

    def step(self, hands: tuple[Hand, ...], at: float, aspect: float) -> Iterable[str]:
        """What acts in this frame."""
        ...


class Ours:
    """The presenter's composition; only what acts counts, taking and giving back the lock do not."""

    def __init__(self) -> None:
        self._presenter = Presenter()

    def step(self, hands: tuple[Hand, ...], at: float, aspect: float) -> list[str]:
        """What acts in this frame."""
        lock = (GestureKind.ENGAGE, GestureKind.RELEASE)
        seen = self._presenter.step(hands, at, aspect)
        return [g.kind.value for g in seen.gestures if not g.ignored and g.kind not in lock]


class Naive:
    """Any hand: over a palm and a half sideways in 0.5 s swipes, then 1 s of quiet; a new thumb pose acts at once."""

    POSES = (Pose.THUMB_UP, Pose.THUMB_DOWN)

    def __init__(self) -> None:
        self._way: deque[Sight] = deque()
        self._quiet_until = 0.0
        self._pose: Pose | None = None

    def step(self, hands: tuple[Hand, ...], at: float, aspect: float) -> list[str]:
        """What acts in this frame."""
        if not hands:
            self._pose = None
            return []
        sight = measured(hands[0], aspect)
        self._way.append(sight)
        while self._way[0].at < at - 0.5:
            self._way.popleft()
        fired = [sight.pose.value] if sight.pose in self.POSES and sight.pose is not self._pose else []
        self._pose = sight.pose
        moved = (sight.centre[0] - self._way[0].centre[0]) / sight.size
        if at >= self._quiet_until and abs(moved) > 1.5:
            self._quiet_until = at + 1.0
            fired.append("swipe left" if moved > 0 else "swipe right")
        return fired


def run(peer: Peer, of: Clip) -> Found:
    return [(name, at) for at, hands in of.frames for name in peer.step(hands, at, of.aspect)]


def wanted(of: Clip) -> list[tuple[str, float]]:
    """What should act, and the monotonic second its event ends in."""
    start = clip(CLIPS / f"{of.name}.mp4").frames[0][0] if (CLIPS / f"{of.name}.mp4").is_file() else of.frames[0][0]
    names = []
    for event in of.events:
        end = start + float(str(event["t1"]))
        if event["type"] == "swipe" and event["user_direction"] in ("left", "right"):
            names.append((f"swipe {event['user_direction']}", end))
        elif event["type"] == "hold" and str(event["pose"]).startswith("thumb"):
            names.append((str(event["pose"]).replace("_", " "), end))
    return names


def neither(of: Clip) -> bool:
    """Whether a clip is neither command nor distractor: a finger held so long may or may not select."""
    return any(event.get("pose") == "pointing" for event in of.events)


def gesticulation(seconds: float, seed: int = 1) -> Clip:
    """An engaged presenter who talks with one hand: reaches of 0.25-1 s between pauses, in any pose.

    Made of numbers, not of people: a strain for the state machines; how often they act depends on what is made up here.
    """
    random = np.random.default_rng(seed)
    home = At()
    keys = [(0.0, home), (1.2, home)]
    while keys[-1][0] < seconds:
        at, here = keys[-1]
        pose = list(TALK)[random.choice(len(TALK), p=list(TALK.values()))]
        there = At(home.x + random.normal(0, 1.2) * home.size, home.y + 0.1 + random.normal(0, 0.9) * home.size, pose)
        begins = at + random.exponential(0.35)
        keys += [(begins, replace(here, pose=pose)), (begins + random.uniform(0.25, 1.0), there)]
    way = path(*keys)
    return Clip("gesticulation", list(frames(lambda t: [way(t)], seconds)), (), ASPECT)


def score(title: str, make: Callable[[], Peer], clips: list[Clip]) -> None:
    count: Counter[str] = Counter()
    after: list[float] = []
    idle, idle_acts = 0.0, 0
    for one in clips:
        found, due = run(make(), one), wanted(one)
        if neither(one):
            continue
        if not due:
            idle += one.seconds
            idle_acts += len(found)
            continue
        for name, end in due:
            hits = [at for what, at in found if what == name and at <= end + SETTLING]
            count["wanted"] += 1
            count["found"] += bool(hits)
            after += [at - end for at in hits[:1]]
        count["wrong"] += sum(what not in {name for name, _ in due} for what, _ in found)
        count["twice"] += max(0, sum(what in {name for name, _ in due} for what, _ in found) - len(due))
    late = f"{median(after) * 1000:+.0f} ms" if after else "-"
    print(
        f"{title:<28} recall {count['found']}/{count['wanted']}  wrong {count['wrong']}  repeated {count['twice']}  "
        f"acts before(-)/after the gesture's end {late}  |  of no command: {idle_acts} in {idle:.0f} s "
        f"= {idle_acts / max(idle, 1e-9) * 3600:.0f} an hour"
    )


def cost(title: str, pictures: list[Picture]) -> None:
    tracker, times = Landmarks(MODEL), []
    presenter = Presenter()
    for picture in pictures[:5]:
        tracker.find(picture)
    cpu = time.process_time()
    for picture in pictures[5:]:
        began = time.perf_counter()
        hands = tracker.find(picture)
        presenter.step(hands, picture.at, picture.aspect)
        times.append(time.perf_counter() - began)
    cpu = (time.process_time() - cpu) / len(times)
    tracker.close()
    print(
        f"{title:<28} {cpu * 1000:5.1f} ms CPU a frame   latency median {median(times) * 1000:.1f} ms, "
        f"p95 {quantiles(times, n=20)[-1] * 1000:.1f} ms   {cpu / BUDGET:.0%} of a core at 30 fps"
    )


def cost_of_machines(clips: list[Clip]) -> None:
    frames = [(hands, at, one.aspect) for one in clips for at, hands in one.frames]
    began, presenter, last = time.process_time(), Presenter(), 0.0
    for number, (hands, _, aspect) in enumerate(frames):
        last = number / 30
        presenter.step(hands, last, aspect)
    print(f"{'all gesture machines':<28} {(time.process_time() - began) / len(frames) * 1000:5.2f} ms CPU a frame")


def held(of: Clip, file: Path, count: int) -> list[Picture]:
    """The frame of a clip in which `count` hands are found, again and again with a little noise."""
    import cv2  # noqa: PLC0415 - only here

    number = next(i for i, (_, hands) in enumerate(of.frames) if i > len(of.frames) // 3 and len(hands) == count)
    capture = cv2.VideoCapture(str(file))
    capture.set(cv2.CAP_PROP_POS_FRAMES, number)
    pixels = np.ascontiguousarray(capture.read()[1][:, :, ::-1])
    random = np.random.default_rng(1)
    noisy = (np.clip(pixels + random.normal(0, 3, pixels.shape), 0, 255).astype(np.uint8) for _ in range(FRAMES))
    return [Picture(i, i / 30, frame) for i, frame in enumerate(noisy)]


def main() -> None:
    if not MODEL.is_file() or not CLIPS.is_dir():
        print(f"needs the hand model ({MODEL}) and the recorded clips ({CLIPS})")
        return
    files = [*sorted(CLIPS.glob("*.mp4")), *map(Path, sys.argv[1:])]
    plain = [clip(file) for file in files]
    locked = [engaged(one) for one in plain]
    print(f"{len(plain)} clips, {sum(one.seconds for one in plain):.0f} s\n\nAs recorded (nobody has engaged)")
    score("kiosk", Ours, plain)
    score("naive peer", Naive, plain)
    print("\nWith the lock taken by a raised palm before each clip (the worst case for what is no command)")
    score("kiosk", Ours, locked)
    score("naive peer", Naive, locked)
    print(f"\n{MINUTES} minutes of made gesticulation while engaged")
    talk = [gesticulation(60.0, seed) for seed in range(MINUTES)]
    score("kiosk", Ours, talk)
    score("naive peer", Naive, talk)
    print("\nCost (tracker and all gestures, 640x480)")
    for title, name, count in (
        ("no hand", "x_nobody", 0),
        ("one hand", "palm_hold", 1),
        ("two hands", "zoom_apart", 2),
    ):
        file = CLIPS / f"{name}.mp4"
        cost(title, held(clip(file), file, count))
    cost_of_machines(locked)


if __name__ == "__main__":
    main()
