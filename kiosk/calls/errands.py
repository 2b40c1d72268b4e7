"""Errands handed to an actor and the time -> how rehearsal's officers answer them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.order import Errand, ErrandAnswered, SlipState

# seconds after an errand left: a phone buzzes at once, a busy officer looks at it soon and does what is asked
ORDER = ((0.4, SlipState.DELIVERED), (2.5, SlipState.READ), (5.0, SlipState.ACKNOWLEDGED), (40.0, SlipState.DONE))
ANNOUNCEMENT = ((0.4, SlipState.DELIVERED), (3.0, SlipState.READ))
APART = 0.7  # seconds between the answers of two who got the same order: nobody answers in chorus


@dataclass(frozen=True, slots=True)
class _Due:
    at: float
    answer: ErrandAnswered


class Errands:
    """What actors still have to answer. Times are monotonic seconds given from outside."""

    def __init__(self) -> None:
        self._due: list[_Due] = []
        self._taken: dict[str, list[str]] = {}

    def take(self, errand: Errand, at: float) -> None:
        """An errand arrived; one that was taken before is not taken twice."""
        hands = self._taken.setdefault(errand.order, [])
        if errand.contact in hands:
            return
        late = APART * len(hands)
        hands.append(errand.contact)
        for after, state in ORDER if errand.kind == "order" else ANNOUNCEMENT:
            self._due.append(_Due(at + after + late, ErrandAnswered(errand.order, errand.contact, state)))

    def turn(self, at: float) -> Iterator[ErrandAnswered]:
        """The answers that are due, in their order."""
        due = sorted((one for one in self._due if one.at <= at), key=lambda one: one.at)
        self._due = [one for one in self._due if one.at > at]
        yield from (one.answer for one in due)
