"""A directory for tests: contacts whose actors are quick, and a voice that is a tone."""

from __future__ import annotations

import math
import tempfile
import wave
from array import array
from pathlib import Path

from kiosk.core.city.parts import Cast, Contact, District, Forms, Named
from kiosk.core.pack import Pack
from kiosk.core.text import Language

RATE = 16_000


def named(words: str) -> Named:
    return Named(en=words, ko=f"{words} ko", ru=f"{words} ru")


def contact(
    key: str,
    *says: str,
    answers: bool = True,
    rings_for: float = 0.2,
    hangs_up: bool = False,
) -> Contact:
    return Contact(
        key=key,
        name=named(key.title()),
        role=named("Officer"),
        unit=named("Unit"),
        spoken=Forms(en=(key,), ko=(f"{key} ko",), ru=(f"{key} ru",)),
        cast=Cast(
            looks="fire",
            answers=answers,
            rings_for=rings_for,
            says=tuple(named(line) for line in says),
            hangs_up=hangs_up,
        ),
    )


CHIEF = contact("chief", "The fire is out.", "All are safe.")
LEAVER = contact("leaver", "Out.", hangs_up=True)
ABSENT = contact("absent", answers=False)
DECLINER = contact("decliner", answers=False, hangs_up=True)
SLEEPER = contact("sleeper", rings_for=30.0)
QUIET = contact("quiet")
STRANGER = contact("stranger")

CITY = Pack(
    key="testville",
    name=named("Testville"),
    timezone="UTC",
    districts=(
        District(
            key="old", name=named("Old"), spoken=Forms(en=("old",), ko=("old",), ru=("old",)), place=(127.0, 37.5)
        ),
    ),
    contacts=(CHIEF, LEAVER, ABSENT, DECLINER, SLEEPER, QUIET),
)


def tone(text: str, language: Language, voice: str) -> Path:
    """Half a second of a swelling tone: a voice that needs no program."""
    folder = Path(tempfile.gettempdir()) / "kiosk-tests-calls"
    folder.mkdir(exist_ok=True)
    file = folder / f"{language}-{voice}-{len(text)}.wav"
    samples = array("h", (int(9000 * (i / RATE) * math.sin(i / 12)) for i in range(RATE // 2)))
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part, wave.open(part, "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(samples.tobytes())
    return Path(part.name).replace(file)


def mute(text: str, language: Language, voice: str) -> Path:
    """A voice on a machine without one."""
    raise FileNotFoundError("espeak-ng")
