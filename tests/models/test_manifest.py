"""The manifest: the real one holds, a broken one says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES
from kiosk.models.hashes import tree_sha256, tree_size
from kiosk.models.manifest import DemoModel, load_manifest
from kiosk.models.shape import missing_files
from tests.models.parts import MODELS, manifest

REAL = (MODELS / "manifest.toml").read_text(encoding="utf-8")


def test_every_language_has_an_official_and_a_demo_model() -> None:
    for language in LANGUAGES:
        assert language in manifest().official_in(language).name
        assert manifest().demo_in(language).name == f"vosk-mini-{language}"


@pytest.mark.parametrize("model", manifest().demo, ids=lambda model: model.name)
def test_a_demo_model_is_what_the_manifest_says(model: DemoModel) -> None:
    folder = MODELS / model.name
    assert missing_files(folder) == ()
    assert (tree_size(folder), tree_sha256(folder)) == (model.size, model.tree_sha256), (
        f"{folder} was built anew: put its size and hash into models/manifest.toml"
    )


@pytest.mark.parametrize(
    ("found", "replaced", "key"),
    [
        ("version = 1", "version = 2", "version"),
        ('language = "ko"', 'language = "fr"', "official.1.language"),
        ("size = 40_000_000", 'size = "40 MB"', "official.0.size"),
        ('licence = "Apache-2.0"', 'licens = "Apache-2.0"', "official.0.licence"),
        ('name = "vosk-mini-en"', 'name = "../outside"', "demo.0.name"),
        ('sha256 = "fbc2', 'sha256 = "FBC2', "hands.sha256"),
        ('platform = "many', 'plattform = "many', "hands.wheel.platform"),
    ],
)
def test_a_broken_key_is_named_with_its_file_and_mend(tmp_path: Path, found: str, replaced: str, key: str) -> None:
    file = tmp_path / "manifest.toml"
    assert found in REAL
    file.write_text(REAL.replace(found, replaced, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_manifest(file)
    assert (caught.value.file, caught.value.key) == (file, key)
    assert caught.value.mend


@pytest.mark.parametrize("content", [b"version = ", b"\xff\xfe", None])
def test_a_manifest_that_cannot_be_read_names_the_file(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "manifest.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"manifest\.toml"):
        load_manifest(file)


def test_a_language_with_two_demo_models_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "manifest.toml"
    table = REAL[REAL.index("[[demo]]") : REAL.index("[[demo]]", REAL.index("[[demo]]") + 1)]
    file.write_text(REAL + "\n" + table, encoding="utf-8")
    with pytest.raises(ConfigError, match="exactly one"):
        load_manifest(file)
