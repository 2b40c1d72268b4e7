"""Fingers on the city's map: two spread it around themselves, one draws it, two taps come nearer, a wheel does too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtQuick import QQuickItem

from kiosk.core.call import CallState
from kiosk.core.projection import NEAREST, Projection, middle
from kiosk.core.state import MapLook, State
from kiosk.screen import pointing
from kiosk.views import disaster, overview
from tests.packs.cities import SEOUL
from tests.screen import sample, seen
from tests.screen.finger import Finger
from tests.screen.waiting import wait
from tests.views.test_views import city

Make = Callable[..., sample.World]
NEAR = 0.01  # of the map's height
VIEWS = (overview.VIEW, disaster.VIEW)
TWICE = 500  # milliseconds: longer than between the taps of a double tap


@dataclass
class Map:
    """A view's map on a wall whose commands are carried out when the test says so."""

    world: sample.World
    item: QQuickItem
    finger: Finger

    @property
    def zoom(self) -> float:
        return float(self.item.property("zoom"))

    def glass(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the map is seen, in 0..1 of the screen."""
        k = self.item.property("k")
        place = self.item.mapToScene(QPointF(self.item.property("dx") + x * k, self.item.property("dy") + y * k))
        window = self.world.screen.window
        return place.x() / window.width(), place.y() / window.height()

    def under(self, x: float, y: float) -> tuple[float, float]:
        """What point of the map is seen at a point of the screen."""
        window = self.world.screen.window
        place = self.item.mapFromScene(QPointF(x * window.width(), y * window.height()))
        k = self.item.property("k")
        return (place.x() - self.item.property("dx")) / k, (place.y() - self.item.property("dy")) / k

    def carry_out(self) -> Sequence[str]:
        """Do what was issued, as the bus would, and what it was."""
        names = self.world.names()
        store = self.world.store
        for command, _ in self.world.issued:
            kiosk = SimpleNamespace(pack=SEOUL, views=VIEWS, state=store.state, put=store.put)
            command.run(kiosk)
        self.world.issued.clear()
        wait(30)
        return names


@pytest.fixture
def shown(wall: Make) -> Callable[[State], Map]:
    def make(state: State) -> Map:
        world = wall(state, views=tuple(view for view in VIEWS if view.name == state.view))
        wait(60)
        item = next(one.item for one in seen.items(world.screen) if one.item.property("aimedZoom") is not None)
        return Map(world, item, Finger(world.screen))

    return make


def near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < NEAR


def apart(at: tuple[float, float], by: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two fingers beside a point of the screen."""
    return (at[0] - by, at[1]), (at[0] + by, at[1])


@pytest.mark.usefixtures("quiet")
def test_two_fingers_spread_the_map_around_themselves(shown: Callable[[State], Map]) -> None:
    on = shown(city(SEOUL))
    at = on.glass(0.75, 0.55)
    under = on.under(*at)
    on.finger.pinch(apart(at, 0.02), apart(at, 0.06))
    assert 1.5 < on.zoom <= NEAREST
    assert near(on.under(*at), under)
    left = on.zoom
    assert on.carry_out() == ["map.look"]
    assert on.zoom == pytest.approx(left, abs=0.01)
    assert on.world.store.state.look.zoom == pytest.approx(left, abs=0.01)
    assert near(on.under(*at), under)


@pytest.mark.usefixtures("quiet")
def test_two_fingers_spread_the_map_beside_an_open_incident(shown: Callable[[State], Map]) -> None:
    state = city(SEOUL)
    on = shown(replace(state, view="disaster", opened=state.incidents[0].key))
    at = on.glass(*Projection(SEOUL).point(state.incidents[0].place))
    before = on.zoom
    assert before > 2  # it is looked at from near
    on.finger.pinch(apart(at, 0.02), apart(at, 0.03))
    left = on.zoom
    assert left > 1.1 * before
    assert on.carry_out() == ["map.look"]
    assert on.zoom == pytest.approx(left, abs=0.01)
    assert on.world.store.state.opened == state.incidents[0].key


@pytest.mark.usefixtures("quiet")
def test_what_fingers_left_stays_until_the_state_says_so_too(shown: Callable[[State], Map]) -> None:
    on = shown(city(SEOUL))
    at = on.glass(0.7, 0.5)
    zooms: list[float] = []
    on.item.zoomChanged.connect(lambda: zooms.append(on.zoom))  # type: ignore[attr-defined]  # of the QML
    on.finger.pinch(apart(at, 0.02), apart(at, 0.05))
    left = on.zoom
    wait(80)
    on.world.store.put(replace(on.world.store.state, readings={**on.world.store.state.readings}))
    wait(150)
    on.carry_out()
    assert left > 1.5
    assert zooms == sorted(zooms)
    # and a word from elsewhere is followed
    on.world.store.put(replace(on.world.store.state, look=MapLook()))
    wait(30)
    assert on.zoom == 1


@pytest.mark.usefixtures("quiet")
def test_one_finger_draws_a_near_map_and_never_beyond_its_edge(shown: Callable[[State], Map]) -> None:
    on = shown(replace(city(SEOUL), look=MapLook(3.0, (0.7, 0.5))))
    start = on.glass(0.7, 0.5)
    on.finger.swipe(start, (start[0] - 0.05, start[1] + 0.03))
    assert near(on.under(start[0] - 0.05, start[1] + 0.03), (0.7, 0.5)) or on.under(*start)[0] > 0.72
    moved = on.under(*start)
    assert moved[0] > 0.7
    assert on.carry_out() == ["map.look"]
    for _ in range(4):
        on.finger.swipe(start, (start[0] + 0.15, start[1]))
        on.carry_out()
    width = on.item.width() / on.item.property("k")
    assert on.world.store.state.look.middle is not None
    assert on.world.store.state.look.middle[0] == pytest.approx(width / 2, abs=NEAR)


@pytest.mark.usefixtures("quiet")
def test_two_taps_come_nearer_there_and_one_opens_the_district_that_lies_there(shown: Callable[[State], Map]) -> None:
    on = shown(replace(city(SEOUL), incidents=()))
    x, y = Projection(SEOUL).point(middle(SEOUL.district("seocho"), SEOUL))
    at = on.glass(x + 0.06, y + 0.1)  # in the district, beside its name
    under = on.under(*at)
    on.finger.tap(*at)
    on.finger.tap(*at)
    wait(30)
    assert on.carry_out() == ["map.look"]
    assert on.zoom == pytest.approx(2, abs=0.01)
    assert near(on.under(*at), under)
    wait(TWICE)
    on.finger.tap(*at)
    wait(TWICE)
    assert on.carry_out() == ["map.open"]
    assert on.world.store.state.opened == "seocho"


@pytest.mark.usefixtures("quiet")
def test_a_wheel_comes_nearer_around_the_pointer_and_stops_at_the_nearest_and_at_the_whole(
    shown: Callable[[State], Map],
) -> None:
    on = shown(city(SEOUL))
    at = on.glass(0.7, 0.5)
    under = on.under(*at)
    for _ in range(12):
        on.finger.wheel(*at, 1)
    assert on.zoom == NEAREST
    assert near(on.under(*at), under)
    assert {float(command.slots()["zoom"]) <= NEAREST for command, _ in on.world.issued} == {True}
    on.carry_out()
    for _ in range(14):
        on.finger.wheel(*at, -1)
    assert on.zoom == 1
    on.carry_out()
    assert on.world.store.state.look == MapLook()


@pytest.mark.usefixtures("quiet")
def test_a_long_press_on_a_counter_asks_for_its_source(shown: Callable[[State], Map]) -> None:
    on = shown(city(SEOUL))
    at = seen.middle(on.world.screen, seen.target(on.world.screen, "tile.open", key="economy.debt"))
    on.finger.press(*at)
    wait(900)
    on.finger.release(*at)
    assert on.world.names() == ["source.of"]


@pytest.mark.usefixtures("quiet")
def test_several_at_one_place_are_listed_and_opened_by_finger_and_by_hand(shown: Callable[[State], Map]) -> None:
    state = city(SEOUL)
    first = state.incidents[0]
    twin = replace(first, key="twin")
    on = shown(replace(state, incidents=(first, twin)))
    (many,) = [one for one in seen.targets(on.world.screen) if one.item.property("many")]
    on.finger.tap(*seen.middle(on.world.screen, many))
    on.carry_out()
    row = seen.target(on.world.screen, "tile.open", key="twin")
    at = seen.middle(on.world.screen, row)
    target = pointing.target_at(seen.root(on.world.screen), at)
    assert target is not None
    assert target.property("label") == twin.title.en
    on.finger.tap(*at)
    assert [command.slots() for command, _ in on.world.issued] == [{"key": "twin"}]


@pytest.mark.usefixtures("quiet")
def test_the_whole_city_is_one_touch_away_from_any_part_of_it_and_only_then(shown: Callable[[State], Map]) -> None:
    on = shown(city(SEOUL))
    whole = [one for one in seen.targets(on.world.screen) if one.item.property("label") == "Whole city"]
    assert not whole
    for state in (replace(city(SEOUL), look=MapLook(3.0, (0.4, 0.4))), replace(city(SEOUL), opened="mapo")):
        on.world.store.put(replace(state, view="overview"))
        wait(30)
        on.finger.tap(*seen.middle(on.world.screen, seen.target(on.world.screen, "map.zoom", zoom="whole")))
        on.carry_out()
        assert (on.world.store.state.look, on.world.store.state.opened, on.zoom) == (MapLook(), "", 1)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("way", [(0.0, -0.2), (0.0, 0.2), (0.15, 0.0), (-0.15, 0.0), (0.1, 0.15)])
def test_a_finger_on_a_sheet_draws_no_map_beneath(shown: Callable[[State], Map], way: tuple[float, float]) -> None:
    over = replace(city(SEOUL), opened="air.pm25", call=sample.call(SEOUL, CallState.RINGING))
    on = shown(replace(over, look=MapLook(3.0, (0.7, 0.5))))
    (sheet,) = [s for s in seen.items(on.world.screen) if s.kind == "DetailSheet"]
    both = sheet.place.intersected(on.item.mapRectToScene(QRectF(0, 0, on.item.width(), on.item.height())))
    assert both.width() > 100
    window = on.world.screen.window
    start = (both.center().x() / window.width(), both.center().y() / window.height())
    before = on.under(0.5, 0.5)
    on.finger.swipe(start, (start[0] + way[0], start[1] + way[1]))
    assert on.under(0.5, 0.5) == before
    assert on.world.names() == []
    on.finger.pinch(apart(start, 0.02), apart(start, 0.055))
    assert on.zoom == 3.0
    assert on.world.names() == []
