"""A touch -> a command: what QML says was touched goes to the bus with who touched it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PyQt6.QtCore import QObject, pyqtSlot

from kiosk.core.clock import Clock
from kiosk.core.inputs import Intent, Modality, Origin
from kiosk.core.ports import Issue
from kiosk.core.registry import Commands

log = logging.getLogger(__name__)


class Touches(QObject):
    """Issues commands for the glass; Qt thread only."""

    def __init__(
        self,
        commands: Commands,
        issue: Issue,
        clock: Clock,
        felt: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        """`felt` is told of every finger, whatever it touches."""
        super().__init__(parent)
        self._felt = felt
        self._commands = commands
        self._issue = issue
        self._clock = clock
        self._by: Origin | None = None

    @contextmanager
    def by(self, origin: Origin) -> Iterator[None]:
        """Within it, what is touched is touched by `origin` (a hand in the air) and not by a finger."""
        self._by = origin
        try:
            yield
        finally:
            self._by = None

    @pyqtSlot()
    def felt(self) -> None:
        """A finger came down on the glass."""
        self._felt()

    @pyqtSlot(str, "QVariantMap", str)
    def issue(self, name: str, slots: Mapping[str, object], label: str) -> None:
        """Issue the command `name`; one that does not exist is a bug of the picture, logged, and nothing happens."""
        intent = Intent(name, tuple((slot, str(value)) for slot, value in slots.items()))
        now = self._clock.now()
        origin = self._by or Origin(Modality.TOUCH, "glass", started=now, ended=now, said=label)
        try:
            command = self._commands.make(intent)
        except (KeyError, TypeError):
            log.exception("the picture gives a command that does not exist: %s %s", name, dict(slots))
            return
        self._issue(command, origin)
