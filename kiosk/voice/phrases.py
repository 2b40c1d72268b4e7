"""An intent -> the words that say it, and which sentences begin like another. Ends where words are shown or spoken."""

from __future__ import annotations

from kiosk.core.inputs import Intent
from kiosk.core.sentences import Sentences
from kiosk.voice.grammar import Grammar


class Phrasebook:
    """The shown phrase of every intent in one language."""

    def __init__(self, sentences: Sentences) -> None:
        grammar = Grammar(sentences)
        self.language = sentences.language
        self._words: dict[Intent, str] = {}
        for command, templates in sentences.templates:
            for template in templates:
                self._learn(grammar.shown(command, template))

    def _learn(self, phrases: dict[Intent, str]) -> None:
        for intent, words in phrases.items():
            self._words.setdefault(intent, words)

    def phrase(self, intent: Intent) -> str:
        """The words for `intent`: its first template, optional words left out, the first form of every slot.

        Raises `KeyError` where no sentence says it.
        """
        return self._words[Intent(intent.name, tuple(sorted(intent.slots)))]

    def says(self, intent: Intent) -> bool:
        """Whether a sentence says `intent`."""
        return Intent(intent.name, tuple(sorted(intent.slots))) in self._words


def prefixes(sentences: Sentences) -> list[tuple[str, str]]:
    """Pairs (shorter, longer) of sentences of which the longer begins with all words of the shorter.

    Such a shorter sentence has to wait until the speaker has surely ended, so there should be few.
    """
    grammar = Grammar(sentences)
    short = [text for text in grammar.texts if grammar.goes_on(text)]
    return sorted((text, longer) for text in short for longer in grammar.texts if longer.startswith(text + " "))
