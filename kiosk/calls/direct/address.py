"""The wall's own voice to many pages at once, one way: no page rings, answers or is heard. Ends at who hears it.

asyncio loop's thread only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from kiosk.calls.backend import Addressed
from kiosk.calls.direct.messages import Speak
from kiosk.calls.direct.party import CLOSES, CONNECTS, LOOK, Around, helpers, words
from kiosk.calls.direct.peer import Peer
from kiosk.calls.direct.sdp import BadSdp
from kiosk.calls.direct.sounds import Hears, Kept
from kiosk.calls.direct.speech import Speech
from kiosk.calls.direct.wire import Answer, BusyHere, Cancelled, Listen
from kiosk.calls.picture import Picture, Size

log = logging.getLogger(__name__)

ANSWERS = 5.0  # seconds a page has to answer by itself
AGAIN = 2.0  # seconds until a page that broke off is tried again


class _Nothing:
    """Where nothing ever comes."""

    cut = 1.0

    def sizes(self) -> tuple[Size, ...]:
        """See `Shows`."""
        return ()

    def put(self, pictures: Sequence[Picture]) -> None:
        """See `Shows`."""


class Moved:
    """A page of theirs came or went."""


class Leg:
    """One listener, from the first offer to the end."""

    def __init__(self, around: Around, speech: Speech, call_id: str, contact: str) -> None:
        self.contact = contact
        self._around = around
        self._speech = speech
        self._call_id = call_id
        self._inbox: asyncio.Queue[Answer | BusyHere | Moved] = asyncio.Queue()
        self._hears = self._ended = False

    def end(self) -> None:
        """They are to hear no more; `run` returns as soon as the line is closed."""
        self._ended = True
        self.take(Moved())

    def take(self, said: Answer | BusyHere | Moved) -> None:
        """What the page says, or that it came or went."""
        self._inbox.put_nowait(said)

    async def run(self) -> None:
        """Let them hear the wall as long as they are there and it speaks."""
        try:
            while not self._ended:
                try:
                    await self._once()
                except Exception:  # without this they would be said to hear it for ever
                    log.exception("%s cannot be spoken to; it is tried again", self.contact)
                self._tell(hears=False)
                await self._said(AGAIN)
        finally:
            self._tell(hears=False)
            self._around.send(self.contact, Cancelled(call=self._call_id, why="hung_up"))

    async def _once(self) -> None:
        while not self._inbox.empty():
            self._inbox.get_nowait()  # of the try before
        if self._ended or not self._around.reachable(self.contact):
            return
        around = self._around
        peer = Peer(
            host=around.host,
            networks=around.networks,
            ice_servers=around.ice_servers,
            video=False,
            pictures=None,
            sound=self._speech.copy(),
            ear=Kept(0.1),
            window=_Nothing(),
            listens=False,
        )
        try:
            if await self._connected(peer):
                self._tell(hears=True)
                while peer.state == "connected" and not await self._said(LOOK):
                    pass
        except (BadSdp, ValueError) as error:
            log.warning("the answer of %s is not taken: %s", self.contact, error)
        finally:
            try:
                async with asyncio.timeout(CLOSES):
                    await peer.close()
            except TimeoutError:
                log.warning("the line to %s does not close", self.contact)

    async def _connected(self, peer: Peer) -> bool:
        around = self._around
        listen = Listen(
            call=self._call_id,
            name=words(around.wall),
            sdp=await peer.offer(),
            ice_servers=helpers(around.ice_servers),
        )
        if not around.send(self.contact, listen):
            return False
        said = await self._said(ANSWERS)
        if not isinstance(said, Answer):
            return False
        await peer.accept(said.sdp)
        end = around.now() + CONNECTS
        while peer.state not in ("connected", "failed", "closed"):
            if around.now() > end or self._ended:
                return False
            await asyncio.sleep(0.02)
        return peer.state == "connected"

    async def _said(self, within: float) -> Answer | BusyHere | Moved | None:
        """What happened at the page within so many seconds, if anything did."""
        try:
            async with asyncio.timeout(within):
                return await self._inbox.get()
        except TimeoutError:
            return None

    def _tell(self, *, hears: bool) -> None:
        if hears is not self._hears:
            self._hears = hears
            self._around.emit(Addressed(self._call_id, self.contact, hears))


class PublicAddress:
    """What the wall says to a group, from the first word to the last."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._call_id = ""
        self._legs: dict[str, tuple[Leg, asyncio.Task[None]]] = {}
        self._speech: Speech | None = None
        self._says: Hears | None = None

    @property
    def active(self) -> bool:
        """Whether the wall speaks."""
        return self._speech is not None

    def has(self, call_id: str) -> bool:
        """Whether it goes by this name."""
        return self.active and call_id == self._call_id

    def begin(self, order: Speak) -> None:
        """Speak to these contacts; one at a time."""
        hears, self._says = self._around.sounds.talk()
        self._speech, self._call_id = Speech(hears), order.call_id
        loop = asyncio.get_running_loop()
        for contact in order.contacts:
            leg = Leg(self._around, self._speech, order.call_id, contact)
            self._legs[contact] = leg, loop.create_task(leg.run(), name=f"address {contact}")

    async def end(self) -> None:
        """Say no more to anybody. Raises nothing."""
        legs, self._legs = self._legs, {}
        speech, self._speech = self._speech, None
        says, self._says = self._says, None
        for leg, _ in legs.values():
            leg.end()
        if legs:
            _, late = await asyncio.wait([task for _, task in legs.values()], timeout=CLOSES + 1)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if speech:
            await speech.close()
        if says:
            await asyncio.get_running_loop().run_in_executor(None, self._around.sounds.leave, says)

    def said(self, contact: str, said: Answer | BusyHere) -> bool:
        """What a page says of it; whether it may."""
        if contact not in self._legs:
            return False
        self._legs[contact][0].take(said)
        return True

    def moved(self, contact: str) -> None:
        """A page of theirs came or went: whatever it heard, it hears no more."""
        if contact in self._legs:
            self._legs[contact][0].take(Moved())
