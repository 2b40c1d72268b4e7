"""Sound -> loudspeaker, through PortAudio. Ends where the device plays; loaded in the actors' process only."""

from __future__ import annotations

import logging

import numpy as np
import sounddevice
from numpy.typing import NDArray

from kiosk.calls.lines import Sound
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)


class Loudspeaker:
    """One output device, opened only while something sounds."""

    def __init__(self, device: int, name: str, rate: float) -> None:
        self.name = name
        self._device = device
        self._rate = rate  # samples a second the device likes best
        self._stream: sounddevice.OutputStream | None = None

    def play(self, sound: Sound) -> None:
        """Let `sound` be heard from now on; what sounded before stops. Raises `SourceError`."""
        self.stop()
        try:
            self._stream = self._opened(sound)
            self._stream.start()
        except sounddevice.PortAudioError as error:
            self.stop()
            raise SourceError("loudspeaker", f"{self.name}: {error}") from error

    def stop(self) -> None:
        """Be silent at once."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)

    def _opened(self, sound: Sound) -> sounddevice.OutputStream:
        try:
            return _stream(self._device, sound)
        except sounddevice.PortAudioError:
            # a bare ALSA device takes its own rate only
            return _stream(self._device, resampled(sound, int(self._rate)))


def found(name: str) -> Loudspeaker:
    """The output device whose name contains `name`, or the system's default. Raises `SourceError` where none is."""
    _look_again()
    if not name:
        try:
            device = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError) as error:
            raise SourceError("loudspeaker", "there is none", "Plug one in; captions go on without") from error
        return Loudspeaker(device["index"], device["name"], device["default_samplerate"])
    outputs = [device for device in sounddevice.query_devices() if device["max_output_channels"] > 0]
    for device in outputs:
        if name.lower() in device["name"].lower():
            return Loudspeaker(device["index"], device["name"], device["default_samplerate"])
    known = ", ".join(device["name"] for device in outputs) or "none"
    raise SourceError("loudspeaker", f"none is called {name!r}", f"calls.speaker may name one of: {known}")


def resampled(sound: Sound, rate: int) -> Sound:
    """`sound` at another rate, by straight lines between samples: good enough for a synthetic voice."""
    at = np.arange(round(sound.lasts * rate)) * (sound.rate / rate)
    return Sound(np.interp(at, np.arange(len(sound.pcm)), sound.pcm).astype(np.int16), rate)


def _look_again() -> None:
    # PortAudio lists devices once, at its start: one plugged in later is never seen (python-sounddevice issue 125)
    sounddevice._terminate()  # noqa: SLF001 - there is no public way
    sounddevice._initialize()  # noqa: SLF001


def _stream(device: int, sound: Sound) -> sounddevice.OutputStream:
    pcm, position = sound.pcm, 0

    def fill(out: NDArray[np.int16], frames: int, _time: object, _status: object) -> None:
        nonlocal position
        piece = pcm[position : position + frames]
        out[: len(piece), 0] = piece
        out[len(piece) :, 0] = 0
        position += frames
        if position >= len(pcm):
            raise sounddevice.CallbackStop

    return sounddevice.OutputStream(samplerate=sound.rate, device=device, channels=1, dtype="int16", callback=fill)
