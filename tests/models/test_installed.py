"""Where models are looked for, and what is given to whoever needs one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.text import LANGUAGES, Language
from kiosk.models.folders import PACKAGE, ModelFolders, default_folders
from kiosk.models.installed import demo_model, hand_model, vosk_model
from kiosk.models.shape import missing_files
from tests.models.parts import EN, MODELS, VOSK_FILES


def make_model(folder: Path) -> Path:
    for path, content in VOSK_FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content[:100])
    return folder


@pytest.mark.parametrize(
    ("environ", "installed"),
    [
        ({"KIOSK_MODELS": "/here", "XDG_DATA_HOME": "/data"}, Path("/here")),
        ({"XDG_DATA_HOME": "/data"}, Path("/data/kiosk/models")),
        ({"KIOSK_MODELS": "", "XDG_DATA_HOME": ""}, Path.home() / ".local/share/kiosk/models"),
        ({"KIOSK_MODELS": "~/models"}, Path.home() / "models"),
    ],
)
def test_the_environment_chooses_the_folder(environ: dict[str, str], installed: Path) -> None:
    assert default_folders(environ) == ModelFolders(installed, PACKAGE.parent / "models")


def test_an_installed_package_carries_its_models_inside(tmp_path: Path) -> None:
    (tmp_path / "kiosk" / "_models").mkdir(parents=True)
    assert default_folders({}, tmp_path / "kiosk").embedded == tmp_path / "kiosk" / "_models"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_machine_has_the_demo_models_and_nothing_else(tmp_path: Path, language: Language) -> None:
    folders = ModelFolders(tmp_path, MODELS)
    assert demo_model(language, folders) == MODELS / f"vosk-mini-{language}"
    assert vosk_model(language, folders) is None
    assert hand_model(folders) is None


@pytest.mark.parametrize("lost", [*VOSK_FILES, None])
def test_a_model_that_lacks_a_file_is_not_given(tmp_path: Path, lost: str | None) -> None:
    model = make_model(tmp_path / EN)
    if lost:
        (model / lost).write_bytes(b"")
    assert vosk_model("en", ModelFolders(tmp_path, MODELS)) == (None if lost else model)


def test_a_model_with_half_its_speaker_vectors_is_not_whole(tmp_path: Path) -> None:
    model = make_model(tmp_path / EN)
    (model / "ivector").mkdir()
    (model / "ivector" / "final.ie").write_bytes(b"x")
    assert missing_files(model)[0] == "ivector/final.dubm"


def test_a_static_graph_needs_no_second_one(tmp_path: Path) -> None:
    model = make_model(tmp_path / EN)
    shutil.rmtree(model / "graph")
    (model / "graph").mkdir()
    (model / "graph" / "HCLG.fst").write_bytes(b"x")
    assert missing_files(model) == ()


@pytest.mark.parametrize("lost", ["", *(path for path in VOSK_FILES)])
def test_vosk_itself_misses_exactly_the_files_we_ask_for(tmp_path: Path, lost: str) -> None:
    model = shutil.copytree(MODELS / "vosk-mini-ru", tmp_path / "model")
    if lost:
        (model / lost).unlink()
    # vosk loads a model without its graph and crashes at the first recogniser or sound
    hears = (
        "import sys, vosk; vosk.SetLogLevel(-1)\n"
        "model = vosk.Model(sys.argv[1])\n"
        "for grammar in (['[\"да\"]'], []):\n"
        "    vosk.KaldiRecognizer(model, 16000, *grammar).AcceptWaveform(bytes(32000))\n"
    )
    done = subprocess.run([sys.executable, "-c", hears, model], capture_output=True, check=False)
    assert missing_files(model) == ((lost,) if lost else ())
    assert (done.returncode == 0) == (not lost), done.stderr
