"""A scenario file -> the steps of a rehearsal. Ends where every step is checked against what the wall knows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.core.errors import ConfigError
from kiosk.core.inputs import Intent
from kiosk.core.pack import complaint, read_toml
from kiosk.core.text import Language

Seconds = Annotated[float, Field(ge=0, le=3600)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Speech(_Part):
    """What somebody says into the microphone, and with which of espeak-ng's voices."""

    text: str = Field(min_length=1)
    language: Language
    voice: str = ""  # empty: the usual voice of the language


class Touch(_Part):
    """What somebody touches: the target on the glass that means this."""

    intent: str
    slots: dict[str, str] = {}

    @property
    def meaning(self) -> Intent:
        """The intent of the target."""
        return Intent(self.intent, tuple(self.slots.items()))


class Expected(_Part):
    """What must be true when the step is over; whatever is left out may be anything."""

    command: str = ""  # a command of this name had the verdict below in this step
    slots: dict[str, str] = {}
    verdict: Literal["done", "proposed", "refused"] = "done"
    nothing: bool = False  # no command at all, until the time of the step is over
    heard: str = ""  # the final words, as the recogniser wrote them
    seen: str = ""  # a gesture of this kind was seen, by whomever
    ignored: str = ""  # ... and left alone for this reason
    view: str = ""
    language: Language | None = None
    opened: str | None = None
    status: Literal["live", "stale", "unavailable", "simulated"] | None = None  # of the number that is open
    question: bool | None = None
    call: str | None = None  # state of the call; "" for no call
    caption: bool | None = None  # whether the far side has said something
    order: str | None = None  # how far the newest order got with the first it is for

    @model_validator(mode="after")
    def _something(self) -> Expected:
        if not self.model_fields_set:
            msg = "a step that expects nothing proves nothing"
            raise ValueError(msg)
        if self.nothing and self.command:
            msg = "`nothing` and `command` exclude each other"
            raise ValueError(msg)
        return self


class Step(_Part):
    """One thing a person does, at its time, and what must follow."""

    title: str
    at: Seconds  # since the start; a step begins no earlier, and not before the step before it is over
    say: Speech | None = None
    hand: tuple[dict[str, object], ...] = ()  # acts of the drawn presenter, as `kiosk.drawn` reads them
    touch: Touch | None = None
    within: Annotated[float, Field(gt=0, le=60)] = 6.0  # seconds until the expectation must hold
    expect: Expected

    @model_validator(mode="after")
    def _one_source(self) -> Step:
        given = [name for name in ("say", "hand", "touch") if getattr(self, name)]
        if len(given) > 1:
            msg = f"a step has one of say, hand and touch (or none: it only waits), not {' and '.join(given)}"
            raise ValueError(msg)
        return self

    @property
    def source(self) -> str:
        """By which sense."""
        return "voice" if self.say else "gesture" if self.hand else "touch" if self.touch else "nobody"


class Scenario(_Part):
    """A rehearsal: where it begins and what happens."""

    name: str
    language: Language = "en"
    steps: tuple[Step, ...] = Field(min_length=1, alias="step")

    @model_validator(mode="after")
    def _in_time(self) -> Scenario:
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            if after.at < before.at:
                msg = f"the step “{after.title}” at {after.at} s stands after “{before.title}” at {before.at} s"
                raise ValueError(msg)
        return self


def load(file: Path) -> Scenario:
    """The scenario in `file`. Raises `ConfigError` naming the file, the key and the mend."""
    try:
        return Scenario.model_validate(read_toml(file))
    except ValidationError as error:
        key, problem, allowed = complaint(error)
        raise ConfigError(file, key, problem, f"Allowed: {allowed}" if allowed else "Mend this step") from error
