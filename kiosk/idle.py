"""Nobody there -> the wall forgets its visitor and shows its views; somebody -> it is theirs. Ends at commands."""

from __future__ import annotations

from kiosk.commands.wall import Rest, Scene, Wake
from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.fact import DictationHeard, Fact, GestureSeen, HandsChanged, WordsHeard
from kiosk.core.inputs import Modality, Origin, Unmatched
from kiosk.core.ports import Issue
from kiosk.core.state import State
from kiosk.core.store import Store
from kiosk.core.text import Language


class Idle:
    """Watches for somebody. Qt thread only; nothing happens but in `look` and when somebody comes."""

    def __init__(
        self, store: Store, clock: Clock, issue: Issue, *, language: Language, after: float, scene_for: float
    ) -> None:
        """`language` is the wall's own; `after` and `scene_for` are seconds; `after` 0: nobody ever leaves."""
        self._store = store
        self._clock = clock
        self._issue = issue
        self._language = language
        self._after = after
        self._scene_for = scene_for
        self._since = clock.now()  # somebody was there, or the scene began
        self._woken = False  # the wall was told so, and has not rested since

    def felt(self) -> None:
        """A finger is on the glass, whatever it means."""
        self._somebody(Modality.TOUCH, "glass")

    def learnt(self, fact: Fact) -> None:
        """Words and raised hands are somebody; a bystander's are not, nor what is said while nobody listens."""
        match fact:
            case WordsHeard(words) if words.text and words.unmatched is not Unmatched.NOT_LISTENING:
                self._somebody(Modality.VOICE, "microphone", words.text)
            case DictationHeard(words=words) if words:
                self._somebody(Modality.VOICE, "microphone", words)
            case GestureSeen(gesture) if not gesture.ignored:
                self._somebody(Modality.GESTURE, "camera", gesture.kind.value)
            case HandsChanged(hands) if hands.presenter is not None:
                self._somebody(Modality.GESTURE, "camera")
            case _:
                pass

    def look(self) -> None:
        """Do what is due: rest, the next scene, or waking for what cannot wait."""
        if not self._after:
            return
        now, state = self._clock.now(), self._store.state
        if waits(state):
            self._somebody(Modality.SYSTEM, "alarm" if state.surfaced else "call")
        elif now - self._since >= (self._scene_for if state.resting else self._after):
            self._since = now
            self._woken = False
            command: Command = Scene() if state.resting else Rest(self._language)
            self._issue(command, Origin(Modality.SYSTEM, "idle", now, now))

    def _somebody(self, modality: Modality, source: str, said: str = "") -> None:
        now = self._clock.now()
        self._since = now
        if self._store.state.resting and not self._woken:
            self._woken = True
            self._issue(Wake(), Origin(modality, source, now, now, said=said))


def waits(state: State) -> bool:
    """Whether something on the wall needs somebody: a question, a call, an alarm that came up and nobody took."""
    return bool(state.question or (state.call and not state.call.over) or state.address or state.surfaced)
