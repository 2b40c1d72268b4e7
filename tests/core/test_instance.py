"""Two walls on one journal would write over each other: the second is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.instance import AlreadyRunning, hold


def test_the_second_wall_is_refused_and_may_start_when_the_first_is_gone(tmp_path: Path) -> None:
    first = hold(tmp_path)
    with pytest.raises(AlreadyRunning, match="already running"):
        hold(tmp_path)
    first.close()
    hold(tmp_path).close()
    with hold(tmp_path), hold(tmp_path / "another"):
        pass
