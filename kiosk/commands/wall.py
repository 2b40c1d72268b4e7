"""The wall itself: its language, its microphone and camera, what a dwelling hand points at, undoing, leaving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State, without_visitor
from kiosk.core.text import LANGUAGES, Language, Text

NAMES = {"en": "English", "ko": "한국어", "ru": "Русский"}


@command(
    "language.set",
    title=Text(en="Language", ko="언어", ru="Язык"),
    say=Say(en=("speak {language}",), ko=("{language} 말해",), ru=("говори по {language}",)),
)
@dataclass(frozen=True, slots=True)
class SetLanguage(Command):
    """Speak and hear another language."""

    language: str

    def run(self, kiosk: Kiosk) -> None:
        """Change every text and the recogniser."""
        language = spoken_language(self.language)
        kiosk.put(replace(kiosk.state, language=language, words=None))
        kiosk.ears.speak(language)

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - the language names itself
        """The language in its own words."""
        name = NAMES.get(self.language, self.language)
        return Text(en=f"Language: {name}", ko=f"언어: {name}", ru=f"Язык: {name}")

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """The languages that are not spoken now."""
        return ({"language": language} for language in LANGUAGES if language != state.language)


@command("microphone.talk", title=Text(en="Push to talk", ko="누르고 말하기", ru="Нажмите и говорите"), journaled=False)
@dataclass(frozen=True, slots=True)
class Talk(Command):
    """Use what the microphone delivers, or throw it away."""

    on: str

    def run(self, kiosk: Kiosk) -> None:
        """Open or shut the gate."""
        on = switched(self.on)
        kiosk.put(replace(kiosk.state, talking=on))
        kiosk.ears.listen(on)


@command("microphone.open", title=Text(en="Microphone on or off", ko="마이크 켜기/끄기", ru="Микрофон вкл/выкл"))
@dataclass(frozen=True, slots=True)
class OpenMicrophone(Command):
    """Open the microphone's stream, or close it so that nothing can hear."""

    on: str

    def run(self, kiosk: Kiosk) -> None:
        """Ask the ears; the header shows when the device really is open or closed."""
        on = switched(self.on)
        if not on:
            kiosk.put(replace(kiosk.state, talking=False))
            kiosk.ears.listen(False)
        kiosk.ears.open(on)


@command("camera.open", title=Text(en="Camera on or off", ko="카메라 켜기/끄기", ru="Камера вкл/выкл"))
@dataclass(frozen=True, slots=True)
class OpenCamera(Command):
    """Open the camera, or release it so that nothing can see."""

    on: str

    def run(self, kiosk: Kiosk) -> None:
        """Ask the eyes; the header shows when the device really is open or closed."""
        kiosk.eyes.open(switched(self.on))


@command("point.select", title=Text(en="Point and hold", ko="가리켜 선택", ru="Указать и подождать"))
@dataclass(frozen=True, slots=True)
class SelectPoint(Command):
    """Do what touching the screen at this point would do; `x` and `y` are 0..1."""

    x: str
    y: str

    def run(self, kiosk: Kiosk) -> None:
        """Activate what is there. Raises `Refused` where there is nothing."""
        if not kiosk.glass.activate((float(self.x), float(self.y)), kiosk.asked_by):
            raise Refused(Text(en="Nothing to select there", ko="선택할 항목이 없습니다", ru="Здесь нечего выбрать"))


@command(
    "undo",
    title=Text(en="Undo", ko="되돌리기", ru="Вернуть"),
    say=Say(en=("take that back",), ko=("되돌려",), ru=("верни",)),
)
@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Take back the last thing that can be taken back."""

    def run(self, kiosk: Kiosk) -> None:
        """Undo it. Raises `Refused` where there is nothing."""
        kiosk.undo_last()


@command("wall.rest", title=Text(en="Nobody is there", ko="사용자 없음", ru="Никого нет"))
@dataclass(frozen=True, slots=True)
class Rest(Command):
    """Forget the visitor, go home in the wall's own language, and show the views in turn."""

    language: str

    def run(self, kiosk: Kiosk) -> None:
        """Put everything back; a call or a question goes on."""
        language = spoken_language(self.language)
        kiosk.put(replace(without_visitor(kiosk.state), language=language, resting=True))
        kiosk.forget()
        kiosk.ears.listen(False)
        kiosk.ears.speak(language)


@command("wall.scene", title=Text(en="Next scene", ko="다음 장면", ru="Следующая сцена"), journaled=False)
@dataclass(frozen=True, slots=True)
class Scene(Command):
    """The next view of those shown while nobody is there."""

    def run(self, kiosk: Kiosk) -> None:
        """Show it; nothing where somebody came meanwhile."""
        state = kiosk.state
        if state.resting:
            following = state.views[(state.views.index(state.view) + 1) % len(state.views)]
            kiosk.put(replace(state, view=following))


@command("wall.wake", title=Text(en="Welcome", ko="환영합니다", ru="Добро пожаловать"))
@dataclass(frozen=True, slots=True)
class Wake(Command):
    """Somebody is there: home, in the language that is set."""

    def run(self, kiosk: Kiosk) -> None:
        """End the scenes; nothing where they have ended."""
        state = kiosk.state
        if state.resting:
            kiosk.put(replace(state, resting=False, view=state.views[0]))


@command("wall.leave", title=Text(en="Leave the wall", ko="종료", ru="Выход"))
@dataclass(frozen=True, slots=True)
class Leave(Command):
    """End the program."""

    def run(self, kiosk: Kiosk) -> None:
        """End it in good order."""
        kiosk.leave()


def switched(word: str) -> bool:
    """True for "on", False for "off". Raises `ValueError` for anything else."""
    if word not in ("on", "off"):
        msg = f"a switch is “on” or “off”, not {word!r}"
        raise ValueError(msg)
    return word == "on"


def spoken_language(word: str) -> Language:
    """The language of this key. Raises `Refused` for one the wall does not speak."""
    for language in LANGUAGES:
        if language == word:
            return language
    raise Refused(Text(en="The wall does not speak that", ko="지원하지 않는 언어입니다", ru="Этого языка нет"))
