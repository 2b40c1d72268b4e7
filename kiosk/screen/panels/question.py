"""The state -> the question card: what waits for a yes, from whom it may come, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.call import CallState
from kiosk.core.inputs import Modality
from kiosk.core.state import State
from kiosk.fusion.confirmation import may_confirm
from kiosk.screen import texts, wording

SENSES = (Modality.VOICE, Modality.GESTURE, Modality.TOUCH)


@dataclass(frozen=True, slots=True)
class Sense:
    """A way of answering and whether a yes by it counts."""

    modality: str
    word: str
    may: bool


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """The card; `left` and `of` are seconds, `left` as of the last tick."""

    shown: bool = False
    prompt: str = ""
    name: str = ""
    role: str = ""
    initials: str = ""
    how: str = ""
    how_icon: str = "question"
    portrait: str = "question"  # where there are no initials
    senses: tuple[Sense, ...] = ()
    advice: str = ""
    yes: str = ""
    no: str = ""
    left: float = 0.0
    of: float = 1.0
    seconds: str = ""


def question(state: State, now: float) -> QuestionShown:
    """The card in `state` at `now` (monotonic seconds)."""
    asked, language = state.question, state.language
    if asked is None:
        return QuestionShown()
    call = state.call if state.call and state.call.state is CallState.PROPOSED else None
    group = call.group if call and call.members else None
    name, role = (group, None) if group else (call.name, call.role) if call else (None, None)
    left = max(0.0, asked.expires - now)
    return QuestionShown(
        shown=True,
        prompt=asked.prompt.to(language),
        name=name.to(language) if name else "",
        role=role.to(language) if role else "",
        initials=wording.initials(call.name.to(language)) if call and not group else "",
        how=(texts.VIDEO_CALL if call.video else texts.VOICE_CALL).to(language) if call else "",
        how_icon=("video" if call.video else "phone") if call else "question",
        portrait="people" if group else "person" if call else "question",
        senses=tuple(
            Sense(s.value, texts.MODALITIES[s].to(language), may_confirm(asked.proposed_by, s)) for s in SENSES
        ),
        advice=texts.ASKED_BY[asked.proposed_by].to(language),
        yes=texts.YES.to(language),
        no=texts.NO.to(language),
        left=left,
        of=max(0.1, asked.expires - asked.asked),
        seconds=str(round(left)),
    )
