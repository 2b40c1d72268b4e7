"""What the wall asks of every engine of calls, and what every engine says of its loudspeaker. Light: for both sides."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.text import Language


@dataclass(frozen=True, slots=True)
class HangUp:
    """Order: the wall ended the call, or does not take one that came in."""

    call_id: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Order: neither hear nor be heard for a while."""

    call_id: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Order: the wall is back."""

    call_id: str


@dataclass(frozen=True, slots=True)
class SpeakIn:
    """Order: this is the wall's language now."""

    language: Language


@dataclass(frozen=True, slots=True)
class Speaking:
    """Message: a far side is heard in the room, or no more; the wall's ears would take it for the presenter."""

    on: bool
