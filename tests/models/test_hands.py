"""The hand model: from the publisher, else from a wheel; the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import socket
import struct
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from kiosk.core.errors import InstallError
from kiosk.models.bundle import ALIGNMENT, task_bundle
from kiosk.models.folders import ModelFolders, default_folders
from kiosk.models.installed import hand_model
from kiosk.models.manifest import HandModel, Manifest
from kiosk.models.ready import hand_model_ready
from tests.models.parts import MODELS, Heard, installer, manifest, noise, zipped
from tests.models.shelf import Shelf

NETWORKS = {"hand_detector.tflite": noise("palm", 2001), "hand_landmarks_detector.tflite": noise("hand", 5003)}
INFO = {
    "mediapipe-0.10.21.dist-info/METADATA": b"Metadata-Version: 2.1\nName: mediapipe\nVersion: 0.10.21\n",
    "mediapipe-0.10.21.dist-info/WHEEL": b"Wheel-Version: 1.0\nTag: cp311-cp311-manylinux_2_28_x86_64\n",
    "mediapipe-0.10.21.dist-info/RECORD": b"",
}
WHEEL = "mediapipe-0.10.21-cp311-cp311-manylinux_2_28_x86_64.whl"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def small_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the whole package index, with a small wheel of the right name."""
    index = tmp_path / "index"
    index.mkdir()
    names = [member.path for member in manifest().hands.wheel.members]
    (index / WHEEL).write_bytes(zipped(INFO | dict(zip(names, NETWORKS.values(), strict=True))))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    return index


def small(url: str = "http://127.0.0.1:1/hand.task", published: bytes = b"published") -> Manifest:
    """The program's manifest with the hashes of the small networks and another publisher."""
    real, bundle = manifest(), task_bundle(NETWORKS)
    hashes = [sha256(network) for network in NETWORKS.values()]
    members = tuple(
        member.model_copy(update={"sha256": digest})
        for member, digest in zip(real.hands.wheel.members, hashes, strict=True)
    )
    wheel = real.hands.wheel.model_copy(
        update={"members": members, "sha256": sha256(bundle), "size": len(bundle), "download_size": 10_000}
    )
    source = {"url": url, "size": len(published), "sha256": sha256(published), "wheel": wheel}
    hands: HandModel = real.hands.model_copy(update=source)
    return real.model_copy(update={"hands": hands})


@pytest.mark.parametrize("size", [1, 63, 64, 65, 5003])
def test_a_bundle_stores_every_network_aligned(size: int) -> None:
    networks = {"a.tflite": noise("a", size), "another.tflite": noise("b", 77), "c": noise("c", 3)}
    bundle = task_bundle(networks)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.testzip() is None
        for member, network in zip(archive.infolist(), networks.values(), strict=True):
            name, extra = struct.unpack_from("<HH", bundle, member.header_offset + 26)
            start = member.header_offset + 30 + name + extra
            assert member.compress_type == zipfile.ZIP_STORED
            assert start % ALIGNMENT == 0
            assert bundle[start : start + len(network)] == network
    assert task_bundle(networks) == bundle


def test_a_wheel_gives_the_model_without_asking_the_publisher(tmp_path: Path, shelf: Shelf, small_index: Path) -> None:
    folder = tmp_path / "models"
    target = installer(folder, manifest=small(f"{shelf.url}/hand.task")).hands(from_wheel=True)
    assert target == folder / "hand_landmarker.task" == hand_model(ModelFolders(folder, MODELS))
    assert target.read_bytes() == task_bundle(NETWORKS)
    assert shelf.asked == []
    assert [path.name for path in folder.iterdir() if not path.name.endswith(".lock")] == [target.name]


def test_the_publisher_comes_first(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/hand.task"] = b"published"
    target = installer(tmp_path, manifest=small(f"{shelf.url}/hand.task")).hands()
    assert target.read_bytes() == b"published"


@pytest.mark.parametrize("trouble", ["no network", "404", "login page"])
def test_a_publisher_that_fails_is_named_and_the_wheel_comes_instead(
    tmp_path: Path, shelf: Shelf, small_index: Path, trouble: str
) -> None:
    url = f"{shelf.url}/hand.task"
    if trouble == "no network":
        with socket.create_server(("127.0.0.1", 0)) as listener:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}/hand.task"
    if trouble == "login page":
        shelf.files["/hand.task"] = b"<html>log</html>"
    report = Heard()
    target = installer(tmp_path / "models", manifest=small(url), report=report).hands()
    assert target.read_bytes() == task_bundle(NETWORKS)
    said = {"no network": "cannot be reached", "404": "answers 404", "login page": "has 16 bytes, not 9"}
    assert said[trouble] in report.lines[0]
    assert "building it from the networks inside mediapipe==0.10.21" in report.lines[1]


