"""The first bytes of a picture -> how large it is. Ends there: what is too large is never decoded."""

from __future__ import annotations

from itertools import chain

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
FRAMES = frozenset(chain(range(0xC0, 0xC4), range(0xC5, 0xC8), range(0xC9, 0xCC), range(0xCD, 0xD0)))
# the SOF markers of JPEG. Source: ITU-T T.81, table B.1
ALONE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length


def size(body: bytes) -> tuple[int, int] | None:
    """(width, height) in pixels, as a JPEG's or PNG's header says; None for anything else, or a header cut off."""
    if body.startswith(PNG) and body[12:16] == b"IHDR" and len(body) >= 24:  # noqa: PLR2004 - where its header ends
        return int.from_bytes(body[16:20]), int.from_bytes(body[20:24])
    return _jpeg(body) if body.startswith(JPEG) else None


def _jpeg(body: bytes) -> tuple[int, int] | None:
    at = len(JPEG)
    while at + 4 <= len(body) and body[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = body[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a fill byte
            at += 1
        elif marker in ALONE:
            at += 2
        elif marker in FRAMES:
            height, width = int.from_bytes(body[at + 5 : at + 7]), int.from_bytes(body[at + 7 : at + 9])
            return (width, height) if at + 9 <= len(body) else None
        else:
            at += 2 + max(2, int.from_bytes(body[at + 2 : at + 4]))
    return None


def whole(body: bytes) -> bool:
    """Whether it is not cut off: a JPEG ends with its end marker, a PNG with its last chunk."""
    return b"\xff\xd9" in body[-64:] if body.startswith(JPEG) else b"IEND" in body[-12:]
