"""The cities that tests run in: Seoul as it is delivered, and an invented one."""

from __future__ import annotations

from pathlib import Path

from kiosk.core import places
from kiosk.core.pack import Pack, load

SEOUL: Pack = load(places.assets() / "packs" / "seoul")
LAKESIDE: Pack = load(Path(__file__).parent / "lakeside")
CITIES = (SEOUL, LAKESIDE)
