"""A folder -> what vosk would miss in it. Ends before the model is loaded."""

from __future__ import annotations

from pathlib import Path

ALWAYS = ("am/final.mdl", "conf/model.conf", "conf/mfcc.conf")
STATIC_GRAPH = ("graph/HCLG.fst",)
LOOKAHEAD_GRAPH = ("graph/HCLr.fst", "graph/Gr.fst", "graph/disambig_tid.int")  # the one that takes run-time grammars
SPEAKER_VECTORS = tuple(
    f"ivector/{name}"
    for name in ("final.ie", "final.dubm", "final.mat", "global_cmvn.stats", "online_cmvn.conf", "splice.conf")
)


def missing_files(folder: Path) -> tuple[str, ...]:
    """The files that vosk 0.3.45 reads at loading and that are absent or empty in `folder`; () for a whole model.

    Source: vosk-api, Model::ConfigureV2 and Model::ReadDataFiles.
    """
    graph = STATIC_GRAPH if _has(folder / STATIC_GRAPH[0]) else LOOKAHEAD_GRAPH
    vectors = SPEAKER_VECTORS if (folder / "ivector").is_dir() else ()
    return tuple(name for name in (*ALWAYS, *graph, *vectors) if not _has(folder / name))


def _has(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
