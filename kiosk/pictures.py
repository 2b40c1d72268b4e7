"""A wall without ears and eyes, looked at view by view: what `kiosk pictures` writes. Ends where the files are."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.app import App
from kiosk.commands.look import Open
from kiosk.commands.map import ShowLayer
from kiosk.commands.navigate import ShowView
from kiosk.commands.wall import SetLanguage, Talk
from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.errors import ConfigError
from kiosk.core.inputs import Modality, Origin
from kiosk.core.reading import LOOKED
from kiosk.core.settings import Settings
from kiosk.core.text import Language
from kiosk.screen.application import Application
from kiosk.screen.timer import Timer

log = logging.getLogger(__name__)

WARM_UP = 6.0  # seconds until the first numbers and the cameras' first pictures are there
SETTLE = 1.2  # seconds a view takes to slide in and its curves to grow
LATEST = 60.0  # seconds after which pictures are taken although no number arrived
TICK = 0.05  # seconds between two looks
STANDS = 0.15  # seconds longer between two: the machine was too busy to draw meanwhile


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture: of a view, in a language, `size` pixels wide and high."""

    view: str
    language: Language
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.view}-{self.language}-{self.size[0]}x{self.size[1]}.png"


class Pictures:
    """Walks from picture to picture; `tick` is called some times a second. Qt thread only."""

    def __init__(self, app: App, wanted: Sequence[Wanted], out: Path, more: Sequence[Command]) -> None:
        self._app = app
        self._out = out
        self._more = more
        self._steps = self._walk(wanted)
        self._ticked = app.clock.now()
        self._due = self._ticked + WARM_UP
        self._latest = self._ticked + LATEST

    def tick(self) -> bool:
        """Do what is due; False when all pictures are taken. Raises `OSError` where one cannot be written."""
        now = self._app.clock.now()
        stood = now - self._ticked - TICK
        self._ticked = now
        if stood > STANDS:
            self._due += stood
        if now < self._due or (now < self._latest and not self._known()):
            return True
        wait = next(self._steps, None)
        if wait is not None:
            self._due = self._app.clock.now() + wait
        return wait is not None

    def _known(self) -> bool:
        """Whether any number has arrived."""
        return any(
            key != LOOKED and reading.value is not None for key, reading in self._app.store.state.readings.items()
        )

    def _walk(self, wanted: Sequence[Wanted]) -> Iterator[float]:
        by_size = sorted(wanted, key=lambda one: (one.size, one.language))
        for one in by_size:
            self._app.screen.window.resize(*one.size)
            self._issue(SetLanguage(one.language))
            self._issue(ShowView(one.view))
            for command in self._more:
                self._issue(command)
            yield SETTLE
            self._app.screen.grab(self._out / one.name)
            log.info("%s", self._out / one.name)

    def _issue(self, command: Command) -> None:
        now = self._app.clock.now()
        self._app.bus.issue(command, Origin(Modality.TOUCH, "pictures", now, now))


def take(
    settings: Settings,
    clock: Clock,
    application: Application,
    out: Path,
    *,
    views: Sequence[str],
    languages: Sequence[Language],
    sizes: Sequence[tuple[int, int]],
    opened: str = "",
    layer: str = "",
    talking: bool = False,
) -> int:
    """Write the pictures of `views` (none: all) into `out`; how many. Qt thread, blocks until all are taken.

    `opened`: the key of what is opened in each; `layer`: the map's layer; `talking`: as while somebody
    speaks, with the numbers that can be said. Raises `ConfigError` where `out` cannot be written or there is no such
    view.
    """
    files = {"journal": out / "journal.sqlite", "history": out / "history.sqlite", "orders": out / "orders.sqlite"}
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(out, "", f"cannot be written ({error})", "Name another folder with --out") from error
    app = App(settings.model_copy(update=files), clock, application, scripted=True)
    known = [view.name for view in app.views]
    for name in views:
        if name not in known:
            app.stop()
            raise ConfigError("--view", name, "there is no such view", f"Known: {', '.join(known)}")
    wanted = [Wanted(*one) for one in itertools.product(views or known, languages, sizes)]
    more: list[Command] = [ShowLayer(layer)] if layer else []
    more += [Open(opened)] if opened else []
    more += [Talk("on")] if talking else []
    pictures = Pictures(app, wanted, out, more)

    def tick() -> None:
        if not pictures.tick():
            application.quit()

    timer = Timer(TICK, tick)
    app.start(senses=False)
    application.run()
    timer.stop()
    app.stop()
    for file in files.values():
        for left in out.glob(file.name + "*"):
            left.unlink()
    return len(wanted)
