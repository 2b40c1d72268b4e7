"""A download: whole, cut, resumed, altered, refused."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

import pytest

from kiosk.core.errors import InstallError
from kiosk.models.fetch import Wanted, beside, fetch
from kiosk.models.web import FetchError
from tests.models.parts import EARTH, Heard, noise
from tests.models.shelf import Shelf

BODY = noise("body", 400_000)


def wanted(shelf: Shelf, body: bytes = BODY, path: str = "/file") -> Wanted:
    return Wanted("model", shelf.url + path, len(body), "sha256", hashlib.sha256(body).hexdigest())


def cut(shelf: Shelf, to: Path, after: int = 150_000) -> None:
    """A first attempt whose connection ends early."""
    shelf.files["/file"] = BODY
    shelf.cut_after = after
    with pytest.raises(FetchError, match=f"after {after} of 400000"):
        fetch(wanted(shelf), to, Heard())
    shelf.cut_after = None


def test_a_file_arrives_whole_and_nothing_else_is_left(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/file"] = BODY
    report = Heard()
    fetch(wanted(shelf), tmp_path / "file", report)
    assert (tmp_path / "file").read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert report.bytes_so_far[-1] == len(BODY)
    assert report.bytes_so_far == sorted(report.bytes_so_far)


def test_a_file_that_is_there_is_not_fetched(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "file").write_bytes(BODY)
    fetch(wanted(shelf), tmp_path / "file", Heard())
    assert shelf.asked == []


def test_a_cut_download_goes_on_where_it_stopped(tmp_path: Path, shelf: Shelf) -> None:
    to = tmp_path / "file"
    cut(shelf, to)
    assert beside(to)[0].read_bytes() == BODY[:150_000]
    fetch(wanted(shelf), to, Heard())
    assert to.read_bytes() == BODY
    assert shelf.asked == [("/file", None), ("/file", "bytes=150000-")]


def test_a_download_that_lacks_only_the_rename_asks_nobody(tmp_path: Path, shelf: Shelf) -> None:
    beside(tmp_path / "file")[0].write_bytes(BODY)
    fetch(wanted(shelf), tmp_path / "file", Heard())
    assert shelf.asked == []
    assert (tmp_path / "file").read_bytes() == BODY


def test_a_server_that_cannot_go_on_starts_again_and_it_is_said(tmp_path: Path, shelf: Shelf) -> None:
    to, report = tmp_path / "file", Heard()
    cut(shelf, to)
    shelf.ranges = False
    fetch(wanted(shelf), to, report)
    assert to.read_bytes() == BODY
    assert "from the start again" in report.lines[0]


def test_a_file_that_changed_on_the_server_starts_again(tmp_path: Path, shelf: Shelf) -> None:
    to, newer = tmp_path / "file", noise("newer", len(BODY))
    cut(shelf, to)
    shelf.files["/file"], shelf.etag = newer, '"second"'
    fetch(wanted(shelf, newer), to, Heard())
    assert to.read_bytes() == newer


def test_a_server_that_refuses_the_range_is_asked_for_everything(tmp_path: Path, shelf: Shelf) -> None:
    to, longer = tmp_path / "file", BODY + b"more"
    beside(to)[0].write_bytes(BODY)
    shelf.files["/file"] = BODY  # shorter than what is wanted: the range starts past its end
    with pytest.raises(FetchError, match="has 400000 bytes, not 400004"):
        fetch(wanted(shelf, longer), to, Heard())
    assert shelf.asked == [("/file", "bytes=400000-"), ("/file", None)]


def test_a_wrong_hash_deletes_what_arrived_and_says_so(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/file"] = bytes(len(BODY))
    with pytest.raises(FetchError, match="it was deleted"):
        fetch(wanted(shelf), tmp_path / "file", Heard())
    assert list(tmp_path.iterdir()) == []


def test_a_body_shorter_than_announced_is_kept_for_later(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/file"], shelf.claims = BODY[:1000], len(BODY)
    with pytest.raises(FetchError, match="after 1000 of 400000") as caught:
        fetch(wanted(shelf), tmp_path / "file", Heard())
    assert "goes on from there" in caught.value.mend
    assert beside(tmp_path / "file")[0].stat().st_size == 1000


def test_a_connection_that_is_reset_is_named_and_gone_on_with(tmp_path: Path, shelf: Shelf) -> None:
    to = tmp_path / "file"
    shelf.files["/file"], shelf.cut_after, shelf.reset = BODY, 150_000, True
    with pytest.raises(FetchError, match=r"connection (broke|ended) after \d+ of 400000"):
        fetch(wanted(shelf), to, Heard())
    shelf.cut_after = None
    fetch(wanted(shelf), to, Heard())
    assert to.read_bytes() == BODY


def test_a_part_longer_than_the_file_is_thrown_away(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/file"] = BODY
    beside(tmp_path / "file")[0].write_bytes(BODY + b"of another version")
    fetch(wanted(shelf), tmp_path / "file", Heard())
    assert (tmp_path / "file").read_bytes() == BODY
    assert shelf.asked == [("/file", None)]


def test_a_missing_file_names_the_address_and_the_status(tmp_path: Path, shelf: Shelf) -> None:
    with pytest.raises(FetchError, match=r"/file answers 404"):
        fetch(wanted(shelf), tmp_path / "file", Heard())


def test_a_closed_port_says_the_network_and_the_mend(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    absent = Shelf(url=f"http://127.0.0.1:{port}")
    with pytest.raises(FetchError, match=rf"127\.0\.0\.1:{port} cannot be reached") as caught:
        fetch(wanted(absent), tmp_path / "file", Heard())
    assert "network" in caught.value.mend


@pytest.mark.parametrize("url", ["http://example.org/file", "file:///etc/passwd", "ftp://127.0.0.1/file"])
def test_an_unprotected_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(InstallError, match="neither https nor on this machine"):
        fetch(Wanted("model", url, 1, "sha256", "0" * 64), tmp_path / "file", Heard(), lambda _: EARTH)


def test_ctrl_c_keeps_what_arrived(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files["/file"] = BODY
    to = tmp_path / "file"
    with pytest.raises(KeyboardInterrupt):
        fetch(wanted(shelf), to, Heard(interrupt_at=100_000))
    kept = beside(to)[0].stat().st_size
    assert kept >= 100_000
    fetch(wanted(shelf), to, Heard())
    assert to.read_bytes() == BODY
    assert shelf.asked[-1] == ("/file", f"bytes={kept}-")
