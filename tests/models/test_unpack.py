"""An archive: unpacked with its hashes, or refused without a trace outside."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from pathlib import Path

import pytest

from kiosk.models.unpack import GROWTH, MOST_FILES, ArchiveError, unpack, unpacked_size
from tests.models.parts import VOSK_FILES, vosk_archive, zipped


def in_file(folder: Path, content: bytes) -> Path:
    file = folder / "archive.zip"
    file.write_bytes(content)
    return file


def test_the_one_folder_becomes_the_target(tmp_path: Path) -> None:
    archive = in_file(tmp_path, vosk_archive())
    hashes = unpack("model", archive, tmp_path / "into")
    assert hashes == {path: hashlib.sha256(content).hexdigest() for path, content in VOSK_FILES.items()}
    assert {p: (tmp_path / "into" / p).read_bytes() for p in VOSK_FILES} == VOSK_FILES
    assert unpacked_size("model", archive) == sum(map(len, VOSK_FILES.values()))


@pytest.mark.parametrize(
    "names",
    [
        ["../outside"],
        ["top/../../outside"],
        ["/outside"],
        ["top\\..\\outside"],
        ["c:/outside"],
        ["top/a", "other/b"],
        ["alone"],
        ["top/a", "top/a/b"],
        ["top/a", "top//a"],
        ["top/./a", "top/a"],
        [],
    ],
)
def test_a_path_that_is_not_below_one_folder_is_refused(tmp_path: Path, names: list[str]) -> None:
    archive = in_file(tmp_path, zipped(dict.fromkeys(names, b"x")))
    with pytest.raises(ArchiveError):
        unpack("model", archive, tmp_path / "deep" / "into")
    assert [path.name for path in tmp_path.rglob("*")] == ["archive.zip"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(tmp_path: Path, kind: int) -> None:
    member = zipfile.ZipInfo("top/link")
    member.create_system = 3
    member.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr(member, "/etc/passwd")
    with pytest.raises(ArchiveError, match="neither file nor folder"):
        unpack("model", tmp_path / "archive.zip", tmp_path / "into")


def test_a_bomb_is_refused_before_a_byte_is_written(tmp_path: Path) -> None:
    archive = in_file(tmp_path, zipped({"top/zeros": bytes(20_000_000)}))
    with pytest.raises(ArchiveError, match=f"more than {GROWTH} times"):
        unpack("model", archive, tmp_path / "into")
    assert not (tmp_path / "into").exists()


def test_a_bomb_that_lies_about_its_size_writes_no_more_than_it_declared(tmp_path: Path) -> None:
    honest = zipped({"top/zeros": bytes(20_000_000)})
    lying = honest.replace((20_000_000).to_bytes(4, "little"), (50_000).to_bytes(4, "little"))
    assert lying != honest
    archive = in_file(tmp_path, lying)
    with pytest.raises(ArchiveError):
        unpack("model", archive, tmp_path / "into")
    written = tmp_path / "into" / "zeros"
    assert not written.exists() or written.stat().st_size <= 50_000


def test_thousands_of_files_are_refused(tmp_path: Path) -> None:
    archive = in_file(tmp_path, zipped({f"top/{number}": b"x" for number in range(MOST_FILES + 1)}))
    with pytest.raises(ArchiveError, match="members"):
        unpack("model", archive, tmp_path / "into")


def test_damage_inside_is_found(tmp_path: Path) -> None:
    content = bytearray(vosk_archive())
    content[100_000] ^= 0xFF
    with pytest.raises(ArchiveError, match="damaged"):
        unpack("model", in_file(tmp_path, bytes(content)), tmp_path / "into")


@pytest.mark.parametrize("content", [b"", b"<html>please log in</html>", vosk_archive()[:-30]])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ArchiveError):
        unpacked_size("model", in_file(tmp_path, content))
