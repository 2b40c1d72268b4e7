"""Final text -> intent, or why there is none. Ends before anybody acts on it."""

from __future__ import annotations

from hassil import Intents, SlotList, TextSlotList, recognize_all

from kiosk.core.inputs import Intent, Unmatched
from kiosk.core.sentences import Sentences
from kiosk.voice.grammar import plain

UNKNOWN = "[unk]"  # what vosk writes for sounds outside the grammar


class Matcher:
    """The sentences of one language as hassil knows them."""

    def __init__(self, sentences: Sentences) -> None:
        self._intents = Intents.from_dict(
            {
                "language": sentences.language,
                "intents": {
                    command: {"data": [{"sentences": list(templates)}]} for command, templates in sentences.templates
                },
            }
        )
        self._lists: dict[str, SlotList] = {
            name: TextSlotList.from_tuples(((plain(form), value) for form, value in forms), allow_template=False)
            for name, forms in sentences.lists
        }

    def match(self, text: str) -> Intent | Unmatched:
        """The one intent whose sentence is all of `text`."""
        heard = plain(text)
        if not heard or UNKNOWN in heard:
            return Unmatched.UNKNOWN_WORDS
        fitting = {
            Intent(result.intent.name, tuple(sorted((slot.name, str(slot.value)) for slot in result.entities_list)))
            for result in recognize_all(heard, self._intents, slot_lists=self._lists)
        }
        if not fitting:
            return Unmatched.NO_SENTENCE
        return fitting.pop() if len(fitting) == 1 else Unmatched.AMBIGUOUS
