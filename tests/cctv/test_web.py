"""Cameras over HTTP that behave badly: each says what is wrong, soon, without its login; no half picture is shown."""

from __future__ import annotations

import base64
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.cctv import picture, web
from kiosk.cctv.messages import HEIGHT, WIDTH, CctvSetup
from kiosk.cctv.sources import Fire, pictures
from kiosk.core.errors import SourceError
from tests.cctv.test_watcher import camera, jpeg
from tests.feeds.server import Reply, serving

LOGIN = "guard:s3cret word"
HELD = threading.Event()


def part(body: bytes, *, length: bool = True, mark: bytes = b"frame") -> bytes:
    head = b"--" + mark + b"\r\nContent-Type: image/jpeg\r\n"
    return head + (b"Content-Length: %d\r\n" % len(body) if length else b"") + b"\r\n" + body + b"\r\n"


def multipart(body: bytes, boundary: str = "frame") -> Reply:
    return Reply(body, headers={"Content-Type": f"multipart/x-mixed-replace; boundary={boundary}"})


def shown(url: str, kind: str = "mjpeg", login: str = "") -> Iterator[np.ndarray]:
    return pictures(camera("a", kind=kind, url=url), Path(), "Asia/Seoul", login, Fire())


def problem(reply: Reply | Callable[[str], Reply], kind: str = "mjpeg", login: str = "") -> str:
    """What the camera says is wrong, at the end of whatever it showed."""
    with serving(reply if callable(reply) else lambda _: reply) as server, pytest.raises(SourceError) as caught:
        for _ in shown(f"{server.url}/live", kind, login):
            pass
    return str(caught.value)


@pytest.mark.parametrize("length", [True, False], ids=["with lengths", "without"])
@pytest.mark.parametrize("declared", ["frame", '"--frame"'])
def test_a_stream_of_jpegs_is_shown_in_the_walls_size(length: bool, declared: str) -> None:
    bodies = [jpeg(shade, 640, 480) for shade in (40, 120, 200)]
    stream = b"".join(part(body, length=length) for body in bodies) + b"--frame--\r\n"
    with serving(lambda _: multipart(stream, declared)) as server:
        assert [bytes(body) == sent for body, sent in zip(_some(server.url), bodies, strict=True)] == [True] * 3
        first = next(shown(server.url))
    assert first.shape == (HEIGHT, WIDTH, 3)
    assert abs(float(first.mean()) - 40) < 3


def _some(url: str) -> list[bytes]:
    found: list[bytes] = []
    with pytest.raises(SourceError, match="the stream ended"):
        found.extend(web.stream(url, ""))  # what came before the error stays
    return found


@pytest.mark.parametrize("length", [True, False], ids=["with lengths", "without"])
def test_a_stream_that_stops_in_the_middle_of_a_picture_ends_and_shows_no_half_one(length: bool) -> None:
    whole, half = part(jpeg(40), length=length), part(jpeg(90), length=length)[:-200]
    with serving(lambda _: multipart(whole + half)) as server:
        assert _some(server.url) == [jpeg(40)]


def test_a_stream_that_falls_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PATIENCE", 0.3)
    release = threading.Event()
    with _trickling(part(jpeg(40)), release) as url:
        with pytest.raises(SourceError, match="too slow"):
            for _ in web.stream(url, ""):
                pass  # it would never end
        release.set()


class _trickling:  # noqa: N801 - reads as a verb
    """A server that sends a picture, then a byte now and then: every single wait is short, the whole has no end."""

    def __init__(self, first: bytes, release: threading.Event) -> None:
        self._first, self._release = first, release
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> str:
        threading.Thread(target=self._serve, daemon=True).start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def __exit__(self, *_: object) -> None:
        self._release.set()
        self._socket.close()

    def _serve(self) -> None:
        there, _ = self._socket.accept()
        with there:
            there.recv(4096)
            there.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n")
            there.sendall(self._first)
            while not self._release.wait(0.05):
                try:
                    there.sendall(b"x")
                except OSError:
                    return


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<html>login</html>", headers={"Content-Type": "text/html"}), "sends text/html"),
        (Reply(jpeg(9), headers={"Content-Type": "image/jpeg"}), "sends image/jpeg, no stream"),
        (Reply(status=404), "error 404"),
        (Reply(status=500), "error 500"),
        (Reply(status=302, headers={"Location": "http://127.0.0.2:9/x"}), "another host"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "error 302"),
        (Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'}), "login is refused"),
        (
            Reply(status=401, headers={"WWW-Authenticate": 'Digest realm="x", nonce="y", qop="auth"'}),
            "login is refused",
        ),
        (multipart(b""), "stream ended"),
        (multipart(b"nothing of a stream\r\n" * 999), "stream ended"),
        (multipart(part(b"<html>not a picture</html>")), "no picture"),
        (multipart(part(jpeg(90)[:-60])), "cut off"),
        (multipart(b"--frame\r\nContent-Length: 99999999\r\n\r\n"), "more than"),
        (multipart(b"--frame\r\n" + b"X: y\r\n" * 2000), "no stream of pictures"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("login", ["", LOGIN])
def test_whatever_is_wrong_is_told_without_the_login(reply: Reply, said: str, login: str) -> None:
    told = problem(reply, login=login)
    assert said in told
    assert "s3cret" not in told


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(jpeg(90)[:-60]), "cut off"),
        (Reply(jpeg(90), length=99_999), "no snapshot"),
        (Reply(b""), "no picture"),
        (Reply(endless=True), "more than"),
        (Reply(status=301, headers={"Location": "https://127.0.0.1/"}), "another host"),
    ],
    ids=["truncated", "cut off", "nothing", "endless", "redirect"],
)
def test_a_snapshot_that_is_none_is_told(reply: Reply, said: str) -> None:
    assert said in problem(reply, "snapshot")


