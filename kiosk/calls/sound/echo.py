"""Microphone and loudspeaker -> the microphone without the loudspeaker, once for the recogniser, once for the call.

The only importer of livekit: its wheel carries WebRTC's audio processing as a library (0.15 s to load, 9 MB, five idle
threads, no socket and no server). Noise suppression is kept from the recogniser: it makes recognition worse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from livekit.rtc import AudioFrame, AudioProcessingModule

from kiosk.calls.sound.frame import FRAME, RATE, Frame

LONGEST = 0.5  # seconds the canceller takes as a delay; it looks for the true one around what it is told


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What one frame of the microphone became."""

    heard: Frame  # without the echo: for the recogniser
    spoken: Frame  # also without noise, and evenly loud: for the far end


class Echo:
    """One microphone beside one loudspeaker. One thread only; about 0.15 ms a frame."""

    def __init__(self) -> None:
        self._canceller = AudioProcessingModule(echo_cancellation=True)
        self._polish = AudioProcessingModule(noise_suppression=True, high_pass_filter=True, auto_gain_control=True)

    def clean(self, near: Frame, far: Frame, delay: float) -> Cleaned:
        """`near` was captured while `far` was given to the loudspeaker; `delay`: seconds until it comes back."""
        self._canceller.process_reverse_stream(_frame(far))
        self._canceller.set_stream_delay_ms(round(1000 * min(max(delay, 0.0), LONGEST)))
        heard = _frame(near)
        self._canceller.process_stream(heard)
        spoken = AudioFrame(bytearray(heard.data.cast("B")), RATE, 1, FRAME)
        self._polish.process_stream(spoken)
        return Cleaned(_samples(heard), _samples(spoken))


def _frame(samples: Frame) -> AudioFrame:
    return AudioFrame(bytearray(samples.tobytes()), RATE, 1, FRAME)  # its own copy: it is worked on in place


def _samples(frame: AudioFrame) -> Frame:
    return np.frombuffer(bytes(frame.data.cast("B")), np.int16)
