"""A list of acts -> a scene, camera frames and the true events."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any, get_type_hints

from kiosk.core.errors import ConfigError
from kiosk.drawn.acts import ACTS, Act, Bystander, WalkBy
from kiosk.drawn.allowed import Number, check_of, read
from kiosk.drawn.clips import PALM, STANDS
from kiosk.drawn.figure import Colour, Figure
from kiosk.drawn.performer import Performer
from kiosk.drawn.poses import Side
from kiosk.drawn.scene import Event, Person, Scene
from kiosk.drawn.skin import Tone
from kiosk.drawn.studio import Camera, Frame, Studio

_OTHER_CLOTHS: tuple[Colour, ...] = ((60, 90, 150), (120, 70, 60), (70, 110, 80))
_OTHER_TONES: tuple[Tone, ...] = ("medium", "tan", "light")
_FIRST_OTHER, _HANDS = 9, 10  # hand numbers of the second person begin at 9, of the third at 19


@dataclass(frozen=True, slots=True)
class Script:
    """A clip told as acts in order; everything a frame depends on is in here. Same script: same bytes.

    `palm` is the presenter's palm length per picture height (0.13: about 1 m from a 60 degree camera), `width` and
    `height` pixels, `noise` the camera's in 0..255, `figure` False: hands without a body.
    """

    acts: tuple[Act, ...]
    palm: Annotated[float, Number(0.04, 0.4)] = PALM
    side: Side = "Right"
    seed: Annotated[float, Number(0, 2**31)] = 1
    tone: Tone = "light"
    width: Annotated[float, Number(160, 1920, "pixels")] = 640
    height: Annotated[float, Number(120, 1080, "pixels")] = 480
    figure: bool = True
    noise: Annotated[float, Number(0, 40)] = 4.0

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self), include_extras=True)
        for each in fields(self):
            check = check_of(hints[each.name])
            if check is not None:
                read("script", each.name, getattr(self, each.name), check)
        _check_acts("script", "acts", self.acts)
        object.__setattr__(self, "acts", tuple(self.acts))

    def camera(self) -> Camera:
        """The camera of the script."""
        size = int(self.width), int(self.height)
        return Camera(*size, int(self.seed), self.tone, self.figure, float(self.noise))

    def scene(self) -> Scene:
        """What is seen when; `events` holds those of every person, in order of time."""
        return _scene(self)

    def events(self) -> tuple[Event, ...]:
        """What should be recognised of the presenter."""
        return tuple(event for event in self.scene().events if event.role == "presenter")

    def seconds(self) -> float:
        """How long the clip is."""
        return self.scene().seconds

    def frames(self) -> Iterator[Frame]:
        """Every frame, (picture uint8 (height, width, 3) BGR, truth), 30 a second."""
        return Studio(self.camera()).frames(self.scene())

    def plain(self) -> dict[str, Any]:
        """The script as plain data; `from_plain` reads it back."""
        told: dict[str, Any] = _plain(self)
        return told


def from_plain(data: Mapping[str, Any], file: str = "script") -> Script:
    """The script in plain data (a TOML table); ConfigError names `file`, the act, the key and what is allowed."""
    values = dict(data)
    if "acts" not in values:
        raise ConfigError(file, "acts", "there are none", 'Write a list such as [{act = "raise", pose = "palm"}]')
    _check_keys(file, "", values, Script)
    values["acts"] = _acts(values["acts"], file, "acts")
    try:
        return Script(**values)
    except ConfigError as error:
        raise ConfigError(file, error.key, error.problem, error.mend) from None


def _acts(data: object, file: str, key: str) -> tuple[Act, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise ConfigError(file, key, f"{data!r} is not a list", 'Write a list such as [{act = "idle", seconds = 1}]')
    return tuple(_act(item, file, f"{key}[{number}]") for number, item in enumerate(data))


def _act(data: object, file: str, key: str) -> Act:
    known = "Acts are " + ", ".join(ACTS)
    if not isinstance(data, Mapping) or "act" not in data:
        raise ConfigError(file, key, f"{data!r} names no act", f'Write {{act = "...", ...}}. {known}')
    values = {str(name): value for name, value in data.items()}
    name = values.pop("act")
    if name not in ACTS:
        raise ConfigError(file, key, f"there is no act {name!r}", known)
    kind = ACTS[name]
    _check_keys(file, f"{key} {name}.", values, kind)
    if kind is Bystander:
        values["acts"] = _acts(values.get("acts", ()), file, f"{key} {name}.acts")
    try:
        return kind(**values)
    except TypeError:
        missing = [each.name for each in fields(kind) if each.name not in values]
        raise ConfigError(file, f"{key} {name}", "something is missing", f"Give {' and '.join(missing[:1])}") from None
    except ConfigError as error:
        raise ConfigError(file, f"{key} {error.key}", error.problem, error.mend) from None


def _check_keys(file: str, key: str, values: Mapping[str, object], kind: type[Act | Script]) -> None:
    allowed = [each.name for each in fields(kind)]
    for name in values:
        if name not in allowed:
            raise ConfigError(file, f"{key}{name}", "there is no such key", f"Allowed are {', '.join(allowed)}")


def _check_acts(file: str, key: str, acts: Sequence[Act]) -> None:
    for number, act in enumerate(acts):
        where = f"{key}[{number}]"
        if not isinstance(act, Act):
            raise ConfigError(file, where, f"{act!r} is no act", f"Acts are {', '.join(ACTS)}")
        if isinstance(act, Bystander):
            _check_acts(file, f"{where} bystander.acts", act.acts)
            if any(isinstance(inner, Bystander | WalkBy) for inner in act.acts):
                problem = "a bystander cannot bring another person"
                raise ConfigError(file, f"{where} bystander.acts", problem, "Put that act into the script's own list")


@functools.lru_cache(maxsize=32)
def _scene(script: Script) -> Scene:
    head = STANDS[0] if script.side == "Right" else 1 - STANDS[0]
    aspect = script.width / script.height
    presenter = Performer(Figure(head, STANDS[1], script.palm, legs=True), "presenter", script.side, aspect)
    others: list[tuple[Performer, bool]] = []
    for act in script.acts:
        if isinstance(act, Bystander | WalkBy):
            other = _other(act, script, aspect, presenter.now, len(others))
            act.play(other)
            others.append((other, isinstance(act, Bystander) and act.stays))
        else:
            act.play(presenter)
    cast = [*others, (presenter, True)]
    events = sorted((event for who, _ in cast for event in who.events), key=lambda event: event.start)

    def people(at: float) -> tuple[Person, ...]:
        seen = (who.seen(at, stays=stays) for who, stays in cast)
        return tuple(person for person in seen if person is not None)

    return Scene(max(who.now for who, _ in cast), people, tuple(events))


def _other(act: Bystander | WalkBy, script: Script, aspect: float, now: float, before: int) -> Performer:
    look = before % len(_OTHER_CLOTHS)
    x = act.x if isinstance(act, Bystander) else 0.5
    figure = Figure(x, act.top, script.palm * act.size, _OTHER_TONES[look], _OTHER_CLOTHS[look], legs=True)
    number = _FIRST_OTHER + before * _HANDS
    return Performer(figure, "bystander" if isinstance(act, Bystander) else "passer", "Right", aspect, now, number)


def _plain(value: object) -> Any:  # noqa: ANN401  (plain data has no better type)
    if isinstance(value, Act | Script) and is_dataclass(value):
        told = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        told = {key: item for key, item in told.items() if item is not None}
        return {"act": value.name, **told} if isinstance(value, Act) else told
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
