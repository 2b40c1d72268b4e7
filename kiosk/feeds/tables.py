"""A CSV or JSON file, watched for change -> news. Ends where the runner takes them.

A file that is being written is no reason to forget what it said before: it is read again at the next look, and the
numbers grow old meanwhile.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.core.text import Text
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.mapping import Mapper

MOST_BYTES = 32_000_000  # of a file: more is no table for a wall

Seen = tuple[int, int, int]  # inode, size, nanoseconds of the last change


class BadFile(Exception):
    """The file is not there, or not what it should be; names it."""


@dataclass
class FileFeed:
    """A feed over one file."""

    name: str
    source: Text
    every: float
    patience: float
    promises: Mapping[str, str]
    file: Path
    mapper: Mapper
    delimiter: str = ""  # of a CSV file; empty: found out
    encoding: str = "utf-8-sig"
    _seen: Seen | None = field(init=False, default=None)
    _news: FeedNews = field(init=False, default_factory=FeedNews)

    def read(self, now: datetime) -> FeedNews:
        """What the file says; parsed only where it changed. Raises `BadFile` naming the file."""
        try:
            status = self.file.stat()
            seen = (status.st_ino, status.st_size, status.st_mtime_ns)
            if seen == self._seen:
                return self._news
            if status.st_size > MOST_BYTES:
                raise BadFile(f"{self.file} has {status.st_size} bytes; {MOST_BYTES} are read at most")
            text = self.file.read_text(encoding=self.encoding)
        except (OSError, UnicodeDecodeError) as error:
            raise BadFile(f"{self.file} cannot be read: {error}") from error
        changed = datetime.fromtimestamp(status.st_mtime, UTC)
        self._news = self.mapper.news(self._parsed(text), now, at=changed)
        self._seen = seen
        return self._news

    def close(self) -> None:
        """Nothing is held open."""

    def _parsed(self, text: str) -> object:
        if self.file.suffix.lower() == ".json":
            try:
                parsed: object = json.loads(text)
            except (ValueError, RecursionError) as error:
                raise BadFile(f"{self.file} is no JSON: {error}") from error
            return parsed
        return table(text, self.delimiter, self.file)


def table(text: str, delimiter: str, file: Path) -> list[dict[str, str]]:
    """The rows of a CSV text by their column names. Raises `BadFile` where it has no header or an open quote."""
    try:
        dialect = _dialect(text, delimiter)
        rows = csv.reader(io.StringIO(text, newline=""), dialect, strict=True)
        header = [name.strip() for name in next(rows, [])]
        if len(header) < 2 or not all(header):  # noqa: PLR2004 - a name and a number
            raise BadFile(f"{file} has no header line of at least two named columns")
        # a line that is cut off has fewer fields: the file is still being written, or broken
        return [dict(zip(header, (value.strip() for value in row), strict=True)) for row in rows if row]
    except (csv.Error, ValueError) as error:
        raise BadFile(f"{file} is no table: {error}") from error


def _dialect(text: str, delimiter: str) -> type[csv.Dialect]:
    class Excel(csv.excel):
        """What most programs write, with the delimiter of this file."""

    first = text.partition("\n")[0]
    Excel.delimiter = delimiter or max(",;\t|", key=first.count)
    return Excel
