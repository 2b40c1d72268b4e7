"""Arcs -> a file of OpenFst. Ends where OpenFst's own tools have compiled and sorted it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Literal

# Debian ships no dlopen-able plug-in for this type, so the library itself is loaded first (libfst22 1.7.9).
LOOKAHEAD = "libfstlookahead.so.22"


class Fst:
    """A weighted transducer being written; state 0 is the start, label 0 is no label, weights are -log(p)."""

    def __init__(self) -> None:
        self.states = 0
        self.arcs: list[tuple[int, int, int, int, float]] = []
        self.finals: dict[int, float] = {}

    def state(self) -> int:
        """A new state."""
        self.states += 1
        return self.states - 1

    def arc(self, source: int, target: int, reads: int, writes: int, weight: float = 0.0) -> None:
        """An arc between two states."""
        self.arcs.append((source, target, reads, writes, weight))

    def compile(self, path: Path, sort: Literal["ilabel", "olabel"]) -> None:
        """The transducer as a file, its arcs sorted by input or output label."""
        first = [arc for arc in self.arcs if arc[0] == 0]  # the compiler takes the first line's state for the start
        others = [arc for arc in self.arcs if arc[0] != 0]
        text = "".join("{} {} {} {} {:.5f}\n".format(*arc) for arc in first + others)
        text += "".join(f"{state} {weight:.5f}\n" for state, weight in self.finals.items())
        compiled = subprocess.run(["fstcompile"], input=text.encode(), stdout=subprocess.PIPE, check=True)
        subprocess.run(["fstarcsort", f"--sort_type={sort}", "-", str(path)], input=compiled.stdout, check=True)


def to_lookahead(path: Path, target: Path) -> dict[int, int]:
    """`path` as a look-ahead transducer in `target`; gives old word number -> new one, as the type renumbers them."""
    pairs = target.with_suffix(".relabel")
    subprocess.run(
        ["fstconvert", "--fst_type=olabel_lookahead", f"--save_relabel_opairs={pairs}", str(path), str(target)],
        check=True,
        env={**os.environ, "LD_PRELOAD": LOOKAHEAD},
    )
    relabelled = {}
    for line in pairs.read_text().splitlines():
        old, new = line.split()
        relabelled[int(old)] = int(new)
    pairs.unlink()
    return relabelled
