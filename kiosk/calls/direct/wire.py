"""JSON of the socket <-> values. Ends where a message is well formed; whether it may be said is judged elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.core.text import Language

LONGEST_SDP = 16_000  # characters; Chromium's answer to one audio and one video section has 3-5 thousand
CallId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
OrderId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,64}$")]
Sdp = Annotated[str, Field(min_length=1, max_length=LONGEST_SDP)]


class BadMessage(Exception):
    """A message that is not of this wire; says which field is wrong, never what stood in it."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------------- page -> wall


class Hello(_Message):
    """The first message: who is there, by a token; `call` is what rings, is wished for or talks on it."""

    type: Literal["hello"] = "hello"
    token: Token = Field(repr=False)
    language: Language
    call: CallId | None = None


class RingsHere(_Message):
    """The phone rings now."""

    type: Literal["ringing"] = "ringing"
    call: CallId


class Answer(_Message):
    """The officer took the call."""

    type: Literal["answer"] = "answer"
    call: CallId
    sdp: Sdp = Field(repr=False)


class Decline(_Message):
    """The officer did not take it."""

    type: Literal["decline"] = "decline"
    call: CallId


class BusyHere(_Message):
    """The phone is in another call."""

    type: Literal["busy"] = "busy"
    call: CallId


class HangsUp(_Message):
    """The officer ended it."""

    type: Literal["hang_up"] = "hang_up"
    call: CallId


class CallWall(_Message):
    """The officer wants to talk to the wall; `id` is the page's own, so that a repeated wish is one."""

    type: Literal["call_wall"] = "call_wall"
    id: CallId
    video: bool


class OrderState(_Message):
    """How far an order got; `id` is repeated until the wall noted it."""

    type: Literal["order_state"] = "order_state"
    id: CallId
    order: OrderId
    state: Literal["delivered", "read", "acknowledged", "done", "refused"]
    reason: Annotated[str, Field(max_length=500)] = ""


class SpeaksNow(_Message):
    """The officer reads this language from now on."""

    type: Literal["language"] = "language"
    language: Language


class Pong(_Message):
    """The page is there and awake."""

    type: Literal["pong"] = "pong"


Said = RingsHere | Answer | Decline | BusyHere | HangsUp | CallWall | OrderState | SpeaksNow | Pong  # after the hello
FromPage = Annotated[Hello | Said, Field(discriminator="type")]
_FROM_PAGE: TypeAdapter[Hello | Said] = TypeAdapter(FromPage)


def read(text: str) -> Hello | Said:
    """The message in `text`. Raises `BadMessage`."""
    try:
        return _FROM_PAGE.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(step)[:20] for step in first["loc"][:3])
        raise BadMessage(f"{where or 'message'}: {first['type']}") from None


# ---------------------------------------------------------------------- wall -> page


class Words(_Message):
    """The same words in every language; the page shows the officer's."""

    en: str
    ko: str
    ru: str


class Welcome(_Message):
    """The page may stay. `token` replaces the one-time link."""

    type: Literal["welcome"] = "welcome"
    name: Words
    role: Words
    wall: Words
    token: str | None = Field(default=None, repr=False)


class IceServers(_Message):
    """What the page's peer connection gets as one of `iceServers`."""

    urls: str
    username: str = ""
    credential: str = Field(default="", repr=False)


class Ring(_Message):
    """Ring now; `again`: this very call was interrupted; `wished`: the officer asked for it."""

    type: Literal["ring"] = "ring"
    call: CallId
    name: Words
    video: bool
    sdp: str = Field(repr=False)
    ice_servers: tuple[IceServers, ...] = ()
    again: bool = False
    wished: bool = False


class Cancelled(_Message):
    """The call is over, or never came to be."""

    type: Literal["cancelled"] = "cancelled"
    call: CallId
    why: Literal["hung_up", "no_answer", "busy", "declined", "failed", "too_often"]


class Calling(_Message):
    """The wall is told that the officer calls; `id` is the page's wish."""

    type: Literal["calling"] = "calling"
    id: CallId
    call: CallId


class Connected(_Message):
    """Sound and pictures flow."""

    type: Literal["connected"] = "connected"
    call: CallId


class Held(_Message):
    """The wall put the talk on hold, or is back."""

    type: Literal["held"] = "held"
    call: CallId
    on: bool


class MutedHere(_Message):
    """What the wall holds back now."""

    type: Literal["muted"] = "muted"
    call: CallId
    microphone: bool
    camera: bool


class Task(_Message):
    """An order or an announcement; may come again: the page shows it once."""

    type: Literal["order", "announcement"]
    order: OrderId
    text: Words
    at: float  # seconds since 1970


class Noted(_Message):
    """The wall knows what was said in the message `id`."""

    type: Literal["noted"] = "noted"
    id: CallId


class Revoked(_Message):
    """This phone is no longer one of the wall's."""

    type: Literal["revoked"] = "revoked"


class Replaced(_Message):
    """Another page of the same officer took over."""

    type: Literal["replaced"] = "replaced"


class Ping(_Message):
    """Are you there?"""

    type: Literal["ping"] = "ping"


ToPage = Welcome | Ring | Cancelled | Calling | Connected | Held | MutedHere | Task | Noted | Revoked | Replaced | Ping
