"""A language's phones -> the numbers the model knows them by. Ends at phone ids and output classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Lexicon = dict[str, list[str]]
"""Word -> its pronunciations, each a string of phones with blanks between them."""

POSITIONS = "BIES"  # Kaldi's word positions: begin, inside, end, single
POSITION_NAMES = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}


@dataclass(frozen=True)
class Phones:
    """The phones of one language. Phone id 1 is silence; every other phone has one id per word position."""

    names: tuple[str, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """Phone -> its place in `names`."""
        return {phone: place for place, phone in enumerate(self.names)}

    @property
    def class_count(self) -> int:
        """How many outputs the network has: two (forward, self-loop) for silence and for each phone."""
        return 2 + 2 * len(self.names)

    def id(self, phone: str, position: str) -> int:
        """The phone id of `phone` at `position`, one of B, I, E, S."""
        return 2 + 4 * self.index[phone] + POSITIONS.index(position)

    def output(self, phone: str) -> int:
        """The network's forward output of `phone`; its self-loop output is one more. Silence has 0 and 1."""
        return 2 + 2 * self.index[phone]

    def outputs(self) -> list[tuple[int, int]]:
        """(forward, self-loop) output of every phone id from 1; the word positions of a phone share them."""
        pairs = [(0, 1)]
        for phone in self.names:
            pairs += [(self.output(phone), self.output(phone) + 1)] * len(POSITIONS)
        return pairs

    def word_boundary_text(self) -> str:
        """The text of `graph/phones/word_boundary.int`."""
        lines = ["1 nonword"]
        lines += [f"{self.id(phone, at)} {POSITION_NAMES[at]}" for phone in self.names for at in POSITIONS]
        return "\n".join(lines) + "\n"

    def table_text(self) -> str:
        """The text of `graph/phones.txt`."""
        lines = ["<eps> 0", "SIL 1"]
        lines += [f"{phone}_{at} {self.id(phone, at)}" for phone in self.names for at in POSITIONS]
        return "\n".join(lines) + "\n"
