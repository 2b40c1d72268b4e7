"""What ear, eye and finger report: small frozen values that travel between processes.

The fields are those of an input event in W3C EMMA (modality, start, end, confidence, interpretation, n-best, source).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kiosk.core.text import Language


class Modality(Enum):
    """The sense a command came in by. Confirmation must come by another one than the proposal."""

    VOICE = "voice"
    GESTURE = "gesture"
    TOUCH = "touch"
    SYSTEM = "system"  # a timer, a feed, the operator's own script: never confirms anything


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a command comes from and when the word or gesture was made (monotonic seconds)."""

    modality: Modality
    source: str  # "microphone", "camera", "glass", "scenario", the name of a timer
    started: float
    ended: float  # end of the word, of the stroke, of the touch: latency counts from here
    confidence: float = 1.0  # 0..1
    said: str = ""  # the words heard, the name of the gesture, the name of the button
    alternatives: tuple[str, ...] = ()  # n-best, best first, without `said`


@dataclass(frozen=True, slots=True)
class Intent:
    """The meaning of a sentence or a touch: a command's name and its slots."""

    name: str
    slots: tuple[tuple[str, str], ...] = ()

    def values(self) -> dict[str, str]:
        """The slots by name."""
        return dict(self.slots)


class Unmatched(Enum):
    """Why words became no command."""

    UNKNOWN_WORDS = "unknown words"  # the engine itself heard something outside the grammar
    NO_SENTENCE = "no sentence"  # words of the grammar, but no sentence of it
    IMPROBABLE = "improbable"  # the competing free model explains the sound better
    AMBIGUOUS = "ambiguous"  # more than one command fits
    NOT_LISTENING = "not listening"  # said while nobody had opened the microphone


@dataclass(frozen=True, slots=True)
class Words:
    """A hypothesis of the recogniser; `final` at the end point, before it partial."""

    text: str
    language: Language
    final: bool
    started: float  # monotonic seconds of the first word's start
    ended: float  # monotonic seconds of the last word's end
    confidence: float  # 0..1
    engine: str
    intent: Intent | None = None  # only when final and a whole sentence of the grammar
    unmatched: Unmatched | None = None  # why not, when final without intent
    alternatives: tuple[str, ...] = ()


Point = tuple[float, float]  # x, y in 0..1, origin top left


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand in one camera frame, unmirrored, all positions 0..1 of the picture."""

    at: float  # monotonic seconds when the frame was captured
    landmarks: tuple[tuple[float, float, float], ...]  # 21 of (x, y, depth), MediaPipe order
    right: bool  # the person's right hand
    score: float  # confidence of the handedness, 0..1


@dataclass(frozen=True, slots=True)
class Cursor:
    """The presenter's pointing hand on the screen."""

    at: float
    point: Point  # of the screen, mirrored so that it moves with the hand
    dwell: float  # 0..1 of the time a still hand needs to select


class GestureKind(Enum):
    """What the presenter can say with a hand."""

    ENGAGE = "engage"  # a raised open palm takes the lock
    RELEASE = "release"  # the hand is gone or lowered
    SWIPE_LEFT = "swipe left"  # as the presenter sees it, in the mirror
    SWIPE_RIGHT = "swipe right"
    DWELL = "dwell"  # a still pointing hand selects
    THUMB_UP = "thumb up"
    THUMB_DOWN = "thumb down"


@dataclass(frozen=True, slots=True)
class Gesture:
    """A finished gesture of the presenter, or of a bystander (`ignored` says why it is none)."""

    kind: GestureKind
    started: float
    ended: float
    confidence: float
    point: Point | None = None  # of the screen, for DWELL
    ignored: str = ""  # "bystander", "not engaged": kept for the journal, never acted on


@dataclass(frozen=True, slots=True)
class HandsSeen:
    """All hands of a frame as the preview draws them; the presenter's first, if there is one."""

    at: float
    presenter: Hand | None
    bystanders: tuple[Hand, ...] = ()
    engaging: float = 0.0  # 0..1 of the hold that takes the lock
    cursor: Cursor | None = None
    fps: float = 0.0  # frames looked at per second


class DeviceMode(Enum):
    """What a device really does, not what is wished of it."""

    ABSENT = "absent"  # none there, or it cannot be opened
    STARTING = "starting"
    OFF = "off"  # closed by the presenter: the stream does not exist
    STANDBY = "standby"  # open, what it delivers is thrown away (microphone) or looked at rarely (camera)
    ACTIVE = "active"  # listening, watching
    DEGRADED = "degraded"  # it worked and stopped; being restarted


@dataclass(frozen=True, slots=True)
class DeviceState:
    """A microphone, a camera or an engine and the worker that runs it."""

    mode: DeviceMode
    name: str = ""  # the device as the system names it, or the file
    engine: str = ""  # e.g. "vosk vosk-mini-ko (DEMO MODEL)"
    detail: str = ""  # what is wrong and the mend, for the operator
    level: float = 0.0  # 0..1, the microphone's loudness now
    restarts: int = field(default=0)
