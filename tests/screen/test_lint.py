"""What Python gives QML is described to qmllint, and a misspelt name is caught by it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.screen import lint, qmltypes
from kiosk.screen.registered import ITEMS, PANELS
from kiosk.screen.window import QML

QMLLINT = os.environ.get("KIOSK_QMLLINT") or shutil.which(lint.QMLLINT)
needs_qmllint = pytest.mark.skipif(
    QMLLINT is None, reason=f"{lint.QMLLINT} of PySide6-Essentials is not on PATH (or set KIOSK_QMLLINT)"
)


def test_every_class_and_every_property_is_described(tmp_path: Path) -> None:
    described = qmltypes.write(tmp_path).read_text()
    for name, kind in {**ITEMS, **PANELS}.items():
        assert f'name: "{name}"' in described
        meta = kind.staticMetaObject
        for index in range(meta.propertyOffset(), meta.propertyCount()):
            assert f'Property {{ name: "{meta.property(index).name()}"' in described


def test_every_file_of_the_shell_and_the_library_is_linted() -> None:
    assert {file.name for file in lint.files()} >= {file.name for file in QML.rglob("*.qml")}


@needs_qmllint
@pytest.mark.parametrize(("spelt", "passes"), [("viewTitle", True), ("viewTilte", False)])
def test_a_misspelt_property_of_a_panel_is_a_lint_error(tmp_path: Path, spelt: str, passes: bool) -> None:
    assert QMLLINT is not None
    qmltypes.write(tmp_path)
    file = tmp_path / "Title.qml"
    file.write_text(
        "import QtQuick\nimport Kiosk.Bridge\n"
        f"Text {{\n    required property HeaderPanel header\n    text: header.{spelt}\n}}\n"
    )
    done = subprocess.run([QMLLINT, "-W", "0", "-I", str(tmp_path), str(file)], capture_output=True, check=False)
    assert (done.returncode == 0) == passes, done.stderr.decode()
