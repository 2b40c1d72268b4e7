"""A project's document -> its pages of text in one language. Ends at blocks that the wall draws.

A document is a file of its own in every language: `documents/bridge_budget.en.md`. Of Markdown it takes five things:
`# heading`, `- item`, `what | how much`, plain paragraphs, and a line `---` where a new page begins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.core.city.parts import Key, Named, Part
from kiosk.core.errors import ConfigError
from kiosk.core.text import Language

LETTERS = 62  # of a line on the wall
LINES = 18  # of a page on the wall
WIDE = 1.75  # a hangul syllable in letters
HEADING, BETWEEN = 1.5, 0.3  # lines that a heading takes, and the space after each block
HANGUL = 0x1100  # where it begins
BREAK = "---"


class Document(Part):
    """A document of a project; `file` is its path in the pack's folder without `.en.md`, `.ko.md`, `.ru.md`."""

    key: Key
    kind: Literal["outline", "budget", "schedule", "report"]
    name: Named
    dated: date
    file: Annotated[str, Field(pattern=r"^[a-z0-9_]+(/[a-z0-9_]+)*$")]

    def path(self, folder: Path, language: Language) -> Path:
        """Where its text in this language lies."""
        return folder / f"{self.file}.{language}.md"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, or a pair: `text` and how much of it, `value`."""

    kind: Literal["heading", "text", "item", "pair"]
    text: str
    value: str = ""


Page = tuple[Block, ...]


@lru_cache(maxsize=128)  # what raises is read again, so that a file may be mended while the wall runs
def pages(file: Path) -> tuple[Page, ...]:
    """The document's pages. Raises `ConfigError` where it is missing, is no text, is empty, or a page is too long."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(file, "", "this file is missing", "Add it, or take the document out of the pack") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(file, "", f"cannot be read ({error})", "It must be a readable UTF-8 text") from error
    found = tuple(page for part in _parted(text) if (page := _page(part)))
    if not found:
        raise ConfigError(file, "", "there is nothing in it", "Write the document, or take it out of the pack")
    for number, page in enumerate(found, 1):
        if (long := length(page)) > LINES:
            problem = f"page {number} takes about {math.ceil(long)} lines, the wall shows {LINES}"
            raise ConfigError(file, "", problem, f"Begin a new page with a line {BREAK}")
    return found


def length(page: Page) -> float:
    """About how many lines of the wall a page takes."""
    return sum(_lines(block) + BETWEEN for block in page)


def _lines(block: Block) -> float:
    letters = sum(WIDE if ord(letter) >= HANGUL else 1 for letter in block.text + block.value)
    return math.ceil(letters / LETTERS) * (HEADING if block.kind == "heading" else 1)


def _parted(text: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip() == BREAK:
            parts.append([])
        else:
            parts[-1].append(line.strip())
    return parts


def _page(lines: list[str]) -> Page:
    """The blocks of a page; lines that follow each other are one paragraph."""
    blocks: list[Block] = []
    running = False
    for line in lines:
        block = _block(line)
        if running and block and block.kind == "text":
            blocks[-1] = Block("text", f"{blocks[-1].text} {block.text}")
        elif block:
            blocks.append(block)
        running = block is not None and block.kind == "text"
    return tuple(blocks)


def _block(line: str) -> Block | None:
    """The block a line is; None for an empty one."""
    what, bar, value = line.partition(" | ")
    if line.startswith("# "):
        return Block("heading", line.removeprefix("# ").strip())
    if line.startswith("- "):
        return Block("item", line.removeprefix("- ").strip())
    if bar:
        return Block("pair", what.strip(), value.strip())
    return Block("text", line) if line else None
