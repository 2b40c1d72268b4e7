"""A wall, a scenario and a director, joined: what `kiosk demo` plays. Ends where the record is written."""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk import props
from kiosk.app import App
from kiosk.core import places
from kiosk.core.bus import Outcome
from kiosk.core.clock import Clock
from kiosk.core.errors import ConfigError
from kiosk.core.fact import Fact, GestureSeen, WordsHeard
from kiosk.core.inputs import DeviceMode, Intent, Words
from kiosk.core.settings import Settings
from kiosk.core.text import Text
from kiosk.screen.application import Application
from kiosk.screen.contact_sheet import contact_sheet
from kiosk.screen.finger import press
from kiosk.screen.timer import Timer
from kiosk.stage.director import Director
from kiosk.stage.effects import Effects
from kiosk.stage.record import Record
from kiosk.stage.scenario import Scenario, load
from kiosk.vision import messages as seen
from kiosk.voice import messages as heard

log = logging.getLogger(__name__)

TICK = 0.05  # seconds between the director's looks at the clock
AT_WORK = (DeviceMode.STANDBY, DeviceMode.ACTIVE)


def play(settings: Settings, clock: Clock, application: Application, file: Path, out: Path) -> Record:
    """Play the scenario in `file` on a wall of its own and write its record into `out`. Qt thread, blocks until over.

    Raises `ConfigError` for a broken scenario, pack or setting; also where `out` cannot be written.
    """
    scenario = load(file)
    try:
        _emptied(out)
    except OSError as error:
        raise ConfigError(out, "", f"cannot be written ({error})", "Name another folder with --out") from error
    log.info("making what is said and shown in “%s”", scenario.name)
    cache = places.cache_folder()
    try:
        clips = props.made(scenario, file, cache)
    except OSError as error:
        raise ConfigError(cache, "", f"cannot be written ({error})", "Set XDG_CACHE_HOME to another folder") from error
    files = {"journal": out / "journal.sqlite", "history": out / "history.sqlite", "orders": out / "orders.sqlite"}
    own = settings.model_copy(update={"language": scenario.language, **files})
    app = App(own, clock, application, scripted=True)
    stage = Stage(app)
    records: list[Record] = []

    def finished(record: Record) -> None:
        records.append(record)
        application.quit()

    director = Director(scenario, clips, stage, clock=clock, state=lambda: app.store.state, out=out, finished=finished)
    stage.tell(director)
    timer = Timer(TICK, director.tick)
    app.start()
    application.run()
    timer.stop()
    app.stop()
    record = records[0] if records else Record(scenario.name, stage.engines(), ())
    _keep(record, scenario, out, application.fonts.family)
    return record


def _emptied(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("[0-9][0-9].png"):
        old.unlink()


def _keep(record: Record, scenario: Scenario, out: Path, family: str) -> None:
    record.write(out / "timeline.json")
    shots = [
        (out / step.screenshot, f"{step.number}. {step.title}", step.met) for step in record.steps if step.screenshot
    ]
    if shots:
        contact_sheet(shots, out / "contact-sheet.png", family)
    log.info("“%s”: record in %s", scenario.name, out)


class Stage:
    """Implements the director's props on a running wall, and tells the director what happens there."""

    def __init__(self, app: App) -> None:
        self._app = app

    def tell(self, director: Director) -> None:
        """Let `director` know what is heard, seen and done, each when its effect is painted."""
        effects: Effects[Outcome] = Effects(director.outcome)
        refusals: Effects[tuple[Words, Text]] = Effects(
            lambda refusal, at: director.refused(refusal[0], refusal[1].en, at)
        )

        def learnt(fact: Fact) -> None:
            match fact:
                case WordsHeard(words):
                    director.words(words)
                case GestureSeen(gesture):
                    director.gesture(gesture)
                case _:
                    pass

        app = self._app
        app.on_fact(learnt)
        app.on_refused(lambda words, reason: refusals.done((words, reason), app.clock.now()))
        app.bus.on_outcome(lambda outcome: effects.done(outcome, outcome.done_at))
        for waiting in (effects.painted, refusals.painted):
            app.screen.on_painted(waiting)

    def ready(self) -> bool:
        """Whether ears and eyes work."""
        state = self._app.store.state
        return all(device.mode in AT_WORK for device in (state.microphone, state.camera, state.caller))

    def say(self, wav: Path) -> None:
        """Play this into the ears."""
        self._app.ears_worker.send(heard.Feed(wav))

    def show(self, clip: Path) -> None:
        """Play this before the eyes."""
        self._app.eyes_worker.send(seen.Feed(clip))

    def touch(self, intent: Intent) -> bool:
        """Put a finger on the target that means `intent`."""
        return press(self._app.screen.window, intent)

    def grab(self, picture: Path) -> None:
        """Take a picture of the wall."""
        self._app.screen.grab(picture)

    def engines(self) -> dict[str, str]:
        """What hears, sees and answers, and how each is."""
        state = self._app.store.state
        parts = {"ears": state.microphone, "eyes": state.camera, "calls": state.caller}
        return {
            name: f"{part.engine or part.name} ({part.mode.value})" + (f": {part.detail}" if part.detail else "")
            for name, part in parts.items()
        }
