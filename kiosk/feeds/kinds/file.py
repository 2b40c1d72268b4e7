"""`kind = "file"`: a CSV or JSON file that somebody else writes, watched for change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kiosk.core.city.sources import FeedSpec
from kiosk.core.reading import Status
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import FeedKind, Surroundings, promised
from kiosk.feeds.mapping import Mapped, Mapper
from kiosk.feeds.tables import FileFeed


class FileOptions(Mapped):
    """`file` is relative to the pack's folder."""

    file: Path
    delimiter: Annotated[str, Field(max_length=1)] = ""
    encoding: str = "utf-8-sig"


def _made(spec: FeedSpec, options: FileOptions, around: Surroundings) -> Sequence[Feed]:
    status = Status.SIMULATED if spec.simulated else Status.LIVE
    mapper = Mapper(options, around.pack, spec.source.text, status)
    return [
        FileFeed(
            name=spec.name,
            source=spec.source.text,
            every=spec.every,
            patience=spec.patience,
            promises=promised(options.promises, spec, around),
            file=around.pack.folder / options.file,
            mapper=mapper,
            delimiter=options.delimiter,
            encoding=options.encoding,
        )
    ]


FEED = FeedKind("file", FileOptions, _made)
