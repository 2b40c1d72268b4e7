"""Views, pack and languages -> what can be said: the lists that fill slots, and the offers of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kiosk.core.inputs import Intent
from kiosk.core.pack import Pack
from kiosk.core.registry import Commands
from kiosk.core.sentences import Forms, Lists, Offer
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import View

LANGUAGE_FORMS: Mapping[Language, Forms] = {
    "en": (("english", "en"), ("korean", "ko"), ("russian", "ru")),
    "ko": (("영어로", "en"), ("한국어로", "ko"), ("러시아어로", "ru")),
    "ru": (("английски", "en"), ("корейски", "ko"), ("русски", "ru")),
}
OFFERS = 7  # as many as fit on the strip


def lists(views: Iterable[View], pack: Pack) -> Lists:
    """How views, districts, contacts and languages are spoken, per language."""
    return {
        language: {
            "view": tuple((form, view.name) for view in views for form in view.spoken.to(language)),
            "district": tuple((form, part.key) for part in pack.districts for form in part.spoken.to(language)),
            "contact": tuple((form, part.key) for part in pack.contacts for form in part.spoken.to(language)),
            "language": LANGUAGE_FORMS[language],
        }
        for language in LANGUAGES
    }


def spelled(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pack's own English pronunciations, as the ears take them."""
    return tuple((each.word, each.phones) for each in pack.pronunciations)


def offering(
    commands: Commands, phrases: Mapping[Language, Callable[[Intent], str]]
) -> Callable[[State], Sequence[Offer]]:
    """A function that gives what can be said in a state: generated from the commands, in the words the ears expect."""

    def offers(state: State) -> Sequence[Offer]:
        intents = (
            Intent(name, tuple(slots.items()))
            for name, cls in commands.items()
            if cls.spec.say
            for slots in cls.offers(state)
        )
        return [
            Offer(phrases[state.language](intent), intent) for intent, _ in zip(intents, range(OFFERS), strict=False)
        ]

    return offers
