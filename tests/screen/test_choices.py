"""What is chosen from over the camera wall: a finger beside the choice ends it and reaches nothing beneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.views import cctv
from tests.packs.cities import SEOUL
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import wait
from tests.views.test_views import city

Make = Callable[..., sample.World]


@pytest.mark.usefixtures("quiet")
def test_a_finger_beside_the_choice_of_a_district_ends_it(wall: Make) -> None:
    world = wall(replace(city(SEOUL), view="cctv"), views=(cctv.VIEW,))
    wait(60)
    finger = Finger(world.screen)

    def offered() -> int:
        return sum(t.item.property("intentName") == "cctv.district" for t in seen.targets(world.screen))

    (chooser,) = [t for t in seen.targets(world.screen) if t.item.property("label") == "Everywhere"]
    finger.tap(*seen.middle(world.screen, chooser))
    wait(30)
    assert offered() > 3
    (pane, *_) = [t for t in seen.targets(world.screen) if t.item.property("intentName") == "tile.open"]
    spot = (pane.place.left() + 20) / seen.root(world.screen).width(), seen.middle(world.screen, pane)[1]
    finger.swipe((0.5, 0.8), (0.2, 0.8))
    assert offered() > 3
    finger.tap(*spot)
    wait(30)
    assert (offered(), world.names()) == (0, [])
    finger.tap(*spot)
    assert world.names() == ["tile.open"]
