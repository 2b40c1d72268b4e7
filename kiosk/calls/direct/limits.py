"""How often somebody may do something. Pure but for the counting; the time is given."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable

CALLS = 6, 60.0  # calls of the wall by one contact within seconds


class Limit:
    """At most `times` within `within` seconds for each key; forgets keys that are quiet."""

    def __init__(self, times: int, within: float) -> None:
        self._times = times
        self._within = within
        self._done: dict[Hashable, deque[float]] = defaultdict(deque)

    def reached(self, key: Hashable, at: float) -> bool:
        """Whether one more would be too many."""
        return len(self._recent(key, at)) >= self._times

    def count(self, key: Hashable, at: float) -> None:
        """It was done once more."""
        recent = self._recent(key, at)
        recent.append(at)
        self._done[key] = recent
        if len(recent) > self._times:
            recent.popleft()

    def take(self, key: Hashable, at: float) -> bool:
        """Whether it may be done now; counts it if so."""
        if self.reached(key, at):
            return False
        self.count(key, at)
        return True

    def sweep(self, at: float) -> None:
        """Forget who was quiet, or a stream of new addresses would fill the memory."""
        for key in list(self._done):
            if not self._recent(key, at):
                del self._done[key]

    def _recent(self, key: Hashable, at: float) -> deque[float]:
        done = self._done.get(key)
        if done is None:
            return deque()
        while done and at - done[0] >= self._within:
            done.popleft()
        return done
