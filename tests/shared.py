"""Where the real recordings lie that some tests read, and the visible skip where they are missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("KIOSK_SHARED", Path(__file__).resolve().parents[2] / "shared"))
needs_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason=f"recorded speech and camera clips are not at {SHARED} (set KIOSK_SHARED)"
)
