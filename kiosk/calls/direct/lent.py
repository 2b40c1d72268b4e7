"""The call's microphone and the far sides' voices -> the wall's ears and its captions. Ends at shared memory."""

from __future__ import annotations

import threading

from kiosk.calls.sound.frame import Frame
from kiosk.core.microphone import MicrophoneSpec, SharedMicrophone
from kiosk.core.sound_ring import SoundRing, SoundSpec


class Lent:
    """Satisfies `kiosk.calls.sound.duplex.Shares`. `keep` is for the engine's loop, all else for the sound's thread."""

    def __init__(self, microphone: MicrophoneSpec | None, voices: SoundSpec | None) -> None:
        self._microphone = SharedMicrophone.attach(microphone) if microphone else None
        self._voices = SoundRing.attach(voices) if voices else None
        self._holds = False
        self._lock = threading.Lock()  # or a claim could be renewed just after it was given up

    def keep(self) -> None:
        """The engine lives, and so does what it claims; several times a second."""
        with self._lock:
            if self._holds and self._microphone:
                self._microphone.keep()

    def take(self) -> None:
        """The ears have closed the microphone when this returns; at most 1 s."""
        if self._microphone:
            with self._lock:
                self._holds = True
            self._microphone.take()

    def give_back(self) -> None:
        """The microphone is closed."""
        if self._microphone:
            with self._lock:
                self._holds = False
                self._microphone.give_back()

    @property
    def wanted(self) -> bool:
        """Whether the ears listen."""
        return self._microphone is not None and self._microphone.wanted

    def heard(self, frame: Frame, at: float) -> None:
        """The microphone without the far sides' echo."""
        if self._microphone:
            self._microphone.sound.write(frame.tobytes(), at)

    def said(self, frame: Frame, at: float) -> None:
        """The far sides, all together."""
        if self._voices:
            self._voices.write(frame.tobytes(), at)

    def close(self) -> None:
        """Let go of the blocks; the sound has to be closed before."""
        microphone, self._microphone = self._microphone, None
        voices, self._voices = self._voices, None
        for block in (microphone, voices):
            if block:
                block.close()
