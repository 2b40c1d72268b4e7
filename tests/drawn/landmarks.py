"""Video file and model -> the real landmarker's palms, one JSON line per frame; run as a program of its own."""

from __future__ import annotations

import json
import sys

import cv2
import mediapipe
from mediapipe.tasks.python import BaseOptions, vision


def main(model: str, path: str) -> None:
    """Prints for every frame the list of [palm x, palm y, handedness]."""
    options = vision.HandLandmarkerOptions(
        BaseOptions(model_asset_path=model), running_mode=vision.RunningMode.VIDEO, num_hands=1
    )
    video, number = cv2.VideoCapture(path), 0
    with vision.HandLandmarker.create_from_options(options) as landmarker:
        while True:
            there, picture = video.read()
            if not there:
                return
            image = mediapipe.Image(mediapipe.ImageFormat.SRGB, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            found = landmarker.detect_for_video(image, number * 33)
            number += 1
            palms = [
                [sum(hand[j].x for j in (0, 5, 9, 13, 17)) / 5, sum(hand[j].y for j in (0, 5, 9, 13, 17)) / 5]
                for hand in found.hand_landmarks
            ]
            sides = [side[0].category_name for side in found.handedness]
            print(json.dumps([[*palm, side] for palm, side in zip(palms, sides, strict=True)]))  # noqa: T201  (its output)


if __name__ == "__main__":
    main(*sys.argv[1:3])
