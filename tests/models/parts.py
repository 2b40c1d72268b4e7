"""Small archives shaped like vosk's, folders to install into, and a report that remembers."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.models.folders import PACKAGE, ModelFolders
from kiosk.models.install import Installer
from kiosk.models.manifest import Manifest, load_manifest


def noise(seed: str, size: int) -> bytes:
    """Bytes that no archive makes smaller, the same for the same seed."""
    return hashlib.shake_128(seed.encode()).digest(size)


MODELS = PACKAGE.parent / "models"
EN = "vosk-model-small-en-us-0.15"
VOSK_FILES = {
    "am/final.mdl": noise("mdl", 300_000),
    "conf/model.conf": b"--beam=10\n",
    "conf/mfcc.conf": b"--dither=0\n",
    "graph/HCLr.fst": noise("fst", 50_000),
    "graph/Gr.fst": b"g",
    "graph/disambig_tid.int": b"1\n",
}
EARTH = 10**12  # bytes: more room than any test needs


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def vosk_archive(name: str = EN, without: str = "") -> bytes:
    """An archive of one folder with every file vosk reads."""
    return zipped({f"{name}/{path}": content for path, content in VOSK_FILES.items() if path != without})


@dataclass
class Heard:
    """A report that keeps what it was told, and can press Ctrl-C in the middle."""

    lines: list[str] = field(default_factory=list)
    bytes_so_far: list[int] = field(default_factory=list)
    interrupt_at: int | None = None

    def say(self, line: str) -> None:
        """Kept."""
        self.lines.append(line)

    def progress(self, what: str, done: int, total: int) -> None:
        """Kept, or answered with Ctrl-C."""
        self.bytes_so_far.append(done)
        if self.interrupt_at is not None and done >= self.interrupt_at:
            raise KeyboardInterrupt


def manifest() -> Manifest:
    """The program's own."""
    return load_manifest(MODELS / "manifest.toml")


def installer(into: Path, list_url: str = "http://127.0.0.1:1/list.json", **changes: object) -> Installer:
    """An installer of the program's own models into a folder of the test."""
    usual: dict[str, object] = {"manifest": manifest(), "report": Heard()}
    return Installer(folders=ModelFolders(into, MODELS), list_url=list_url, **(usual | changes))  # type: ignore[arg-type]


@contextmanager
def tmpfs(at: Path, options: str) -> Iterator[Path]:
    """A real small file system; skips where this user may not mount one."""
    at.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", at], check=False).returncode:
        pytest.skip("only root may mount the small disk this test fills")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)
