"""The machine's loudspeaker and microphone behind what the engine asks of sound. Its import fails without PortAudio."""

from __future__ import annotations

from kiosk.calls.direct.lent import Lent
from kiosk.calls.direct.sounds import Hears, Reads
from kiosk.calls.sound.card import duplex
from kiosk.calls.sound.playout import Playout


class Devices:
    """Echo is taken out of the microphone; what was late or lost on the way is bridged."""

    def __init__(self, speaker: str, microphone: str, lent: Lent) -> None:
        """Parts of the devices' names; empty: the system's default. Opens nothing yet."""
        self._duplex = duplex(speaker, microphone, lent.heard, said=lent.said, shares=lent)

    @property
    def problem(self) -> str:
        """What is wrong and the mend; empty: nothing."""
        return self._duplex.problem

    @property
    def names(self) -> str:
        """The devices that are used."""
        return self._duplex.names

    def talk(self) -> tuple[Reads, Hears]:
        """What the far side hears, and where its sound goes. Opens the devices."""
        return self._duplex.talk()

    def leave(self, says: Hears) -> None:
        """That talk is over. Blocks while the devices are closed."""
        assert isinstance(says, Playout)  # `talk` gave it
        self._duplex.leave(says)

    def mute(self, on: bool) -> None:
        """Let nobody there hear the microphone, which is closed where the ears do not listen to it; or again."""
        self._duplex.mute(on)

    def duck(self, on: bool) -> None:
        """Turn the far sides down while a command is expected."""
        self._duplex.duck(on)
