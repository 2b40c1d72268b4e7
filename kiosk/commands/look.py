"""Looking closer: opening a tile, an incident or a district, closing it, asking where a number comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.commands.navigate import Walk
from kiosk.core import quantities
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.gathered import apart
from kiosk.core.ports import Kiosk
from kiosk.core.reading import LOOKED
from kiosk.core.rewind import rewound
from kiosk.core.shown import first_number, label_of, numbered
from kiosk.core.state import State
from kiosk.core.text import Text, same

SEVERAL = Text(en="{n} at one place", ko="한곳에 있는 {n}건", ru="в одном месте: {n}")

MESSAGE = Text(en="Official message", ko="재난문자", ru="Официальное сообщение")


@command(
    "tile.open",
    title=Text(en="Open", ko="열기", ru="Открыть"),
    say=Say(
        en=("show {district:key}", "(show|open) [the] {quantity:key}", "how (is|are) the {asked:key}"),
        ko=("{district:key} 보여줘", "{quantity:key} (보여줘|열어)", "{asked:key} 알려줘"),
        ru=("покажи {district:key}", "(покажи|открой) {quantity:key}", "как {asked:key}"),
    ),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Open(Walk):
    """Open a reading, an incident, a district or a contact by its key."""

    key: str

    def run(self, kiosk: Kiosk) -> None:
        """Open it. Raises `Refused` where nothing has this key."""
        if name_of(kiosk, self.key) is None:
            raise Refused(
                Text(en="There is no “{key}” here", ko="“{key}” 항목이 없습니다", ru="Здесь нет «{key}»").filled(
                    key=called(kiosk, self.key)
                )
            )
        kiosk.put(replace(kiosk.state, opened=self.key, page=0, compared="", asked=""))

    def describe(self, kiosk: Kiosk) -> Text:
        """Open: what it is called."""
        name = name_of(kiosk, self.key) or same(self.key)
        return Text(en="Open: {name}", ko="{name} 열기", ru="Открыть: {name}").filled(name=name)


@command(
    "tile.close",
    title=Text(en="Close", ko="닫기", ru="Закрыть"),
    say=Say(en=("close",), ko=("닫아줘",), ru=("закрыть",)),
)
@dataclass(frozen=True, slots=True)
class Close(Command):
    """Close what is open: the sheet in front, a document on its project, else the panel of an ended call."""

    def run(self, kiosk: Kiosk) -> None:
        """Close it. Raises `Refused` where nothing is open."""
        state = kiosk.state
        if state.asked:
            kiosk.put(replace(state, asked=""))
        elif state.opened:
            kiosk.put(replace(state, opened=kiosk.pack.within(state.opened), compared=""))
        elif state.call and state.call.over:
            kiosk.put(replace(state, call=None))
        else:
            raise Refused(Text(en="Nothing is open", ko="열린 항목이 없습니다", ru="Ничего не открыто"))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While something is open."""
        return ({},) if state.opened or state.asked or (state.call and state.call.over) else ()


@command(
    "tile.number",
    title=Text(en="Open by number", ko="번호로 열기", ru="Открыть по номеру"),
    say=Say(en=("number {number}",), ko=("{number} 번",), ru=("номер {number}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class OpenNumber(Walk):
    """Open what has this number while somebody speaks."""

    number: str

    def run(self, kiosk: Kiosk) -> None:
        """Open it. Raises `Refused` where nothing has this number."""
        key = next((key for key, number in numbered(_shown(kiosk)).items() if str(number) == self.number), None)
        if key is None:
            raise Refused(
                Text(en="There is no number {n}", ko="{n}번 항목이 없습니다", ru="Номера {n} нет").filled(n=self.number)
            )
        Open(key).run(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """Open: what it is called."""
        return Open(kiosk.state.opened).describe(kiosk) if kiosk.state.opened else self.spec.title


@command(
    "source.ask",
    title=Text(en="Where does this come from?", ko="출처 보기", ru="Откуда данные?"),
    say=Say(en=("where does this come from",), ko=("출처 보여줘",), ru=("откуда данные",)),
)
@dataclass(frozen=True, slots=True)
class AskSource(Command):
    """Show the source and age of the number in front."""

    def run(self, kiosk: Kiosk) -> None:
        """Of what is open, else of the view's first number. Raises `Refused` where there is none."""
        state = kiosk.state
        opened = state.opened if state.opened in state.readings else ""
        first = opened or first_number(_shown(kiosk)) or next((key for key in state.readings if key != LOOKED), "")
        if first not in state.readings:
            raise Refused(Text(en="No numbers have arrived yet", ko="아직 수신된 수치가 없습니다", ru="Данных ещё нет"))
        kiosk.put(replace(state, asked=first))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """Where there are numbers."""
        return ({},) if state.readings and not state.asked else ()


@command(
    "source.of",
    title=Text(en="Where does this come from?", ko="출처 보기", ru="Откуда данные?"),
    say=Say(
        en=("where does [the] {asked:key} come from",), ko=("{asked:key} 출처 보여줘",), ru=("откуда {asked:key}",)
    ),
)
@dataclass(frozen=True, slots=True)
class AskSourceOf(Command):
    """Show the source and age of one number: a finger rested on it, or somebody named it."""

    key: str

    def run(self, kiosk: Kiosk) -> None:
        """Show it; whatever is no number is opened instead. Raises `Refused` where nothing has this key."""
        if self.key in kiosk.state.readings:
            kiosk.put(replace(kiosk.state, asked=self.key))
        else:
            Open(self.key).run(kiosk)


def _shown(kiosk: Kiosk) -> object:
    """What the current view shows."""
    state = kiosk.state
    view = next((view for view in kiosk.views if view.name == state.view), None)
    return view.present(rewound(state), kiosk.pack, state.language) if view else {}


def called(kiosk: Kiosk, key: str) -> Text:
    """What the thing or the kind of number under `key` is called, whether or not there is one; else the key itself."""
    known = quantities.parts(key)[0] in quantities.QUANTITIES
    return name_of(kiosk, key) or (quantities.name(key, kiosk.pack) if known else same(key))


def name_of(kiosk: Kiosk, key: str) -> Text | None:
    """What is shown under `key`, by name; None where there is nothing."""
    inside = apart(key)
    if inside:
        there = sum(name_of(kiosk, one) is not None for one in inside)
        return SEVERAL.filled(n=there) if there else None
    for incident in kiosk.state.incidents:
        if incident.key == key:
            return incident.title
    for message in kiosk.state.messages:
        if message.key == key:
            return MESSAGE
    for part in kiosk.pack.openable():
        if part.key == key:
            return part.name.text
    if key in kiosk.state.readings:
        return quantities.name(key, kiosk.pack)
    label = label_of(_shown(kiosk), key)  # what only this view has: a group of its numbers
    return same(label) if label else None
