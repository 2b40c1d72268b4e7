"""Where media between the engine and Janus goes."""

from __future__ import annotations

import fcntl
import socket
import struct
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from kiosk.calls.direct.sdp import Network
from kiosk.core.errors import SourceError

SIOCGIFADDR = 0x8915  # Linux: the IPv4 address of an interface
NAME = 16  # bytes of an interface's name in that call; the address stands after it and a family and a port


@dataclass(frozen=True, slots=True)
class Place:
    """The engine's own address, and where Janus may be."""

    host: str
    networks: tuple[Network, ...]


def near(host: str) -> Place:
    """With a Janus of this machine, whose `host` is served. Raises `SourceError`.

    Janus 1.1 never uses the loopback interface for WebRTC: where only that one is served, the packets go between two
    ports of another own address, and do not leave the machine either.
    """
    own = host if not ip_address(host).is_loopback else _own_address()
    return Place(own, (ip_network(own),))


def _own_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks:
        for _, name in socket.if_nameindex():
            try:
                told = fcntl.ioctl(asks, SIOCGIFADDR, struct.pack("256s", name.encode()[: NAME - 1]))
            except OSError:
                continue  # it has no address
            address = socket.inet_ntoa(told[NAME + 4 : NAME + 8])
            if not ip_address(address).is_loopback:
                return address
    raise SourceError(
        "calls",
        "janus needs a network interface besides loopback, and there is none",
        "connect the machine to a network",
    )
