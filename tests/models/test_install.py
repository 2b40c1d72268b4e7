"""A speech model: installed whole, or nothing changed and the reason said."""

from __future__ import annotations

import resource
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.core.errors import InstallError
from kiosk.models.disk import RESERVE
from kiosk.models.fetch import beside
from kiosk.models.folders import ModelFolders
from kiosk.models.installed import vosk_model
from kiosk.models.receipt import differences
from tests.models.parts import EARTH, EN, MODELS, VOSK_FILES, Heard, installer, noise, tmpfs, vosk_archive, zipped
from tests.models.shelf import Shelf

ARCHIVE = f"/{EN}.zip"


def leftovers(folder: Path) -> list[str]:
    """Everything in the folder but the locks."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def fetched(shelf: Shelf) -> list[str | None]:
    """The ranges that were asked of the archive."""
    return [asked for path, asked in shelf.asked if path == ARCHIVE]


def test_a_model_is_installed_with_a_receipt_and_found(tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    target = installer(folder, shelf.offer(EN, vosk_archive())).speech("en")
    assert target == folder / EN == vosk_model("en", ModelFolders(folder, MODELS))
    assert {path: (target / path).read_bytes() for path in VOSK_FILES} == VOSK_FILES
    assert differences(target) == ()
    assert leftovers(folder) == [EN]


def test_installing_again_fetches_nothing(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    installer(tmp_path, url).speech("en")
    asked, report = len(shelf.asked), Heard()
    installer(tmp_path, url, report=report).speech("en")
    assert len(shelf.asked) == asked
    assert report.lines == [f"{EN}: already in {tmp_path / EN}"]


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_installing_again_mends_a_broken_model(tmp_path: Path, shelf: Shelf, damage: str) -> None:
    url = shelf.offer(EN, vosk_archive())
    broken = installer(tmp_path, url).speech("en") / "am/final.mdl"
    if damage == "change":
        broken.write_bytes(b"rot")
    else:
        broken.unlink()
    installer(tmp_path, url).speech("en")
    assert broken.read_bytes() == VOSK_FILES["am/final.mdl"]
    assert leftovers(tmp_path) == [EN]


def test_a_cut_connection_is_resumed_by_the_next_call(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    shelf.cut_after = 100_000
    with pytest.raises(InstallError, match="after 100000 of"):
        installer(tmp_path, url).speech("en")
    shelf.cut_after = None
    installer(tmp_path, url).speech("en")
    assert fetched(shelf) == [None, "bytes=100000-"]
    assert leftovers(tmp_path) == [EN]


def test_a_wrong_md5_leaves_nothing(tmp_path: Path, shelf: Shelf) -> None:
    with pytest.raises(InstallError, match=r"not 0{32}; it was deleted"):
        installer(tmp_path, shelf.offer(EN, vosk_archive(), {"md5": "0" * 32})).speech("en")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("archive", "problem"),
    [
        (zipped({f"{EN}/../../outside": b"x"}), "leads outside"),
        (zipped({f"{EN}/am/final.mdl": bytes(20_000_000)}), "more than 10 times"),
        (vosk_archive(without="graph/Gr.fst"), "lacks graph/Gr.fst"),
        (noise("no zip", 5000), "no zip archive"),
    ],
)
def test_a_bad_archive_with_the_right_md5_leaves_nothing(
    tmp_path: Path, shelf: Shelf, archive: bytes, problem: str
) -> None:
    folder = tmp_path / "models"
    with pytest.raises(InstallError, match=problem):
        installer(folder, shelf.offer(EN, archive)).speech("en")
    assert leftovers(folder) == []
    assert leftovers(tmp_path) == ["models"]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"name": "vosk-model-other"}, "does not name it"),
        ({"md5": "short"}, "md5"),
        ({"size": -1}, "size"),
        ({"size": 7}, "bytes, not 7"),
        ({"url": "file:///etc/passwd"}, "neither https"),
    ],
)
def test_a_strange_list_is_named(tmp_path: Path, shelf: Shelf, wrong: dict[str, object], problem: str) -> None:
    with pytest.raises(InstallError, match=problem):
        installer(tmp_path, shelf.offer(EN, vosk_archive(), wrong)).speech("en")
    assert leftovers(tmp_path) == []


def test_a_login_page_instead_of_the_list_is_named(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/list.json"] = b"<html>please log in</html>"
    with pytest.raises(InstallError, match="not a list of models") as caught:
        installer(tmp_path, f"{shelf.url}/list.json").speech("en")
    assert "browser" in caught.value.mend


def test_an_absent_archive_and_an_absent_list_are_named(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    del shelf.files[ARCHIVE]
    with pytest.raises(InstallError, match=r"zip answers 404"):
        installer(tmp_path, url).speech("en")
    with pytest.raises(InstallError, match=r"nothing\.json answers 404"):
        installer(tmp_path, f"{shelf.url}/nothing.json").speech("en")


def test_no_network_says_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(InstallError, match="cannot be reached") as caught:
        installer(tmp_path, f"http://127.0.0.1:{port}/list.json").speech("en")
    assert "Connect to the network" in caught.value.mend


def test_a_small_disk_is_refused_before_anything_is_fetched(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    with pytest.raises(InstallError, match="Free some room"):
        installer(tmp_path, url, free=lambda _: RESERVE + 500_000).speech("en")
    assert fetched(shelf) == []


def test_a_really_small_disk_is_refused_before_anything_is_fetched(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    with tmpfs(tmp_path / "disk", "size=1m") as disk:
        with pytest.raises(InstallError, match="Free some room"):
            installer(disk, url).speech("en")
        assert fetched(shelf) == []


@pytest.mark.parametrize("size", ["200k", "500k"], ids=["while fetching", "while unpacking"])
def test_a_disk_that_fills_up_in_the_middle_is_named_and_gone_on_with_later(
    tmp_path: Path, shelf: Shelf, size: str
) -> None:
    url = shelf.offer(EN, vosk_archive())
    with tmpfs(tmp_path / "disk", f"size={size}") as disk:
        with pytest.raises(InstallError, match="is full"):
            installer(disk, url, free=lambda _: EARTH).speech("en")
        assert not (disk / EN).exists()
        assert set(leftovers(disk)) <= {f"{EN}.zip", f"{EN}.zip.part", f"{EN}.zip.part.tag"}
        subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
        installer(disk, url, free=lambda _: EARTH).speech("en")
        assert leftovers(disk) == [EN]
    assert len(fetched(shelf)) == (2 if size == "200k" else 1)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """A limit that any user may set on himself: writing past it fails like a disk quota."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_quota_is_a_full_disk_and_gone_on_with_later(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    with largest_file(120_000), pytest.raises(InstallError, match="is full"):
        installer(tmp_path, url).speech("en")
    kept = beside(tmp_path / f"{EN}.zip")[0].stat().st_size
    assert 0 < kept <= 120_000
    installer(tmp_path, url).speech("en")
    assert fetched(shelf)[-1] == f"bytes={kept}-"


