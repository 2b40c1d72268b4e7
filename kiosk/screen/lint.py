"""Every QML file -> qmllint, with the Python classes described; ends with exit code 1 on any warning.

    python -m kiosk.screen.lint [qmllint]

qmllint is not in PyQt6's wheel and Debian 12's is older than our Qt: `pip install PySide6-Essentials==6.11.*` in an
environment of its own and name its `bin/pyside6-qmllint`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kiosk.core import places
from kiosk.screen import qmltypes
from kiosk.screen.window import QML

QMLLINT = "pyside6-qmllint"
FOLDERS = (QML, places.PACKAGE / "views")
# a view's `shown` is a map made by its own present(); what is in it is checked by loading the view in the tests
SILENT = ("--compiler", "disable")


def files(folders: Sequence[Path] = FOLDERS) -> list[Path]:
    """Every QML file of the wall and its views."""
    return [file for folder in folders for file in sorted(folder.rglob("*.qml"))]


def lint(qmllint: str = QMLLINT) -> int:
    """Run qmllint over all files; its exit code, 0 where it has nothing to say."""
    with tempfile.TemporaryDirectory() as folder:
        qmltypes.write(Path(folder))
        return subprocess.run(
            [qmllint, "-W", "0", *SILENT, "-I", str(QML), "-I", folder, *map(str, files())], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(lint(*sys.argv[1:2]))
