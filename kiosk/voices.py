"""What the officers of a rehearsal say -> a WAV file; run in the call engine's process."""

from __future__ import annotations

from pathlib import Path

from kiosk.core import places
from kiosk.core.text import Language


def officer_voice(text: str, language: Language, variant: str) -> Path:
    """The file that says `text` in the language's usual voice, varied as espeak-ng names it ("m3", "f2").

    Raises `SourceError` where espeak-ng is missing.
    """
    from kiosk.voice.speech import VOICES, spoken  # noqa: PLC0415 - numpy is the engine's, not the screen's

    return spoken(text, language, f"{VOICES[language]}+{variant}" if variant else "", places.cache_folder() / "speech")
