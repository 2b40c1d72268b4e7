"""What of the wall the far side gets, and how several are laid out; back as it was when nobody is there any more.

Qt thread only. Ends at the backend and at the facts that say so.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.calls.backend import CallBackend
from kiosk.calls.circle import Note
from kiosk.core.fact import Fact, LayoutChanged, MutedChanged, SharingChanged


class Outgoing:
    """Microphone, camera, or the wall itself."""

    def __init__(self, backend: CallBackend, report: Callable[[Fact], None], note: Note) -> None:
        self._backend = backend
        self._report = report
        self._note = note
        self._muted = (False, False)  # microphone, camera
        self._shows_wall = self._enlarged = False

    def mute(self, *, microphone: bool, camera: bool) -> None:
        """Hold back the wall's sound or picture from now on."""
        self._mute(microphone=microphone, camera=camera)
        self._note("muted", microphone=microphone, camera=camera)

    def show(self, *, wall: bool) -> None:
        """Let the far side see what is on the wall, or the camera again."""
        self._show(wall=wall)
        self._note("sharing", wall=wall)

    def arrange(self, *, large: bool) -> None:
        """Of several show whoever speaks large, or everybody alike."""
        self._enlarged = large
        self._backend.arrange(large=large)
        self._report(LayoutChanged(large))

    def reset(self) -> None:
        """Nobody starts the next call muted by the last one."""
        if self._muted != (False, False):
            self._mute(microphone=False, camera=False)
        if self._shows_wall:
            self._show(wall=False)
        if self._enlarged:
            self.arrange(large=False)

    def _mute(self, *, microphone: bool, camera: bool) -> None:
        self._muted = (microphone, camera)
        self._backend.mute(microphone=microphone, camera=camera)
        self._report(MutedChanged(microphone, camera))

    def _show(self, *, wall: bool) -> None:
        self._shows_wall = wall
        self._backend.show(wall=wall)
        self._report(SharingChanged(wall))
