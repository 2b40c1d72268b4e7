"""JSON of the socket <-> values. Ends where a message is well formed; whether it may be said is judged elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.core.text import Language

LONGEST_SDP = 16_000  # characters; Chromium's answer to one audio and one video section has 3-5 thousand
LONGEST_ROOM = 48_000  # characters; its answer to eleven others' sound and pictures has 16 thousand
SLOWEST = 60.0  # seconds there and back
CallId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
OrderId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32,64}$")]
Sdp = Annotated[str, Field(min_length=1, max_length=LONGEST_SDP)]
RoomSdp = Annotated[str, Field(min_length=1, max_length=LONGEST_ROOM)]


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


class RoomEnter(_Message):
    """The officer comes into the conference: the offer of what this phone shows and says."""

    type: Literal["room_enter"] = "room_enter"
    call: CallId
    sdp: Sdp = Field(repr=False)


class RoomTakes(_Message):
    """The answer to what the others show and say, as it was offered in this turn."""

    type: Literal["room_takes"] = "room_takes"
    call: CallId
    turn: Annotated[int, Field(ge=1, lt=1 << 31)]
    sdp: RoomSdp = Field(repr=False)


class RoomLine(_Message):
    """How long a packet takes there and back, in seconds."""

    type: Literal["room_line"] = "room_line"
    call: CallId
    delay: Annotated[float, Field(ge=0, le=SLOWEST, allow_inf_nan=False)]


class SpeaksNow(_Message):
    """The officer reads this language from now on."""

    type: Literal["language"] = "language"
    language: Language


class Pong(_Message):
    """The page is there and awake."""

    type: Literal["pong"] = "pong"


OfCall = RingsHere | Answer | Decline | BusyHere | HangsUp
OfRoom = RingsHere | RoomEnter | RoomTakes | RoomLine | Decline | BusyHere | HangsUp
Said = OfCall | OfRoom | CallWall | OrderState | SpeaksNow | Pong  # after the hello
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


class Listen(_Message):
    """The wall speaks to many, one way: play it at once; nothing rings, and this phone is not heard."""

    type: Literal["listen"] = "listen"
    call: CallId
    name: Words
    sdp: str = Field(repr=False)
    ice_servers: tuple[IceServers, ...] = ()


class Face(_Message):
    """Where somebody is in the picture of all: 0..1 of its width and height."""

    name: Words
    left: float
    top: float
    width: float
    height: float


class Together(_Message):
    """Who is in the picture and where; nobody: it shows the wall alone."""

    type: Literal["together"] = "together"
    call: CallId
    faces: tuple[Face, ...]


class RoomRing(_Message):
    """Ring for a conference; `again` as in `Ring`; `continues`: the talk under this id becomes one, without a ring."""

    type: Literal["room_ring"] = "room_ring"
    call: CallId
    name: Words
    people: tuple[Words, ...]  # who else is called or there, besides the wall
    video: bool
    ice_servers: tuple[IceServers, ...] = ()
    again: bool = False
    continues: bool = False


class RoomEntered(_Message):
    """The answer to the offer."""

    type: Literal["room_entered"] = "room_entered"
    call: CallId
    sdp: str = Field(repr=False)


class Neighbour(_Message):
    """Somebody else in the conference; by which sections of the offers they are heard and seen."""

    who: int  # nobody else's number there
    name: Words
    wall: bool = False
    sound: str | None = None
    picture: str | None = None


class RoomOthers(_Message):
    """Who else is there; with an offer where there is something new to hear and see."""

    type: Literal["room_others"] = "room_others"
    call: CallId
    turn: int
    others: tuple[Neighbour, ...]
    sdp: str | None = Field(default=None, repr=False)


class RoomSpeaks(_Message):
    """Who speaks now, of the others or `you`; neither: nobody does."""

    type: Literal["room_speaks"] = "room_speaks"
    call: CallId
    who: int | None = None
    you: bool = False


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


OfCalls = Ring | Cancelled | Calling | Connected | Held | MutedHere | Together | Listen
OfRooms = RoomRing | RoomEntered | RoomOthers | RoomSpeaks
ToPage = Welcome | OfCalls | OfRooms | Task | Noted | Revoked | Replaced | Ping
