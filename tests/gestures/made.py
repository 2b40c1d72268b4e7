"""Hands made of numbers: a pose, a place and a size -> 21 landmarks, and the frames of a hand's way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from kiosk.core.inputs import Gesture, GestureKind, Hand, HandsSeen
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter, Seen

ASPECT = 4 / 3
FPS = 30.0
START = 100.0  # monotonic seconds of the first frame
CENTRE = (-0.048, 0.752)  # of the palm below, in palm lengths from the wrist

KNUCKLES = ((0.30, 0.96), (0.0, 1.0), (-0.17, 0.95), (-0.37, 0.85))
STRAIGHT = ((0.45, 0.0), (0.72, 0.0), (0.94, 0.0))  # joints and tip: further up, nearer the camera
FOLDED = ((0.28, -0.30), (0.02, -0.34), (-0.18, -0.16))
THUMB_AWAY = ((0.24, 0.18), (0.42, 0.40), (0.72, 0.48), (0.98, 0.55))
THUMB_ACROSS = ((0.24, 0.18), (0.36, 0.45), (0.34, 0.70), (0.14, 0.76))
FINGERS = {
    Pose.PALM: "1111",
    Pose.POINTING: "1000",
    Pose.VICTORY: "1100",
    Pose.OTHER: "0111",
}
TURNED = {Pose.THUMB_UP: 90.0, Pose.THUMB_DOWN: -90.0}  # degrees, counter-clockwise as the camera sees it


@dataclass(frozen=True, slots=True)
class At:
    """Where a hand is and what it shows; x and y are of the palm's centre in picture heights."""

    x: float = 0.6
    y: float = 0.5
    pose: Pose = Pose.PALM
    size: float = 0.13
    turned: float = 0.0


def hand(at: float, here: At) -> Hand:
    """The hand as the tracker would give it, 0..1 of the picture."""
    turn = radians(here.turned + TURNED.get(here.pose, 0.0))
    spots = []
    for x, y, z in _joints(here.pose):
        dx, dy = x - CENTRE[0], y - CENTRE[1]
        across, up = dx * cos(turn) - dy * sin(turn), dx * sin(turn) + dy * cos(turn)
        spots.append(((here.x + across * here.size) / ASPECT, here.y - up * here.size, z * here.size / ASPECT))
    return Hand(at, tuple(spots), right=True, score=0.95)


def _joints(pose: Pose) -> Iterator[tuple[float, float, float]]:
    thumb = THUMB_AWAY if pose in (Pose.PALM, *TURNED) else THUMB_ACROSS
    yield (0.0, 0.0, 0.0)
    yield from ((x, y, 0.0) for x, y in thumb)
    for (x, y), straight in zip(KNUCKLES, FINGERS.get(pose, "0000"), strict=True):
        yield (x, y, 0.0)
        yield from ((x, y + up, near) for up, near in (STRAIGHT if straight == "1" else FOLDED))


Way = Callable[[float], Sequence[At]]  # seconds since the start -> the hands of that moment


def smooth(share: float) -> float:
    """Minimum jerk, 0..1: how a hand starts and stops."""
    u = min(1.0, max(0.0, share))
    return u**3 * (10 + u * (6 * u - 15))


def path(*points: tuple[float, At]) -> Callable[[float], At]:
    """One hand's way through (seconds, place); the pose is the one of the point it comes from."""

    def here(t: float) -> At:
        if t <= points[0][0]:
            return points[0][1]
        for (t0, a), (t1, b) in pairwise(points):
            if t < t1:
                u = smooth((t - t0) / (t1 - t0))
                return At(a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u, a.pose, a.size, a.turned)
        return points[-1][1]

    return here


def frames(way: Way, seconds: float, fps: float = FPS) -> Iterator[tuple[float, tuple[Hand, ...]]]:
    """The frames of a way: monotonic seconds and hands."""
    for number in range(int(seconds * fps)):
        t = number / fps
        yield START + t, tuple(hand(START + t, here) for here in way(t))


def shown(to: Presenter, frames: Iterable[tuple[float, tuple[Hand, ...]]]) -> list[Seen]:
    """What a presenter's composition says to every frame."""
    return [to.step(hands, at, ASPECT) for at, hands in frames]


def gestures(seen: Iterable[Seen]) -> list[Gesture]:
    """All gestures in their order, the ignored ones too."""
    return [gesture for frame in seen for gesture in frame.gestures]


def acted(seen: Iterable[Seen]) -> list[GestureKind]:
    """The kinds of those that count."""
    return [gesture.kind for gesture in gestures(seen) if not gesture.ignored]


def last_hands(seen: Sequence[Seen]) -> HandsSeen:
    """The preview's last frame."""
    return seen[-1].hands
