"""Holds the state and tells who wants to know that it was replaced."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.state import State


class Store:
    """One state, replaced as a whole; Qt thread only."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._listeners: list[Callable[[State, State], None]] = []

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    def put(self, state: State) -> None:
        """Replace the state and tell every listener (before, after), unless nothing changed."""
        before, self._state = self._state, state
        if before is state:
            return
        for listener in self._listeners:
            listener(before, state)

    def on_change(self, listener: Callable[[State, State], None]) -> None:
        """Call `listener(before, after)` after every replacement."""
        self._listeners.append(listener)
