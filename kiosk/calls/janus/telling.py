"""What the plugins say -> typed values. Pure."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.calls.backend import Busy, Declined, Unreachable
from kiosk.calls.janus.session import Event

BUSY = frozenset({486, 600})
REFUSED = frozenset({603, 607, 608})


class _Lax(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SipTold(_Lax):
    """What happened on the SIP line."""

    event: str = ""
    code: int = 0
    reason: str = ""
    username: str = ""  # who rings, as sip:user@host
    caller: str = ""  # the same, of a call that found the line in use
    call_id: str = ""  # as SIP names the call; empty: of none that we know


class _SipData(_Lax):
    result: SipTold = SipTold()
    call_id: str = ""


class Publisher(_Lax):
    """Somebody in a room who shows or says something."""

    id: int


class Stream(_Lax):
    """One section of what somebody is sent of the others."""

    mid: str = ""
    type: str = ""  # "audio", "video"
    active: bool = False
    feed_id: int = 0  # whose it is


class RoomTold(_Lax):
    """What happened in a room."""

    videoroom: str = ""
    id: int = 0
    publishers: tuple[Publisher, ...] = ()
    unpublished: int | str = 0  # "ok": ourselves
    leaving: int | str = 0  # the same
    room: int = 0
    private_id: int = Field(default=0)
    streams: tuple[Stream, ...] = ()


def sip(event: Event) -> SipTold:
    """An event of the SIP plugin; what is not understood is nothing."""
    try:
        told = _SipData.model_validate(dict(event.data))
    except ValidationError:
        return SipTold()
    return told.result.model_copy(update={"call_id": told.call_id or told.result.call_id})


def room(event: Event) -> RoomTold:
    """An event of the videoroom plugin; what is not understood is nothing."""
    try:
        return RoomTold.model_validate(dict(event.data))
    except ValidationError:
        return RoomTold()


def refusal(call_id: str, code: int) -> Busy | Declined | Unreachable:
    """What a SIP status of a call that was not taken means. Source: RFC 3261 section 21, RFC 8197, RFC 8688."""
    if code in BUSY:
        return Busy(call_id)
    return Declined(call_id) if code in REFUSED else Unreachable(call_id)


def caller(address: str) -> str:
    """`sip:User@Host:port;what=ever` as user@host: what a directory is searched by."""
    plain = address.removeprefix("sips:").removeprefix("sip:").split(";")[0].split("?")[0]
    user, _, host = plain.rpartition("@")
    return f"{user}@{host.split(':')[0].lower()}"
