"""What somebody at the wall puts together before it is read back: whom it is for, which words, who wrote them. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.core import hangul
from kiosk.core.order import FREE, Filled, OrderKind, Wording
from kiosk.core.text import Language

LONGEST = 280  # characters of an order in one's own words: what can be read back before the question runs out
BACKSPACE, SPACE, CLEAR = "backspace", "space", "clear"  # keys that are no letter
Lack = Literal["no model", "broken model"]  # why nothing can be written down


@dataclass(frozen=True, slots=True)
class Draft:
    """Nothing of it leaves but by a confirmed question."""

    to: tuple[str, ...] = ()  # keys of contacts and groups that were ticked; (): whom the wall is about
    picking: bool = False  # several are being ticked
    about: str = ""  # the incident that was open when it was begun, by key
    talk: str = ""  # that went on when it was begun, or somebody chosen, by id; "": none
    only: str = ""  # whom it was begun for, by key; with nothing asked yet who was chosen in that talk
    template: str = FREE  # key of the one whose slots are being chosen
    chosen: Filled = ()
    writing: bool = False  # words of one's own are being put together
    kind: OrderKind = "order"  # of those
    words: str = ""
    take: int = 0  # the dictation that is awaited or heard; 0: none
    takes: int = 0  # dictations and drafts so far, so that no two are taken for one
    opened: bool = False  # the microphone was opened for this dictation alone
    partial: str = ""  # what is being heard
    heard: str = ""  # everything a recogniser wrote of these words
    engine: str = ""
    failed: Lack | Literal[""] | None = None  # why the last dictation gave nothing; "": nothing was understood

    @property
    def begun(self) -> bool:
        """Whether somebody put something together: more than which incident an order would be about."""
        return bool(self.to or self.asks)

    @property
    def asks(self) -> bool:
        """Whether something to be asked is put together, not only of whom."""
        return bool(self.template or self.writing or self.words)

    @property
    def wording(self) -> Wording:
        """Who wrote the words: what was dictated stays so, whatever was changed by hand."""
        return "dictated" if self.heard else "written"

    def over(self) -> Draft:
        """The next one: nothing of this one is left, and it is not the one there was before this."""
        return Draft(takes=self.takes + 1)

    def listening(self, *, opened: bool = False) -> Draft:
        """With a new dictation begun; the words so far stay until something else was understood."""
        number = self.takes + 1
        return replace(
            self.heard_out(), writing=True, template=FREE, take=number, takes=number, opened=opened, failed=None
        )

    def heard_out(self) -> Draft:
        """With no dictation awaited: whatever is still heard of one is not taken."""
        return replace(self, take=0, opened=False, partial="")

    def wrote(self, take: int, words: str, engine: str, failed: Lack | None, *, final: bool) -> Draft:
        """With what a recogniser wrote; of another dictation than the one that is awaited: as it was."""
        if take != self.take:
            return self
        said = plain(words)
        if not final:
            return replace(self, partial=said)
        if not said:
            return replace(self.heard_out(), failed=failed or "")
        return replace(self.heard_out(), failed=None, words=said, heard=said, engine=engine)

    def typed(self, key: str, language: Language) -> Draft:
        """With a key of the keyboard pressed: whoever types awaits no dictation."""
        words = self.words
        if key == CLEAR:
            words = ""
        elif key == BACKSPACE:
            words = hangul.shorter(words) if language == "ko" else words[:-1]
        elif key == SPACE:
            words += " "
        else:
            words = hangul.longer(words, key) if language == "ko" else words + key
        words = _printable(words)[:LONGEST]
        heard, engine = (self.heard, self.engine) if words else ("", "")
        return replace(self.heard_out(), words=words, heard=heard, engine=engine, failed=None)


def plain(words: str) -> str:
    """One line of printable characters with single spaces, cut at `LONGEST`."""
    return " ".join(_printable(words).split())[:LONGEST].rstrip()


def _printable(words: str) -> str:
    """Without controls and without the invisible marks that turn text round or hide it."""
    spaced = "".join(" " if character.isspace() else character for character in unicodedata.normalize("NFC", words))
    return "".join(character for character in spaced if not unicodedata.category(character).startswith("C"))
