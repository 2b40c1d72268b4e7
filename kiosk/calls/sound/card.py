"""The sound card: one PortAudio stream for loudspeaker and microphone, so that both run on one clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sounddevice
from numpy.typing import NDArray

from kiosk.calls.sound.desk import Cleans, Heard
from kiosk.calls.sound.duplex import Duplex, Shares, SoundState, Turn
from kiosk.calls.sound.frame import FRAME, RATE, Frame
from kiosk.core.errors import SourceError

log = logging.getLogger(__name__)

BUFFER = 0.06  # seconds PortAudio is asked to hold on each side: behind PulseAudio 30 ms runs dry and stalls
LIST = "`kiosk devices` lists what there is"


def duplex(
    loudspeaker: str,
    microphone: str,
    heard: Heard | None = None,
    told: Callable[[SoundState], None] | None = None,
    *,
    said: Heard | None = None,
    shares: Shares | None = None,
) -> Duplex:
    """The sound of this machine: devices by parts of their names, empty: the system's default. Opens nothing yet."""

    def echo() -> Cleans:
        from kiosk.calls.sound.echo import Echo  # noqa: PLC0415 - 0.15 s and a library, once there is a microphone

        return Echo()

    def opens(turn: Turn, *, muted: bool) -> PortAudioCard:
        return opened(loudspeaker, microphone, turn, muted=muted)

    return Duplex(opens, echo, heard, told, said=said, shares=shares)


@dataclass
class PortAudioCard:
    """An open stream."""

    loudspeaker: str
    microphone: str
    problem: str
    delay: float = 0.0
    ended: bool = False  # written by PortAudio's thread
    stream: Any = field(default=None, repr=False)

    def close(self) -> None:
        """See `Card`."""
        try:
            self.stream.abort(ignore_errors=True)
            self.stream.close(ignore_errors=True)
        except sounddevice.PortAudioError as error:
            log.debug("a dead stream did not close: %s", error)


def opened(loudspeaker: str, microphone: str, turn: Turn, *, muted: bool = False) -> PortAudioCard:
    """The devices whose names contain these words (empty: the system's default), `turn` called every 10 ms.

    One of both may be missing; muted, the microphone is not opened. Raises `SourceError` where neither can be opened.
    """
    # PortAudio lists devices once, at its start: one plugged in later is never seen (python-sounddevice issue 125)
    sounddevice._terminate()  # noqa: SLF001 - there is no public way
    sounddevice._initialize()  # noqa: SLF001
    problems = []
    speaker = mouth = None
    try:
        speaker = _found(loudspeaker, "output", "loudspeaker", "calls.speaker")
    except SourceError as error:
        problems.append(str(error))
    try:
        mouth = None if muted else _found(microphone, "input", "microphone", "calls.microphone")
    except SourceError as error:
        problems.append(str(error))
    if speaker is None and mouth is None:
        raise SourceError("sound of calls", "; ".join(problems) or "the microphone is muted", LIST)
    card = PortAudioCard(speaker[1] if speaker else "", mouth[1] if mouth else "", "; ".join(problems))
    try:
        _start(card, speaker and speaker[0], mouth and mouth[0], turn)
    except sounddevice.PortAudioError as error:
        card.close()
        names = " with ".join(name for name in (card.loudspeaker, card.microphone) if name)
        mend = "take devices that run at 48 kHz together, such as `pulse` or `default`"
        raise SourceError("sound of calls", f"{names}: {error}", mend) from error
    return card


def _found(name: str, kind: str, what: str, setting: str) -> tuple[int, str]:
    devices = [device for device in sounddevice.query_devices() if device[f"max_{kind}_channels"] > 0]
    if not devices:
        raise SourceError(what, "there is none", "plug one in")
    if not name:
        try:
            chosen = sounddevice.query_devices(kind=kind)
        except (sounddevice.PortAudioError, ValueError):
            chosen = devices[0]
        return int(chosen["index"]), str(chosen["name"])
    for device in devices:
        if name.lower() in device["name"].lower():
            return int(device["index"]), str(device["name"])
    known = ", ".join(device["name"] for device in devices)
    raise SourceError(what, f"none is called {name!r}", f"{setting} may name one of: {known}")


def _start(card: PortAudioCard, speaker: int | None, mouth: int | None, turn: Turn) -> None:
    def both(near: NDArray[np.int16], out: NDArray[np.int16], *_rest: object) -> None:
        out[:, 0] = _turned(turn, near[:, 0].copy())

    def playing(out: NDArray[np.int16], *_rest: object) -> None:
        out[:, 0] = _turned(turn, None)

    def hearing(near: NDArray[np.int16], *_rest: object) -> None:
        _turned(turn, near[:, 0].copy())

    def finished() -> None:
        card.ended = True

    common = {
        "samplerate": RATE,
        "blocksize": FRAME,
        "channels": 1,
        "dtype": "int16",
        "latency": BUFFER,
        "finished_callback": finished,
    }
    if mouth is None:
        card.stream = sounddevice.OutputStream(device=speaker, callback=playing, **common)
    elif speaker is None:
        card.stream = sounddevice.InputStream(device=mouth, callback=hearing, **common)
    else:
        card.stream = sounddevice.Stream(device=(mouth, speaker), callback=both, **common)
        card.delay = float(sum(card.stream.latency))
    card.stream.start()


def _turned(turn: Turn, near: Frame | None) -> Frame:
    try:
        return turn(near)
    except Exception as error:  # PortAudio's thread would print it and nobody would know that the sound has ended
        log.exception("the sound of calls failed")
        raise sounddevice.CallbackAbort from error
