"""Networks -> the bytes of a mediapipe model bundle (.task). Ends before anything is written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

ALIGNMENT = 64  # bytes; mediapipe maps the networks where they lie in the file and reads them with vector instructions
LOCAL_HEADER = 30  # bytes before the name of a zip member
PADDING_FIELD = 0xD935  # the id Android's zipalign uses for padding in a member's extra field
EPOCH = (1980, 1, 1, 0, 0, 0)  # a fixed time stamp: the same networks give the same bytes


def task_bundle(networks: Mapping[str, bytes]) -> bytes:
    """A zip whose members are stored uncompressed with their data aligned; the same bytes for the same networks."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_STORED) as archive:
        for name, network in networks.items():
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            member.extra = _padding(bundle.tell() + LOCAL_HEADER + len(name.encode()))
            archive.writestr(member, network)
    return bundle.getvalue()


def _padding(offset: int) -> bytes:
    missing = -offset % ALIGNMENT
    if 0 < missing < struct.calcsize("<HH"):
        missing += ALIGNMENT
    return struct.pack("<HH", PADDING_FIELD, missing - 4).ljust(missing, b"\0") if missing else b""
