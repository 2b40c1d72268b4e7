"""People and hands -> camera frames with noise, blur and their ground truth."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from kiosk.drawn import figure as body
from kiosk.drawn.arrays import Floats, Picture
from kiosk.drawn.rod import rod
from kiosk.drawn.room import room
from kiosk.drawn.scene import FPS, PALM_JOINTS, FrameTruth, Hand, HandTruth, Person, Scene
from kiosk.drawn.skin import Tone
from kiosk.drawn.sprite import SCALE, Look, Sprite, sprite

_SHRINK_BELOW = 0.8  # of the sprite's size: below, it is shrunk first, or the warp would alias
_BARE, _ELBOW = 1.1, 2.75  # palm lengths from the wrist to the cuff and to the elbow
_FOCUS = 0.6  # pixels of blur of the whole picture
_SHUTTER = 0.25  # of a frame before and after its time: open for half the frame
_TILE_ROLL = 400  # pixels the noise is moved at most from frame to frame

Frame = tuple[Picture, FrameTruth]


@dataclass(frozen=True, slots=True)
class Camera:
    """How the picture is taken: size in pixels, seed of room, cloth and noise, the presenter's tone, noise 0..255."""

    width: int = 640
    height: int = 480
    seed: int = 1
    tone: Tone = "light"
    figure: bool = True
    """False: hands with forearms only."""
    noise: float = 4.0


class Studio:
    """One camera in one room. Same camera, same calls: same bytes. Not to be shared by threads."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        width, height = camera.width, camera.height
        self._rng = np.random.default_rng(camera.seed)
        self._room = room(width, height, camera.seed)
        blue, green, red = self._rng.uniform(30, 110, 3)
        self._cloth: body.Colour = (float(blue), float(green), float(red))
        noise = self._rng.normal(0, 1, (height, width, 3)).astype(np.float32)
        self._noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), 0.7), np.float32)
        self._noise *= camera.noise / self._noise.std()
        self._shrunk: dict[tuple[Look, float], Floats] = {}
        self._standing: tuple[body.Figure, Floats] | None = None

    def frames(self, scene: Scene) -> Iterator[Frame]:
        """Every frame of `scene` with its truth."""
        for number in range(int(scene.seconds * FPS)):
            at = number / FPS
            before, after = scene.people(at - _SHUTTER / FPS), scene.people(at + _SHUTTER / FPS)
            picture, hands = self._frame(scene.people(at), before, after)
            yield picture, FrameTruth(at, hands)

    def _frame(
        self, people: tuple[Person, ...], before: tuple[Person, ...], after: tuple[Person, ...]
    ) -> tuple[Picture, tuple[HandTruth, ...]]:
        farthest = people[0].figure if people and self._camera.figure else None
        picture = self._backdrop(farthest).copy()
        past, future = _places(before), _places(after)
        truth: list[HandTruth] = []
        for person in people:
            if self._camera.figure and person.figure is not None and person.figure != farthest:
                body.draw(picture, person.figure, self._cloth, self._camera.tone)
            for hand in person.hands:
                key = (hand.role, hand.number)
                smear = self._smear(past.get(key, hand), future.get(key, hand))
                shown = hand if self._camera.figure else replace(hand, shoulder=None)
                joints = self._paste(picture, shown, smear)
                truth.append(HandTruth(hand, joints / [self._camera.width, self._camera.height]))
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), _FOCUS), np.float32)
        picture += np.roll(self._noise, tuple(self._rng.integers(0, _TILE_ROLL, 2)), (0, 1))
        return np.clip(picture, 0, 255).astype(np.uint8), tuple(truth)

    def _backdrop(self, figure: body.Figure | None) -> Floats:
        """The room with the farthest person's body, remembered while she stands still: half of a frame's cost."""
        if figure is None:
            return self._room
        if self._standing is None or self._standing[0] != figure:
            picture = self._room.copy()
            body.draw(picture, figure, self._cloth, self._camera.tone)
            self._standing = figure, picture
        return self._standing[1]

    def _smear(self, past: Hand, future: Hand) -> tuple[float, float]:
        """Pixels the hand moves while the shutter is open."""
        return (future.x - past.x) * self._camera.width, (future.y - past.y) * self._camera.height

    def _place(self, hand: Hand, cut: Sprite) -> tuple[Floats, Floats]:
        """Turn (2, 2) and shift (2,) from the sprite's to the picture's pixels."""
        scale, angle = hand.size * self._camera.height / SCALE, math.radians(-hand.rot)
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]) * scale
        middle = np.array([hand.x * self._camera.width, hand.y * self._camera.height])
        return turn, middle - turn @ cut.joints[PALM_JOINTS].mean(0)

    def _paste(self, picture: Floats, hand: Hand, smear: tuple[float, float]) -> Floats:
        """Draws arm and hand; its 21 joints in pixels."""
        look = hand.look(self._camera.tone)
        cut = sprite(look)
        turn, shift = self._place(hand, cut)
        joints: Floats = cut.joints @ turn.T + shift
        wrist, unit = joints[0], hand.size * self._camera.height
        down = turn @ cut.arm_end + shift - wrist
        down = down / (np.linalg.norm(down) + 1e-6)
        elbow, cuff = wrist + down * unit * _ELBOW, wrist + down * unit * _BARE
        cloth = hand.cloth or self._cloth
        if hand.shoulder is not None:
            start = np.array(hand.shoulder) * [self._camera.width, self._camera.height]
            rod(picture, start, elbow, unit * 0.62, unit * 0.50, cloth)
        self._warp(picture, look, cut, np.hstack([turn, shift[:, None]]), np.array(smear))
        rod(picture, cuff, elbow, unit * 0.36, unit * 0.52, cloth)
        return joints

    def _warp(self, picture: Floats, look: Look, cut: Sprite, place: Floats, smear: Floats) -> None:
        """Draws the sprite, smeared along its way."""
        pixels = cut.picture
        scale = float(np.linalg.norm(place[:, 0]))
        if scale < _SHRINK_BELOW:
            pixels = self._small(look, pixels, scale)
            place = place.copy()
            place[:, :2] /= scale
        height, width = pixels.shape[:2]
        corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ place[:, :2].T + place[:, 2]
        margin = np.abs(smear) + 3
        size = [self._camera.width, self._camera.height]
        left, top = np.clip(np.floor(corners.min(0) - margin).astype(int), 0, size)
        right, bottom = np.clip(np.ceil(corners.max(0) + margin).astype(int), 0, size)
        if right <= left or bottom <= top:
            return
        steps = int(np.clip(np.hypot(*smear) / 2, 1, 12))
        seen: Floats = np.zeros((int(bottom - top), int(right - left), 4), np.float32)
        for step in range(steps):
            moved = place.copy()
            moved[:, 2] += smear * ((step + 0.5) / steps - 0.5) - [left, top]
            seen = seen + cv2.warpAffine(pixels, moved, (int(right - left), int(bottom - top))) / steps
        under = picture[top:bottom, left:right]
        under[:] = under * (1 - seen[..., 3:] / 255) + seen[..., :3]

    def _small(self, look: Look, pixels: Floats, scale: float) -> Floats:
        if (look, scale) not in self._shrunk:
            small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            self._shrunk[look, scale] = np.asarray(small, np.float32)
        return self._shrunk[look, scale]


def _places(people: tuple[Person, ...]) -> dict[tuple[str, int], Hand]:
    return {(hand.role, hand.number): hand for person in people for hand in person.hands}
