"""The state of every model: what list shows and verify finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.models.folders import ModelFolders
from kiosk.models.status import BY_HAND, ModelState, states
from tests.models.parts import EN, MODELS, installer, manifest, vosk_archive
from tests.models.shelf import Shelf


def look(folder: Path, name: str, *, hashes: bool = True) -> ModelState:
    found = states(manifest(), ModelFolders(folder, MODELS), hashes=hashes)
    return next(model for model in found if model.name == name)


@pytest.fixture
def model(tmp_path: Path, shelf: Shelf) -> Path:
    """An installed English model."""
    return installer(tmp_path, shelf.offer(EN, vosk_archive())).speech("en")


def test_every_model_has_a_licence_a_size_and_a_mend(tmp_path: Path) -> None:
    found = states(manifest(), ModelFolders(tmp_path, MODELS), hashes=False)
    assert [model.kind for model in found] == ["official"] * 3 + ["DEMO MODEL"] * 3 + ["embedded", "official"]
    assert all(model.licence and model.size and model.mend for model in found)


def test_what_comes_with_the_program_is_whole(tmp_path: Path) -> None:
    found = states(manifest(), ModelFolders(tmp_path, MODELS), hashes=True)
    assert [(model.name, model.problems) for model in found if model.problems] == []
    assert [model.state for model in found] == ["not installed"] * 3 + ["installed"] * 4 + ["not installed"]


def test_an_installed_model_is_compared_with_its_receipt(tmp_path: Path, model: Path) -> None:
    assert look(tmp_path, EN).state == "installed"
    content = bytearray((model / "am/final.mdl").read_bytes())
    content[1000] ^= 1
    (model / "am/final.mdl").write_bytes(content)
    assert look(tmp_path, EN, hashes=False).state == "installed"
    assert look(tmp_path, EN).problems == ("am/final.mdl is not what was installed",)
    assert look(tmp_path, EN).mend == "kiosk models install en"


def test_a_missing_file_is_seen_without_hashing(tmp_path: Path, model: Path) -> None:
    (model / "graph/Gr.fst").unlink()
    assert look(tmp_path, EN, hashes=False).problems == ("graph/Gr.fst is missing or empty",)


def test_a_model_put_there_by_hand_is_told_apart(tmp_path: Path, model: Path) -> None:
    (model / ".kiosk-receipt.json").unlink()
    assert (look(tmp_path, EN).state, look(tmp_path, EN).note) == ("installed", BY_HAND)


def test_a_receipt_that_cannot_be_read_is_broken(tmp_path: Path, model: Path) -> None:
    (model / ".kiosk-receipt.json").write_text("{")
    assert look(tmp_path, EN).problems == (".kiosk-receipt.json cannot be read",)


def test_a_changed_demo_model_and_hand_model_are_broken(tmp_path: Path) -> None:
    (tmp_path / "vosk-mini-ko").symlink_to(MODELS / "vosk-mini-ru")
    (tmp_path / "hand_landmarker.task").write_bytes(b"rot")
    assert "tree has sha256" in look(tmp_path, "vosk-mini-ko").problems[0]
    assert "none of the manifest's" in look(tmp_path, "hand_landmarker.task").problems[0]


def test_a_missing_demo_model_is_a_broken_program(tmp_path: Path) -> None:
    found = states(manifest(), ModelFolders(tmp_path, tmp_path), hashes=True)
    assert [model.state for model in found if model.kind == "DEMO MODEL"] == ["broken"] * 3


def test_an_absent_package_is_named() -> None:
    absent = manifest().embedded[0].model_copy(update={"package": "no-such-package"})
    changed = manifest().model_copy(update={"embedded": (absent,)})
    found = states(changed, ModelFolders(MODELS, MODELS), hashes=False)
    assert found[6].problems == ("the package no-such-package is not installed",)
