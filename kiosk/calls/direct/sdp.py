"""An answer's SDP -> the same without what it may not contain, or a refusal. Pure; no media library has seen it yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from kiosk.calls.direct.wire import LONGEST_SDP

Network = IPv4Network | IPv6Network
SECTIONS = 2  # one of sound, one of pictures
MOST_CANDIDATES = 40  # lines; a phone with Wi-Fi, mobile and a VPN offers about 12
LINE = re.compile(r"^[a-z]=[\x20-\x7e]*$")  # browsers write printable ASCII only


class BadSdp(Exception):
    """An answer that is not taken; says what is wrong, without its content."""


def allowed(address: str, networks: Sequence[Network]) -> bool:
    """Whether media may go to `address`; a name (mDNS) never is one."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    return any(ip.version == network.version and ip in network for network in networks)


def checked(sdp: str, networks: Sequence[Network], *, video: bool) -> str:
    """`sdp` with the candidates of `networks` only. Raises `BadSdp`.

    The end-of-candidates mark goes too: a phone that hides its addresses is then found by its own checks, which come
    from an allowed network or are not heard.
    """
    return checked_sections(sdp, networks, ["audio", "video"] if video else ["audio"])


def checked_sections(sdp: str, networks: Sequence[Network], kinds: Sequence[str], longest: int = LONGEST_SDP) -> str:
    """The same for sections of these kinds, in this order."""
    if len(sdp) > longest:
        raise BadSdp("too long")
    lines = sdp.replace("\r\n", "\n").strip("\n").split("\n")
    if not all(LINE.match(line) for line in lines):
        raise BadSdp("a line is none of SDP")
    media = [line.split(" ", 1)[0] for line in lines if line.startswith("m=")]
    wanted = [f"m={kind}" for kind in kinds]
    if media != wanted:
        raise BadSdp(f"{len(media)} media sections where {len(wanted)} were offered")
    if sum(line.startswith("a=candidate:") for line in lines) > MOST_CANDIDATES:
        raise BadSdp("too many candidates")
    kept = [line for line in lines if _kept(line, networks)]
    for needed in ("a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:sha-"):
        if not any(line.startswith(needed) for line in kept):
            raise BadSdp(f"{needed[2:-1]} is missing")
    return "\r\n".join(_everywhere(kept)) + "\r\n"


def sections(sdp: str) -> list[str]:
    """The kinds of the sections of an SDP that we wrote ourselves, or our own Janus did."""
    return [line[2:].split(" ", 1)[0] for line in sdp.splitlines() if line.startswith("m=")]


def _everywhere(lines: Sequence[str]) -> list[str]:
    """Every candidate in every section.

    Browsers write them into the first of a bundle; aiortc 1.16 takes those of the last and would look for nobody. Where
    the phone cannot come first, behind a router or a TURN server, there would be no call with pictures.
    """
    candidates = [line for line in lines if line.startswith("a=candidate:")]
    out: list[str] = []
    begun = False
    for line in lines:
        if line.startswith("m="):
            out += candidates if begun else []
            begun = True
        if not line.startswith("a=candidate:"):
            out.append(line)
    return [*out, *candidates]


def _kept(line: str, networks: Sequence[Network]) -> bool:
    if line.startswith("a=end-of-candidates"):
        return False
    if not line.startswith("a=candidate:"):
        return True
    words = line.split()
    if len(words) < 8:  # noqa: PLR2004 - foundation component transport priority address port "typ" type
        return False
    return words[2].lower() == "udp" and allowed(words[4], networks)
