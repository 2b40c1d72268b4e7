"""Sentence templates -> every phrase with its intent, and the same as JSGF. Ends before any recogniser sees them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hassil.errors import HassilError
from hassil.expression import Alternative, Expression, ListReference, Permutation, Sequence, TextChunk
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

from kiosk.core.errors import ConfigError
from kiosk.core.inputs import Intent
from kiosk.core.sentences import Forms, Sentences

MOST_PHRASES = 20_000  # phrases per language: beyond it a vosk grammar takes seconds to build and hears worse

Skeleton = tuple[str | ListReference, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One whole sentence that can be said, in lower case with single spaces, and what it means."""

    text: str
    intent: Intent


class Grammar:
    """All phrases of one language, in the order of their commands and templates.

    Raises `ConfigError` naming the template: it cannot be parsed, uses a list nobody defines, or makes the number of
    phrases exceed `MOST_PHRASES`.
    """

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self.language = sentences.language
        self.lists: Mapping[str, Forms] = dict(sentences.lists)
        self.phrases: tuple[Phrase, ...] = self._all(sentences)
        self.texts = frozenset(phrase.text for phrase in self.phrases)
        self.beginnings = frozenset(start for text in self.texts for start in _beginnings(text))
        self.words = frozenset(word for text in self.texts for word in text.split())

    def finished(self, text: str) -> bool:
        """Whether `text` is a whole sentence."""
        return text in self.texts

    def goes_on(self, text: str) -> bool:
        """Whether a longer sentence starts with the words of `text`."""
        return text in self.beginnings

    def jsgf(self) -> str:
        """The same as a JSGF grammar whose only public rule is `sentence`; lists stay rules, so it is small."""
        ways: dict[str, None] = {}
        used: set[str] = set()
        for command, templates in self.sentences.templates:
            for template in templates:
                for skeleton in self.skeletons(command, template):
                    ways[_jsgf_way(skeleton)] = None
                    used.update(piece.list_name for piece in skeleton if isinstance(piece, ListReference))
        rules = [f"public <sentence> = {' | '.join(ways)};"]
        for name in sorted(used):
            forms = dict.fromkeys(plain(form) for form, _ in self.lists[name])
            rules.append(f"<{name}> = {' | '.join(forms)};")
        return "#JSGF V1.0;\ngrammar kiosk;\n" + "\n".join(rules) + "\n"

    def _all(self, sentences: Sentences) -> tuple[Phrase, ...]:
        found: dict[Phrase, None] = {}
        for command, templates in sentences.templates:
            for template in templates:
                for phrase in self._of(command, template):
                    found[phrase] = None
                    if len(found) > MOST_PHRASES:
                        raise ConfigError(
                            f"sentences ({self.language})",
                            command,
                            f"{template!r} takes the number of phrases beyond {MOST_PHRASES}",
                            "Use fewer alternatives or shorter lists in this template",
                        )
        return tuple(found)

    def _of(self, command: str, template: str) -> Iterator[Phrase]:
        for skeleton in self.skeletons(command, template):
            slots = [piece.slot_name for piece in skeleton if isinstance(piece, ListReference)]
            forms = [self.lists[piece.list_name] for piece in skeleton if isinstance(piece, ListReference)]
            for chosen in itertools.product(*forms):
                spoken = iter(form for form, _ in chosen)
                text = "".join(piece if isinstance(piece, str) else next(spoken) for piece in skeleton)
                values = sorted(zip(slots, (value for _, value in chosen), strict=True))
                yield Phrase(plain(text), Intent(command, tuple(values)))

    def shown(self, command: str, template: str) -> dict[Intent, str]:
        """The words for every intent of `template`: first alternatives, no optional words, each value's first form."""
        skeleton = _shortest(_parsed(self.language, command, template))
        references = [piece for piece in skeleton if isinstance(piece, ListReference)]
        first_forms = [dict(reversed([(value, form) for form, value in self.lists[r.list_name]])) for r in references]
        shown: dict[Intent, str] = {}
        for values in itertools.product(*first_forms):
            spoken = iter(forms[value] for forms, value in zip(first_forms, values, strict=True))
            text = "".join(piece if isinstance(piece, str) else next(spoken) for piece in skeleton)
            slots = sorted(zip((r.slot_name for r in references), values, strict=True))
            shown[Intent(command, tuple(slots))] = plain(text)
        return shown

    def skeletons(self, command: str, template: str) -> Iterator[Skeleton]:
        """Every way through `template`, lists unfilled. Raises `ConfigError` naming it."""
        for skeleton in _walked(self.language, command, template):
            for piece in skeleton:
                if isinstance(piece, ListReference) and not self.lists.get(piece.list_name):
                    raise ConfigError(
                        f"sentences ({self.language})",
                        command,
                        f"{template!r} uses the list {piece.list_name!r}, which is missing or empty",
                        f"Lists are: {', '.join(sorted(self.lists))}",
                    )
            yield skeleton


def plain(text: str) -> str:
    """`text` in lower case with single spaces."""
    return " ".join(text.lower().split())


def _jsgf_way(skeleton: Skeleton) -> str:
    return " ".join("".join(p if isinstance(p, str) else f" <{p.list_name}> " for p in skeleton).lower().split())


def _parsed(language: str, command: str, template: str) -> Expression:
    try:
        return parse_sentence(template).expression
    except (ParseError, HassilError, ValueError) as error:
        raise ConfigError(
            f"sentences ({language})", command, f"{template!r} is no sentence template", f"Mend it: {error}"
        ) from error


def _walked(language: str, command: str, template: str) -> Iterator[Skeleton]:
    try:
        yield from _ways(_parsed(language, command, template))
    except NotImplementedError as error:
        raise ConfigError(
            f"sentences ({language})", command, f"{template!r} uses a {error}", "Use words, lists, [optional], (a|b)"
        ) from error


def _ways(expression: Expression) -> Iterator[Skeleton]:
    match expression:
        case TextChunk():
            yield (expression.original_text,)
        case ListReference():
            yield (expression,)
        case Alternative():
            for item in expression.items:
                yield from _ways(item)
        case Sequence():
            yield from _joined(expression.items)
        case Permutation():
            for order in itertools.permutations(expression.items):
                for way in _joined(list(order)):
                    yield tuple(itertools.chain.from_iterable((" ", piece, " ") for piece in way))
        case _:
            raise NotImplementedError(type(expression).__name__)


def _shortest(expression: Expression) -> Skeleton:
    match expression:
        case Alternative() if expression.is_optional:
            return ()
        case Alternative():
            return _shortest(expression.items[0])
        case Sequence():
            return tuple(itertools.chain.from_iterable(_shortest(item) for item in expression.items))
        case _:
            return next(_ways(expression))


def _joined(items: list[Expression]) -> Iterator[Skeleton]:
    if not items:
        yield ()
        return
    for first in _ways(items[0]):
        for rest in _joined(items[1:]):
            yield first + rest


def _beginnings(text: str) -> Iterator[str]:
    words = text.split()
    for length in range(1, len(words)):
        yield " ".join(words[:length])
