"""A microphone -> stamped blocks, for ever: opens it by name, notices its silence, opens it again.

The only importer of sounddevice. PortAudio never looks for new devices in a running process and raises nothing when one
goes, so what is watched here is the sound itself, and the library is started anew before every new try.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import numpy as np
import sounddevice

from kiosk.core.inputs import DeviceMode
from kiosk.voice.audio import BLOCK, BYTES, RATE, Block
from kiosk.voice.resample import Resampler
from kiosk.voice.sources import SourceState

log = logging.getLogger(__name__)

DUMB = 1.0  # seconds without a callback: blocks come every 30 ms, so the stream is dead
ZEROS = 3.0  # seconds of exact zeros: no analogue input is that quiet, it is muted elsewhere or was swapped
RETRY = 2.0  # seconds between tries to open
MEND = "plug one in, or name one of `kiosk devices` in ears.microphone"
MUTED = "it delivers only zeros: unplugged, or muted in the system's mixer"


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """A device as PortAudio lists it."""

    name: str
    inputs: int  # channels
    outputs: int  # channels
    default_input: bool
    default_output: bool


class Microphone:
    """The first input device whose name holds `wanted`, or the system's default where `wanted` is empty."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._stream: sounddevice.RawInputStream | None = None
        self._queue: queue.SimpleQueue[tuple[bytes, float]] = queue.SimpleQueue()
        self._resampler: Resampler | None = None
        self._state = SourceState(DeviceMode.STARTING)
        self._worked = False
        self._ended = False  # written by PortAudio's thread
        self._tried = self._heard = self._nonzero = 0.0

    def open(self, now: float) -> None:
        """See `Source`."""
        self._tried = now
        self._close_stream()
        self._queue = queue.SimpleQueue()
        try:
            with _alsa_silenced():
                sounddevice._terminate()  # noqa: SLF001 - 0.5 has no public way to look for devices anew
                sounddevice._initialize()  # noqa: SLF001
                name = self._start(*self._choose())
        except (sounddevice.PortAudioError, LookupError) as error:
            self._failed(str(error))
            return
        self._heard = self._nonzero = now
        self._ended = False
        if self._state.detail != MUTED:  # a stream that opens proves nothing yet about one that gave zeros
            self._state = SourceState(DeviceMode.STARTING, name)

    def close(self) -> None:
        """See `Source`."""
        self._close_stream()
        self._worked = False
        self._state = SourceState(DeviceMode.OFF, self._state.name)

    def blocks(self, now: float) -> Iterator[Block]:
        """See `Source`."""
        if self._state.mode is DeviceMode.OFF:
            return
        while self._stream is not None:
            try:
                pcm, at = self._queue.get_nowait()
            except queue.Empty:
                break
            self._heard = now
            if any(pcm):
                self._nonzero = now
                self._state = SourceState(DeviceMode.ACTIVE, self._state.name)
                self._worked = True
            elif self._state.mode is DeviceMode.STARTING:
                self._state = SourceState(DeviceMode.ACTIVE, self._state.name)
            yield Block(self._at_rate(pcm), at)
        self._watch(now)

    def state(self) -> SourceState:
        """See `Source`."""
        return self._state

    def _watch(self, now: float) -> None:
        if self._stream is not None:
            if self._ended or now - self._heard > DUMB:
                self._close_stream()
                self._failed("it stopped delivering")
            elif now - self._nonzero > ZEROS:
                self._failed(MUTED)
                if now - self._tried > ZEROS + RETRY:
                    self.open(now)
        if self._stream is None and now - self._tried > RETRY:
            self.open(now)

    def _failed(self, problem: str) -> None:
        mode = DeviceMode.DEGRADED if self._worked or problem == MUTED else DeviceMode.ABSENT
        name = self._state.name or self._wanted
        detail = problem if problem == MUTED else f"{problem}; {MEND}"
        new = SourceState(mode, name, detail)
        if new != self._state:
            log.warning("microphone %s: %s", name, detail)
        self._state = new

    def _choose(self) -> tuple[int, str]:
        """Index and name. Raises `LookupError`."""
        found = sounddevice.query_devices()
        inputs = [(int(d["index"]), str(d["name"])) for d in found if d["max_input_channels"] > 0]
        if not inputs:
            raise LookupError("this machine has no microphone")
        if self._wanted:
            for index, name in inputs:
                if self._wanted.lower() in name.lower():
                    return index, name
            raise LookupError(f"no microphone is called {self._wanted!r}; there are {', '.join(n for _, n in inputs)}")
        default = int(sounddevice.default.device[0])
        return next(((i, name) for i, name in inputs if i == default), inputs[0])

    def _start(self, index: int, name: str) -> str:
        try:
            self._stream = self._opened(index, RATE)
            self._resampler = None
        except sounddevice.PortAudioError:
            rate = int(sounddevice.query_devices(index)["default_samplerate"])
            self._stream = self._opened(index, rate)
            self._resampler = Resampler(rate, RATE)
        self._stream.start()
        return name

    def _opened(self, index: int, rate: int) -> sounddevice.RawInputStream:
        arrived = self._queue

        def callback(data: object, frames: int, times: object, status: object) -> None:  # noqa: ARG001 - PortAudio's
            # the block's last sample was captured just now; PortAudio's own times are missing behind PulseAudio
            arrived.put((bytes(data), time.monotonic() - frames / rate))  # type: ignore[call-overload]  # a buffer

        def finished() -> None:
            self._ended = True

        return sounddevice.RawInputStream(
            samplerate=rate,
            blocksize=int(rate * BLOCK),
            device=index,
            channels=1,
            dtype="int16",
            callback=callback,
            finished_callback=finished,
        )

    def _at_rate(self, pcm: bytes) -> bytes:
        if self._resampler is None:
            return pcm
        return self._resampler.push(np.frombuffer(pcm[: len(pcm) // BYTES * BYTES], np.int16)).tobytes()

    def _close_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            try:
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
            except sounddevice.PortAudioError as error:
                log.debug("a dead stream did not close: %s", error)


def devices() -> list[AudioDevice]:
    """Every device there is now."""
    inputs, outputs = (int(index) for index in sounddevice.default.device)
    return [
        AudioDevice(
            str(d["name"]),
            int(d["max_input_channels"]),
            int(d["max_output_channels"]),
            d["index"] == inputs,
            d["index"] == outputs,
        )
        for d in sounddevice.query_devices()
    ]


@contextmanager
def _alsa_silenced() -> Iterator[None]:
    """ALSA writes a page to stderr about every card that is missing, at every try."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


if __name__ == "__main__":  # `kiosk devices` asks in a child process, because asking starts PortAudio for good
    json.dump([asdict(device) for device in devices()], sys.stdout)