def test_a_read_only_folder_is_named_with_a_way_out(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    with tmpfs(tmp_path / "disk", "size=1m,ro") as disk:
        for folder in (disk, disk / "models"):
            with pytest.raises(InstallError, match="cannot be written") as caught:
                installer(folder, url).speech("en")
            assert "KIOSK_MODELS" in caught.value.mend


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(InstallError, match="cannot be written"):
        installer(tmp_path / "models", shelf.offer(EN, vosk_archive())).speech("en")


def test_ctrl_c_keeps_what_arrived_for_the_next_call(tmp_path: Path, shelf: Shelf) -> None:
    url = shelf.offer(EN, vosk_archive())
    with pytest.raises(KeyboardInterrupt):
        installer(tmp_path, url, report=Heard(interrupt_at=100_000)).speech("en")
    kept = beside(tmp_path / f"{EN}.zip")[0].stat().st_size
    installer(tmp_path, url).speech("en")
    assert fetched(shelf)[-1] == f"bytes={kept}-"


def test_what_a_killed_installation_left_is_cleared_away(tmp_path: Path, shelf: Shelf) -> None:
    for name in (f".{EN}.unpacking", f".{EN}.old"):
        (tmp_path / name / "am").mkdir(parents=True)
        (tmp_path / name / "am" / "final.mdl").write_bytes(b"half")
    installer(tmp_path, shelf.offer(EN, vosk_archive())).speech("en")
    assert leftovers(tmp_path) == [EN]


class Waiting(Heard):
    """Opens the publisher's gate when it hears that it has to wait."""

    def __init__(self, gate: threading.Event) -> None:
        super().__init__()
        self.gate = gate

    def say(self, line: str) -> None:
        """Kept, and answered."""
        super().say(line)
        if "waiting" in line:
            self.gate.set()


def test_two_installations_at_once_fetch_once_and_both_succeed(tmp_path: Path, shelf: Shelf) -> None:
    url, gate = shelf.offer(EN, vosk_archive()), threading.Event()
    shelf.gate = gate
    reports = [Waiting(gate), Waiting(gate)]
    threads = [
        threading.Thread(target=installer(tmp_path, url, report=report).speech, args=["en"]) for report in reports
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert fetched(shelf) == [None]
    assert sorted(report.lines[-1].split(": ")[1].split(" ")[0] for report in reports) == ["already", "installed"]
    assert sum("waiting" in line for report in reports for line in report.lines) == 1
