"""What a command is: what is said, what it holds, what it needs, what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from kiosk.core.text import LANGUAGES

if TYPE_CHECKING:
    from kiosk.core.ports import Kiosk
    from kiosk.core.state import State
    from kiosk.core.text import Language, Text

SLOT = re.compile(r"\{(?P<list>[a-z_]+)(?::(?P<slot>[a-z_]+))?\}")


@dataclass(frozen=True, slots=True)
class Say:
    """Sentence templates (hassil's notation) in every language; the first of each is the one shown to people.

    `{view}` takes its forms from the list `view` into the slot `view`; `{contact_to:contact}` takes the forms of the
    list `contact_to` (a grammatical case) into the slot `contact`.
    """

    en: tuple[str, ...]
    ko: tuple[str, ...]
    ru: tuple[str, ...]

    def to(self, language: Language) -> tuple[str, ...]:
        """The templates in `language`."""
        templates: tuple[str, ...] = getattr(self, language)
        return templates


@dataclass(frozen=True, slots=True)
class Spec:
    """What the registry knows of a command besides its class."""

    name: str
    title: Text
    say: Say | None
    undoable: bool
    needs_confirmation: bool
    journaled: bool


class Command:
    """One thing the wall can do. Subclasses are frozen dataclasses whose fields are the slots (all `str`)."""

    spec: ClassVar[Spec]

    def run(self, kiosk: Kiosk) -> None:
        """Do it, in the Qt thread, reaching the world only through `kiosk`'s ports. Raises `Refused`."""
        raise NotImplementedError

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Take it back, given the state `before` it ran; only called where the spec says `undoable`."""
        raise NotImplementedError

    def moved(self, before: State, after: State) -> bool:  # noqa: ARG002 - most always do something
        """Whether there is anything to take back."""
        return True

    def propose(self, kiosk: Kiosk) -> None:
        """Put on the screen what a yes would do; raises `Refused` where even a yes could not. Nothing else happens."""

    def withdraw(self, kiosk: Kiosk) -> None:
        """Take the proposal from the screen: it was declined, or nobody answered."""

    def describe(self, kiosk: Kiosk) -> Text:  # noqa: ARG002 - most need only their title
        """What the wall writes when it understood this command."""
        return self.spec.title

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:  # noqa: ARG003 - by default nothing
        """The slots with which this command should stand in the "say this now" strip in `state`; best first."""
        return ()

    def slots(self) -> dict[str, str]:
        """The slots by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]  # subclasses are dataclasses


C = TypeVar("C", bound=type[Command])


def command(
    name: str,
    *,
    title: Text,
    say: Say | None = None,
    undoable: bool = False,
    needs_confirmation: bool = False,
    journaled: bool = True,
) -> Callable[[C], C]:
    """Make a frozen dataclass a command; fails at import where it could not be said, undone or filled.

    `say=None` is a command only touch, gesture or the program itself can give. `journaled=False` is for what happens
    many times a second.
    """

    def mark(cls: C) -> C:
        if not is_dataclass(cast("object", cls)):
            msg = f"{cls.__name__} is no dataclass: put @dataclass(frozen=True, slots=True) under @command"
            raise TypeError(msg)
        if undoable and cls.undo is Command.undo:
            msg = f"{cls.__name__} is undoable but has no undo()"
            raise TypeError(msg)
        for template in (t for language in LANGUAGES for t in say.to(language)) if say else ():
            _check_slots(cls, template)
        cls.spec = Spec(name, title, say, undoable, needs_confirmation, journaled)
        return cls

    return mark


def _check_slots(cls: type[Command], template: str) -> None:
    named = {match["slot"] or match["list"] for match in SLOT.finditer(template)}
    known = {f.name for f in fields(cls)}  # type: ignore[arg-type]  # checked by the caller
    if not named <= known:
        msg = f"{cls.__name__}: the sentence {template!r} fills {sorted(named - known)}, the fields are {sorted(known)}"
        raise TypeError(msg)