def test_a_redirect_on_the_same_host_is_followed_with_the_login() -> None:
    def answer(path: str) -> Reply:
        if path == "/live":
            return Reply(status=302, headers={"Location": "/there"})
        return Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})

    with serving(answer) as server, pytest.raises(SourceError):
        next(shown(f"{server.url}/live", login=LOGIN))
    assert server.asked == ["/live", "/there", "/there"]
    assert server.heard[-1]["Authorization"] == "Basic " + base64.b64encode(LOGIN.encode()).decode()
    assert "Authorization" not in server.heard[0]


# ------------------------------------------------------------------ too large, before it is decoded


def _header(kind: str, width: int, height: int) -> bytes:
    """A picture's first bytes alone: whoever decodes it finds nothing, whoever reads its header finds its size."""
    if kind == "png":
        return picture.PNG + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    return b"\xff\xd8" + app + b"\xff\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize("source", ["snapshot", "mjpeg"])
def test_twenty_megapixels_are_refused_by_the_header_alone(kind: str, source: str) -> None:
    body = _header(kind, 5000, 4000)
    assert cv2.imdecode(np.frombuffer(body, np.uint8), cv2.IMREAD_COLOR) is None
    assert "5000x4000 is too large" in problem(Reply(body) if source == "snapshot" else multipart(part(body)), source)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(width=st.integers(1, 300), height=st.integers(1, 300), suffix=st.sampled_from([".jpg", ".png"]))
def test_the_size_in_the_header_is_that_of_the_decoded_picture(width: int, height: int, suffix: str) -> None:
    done, data = cv2.imencode(suffix, np.zeros((height, width, 3), np.uint8))
    assert done
    assert picture.size(data.tobytes()) == (width, height)
    assert picture.whole(data.tobytes())
    assert not picture.whole(data.tobytes()[: len(data) // 2])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(body=st.binary(max_size=40), begin=st.sampled_from([b"", picture.PNG, picture.JPEG, b"\xff\xd8\xff"]))
def test_any_bytes_have_a_size_or_none(body: bytes, begin: bytes) -> None:
    found = picture.size(begin + body)
    assert found is None or min(found) >= 0


# ------------------------------------------------------------------ logins

OPEN = """
import sys
from pathlib import Path
from kiosk.cctv.sources import Fire, pictures
from tests.cctv.test_watcher import camera
try:
    next(pictures(camera("a", kind="rtsp", url=sys.argv[1]), Path(), "Asia/Seoul", sys.argv[2], Fire()))
except Exception as error:
    print(error)
"""


def test_ffmpeg_gets_the_login_and_writes_it_nowhere() -> None:
    heard: list[bytes] = []
    door = socket.create_server(("127.0.0.1", 0))

    def refuse() -> None:
        there, _ = door.accept()
        with there:
            while asked := there.recv(4096):
                heard.append(asked)
                number = asked.partition(b"CSeq: ")[2].partition(b"\r\n")[0]
                there.sendall(
                    b"RTSP/1.0 401 Unauthorized\r\nCSeq: " + number + b'\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n'
                )

    thread = threading.Thread(target=refuse, daemon=True)
    thread.start()
    url = f"rtsp://127.0.0.1:{door.getsockname()[1]}/live"
    done = subprocess.run([sys.executable, "-c", OPEN, url, LOGIN], check=True, capture_output=True, text=True)
    door.close()
    thread.join(5)
    assert base64.b64encode(LOGIN.encode()) in b"".join(heard)
    assert f"{url}: the stream cannot be opened" in done.stdout
    for secret in ("s3cret", "guard"):
        assert secret not in done.stdout + done.stderr


def test_what_starts_the_watcher_shows_no_login() -> None:
    setup = CctvSetup((), Path(), "Asia/Seoul", (), (("a", LOGIN),))
    assert "s3cret" not in repr(setup)


@pytest.mark.parametrize(
    ("kind", "url", "said"),
    [
        ("mjpeg", "rtsp://x/y", "http:// or https://"),
        ("snapshot", "file:///etc/passwd", "http:// or https://"),
        ("rtsp", "http://x/y", "rtsp:// or rtsps://"),
        ("rtsp", "rtsp://me:word@x/y", "no login stands in a pack"),
    ],
)
def test_an_address_of_another_kind_or_with_a_login_is_refused_with_the_pack(kind: str, url: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        camera("a", kind=kind, url=url)
