"""kiosk.toml -> settings. Every key has its default, its unit and its sentence here, and `kiosk config` prints them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.pack import complaint, read_toml
from kiosk.core.text import Language

Seconds = Annotated[float, Field(gt=0, le=3600)]
PREFIX = "KIOSK__"  # KIOSK__EARS__MICROPHONE=… overrides ears.microphone; for tests and for one run


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class PackSettings(_Section):
    """Which city."""

    folder: Path = Field(
        default_factory=lambda: places.assets() / "packs" / "seoul", description="folder of the city pack"
    )


class ScreenSettings(_Section):
    """The glass."""

    height_mm: float = Field(
        default=1245,
        ge=60,
        le=5000,
        description="visible height of the screen in millimetres; sizes what fingers touch",
    )
    windowed: str = Field(
        default="",
        pattern=r"^(\d{3,5}x\d{3,5})?$",
        description="WIDTHxHEIGHT of a window in pixels; empty: full screen",
    )
    reduced_motion: bool = Field(default=False, description="no sliding and pulsing")
    idle_after: float = Field(
        default=120,
        ge=0,
        le=86400,
        description="seconds without touch, word, raised hand, call, question or new alarm until the wall forgets its "
        "visitor and shows its views in turn; 0: never",
    )
    scene_for: Seconds = Field(default=12, description="seconds each view is shown while nobody is there")


class EarsSettings(_Section):
    """The microphone and the recogniser."""

    microphone: str = Field(
        default="",
        description="part of the microphone's name as `kiosk devices` prints it; empty: the system's default",
    )
    file: Path | None = Field(
        default=None, description="a 16-bit mono WAV file instead of a microphone, paced in audio time"
    )
    mode: Literal["push-to-talk", "always"] = Field(
        default="push-to-talk",
        description="when what is said counts: while the button is held or switched on, or always (tests)",
    )
    engine: Literal["auto", "vosk", "pocketsphinx", "demo"] = Field(
        default="auto",
        description="auto: an installed official vosk model, else pocketsphinx (English), else our DEMO MODEL",
    )
    open_at_start: bool = Field(default=True, description="open the microphone when the wall starts")


class EyesSettings(_Section):
    """The camera and the hand tracker."""

    camera: str = Field(default="", description="index (0) or part of the camera's name; empty: the first one")
    file: Path | None = Field(default=None, description="a video file instead of a camera, paced to its frame rate")
    width: int = Field(default=640, ge=160, le=1920, description="pixels asked of the camera")
    height: int = Field(default=480, ge=120, le=1080, description="pixels asked of the camera")
    fps_nobody: float = Field(default=5, gt=0, le=60, description="frames looked at per second while nobody is there")
    fps_somebody: float = Field(default=30, gt=0, le=60, description="frames looked at per second while a hand is seen")
    open_at_start: bool = Field(default=True, description="open the camera when the wall starts")


class IceServerSettings(_Section):
    """One STUN or TURN server."""

    url: str = Field(
        pattern=r"^(stun|turn|turns):[^\s@]+$", description="stun:HOST:PORT or turn:HOST:PORT?transport=udp"
    )
    username: str = Field(default="", description="for turn")
    credential: str = Field(default="", description="for turn")


class JanusSettings(_Section):
    """SIP numbers and big rooms, through a Janus server."""

    url: str = Field(
        default="",
        pattern=r"^(wss?://[^\s@]+)?$",
        description="ws://HOST:PORT of a Janus that is there already; empty: the wall starts one of its own",
    )
    secret: str = Field(default="", description="the api_secret of that Janus")
    account: str = Field(
        default="",
        pattern=r"^(sip:[^\s@]+@[^\s@]+)?$",
        description="sip:USER@HOST by which the city's telephone exchange knows the wall; empty: it cannot be rung",
    )
    password: str = Field(default="", description="of that account")
    exchange: str = Field(
        default="",
        pattern=r"^(sip:[^\s@]+)?$",
        description="sip:HOST:PORT of the exchange; empty: the account's host",
    )


class CallsSettings(_Section):
    """Calls."""

    backend: str = Field(
        default="actor",
        description="who answers: direct = officers' phones, janus = those and SIP numbers, "
        "actor = the rehearsal's cast (said on the screen)",
    )
    confirm_within: Seconds = Field(default=12, description="seconds a question waits for its yes")
    speaker: str = Field(default="", description="part of the loudspeaker's name; empty: the system's default")
    microphone: str = Field(
        default="", description="direct: part of the microphone's name; empty: the system's default"
    )
    sound: bool = Field(default=True, description="direct: hear and be heard; off: pictures only")
    captions: Literal["auto", "demo", "off"] = Field(
        default="auto",
        description="direct: what officers say, in writing, marked automatic and not kept. auto: in languages whose "
        "official vosk model is installed; demo: else by our DEMO MODEL too, which gets most words wrong; off: none",
    )
    host: str = Field(
        default="127.0.0.1",
        pattern=r"^[0-9a-fA-F.:]+$",
        description="direct: the address of this machine that officers' phones reach; nothing else is served",
    )
    port: int = Field(
        default=8443, ge=0, le=65535, description="direct: TCP port of the officers' page; 0: any free one"
    )
    name: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9.-]*$",
        description="direct: the host name in links, where `certificate` has one; empty: the address",
    )
    ice_servers: tuple[IceServerSettings, ...] = Field(
        default=(), description="direct: the city's own STUN and TURN servers; empty: the local network only"
    )
    allowed_networks: tuple[str, ...] = Field(
        default=(), description="direct: networks (192.168.1.0/24) media may go to; empty: the network of `host`"
    )
    certificate: Path | None = Field(
        default=None, description="direct: PEM of a certificate of the city's own; empty: the wall signs one itself"
    )
    key: Path | None = Field(default=None, description="direct: PEM of the certificate's key")
    folder: Path = Field(
        default_factory=lambda: places.state_folder() / "field",
        description="direct: which phones may come in, and the wall's own certificates",
    )
    auto_answer: tuple[str, ...] = Field(
        default=(),
        description="direct: keys of contacts whose calls the wall takes by itself after three rings, with its picture "
        "where they show theirs; empty: nobody's",
    )
    rooms: Literal["auto", "always", "off"] = Field(
        default="auto",
        description="direct: conferences through a Janus of the wall's own, where that program is installed. auto: of "
        "more than four; always: of two officers and more, who each get their own picture of everybody; off: none",
    )
    janus: JanusSettings = Field(default=JanusSettings(), description="janus: SIP numbers, besides what direct does")


class CitySettings(_Section):
    """The numbers."""

    seed: int = Field(default=110, description="seed of the simulated day")
    speed: float = Field(default=1.0, gt=0, le=3600, description="simulated seconds per second")
    scenario: Path | None = Field(default=None, description="a plan of the simulated day instead of the pack's own")


class Settings(_Section):
    """All settings of one installation."""

    language: Language | None = Field(default=None, description="language at start; empty: the pack's own")
    pack: PackSettings = PackSettings()
    screen: ScreenSettings = ScreenSettings()
    ears: EarsSettings = EarsSettings()
    eyes: EyesSettings = EyesSettings()
    calls: CallsSettings = CallsSettings()
    city: CitySettings = CitySettings()
    journal: Path = Field(default_factory=lambda: places.state_folder() / "journal.sqlite", description="the black box")
    orders: Path = Field(
        default_factory=lambda: places.state_folder() / "orders.sqlite",
        description="orders given and how far each got; an order on its way survives the wall's end",
    )
    history: Path = Field(
        default_factory=lambda: places.state_folder() / "history.sqlite",
        description="the last 24 hours of every number, for trends and the time machine",
    )


def load(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of `file` (default: this user's `kiosk.toml`, which may be missing), overridden by the environment.

    Raises `ConfigError` naming the file (or variable), the key, what was found and what is allowed.
    """
    given = file or places.config_file()
    found: dict[str, object] = read_toml(given) if file or given.exists() else {}
    overrides = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
    for name, value in overrides.items():
        _put(found, name.removeprefix(PREFIX).lower().split("__"), value, given)
    try:
        return Settings.model_validate(found)
    except ValidationError as error:
        key, problem, allowed = complaint(error)
        variable = PREFIX + key.upper().replace(".", "__")
        where = f"environment variable {variable}" if variable in overrides else given
        raise ConfigError(where, key, problem, f"Allowed: {allowed}" if allowed else _mend(key)) from error


def _put(into: dict[str, object], path: list[str], value: str, file: Path) -> None:
    for step in path[:-1]:
        inner = into.setdefault(step, {})
        if not isinstance(inner, dict):
            raise ConfigError(file, step, f"found {inner!r} where a table belongs", f"Write it as [{step}]")
        into = inner
    into[path[-1]] = value


def _mend(key: str) -> str:
    section: type[BaseModel] = Settings
    *steps, last = key.split(".")
    for step in steps:
        field = section.model_fields.get(step)
        if field is None or not isinstance(field.annotation, type) or not issubclass(field.annotation, BaseModel):
            break
        section = field.annotation
    field = section.model_fields.get(last)
    if field is not None:
        return f"It is: {field.description}"
    return f"Known here: {', '.join(section.model_fields)}"
