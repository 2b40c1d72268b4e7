"""A small telephone exchange: lets the wall register, answers its calls with any status, rings it as anybody."""

from __future__ import annotations

import re
import socket
import threading

SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 9 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
)


class Exchange:
    """Speaks just enough SIP over UDP."""

    def __init__(self) -> None:
        self.status = "404 Not Found"  # of the next call
        self.wall = ""  # where the wall can be rung, once it registered
        self.invited = 0
        self.told: list[int] = []  # statuses of our own calls, provisional ones left out
        self._wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._wire.bind(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="exchange")
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"127.0.0.1:{self._wire.getsockname()[1]}"

    def ring(self, caller: str, call: str, *, offer: bool = True) -> None:
        """Ring the wall as `caller`."""
        body = SDP if offer else ""
        lines = [
            f"INVITE {self.wall} SIP/2.0",
            f"Via: SIP/2.0/UDP {self.address};branch=z9hG4bK{call}",
            f"From: <{caller}>;tag={call}",
            f"To: <{self.wall}>",
            f"Call-ID: {call}",
            "CSeq: 1 INVITE",
            f"Contact: <sip:{self.address}>",
            "Max-Forwards: 70",
            *(["Content-Type: application/sdp"] if offer else []),
            f"Content-Length: {len(body)}",
        ]
        host, port = re.findall(r"@([^:;>]+):(\d+)", self.wall)[0]
        self._wire.sendto("\r\n".join([*lines, "", body]).encode(), (host, int(port)))

    def close(self) -> None:
        """Close it."""
        self._wire.sendto(b"", self._wire.getsockname())
        self._thread.join(3)
        self._wire.close()

    def _serve(self) -> None:
        while True:
            packet, sender = self._wire.recvfrom(65536)
            if not packet:
                return
            text = packet.decode(errors="replace")
            first = text.split("\r\n", 1)[0]
            if first.startswith("SIP/2.0"):
                status = int(first.split()[1])
                if status >= 200 and "INVITE" in text:
                    self.told.append(status)
                    self._acknowledge(text, sender)
                continue
            what = first.split()[0]
            if what == "REGISTER":
                self.wall = re.findall(r"Contact: <([^>;]+)", text)[0]
                self._answer(text, sender, "200 OK", f"Contact: <{self.wall}>;expires=300")
            elif what == "INVITE":
                self.invited += 1
                self._answer(text, sender, self.status)
            elif what != "ACK":
                self._answer(text, sender, "200 OK")

    def _answer(self, text: str, sender: tuple[str, int], status: str, *more: str) -> None:
        kept = [line for line in text.split("\r\n") if re.match(r"(Via|From|Call-ID|CSeq):", line)]
        to = next(line for line in text.split("\r\n") if line.startswith("To:"))
        lines = [f"SIP/2.0 {status}", *kept, f"{to};tag=exchange", *more, "Content-Length: 0", "", ""]
        self._wire.sendto("\r\n".join(lines).encode(), sender)

    def _acknowledge(self, text: str, sender: tuple[str, int]) -> None:
        kept = [line for line in text.split("\r\n") if re.match(r"(Via|From|To|Call-ID):", line)]
        lines = [f"ACK {self.wall} SIP/2.0", *kept, "CSeq: 1 ACK", "Content-Length: 0", "", ""]
        self._wire.sendto("\r\n".join(lines).encode(), sender)
