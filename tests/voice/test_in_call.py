"""What is said to the wall inside a call: heard among all that can be said in a city, and done; outside refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk import commands
from kiosk.calls.backend import Answered, Ringing
from kiosk.calls.machine import Waits
from kiosk.calls.telephone import Telephone
from kiosk.core import places
from kiosk.core.inputs import Intent, Modality
from kiosk.core.registry import Commands
from kiosk.core.state import State, Verdict
from kiosk.core.text import LANGUAGES, Language
from kiosk.vocabulary import Strip
from kiosk.voice import wav
from kiosk.voice.engines import Engine, load
from kiosk.voice.grammar import Grammar
from kiosk.voice.matching import Matcher
from kiosk.voice.phrases import Phrasebook
from kiosk.voice.pocketsphinx_recogniser import VoiceActivity
from kiosk.voice.utterance import Utterances
from tests.calls.people import CHIEF, CITY, QUIET
from tests.calls.switchboard import Switchboard
from tests.conftest import Rig
from tests.voice.conftest import Say
from tests.voice.listening import finals
from tests.voice.test_rejection import in_seoul

COVER_ON, COVER_OFF = (Intent("call.cover", (("on", to),)) for to in ("on", "off"))
SHARE_ON, SHARE_OFF = (Intent("call.share", (("on", to),)) for to in ("on", "off"))
LARGE, ALIKE = (Intent("call.layout", (("large", to),)) for to in ("on", "off"))
SAID: dict[Language, dict[str, Intent]] = {
    "en": {
        "hide my camera": COVER_ON,
        "stop my camera": COVER_ON,
        "show my camera": COVER_OFF,
        "share the wall": SHARE_ON,
        "show the wall": SHARE_ON,
        "stop sharing": SHARE_OFF,
        "speaker view": LARGE,
        "gallery view": ALIKE,
    },
    "ko": {
        "카메라 꺼줘": COVER_ON,
        "카메라 다시 꺼줘": COVER_ON,
        "카메라 다시 켜줘": COVER_OFF,
        "화면 보내줘": SHARE_ON,
        "화면 그만 보내줘": SHARE_OFF,
        "한 사람 크게": LARGE,
        "모두 같이 보여줘": ALIKE,
    },
    "ru": {
        "выключи камеру": COVER_ON,
        "включи камеру": COVER_OFF,
        "покажи экран": SHARE_ON,
        "закончи показ": SHARE_OFF,
        "лицо крупнее": LARGE,
        "покажи людей": ALIKE,
    },
}
DONE: dict[Intent, Callable[[State], bool]] = {
    COVER_ON: lambda state: state.covered,
    COVER_OFF: lambda state: not state.covered,
    SHARE_ON: lambda state: state.sharing,
    SHARE_OFF: lambda state: not state.sharing,
    LARGE: lambda state: state.enlarged,
    ALIKE: lambda state: not state.enlarged,
}
OTHER = {COVER_ON: COVER_OFF, SHARE_ON: SHARE_OFF, LARGE: ALIKE}
OTHER |= {other: one for one, other in OTHER.items()}


class Talk:
    """A real wall and its real telephone, on a switchboard."""

    def __init__(self, folder: Path) -> None:
        self.rig = Rig(folder, CITY)
        self.board = Switchboard()
        self.telephone = Telephone(
            self.board,
            CITY.contacts,
            clock=self.rig.clock,
            waits=Waits(proposal=10.0),
            report=self.rig._learn,
            note=self.rig.journal.write,
            wake=lambda: None,
        )
        self.board.start(self.telephone.announce, lambda _answer: None)
        self.rig.wall._ports = replace(self.rig.wall._ports, calls=self.telephone)

    @property
    def state(self) -> State:
        return self.rig.store.state

    def begins(self, *, video: bool = True) -> None:
        self.telephone.propose(CHIEF, video=video)
        self.telephone.dial(CHIEF, video=video)
        self._answered()

    def grows(self) -> None:
        self.telephone.propose_more(QUIET)
        self.telephone.add(QUIET)
        self._answered()

    def says(self, intent: Intent) -> tuple[Verdict, str]:
        outcome = self.rig.give(intent.name, Modality.VOICE, **intent.values())
        assert len({outcome.text.to(language) for language in LANGUAGES}) == len(LANGUAGES)
        return outcome.verdict, outcome.text.en

    def offered(self, language: Language) -> set[str]:
        book = Phrasebook(in_seoul(language))
        known = Commands.found_in(commands)
        return {
            book.phrase(Intent(name, tuple(slots.items())))
            for name in ("call.cover", "call.share", "call.layout")
            for slots in known[name].offers(self.state)
        }

    def _answered(self) -> None:
        _, call_id = self.board.orders[-1]
        for event in (Ringing(call_id), Answered(call_id)):
            self.board.happens(event)
        self.telephone.turn()


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    made = Talk(tmp_path)
    yield made
    made.rig.journal.close()


def ears(language: Language) -> Utterances:
    """As a wall without official models hears."""
    said = in_seoul(language)
    grammar = Grammar(said)
    model = places.embedded_models() / f"vosk-mini-{language}"
    engine = Engine("pocketsphinx", witness=model) if language == "en" else Engine("vosk", model, demo=True)
    return Utterances(load(engine, grammar), grammar, Matcher(said), VoiceActivity())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_heard_and_done_in_a_conference(language: Language, say: Say, talk: Talk) -> None:
    listener = ears(language)
    talk.begins()
    talk.grows()
    for text, meant in SAID[language].items():
        talk.says(OTHER[meant])
        assert not DONE[meant](talk.state)
        (heard,) = [words.intent for words in finals(listener, wav.read(say(text, language))) if words.intent]
        assert heard == meant, text
        assert talk.says(heard)[0] is Verdict.DONE
        assert DONE[meant](talk.state)
        assert talk.state.question is None  # as mute and hold


@pytest.mark.parametrize("intent", DONE, ids=str)
def test_outside_a_video_call_nothing_happens_but_the_reason(intent: Intent, talk: Talk) -> None:
    before = talk.state
    assert talk.says(intent) == (Verdict.REFUSED, "There is no video call")
    talk.begins(video=False)
    orders = list(talk.board.orders)
    assert talk.says(intent) == (Verdict.REFUSED, "There is no video call")
    assert talk.board.orders == orders
    after = talk.state
    assert (after.covered, after.sharing, after.enlarged) == (before.covered, before.sharing, before.enlarged)


def test_with_one_other_nobody_is_laid_out_and_the_rest_can_be_said(talk: Talk) -> None:
    talk.begins()
    assert talk.says(LARGE) == (Verdict.REFUSED, "There is only one other in this call")
    assert talk.says(COVER_ON)[0] is Verdict.DONE
    assert talk.says(SHARE_ON)[0] is Verdict.DONE
    assert talk.board.orders[-3:] == [("mute", "False True"), ("show", "wall"), ("mute", "False False")]
    assert not talk.state.muted  # the microphone is another thing


def test_what_they_see_is_said_as_it_is(talk: Talk) -> None:
    talk.begins()
    said = [talk.says(intent) for intent in (COVER_ON, SHARE_ON, COVER_OFF, COVER_ON, SHARE_OFF, COVER_OFF)]
    assert said == [
        (Verdict.DONE, "They do not see you"),
        (Verdict.DONE, "They see this wall"),
        (Verdict.DONE, "They see this wall"),
        (Verdict.DONE, "They do not see you"),
        (Verdict.DONE, "They do not see you"),
        (Verdict.DONE, "They see you"),
    ]
    talk.telephone.hold()
    for intent in (COVER_ON, SHARE_ON):
        assert talk.says(intent) == (Verdict.REFUSED, "The call is on hold")


@pytest.mark.parametrize("intent", [COVER_ON, SHARE_ON, LARGE], ids=str)
def test_it_can_be_taken_back(intent: Intent, talk: Talk) -> None:
    talk.begins()
    talk.grows()
    talk.says(intent)
    assert DONE[intent](talk.state)
    assert talk.says(Intent("undo"))[0] is Verdict.DONE
    assert not DONE[intent](talk.state)


@pytest.mark.parametrize("intent", [COVER_OFF, SHARE_OFF, ALIKE], ids=str)
def test_nothing_of_it_is_taken_back_in_the_next_call(intent: Intent, talk: Talk) -> None:
    talk.begins()
    talk.grows()
    talk.says(OTHER[intent])
    talk.says(intent)
    talk.telephone.hang_up()
    talk.begins()
    talk.grows()
    assert talk.says(Intent("undo")) == (Verdict.REFUSED, "That call is over")
    assert DONE[intent](talk.state)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strip_offers_what_it_is_not_and_only_in_a_call(language: Language, talk: Talk) -> None:
    first = {intent: text for text, intent in reversed(SAID[language].items())}
    assert talk.offered(language) == set()
    talk.begins()
    assert talk.offered(language) == {first[COVER_ON], first[SHARE_ON]}
    talk.grows()
    assert talk.offered(language) == {first[COVER_ON], first[SHARE_ON], first[LARGE]}
    for intent in (COVER_ON, SHARE_ON, LARGE):
        talk.says(intent)
    assert talk.offered(language) == {first[COVER_OFF], first[SHARE_OFF], first[ALIKE]}
    talk.telephone.hold()
    assert talk.offered(language) == set()


def test_what_ends_or_holds_the_talk_is_offered_before_how_it_is_seen(talk: Talk) -> None:
    strip = Strip(Commands.found_in(commands), {"en": in_seoul("en")})
    strip.load()
    talk.begins()
    talk.grows()
    offered = [offer.text for offer in strip.offers(talk.state)]  # the last ones find no room on a narrow wall
    seen = ["hang up", "hold", "speaker view", "share the wall", "hide my camera"]
    assert [text for text in offered if text in seen] == seen
