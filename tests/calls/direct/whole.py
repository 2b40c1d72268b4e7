"""A whole wall in a process of its own, which a test may kill at any moment.

    python -m tests.calls.direct.whole FOLDER PORT

Takes a word and a contact a line ("dial fire-chief") and says what it is at as JSON, a line for each change.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from PyQt6.QtCore import QCoreApplication, QEventLoop

from kiosk.app import App
from kiosk.core.city.parts import Contact
from kiosk.core.inputs import Modality
from kiosk.core.order import Errand, Wanted
from kiosk.core.text import Text
from kiosk.screen.application import create
from tests.running import Running, settings

WORDS = Text(en="Evacuate the building", ko="건물에서 대피", ru="Эвакуируйте здание")
TEMPLATE = "evacuate"


# ---------------------------------------------------------------------- in the wall's process


def main() -> None:
    """Be a wall until nobody listens any more."""
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    chosen = settings(
        folder,
        orders=folder / "orders.sqlite",  # type: ignore[arg-type]
        history=folder / "history.sqlite",  # type: ignore[arg-type]
        calls={"backend": "direct", "port": port, "folder": folder / "field", "sound": False},
    )
    running = Running(create(headless=True), chosen)
    words: deque[str] = deque()
    threading.Thread(target=_listen, args=(words,), daemon=True).start()
    said = ""
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        while words:
            word, _, key = words.popleft().partition(" ")
            if word == "end":
                running.app.stop()
                return
            ORDERS[word](running.app, next(one for one in running.app.pack.contacts if one.key == key))
        if (now := json.dumps(_at(running.app))) != said:
            said = now
            _say(now)
        time.sleep(0.005)


def _listen(words: deque[str]) -> None:
    words.extend(line.strip() for line in iter(sys.stdin.readline, ""))
    words.append("end")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _at(app: App) -> dict[str, Any]:
    state, call = app.store.state, app.store.state.call
    return {
        "caller": state.caller.mode.value,
        "call": call.state.value if call else "",
        "why": call.ended_for.value if call and call.ended_for else "",
        "reachable": sorted(key for key, presence in state.presence.items() if presence.reachable),
        "slips": [(slip.contact, slip.state.value) for order in reversed(state.orders) for slip in order.slips],
        "engine": getattr(app.office.backend, "pid", None),
    }


def _invite(app: App, contact: Contact) -> None:
    app.office.backend.invite(contact, lambda invitation: _say(json.dumps({"url": invitation.url})))


def _dial(app: App, contact: Contact) -> None:
    app.office.telephone.propose(contact, video=True)
    app.office.telephone.dial(contact, video=True)


def _order(app: App, contact: Contact) -> None:
    app.orders.propose(Wanted("order", TEMPLATE, WORDS, (contact.key,), expires_min=15.0), Modality.TOUCH)
    app.orders.send(TEMPLATE, Modality.TOUCH)


def _again(app: App, contact: Contact) -> None:
    """The newest order travels once more, as after an answer that was lost."""
    newest = app.store.state.orders[0]
    app.office.backend.deliver(Errand(newest.id, contact.key, newest.kind, newest.text, newest.at))


ORDERS: dict[str, Callable[[App, Contact], None]] = {"invite": _invite, "dial": _dial, "order": _order, "again": _again}


# ---------------------------------------------------------------------- in the test's process


class Whole:
    """Such a wall, from outside."""

    def __init__(self, folder: Path, port: int) -> None:
        self.at: dict[str, Any] = {}
        self.urls: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.calls.direct.whole", str(folder), str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,))
        self._reader.start()

    def slips(self, contact: str) -> list[str]:
        """The states of a contact's orders, the oldest first."""
        return [state for key, state in self.at["slips"] if key == contact]

    @property
    def pid(self) -> int:
        """Of the wall itself."""
        return self._process.pid

    def say(self, words: str) -> None:
        """Tell it what to do."""
        assert self._process.stdin
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def invited(self, contact: str) -> str:
        """A fresh link."""
        self.urls.clear()
        self.say(f"invite {contact}")
        self.until(lambda: self.urls, "a link")
        return self.urls[0]

    def until(self, reached: Callable[[], object], what: str, within: float = 60.0) -> float:
        """Wait; the seconds it took. Fails after `within`, or where the wall ended by itself."""
        began = time.monotonic()
        while not reached():
            assert self._process.poll() is None, "the wall ended"
            assert time.monotonic() - began < within, (what, self.at)
            time.sleep(0.01)
        return time.monotonic() - began

    def kill(self) -> None:
        """As a crash does."""
        self._process.kill()
        self._gone()

    def end(self) -> None:
        """As it should be."""
        if self._process.poll() is None:
            self.say("end")
            self._process.wait(20)
        self._gone()

    def _gone(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.wait(10)
        self._reader.join(10)
        self._process.stdout.close()
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            return

    def _read(self, said: IO[str]) -> None:
        for line in said:
            news = json.loads(line)
            if "url" in news:
                self.urls.append(news["url"])
            else:
                self.at = news


def family(pid: int) -> dict[int, str]:
    """Every process that descends from `pid`, and when each was started: a number alone may be another's later."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        if (known := _stat(stat)) is not None:
            children.setdefault(int(known[1]), []).append(int(stat.parent.name))
    found, todo = {}, [pid]
    while todo:
        for child in children.get(todo.pop(), []):
            found[child] = started(child)
            todo.append(child)
    return found


def started(pid: int) -> str:
    """When a process was started, in ticks since the machine was; empty: it is gone, or dead and not yet buried."""
    known = _stat(Path(f"/proc/{pid}/stat"))
    return "" if known is None or known[0] in "ZX" else known[19]


def memory(pid: int) -> set[Path]:
    """The blocks it shares with its children."""
    maps = Path(f"/proc/{pid}/maps").read_text().split("\n")
    return {Path(line.split()[-1]) for line in maps if "/dev/shm/" in line}  # noqa: S108 - looked at, not written


def _stat(stat: Path) -> list[str] | None:
    """State, parent and so on: what follows the name."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except OSError:
        return None


if __name__ == "__main__":
    main()