def test_a_whole_model_is_left_alone_and_a_broken_one_is_made_anew(tmp_path: Path, small_index: Path) -> None:
    folder = tmp_path / "models"
    target = installer(folder, manifest=small()).hands(from_wheel=True)
    before = target.stat().st_ino
    installer(folder, manifest=small()).hands(from_wheel=True)
    assert target.stat().st_ino == before
    target.write_bytes(b"rot")
    installer(folder, manifest=small()).hands(from_wheel=True)
    assert target.read_bytes() == task_bundle(NETWORKS)


def test_a_network_with_another_hash_is_refused(tmp_path: Path, small_index: Path) -> None:
    with pytest.raises(InstallError, match=r"palm_detection_full\.tflite in the wheel has sha256"):
        installer(tmp_path / "models").hands(from_wheel=True)
    assert not (tmp_path / "models" / "hand_landmarker.task").exists()


def test_a_wheel_without_the_networks_is_refused(tmp_path: Path, small_index: Path) -> None:
    (small_index / WHEEL).write_bytes(zipped(INFO))
    with pytest.raises(InstallError, match="the wheel has no mediapipe/modules"):
        installer(tmp_path / "models", manifest=small()).hands(from_wheel=True)


def test_an_index_without_the_wheel_is_named_in_pips_words(tmp_path: Path, small_index: Path) -> None:
    (small_index / WHEEL).unlink()
    with pytest.raises(InstallError, match=r"No matching distribution found for mediapipe==0\.10\.21") as caught:
        installer(tmp_path / "models", manifest=small()).hands(from_wheel=True)
    assert "copy the file" in caught.value.mend


def test_a_python_without_pip_is_told_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bare" / "bin" / "python"))
    with pytest.raises(InstallError, match="this Python has no pip") as caught:
        installer(tmp_path / "models", manifest=small()).hands(from_wheel=True)
    assert "-m ensurepip" in caught.value.mend


@pytest.fixture(scope="session")
def real_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand model built from the real wheel; skips where the package index cannot be reached."""
    folder = tmp_path_factory.mktemp("hands")
    try:
        return installer(folder).hands(from_wheel=True)
    except InstallError as error:
        if "pip could not fetch" in error.problem:
            pytest.skip(f"the package index is not reachable: {error.problem}")
        raise


def test_the_real_wheel_gives_the_pinned_bytes(real_model: Path) -> None:
    assert sha256(real_model.read_bytes()) == manifest().hands.wheel.sha256
    assert real_model.stat().st_size == manifest().hands.wheel.size
    assert hand_model_ready(ModelFolders(real_model.parent, MODELS))


def test_mediapipe_loads_the_model(real_model: Path) -> None:
    loads = (
        "import sys\n"
        "import mediapipe, numpy\n"
        "from mediapipe.tasks.python import BaseOptions, vision\n"
        "base = BaseOptions(model_asset_path=sys.argv[1])\n"
        "with vision.HandLandmarker.create_from_options(vision.HandLandmarkerOptions(base_options=base)) as hands:\n"
        "    grey = numpy.full((48, 64, 3), 128, numpy.uint8)\n"
        "    print(hands.detect(mediapipe.Image(mediapipe.ImageFormat.SRGB, grey)).hand_landmarks)\n"
    )
    if subprocess.run([sys.executable, "-c", "import mediapipe"], capture_output=True, check=False).returncode:
        pytest.skip("mediapipe cannot be imported here")
    done = subprocess.run([sys.executable, "-c", loads, real_model], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


@pytest.mark.parametrize("content", [None, b"rot"])
def test_a_model_that_is_absent_or_broken_is_not_ready(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "hand_landmarker.task").write_bytes(content)
    assert not hand_model_ready(ModelFolders(tmp_path, MODELS))
    assert not hand_model_ready(ModelFolders(tmp_path, tmp_path))


def test_the_folders_of_this_machine_can_be_asked() -> None:
    assert hand_model(default_folders()) in (None, default_folders().installed / "hand_landmarker.task")
