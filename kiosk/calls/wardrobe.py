"""A part -> its officer, drawn while the question waits and the telephone rings. Ends where she is handed over."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from kiosk.core.city.parts import Cast
from kiosk.core.text import Language
from kiosk.drawn.officer import ROLES, Officer
from kiosk.drawn.officer_face import Face

KEPT = 8  # officers; each holds about 12 MB of drawn layers
SPEAKERS: dict[Language, str] = {"en": "en-us", "ko": "ko", "ru": "ru"}  # espeak-ng's names
WOMEN, MEN = ("f2", "f3", "f5"), ("m1", "m3", "m7")  # its variants that can be told apart


class Wardrobe:
    """Draws officers in a thread, for one takes seconds; keeps the last ones."""

    def __init__(self) -> None:
        self._dressed: OrderedDict[tuple[str, int], Future[Officer]] = OrderedDict()
        self._tailor = ThreadPoolExecutor(1, "wardrobe")

    def prepare(self, cast: Cast) -> None:
        """Begin to draw who plays this part; never blocks."""
        key = (cast.looks, cast.seed)
        if key not in self._dressed:
            self._dressed[key] = self._tailor.submit(Officer, *key)
        self._dressed.move_to_end(key)
        while len(self._dressed) > KEPT:
            self._dressed.popitem(last=False)

    def officer(self, cast: Cast) -> Officer | None:
        """Who plays this part, or None while she is being drawn; never blocks."""
        self.prepare(cast)
        future = self._dressed[cast.looks, cast.seed]
        return future.result() if future.done() else None

    def close(self) -> None:
        """Drop what is not drawn yet."""
        self._tailor.shutdown(wait=False, cancel_futures=True)


def voice_of(cast: Cast, language: Language) -> str:
    """The espeak-ng voice of this part: a woman's where a woman is seen."""
    # the face is drawn by this very lot in `Officer`; drawing all of her would take seconds
    face = Face.of(np.random.default_rng([cast.seed, ROLES.index(cast.looks)]), cast.looks)
    variants = WOMEN if face.long_hair else MEN
    return f"{SPEAKERS[language]}+{variants[cast.seed % len(variants)]}"
