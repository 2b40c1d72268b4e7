"""The state -> the heads-up line: what was heard as it comes, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.inputs import DeviceMode, Modality
from kiosk.core.state import Feedback, State, Verdict
from kiosk.core.text import Text
from kiosk.screen import texts, wording

MARKS = {Verdict.DONE: "check", Verdict.PROPOSED: "question", Verdict.REFUSED: "refused", Verdict.FAILED: "warning"}
TONES = {Verdict.DONE: "good", Verdict.PROPOSED: "accent", Verdict.REFUSED: "warn", Verdict.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class Hud:
    """Heard words and the last verdict; the `…_at` tell a repetition from what is already shown (monotonic seconds)."""

    heard: str = ""
    heard_final: bool = False
    heard_at: float = 0.0
    verdict: str = ""  # done, proposed, refused, failed; "" where nothing happened yet
    text: str = ""
    mark: str = ""
    tone: str = "muted"
    modality: str = ""  # voice, gesture, touch, system
    modality_word: str = ""
    confidence: str = ""
    verdict_at: float = 0.0
    hint: str = ""


def hud(state: State) -> Hud:
    """The heads-up line in `state`."""
    feedback = state.feedback
    words = state.words if _still_matters(state) else None
    return Hud(
        heard=words.text if words else "",
        heard_final=bool(words and words.final),
        heard_at=words.ended if words else 0.0,
        verdict=feedback.verdict.value if feedback else "",
        text=feedback.text.to(state.language) if feedback else "",
        mark=MARKS[feedback.verdict] if feedback else "",
        tone=TONES[feedback.verdict] if feedback else "muted",
        modality=feedback.modality.value if feedback else "",
        modality_word=texts.MODALITIES[feedback.modality].to(state.language) if feedback else "",
        confidence=_confidence(feedback),
        verdict_at=feedback.at if feedback else 0.0,
        hint=_hint(state).to(state.language),
    )


def _still_matters(state: State) -> bool:
    """Words stand above what came of them, not above what a hand or a finger did later."""
    words, feedback = state.words, state.feedback
    return not (words and feedback and feedback.modality is not Modality.VOICE and feedback.at > words.ended)


def _confidence(feedback: Feedback | None) -> str:
    sensed = feedback and feedback.modality in (Modality.VOICE, Modality.GESTURE)
    return wording.share(feedback.confidence) if feedback and sensed else ""


def _hint(state: State) -> Text:
    if state.talking:
        return texts.HINT_TALKING
    if state.microphone.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE):
        return texts.HINT
    if state.camera.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE):
        return texts.HINT_NO_VOICE
    return texts.HINT_TOUCH
