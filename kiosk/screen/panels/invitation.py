"""The state -> the card with the QR code that makes an officer's phone reachable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

import segno

from kiosk.core.call import Invitation
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.screen import texts

QUIET = 4  # light modules around the code: scanners need them (ISO/IEC 18004)


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """The card; `path` is an SVG path of the dark modules on a grid of `modules` by `modules`, quiet zone included."""

    shown: bool = False
    title: str = ""
    name: str = ""
    advice: str = ""
    until: str = ""
    close: str = ""
    path: str = ""
    modules: int = 1


def invitation(state: State, pack: Pack, zone: tzinfo | None) -> InvitationCard:
    """The card in `state`; times in `zone`."""
    invited = state.invitation
    if invited is None:
        return InvitationCard()
    contact = next((one for one in pack.contacts if one.key == invited.contact), None)
    path, modules = _code(invited.url)
    language = state.language
    return InvitationCard(
        shown=True,
        title=texts.SCAN.to(language),
        name=contact.name.text.to(language) if contact else invited.contact,
        advice=texts.SCAN_ADVICE.to(language),
        until=texts.GOOD_UNTIL.filled(until=_until(invited, zone)).to(language),
        close=texts.DISMISS.to(language),
        path=path,
        modules=modules,
    )


def _until(invited: Invitation, zone: tzinfo | None) -> str:
    return f"{datetime.fromtimestamp(invited.expires, UTC).astimezone(zone):%Y-%m-%d %H:%M}"


@lru_cache(maxsize=1)
def _code(url: str) -> tuple[str, int]:
    rows = [list(row) for row in segno.make(url, error="m", micro=False).matrix_iter(border=QUIET)]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return path, len(rows)
