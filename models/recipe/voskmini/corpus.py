"""A folder of spoken sentences: shards of sound and one list of what was said. Written once, read back whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from voskmini.audio import Samples
from voskmini.engines import Utterance

MANIFEST = "manifest.tsv"


def write(folder: Path, batches: Iterable[Sequence[Utterance]]) -> None:
    """One `NNNN.npz` a batch as it comes, and `manifest.tsv`: shard, place, engine, voice, text, phones."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / MANIFEST).open("w", encoding="utf8") as manifest:
        for shard, batch in enumerate(batches):
            np.savez(
                folder / f"{shard:04d}.npz",
                audio=np.concatenate([one.audio for one in batch]),
                ends=np.cumsum([len(one.audio) for one in batch]),
            )
            for place, one in enumerate(batch):
                fields = (str(shard), str(place), one.engine, one.voice, one.text, one.phones)
                manifest.write("\t".join(fields) + "\n")
            manifest.flush()
            print(f"shard {shard}: {len(batch)} sentences", flush=True)


def read(folder: Path) -> list[Utterance]:
    """Every sentence of a corpus."""
    shards: dict[str, list[Samples]] = {}
    found = []
    for line in (folder / MANIFEST).read_text("utf8").splitlines():
        shard, place, engine, voice, text, phones = line.split("\t")
        if shard not in shards:
            shards[shard] = _shard(folder / f"{int(shard):04d}.npz")
        found.append(Utterance(shards[shard][int(place)], engine, voice, text, phones))
    return found


def _shard(path: Path) -> list[Samples]:
    with np.load(path) as arrays:
        audio, ends = arrays["audio"], arrays["ends"]
    return np.split(audio, ends[:-1])
