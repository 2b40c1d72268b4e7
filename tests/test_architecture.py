"""The page that tells the rooms tells all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import kiosk

HOUSE = Path(kiosk.__file__).parent
ROOMS = sorted(
    f"kiosk/{part.name}{'' if part.suffix else '/'}"
    for part in HOUSE.iterdir()
    if not part.name.startswith("_") and (part.suffix == ".py" or (part / "__init__.py").exists())
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_in_the_table_of_rooms(room: str) -> None:
    page = (HOUSE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = [line for line in page.splitlines() if line.startswith("|")]
    assert any(f"`{room}`" in line for line in table), f"{room} is missing in docs/architecture.md"
