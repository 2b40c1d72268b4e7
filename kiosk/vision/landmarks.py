"""Picture -> hands with 21 landmarks each. The only module that imports mediapipe.

mediapipe is pinned to 0.10.33: later wheels look up a telemetry host at run time.
"""

from __future__ import annotations

from pathlib import Path

import mediapipe as mp
from mediapipe.tasks import python as tasks
from mediapipe.tasks.python import vision

from kiosk.core.errors import SourceError
from kiosk.core.inputs import Hand
from kiosk.vision.picture import Picture

MOST_HANDS = 2  # the presenter's and one more: with one only, a bystander's hand could take her place unseen
MILLISECOND = 1000.0


class Landmarks:
    """The hand tracker. One per process, for as long as it lives; one thread only."""

    engine = f"mediapipe {mp.__version__} hand landmarker"

    def __init__(self, model: Path) -> None:
        """Load `model` (a `hand_landmarker.task`). Raises `SourceError` naming the file."""
        try:
            self._landmarker = vision.HandLandmarker.create_from_options(
                vision.HandLandmarkerOptions(
                    base_options=tasks.BaseOptions(model_asset_path=str(model)),
                    running_mode=vision.RunningMode.VIDEO,
                    num_hands=MOST_HANDS,
                )
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise SourceError("hands", f"{model} cannot be loaded: {error}", "kiosk models install") from error
        self._last = -1

    def find(self, picture: Picture) -> tuple[Hand, ...]:
        """The hands of the next picture; pictures of another time order are taken as just after the last one."""
        self._last = max(int(picture.at * MILLISECOND), self._last + 1)  # the tracker wants strictly rising times
        found = self._landmarker.detect_for_video(
            mp.Image(image_format=mp.ImageFormat.SRGB, data=picture.pixels), self._last
        )
        return tuple(
            Hand(
                picture.at,
                tuple((float(spot.x), float(spot.y), float(spot.z)) for spot in spots),
                sides[0].category_name == "Right",
                float(sides[0].score),
            )
            for spots, sides in zip(found.hand_landmarks, found.handedness, strict=True)
        )

    def close(self) -> None:
        """Let go of the model."""
        self._landmarker.close()
