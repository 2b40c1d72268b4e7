"""Views, pack and languages -> what can be said: the lists that fill slots, and the offers of the moment."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kiosk.core import asked
from kiosk.core.city.orders import SAID, Template
from kiosk.core.filling import HERE, naming
from kiosk.core.inputs import Intent
from kiosk.core.pack import EVERYBODY, Pack
from kiosk.core.registry import Commands
from kiosk.core.sentences import Forms, Lists, Offer, Sentences
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import View
from kiosk.views.layers import SPOKEN
from kiosk.views.safety import SPOKEN_OF_SAFETY

LANGUAGE_FORMS: Mapping[Language, Forms] = {
    "en": (("english", "en"), ("korean", "ko"), ("russian", "ru")),
    "ko": (("영어로", "en"), ("한국어로", "ko"), ("러시아어로", "ru")),
    "ru": (("английски", "en"), ("корейски", "ko"), ("русски", "ru")),
}
ZOOM_FORMS: Mapping[Language, Forms] = {
    "en": (("in", "in"), ("out", "out"), ("whole city", "whole")),
    "ko": (("확대", "in"), ("축소", "out"), ("전체", "whole")),
    "ru": (("ближе", "in"), ("отдали", "out"), ("весь город", "whole")),
}
EVERYBODY_FORMS: Mapping[Language, Forms] = {
    "en": (("everyone", EVERYBODY),),
    "ko": (("모두", EVERYBODY),),
    "ru": (("все", EVERYBODY),),
}
MUTE_FORMS: Mapping[Language, Forms] = {
    "en": (("mute", "on"), ("sound off", "on"), ("sound on", "off")),
    "ko": (("음소거", "on"), ("음소거 해제", "off")),
    "ru": (("выключи", "on"), ("включи", "off")),
}
# Of a call. "Camera on" would be heard for "camera one". What somebody says who remembers one of these badly is the
# nearest phrase, so words that mean the opposite are phrases too, or are heard as what shows less: "start my camera".
COVER_FORMS: Mapping[Language, Forms] = {
    "en": (("hide my camera", "on"), ("stop my camera", "on"), ("show my camera", "off")),
    "ko": (("카메라 꺼줘", "on"), ("카메라 다시 꺼줘", "on"), ("카메라 다시 켜줘", "off")),
    "ru": (("выключи камеру", "on"), ("включи камеру", "off")),
}
SHARE_FORMS: Mapping[Language, Forms] = {
    "en": (("share the wall", "on"), ("show the wall", "on"), ("stop sharing", "off")),
    "ko": (("화면 보내줘", "on"), ("화면 그만 보내줘", "off")),
    "ru": (("покажи экран", "on"), ("закончи показ", "off")),
}
LAYOUT_FORMS: Mapping[Language, Forms] = {
    "en": (("speaker view", "on"), ("gallery view", "off")),
    "ko": (("한 사람 크게", "on"), ("모두 같이 보여줘", "off")),
    "ru": (("лицо крупнее", "on"), ("покажи людей", "off")),
}
AGO_FORMS: Mapping[Language, Forms] = {
    "en": (("one hour", "1"), ("two hours", "2"), ("six hours", "6"), ("twelve hours", "12")),
    "ko": (("한 시간", "1"), ("두 시간", "2"), ("여섯 시간", "6"), ("열두 시간", "12")),
    "ru": (("час", "1"), ("два часа", "2"), ("шесть часов", "6"), ("двенадцать часов", "12")),
}  # hours of the time machine
NUMBER_FORMS: Mapping[Language, tuple[str, ...]] = {
    "en": (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
    ),
    "ko": (
        *("일", "이", "삼", "사", "오", "육", "칠", "팔", "구", "십", "십일", "십이", "십삼", "십사", "십오"),
        *("십육", "십칠", "십팔", "십구", "이십"),
    ),
    "ru": (
        *("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать"),
        *("двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать"),
        *("девятнадцать", "двадцать"),
    ),
}
GRID_FORMS: Mapping[Language, Forms] = {
    "en": (("one camera", "1"), ("four cameras", "4"), ("six cameras", "6"), ("nine cameras", "9")),
    "ko": (("화면 일", "1"), ("화면 사", "4"), ("화면 육", "6"), ("화면 구", "9")),
    "ru": (("экран один", "1"), ("экран четыре", "4"), ("экран шесть", "6"), ("экран девять", "9")),
}  # how many pictures the camera wall shows
DIRECTION_FORMS: Mapping[Language, Forms] = {
    "en": (("north", "north"), ("east", "east"), ("south", "south"), ("west", "west")),
    "ko": (("북부", "north"), ("동부", "east"), ("남부", "south"), ("서부", "west")),
    "ru": (("север", "north"), ("восток", "east"), ("юг", "south"), ("запад", "west")),
}
HERE_FORMS: Mapping[Language, Forms] = {
    "en": (("here", HERE),),
    "ko": (("여기", HERE),),
    "ru": (("здесь", HERE),),
}  # the place of an order that stands there by itself
OFFERS = 7  # as many as fit on the strip


class Phrases(Protocol):
    """The words of an intent in one language."""

    def phrase(self, intent: Intent) -> str:
        """The words that say it."""
        ...

    def says(self, intent: Intent) -> bool:
        """Whether there are any."""
        ...


def lists(views: Iterable[View], pack: Pack) -> Lists:
    """How views, districts, contacts and languages are spoken, per language."""
    return {
        language: {
            "view": tuple((form, view.name) for view in views for form in view.spoken.to(language)),
            "district": tuple((form, part.key) for part in pack.districts for form in part.spoken.to(language)),
            "contact": tuple((form, part.key) for part in pack.contacts for form in part.spoken.to(language)),
            "recipient": (
                *((form, part.key) for part in pack.contacts for form in part.spoken.to(language)),
                *((form, g.key) for g in pack.groups if g.spoken for form in g.spoken.to(language)),
                *EVERYBODY_FORMS[language],
            ),
            "group": tuple((form, g.key) for g in pack.groups if g.spoken for form in g.spoken.to(language)),
            "order": _templates(pack, "order", language),
            "announcement": _templates(pack, "announcement", language),
            "where": _where(pack, language),
            "language": LANGUAGE_FORMS[language],
            "mute": MUTE_FORMS[language],
            "cover": COVER_FORMS[language],
            "share": SHARE_FORMS[language],
            "layout": LAYOUT_FORMS[language],
            "zoom": ZOOM_FORMS[language],
            "ago": AGO_FORMS[language],
            "quantity": asked.shown(pack, language),
            "asked": asked.asked(pack, language),
            "number": tuple((form, str(n)) for n, form in enumerate(NUMBER_FORMS[language], 1)),
            "grid": GRID_FORMS[language] if pack.cameras else (),
            "watched": _watched(pack, language),
            "layer": tuple(
                (form, key) for key, spoken in {**SPOKEN, **SPOKEN_OF_SAFETY}.items() for form in spoken.to(language)
            ),
        }
        for language in LANGUAGES
    }


def _watched(pack: Pack, language: Language) -> Forms:
    """The districts that have a camera."""
    seen = {camera.district for camera in pack.cameras}
    return tuple((form, part.key) for part in pack.districts if part.key in seen for form in part.spoken.to(language))


def _where(pack: Pack, language: Language) -> Forms:
    """The places that an order can be given, where one names a place."""
    if not any("place" in template.slots for template in (pack.orders.templates if pack.orders else ())):
        return ()
    return (
        *HERE_FORMS[language],
        *((form, part.key) for part in pack.districts for form in part.spoken.to(language)),
    )


def _templates(pack: Pack, kind: str, language: Language) -> Forms:
    """Every template as it is said, its slots filled in every way that can be said; the value names them."""
    known = pack.orders.templates if pack.orders else ()
    return tuple(
        (form.format(**{slot: words for slot, (words, _) in said.items()}), naming(one.key, chosen))
        for one in known
        if one.kind == kind
        for form in one.spoken.to(language)
        for said in _ways(one, form, pack, language)
        for chosen in [tuple((slot, value) for slot, (_, value) in said.items())]
    )


def _ways(template: Template, form: str, pack: Pack, language: Language) -> Iterable[Mapping[str, tuple[str, str]]]:
    """Each way of filling the slots of `form`: slot -> (words, value)."""
    slots = SAID.findall(form)
    return (
        dict(zip(slots, chosen, strict=True))
        for chosen in itertools.product(*(_sayable(slot, template, pack, language) for slot in slots))
    )


def _sayable(slot: str, template: Template, pack: Pack, language: Language) -> Forms:
    match slot:
        case "minutes" | "number":
            counted = NUMBER_FORMS[language]
            choices = template.minutes if slot == "minutes" else template.numbers
            return tuple((counted[n - 1], str(n)) for n in choices if n <= len(counted))
        case "unit":
            units = (one for one in pack.contacts if template.units in one.groups)
            return tuple((form, one.key) for one in units for form in one.spoken.to(language))
        case _:
            return DIRECTION_FORMS[language]


def spelled(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pack's own English pronunciations, as the ears take them."""
    return tuple((each.word, each.phones) for each in pack.pronunciations)


class Strip:
    """What can be said now, for the strip "say this now": from the commands, in the words the ears expect.

    The words need hassil, which takes a third of a second to import: `load` does it behind the first picture, and until
    then nothing is offered.
    """

    def __init__(self, commands: Commands, spoken: Mapping[Language, Sentences]) -> None:
        self._commands = commands
        self._spoken = spoken
        self._books: Mapping[Language, Phrases] = {}

    def load(self) -> None:
        """Make the phrases; any thread."""
        from kiosk.voice.phrases import Phrasebook  # noqa: PLC0415 - see above

        self._books = {language: Phrasebook(spoken) for language, spoken in self._spoken.items()}

    def offers(self, state: State) -> Sequence[Offer]:
        """The most useful ones in `state`, best first."""
        book = self._books.get(state.language)
        if book is None:
            return ()
        intents = (
            intent
            for name, cls in self._commands.items()
            if cls.spec.say
            for slots in cls.offers(state)
            # a command knows the state and not the city: what names a place without a camera cannot be said
            if book.says(intent := Intent(name, tuple(slots.items())))
        )
        return [Offer(book.phrase(intent), intent) for intent, _ in zip(intents, range(OFFERS), strict=False)]
