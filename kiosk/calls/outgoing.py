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
        self._withhold()
        self._report(MutedChanged(microphone, camera))

    def _show(self, *, wall: bool) -> None:
        self._shows_wall = wall
        if wall:
            self._backend.show(wall=True)
            self._withhold()
        else:
            self._withhold()  # first, or the covered camera would be seen for a moment
            self._backend.show(wall=False)
        self._report(SharingChanged(wall))

    def _withhold(self) -> None:
        """Who covers the camera means the camera: the wall's own screen is sent all the same."""
        microphone, camera = self._muted
        self._backend.mute(microphone=microphone, camera=camera and not self._shows_wall)
