"""Which cameras the wall watches: those that are shown, near to what happens, each in its own slot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.camera import CameraMode, CameraSeen
from kiosk.core.fact import CamerasChosen, CamerasLost
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.views.watching import PANES, fires, pane, watched
from tests.packs.cities import LAKESIDE, SEOUL
from tests.views.test_views import city

CAMERA = SEOUL.cameras[0]


def cameras(state: State, pack: Pack = SEOUL) -> tuple[str, ...]:
    return watched(state, pack)


def test_nothing_is_watched_where_no_camera_is_shown() -> None:
    assert cameras(replace(city(SEOUL), view="life")) == ()
    assert cameras(replace(city(LAKESIDE), view="disaster"), LAKESIDE) == ()


def test_the_wall_shows_those_nearest_to_the_worst_thing() -> None:
    state = replace(city(SEOUL), view="cctv")
    keys = cameras(state)
    assert len(keys) == len(set(keys)) == PANES
    worst = state.incidents[0]
    far = [distance(next(c.place for c in SEOUL.cameras if c.key == key), worst.place) for key in keys]
    assert far == sorted(far)
    calm = cameras(replace(state, incidents=()))
    assert calm == tuple(camera.key for camera in SEOUL.cameras[:PANES])


def test_an_open_camera_comes_first_with_its_neighbours() -> None:
    keys = cameras(replace(city(SEOUL), view="cctv", opened=CAMERA.key))
    assert keys[0] == CAMERA.key
    assert 1 < len(keys) <= PANES


def test_only_cameras_near_a_fire_see_smoke() -> None:
    state = city(SEOUL)
    burning = [i for i in state.incidents if i.kind == "fire"]
    assert burning
    seeing = fires(state, SEOUL)
    assert len(seeing) < len(SEOUL.cameras)
    assert fires(replace(state, incidents=()), SEOUL) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", CameraMode)
def test_a_picture_is_shown_only_while_it_can_be_believed(mode: CameraMode, language: Language) -> None:
    state = replace(city(SEOUL), view="cctv", opened=CAMERA.key)
    seen = CameraSeen(CAMERA.key, 0, mode, 1.0)
    shown = pane(CAMERA, replace(state, cameras={CAMERA.key: seen}), SEOUL, language)
    assert shown["picture"] is (mode in (CameraMode.LIVE, CameraMode.SIMULATED))
    assert bool(shown["why"]) is not shown["picture"]


def test_the_picture_of_another_slot_is_never_shown_for_this_camera() -> None:
    state = replace(city(SEOUL), view="cctv", opened=CAMERA.key)
    seen = CameraSeen(CAMERA.key, 3, CameraMode.LIVE, 1.0)
    assert not pane(CAMERA, replace(state, cameras={CAMERA.key: seen}), SEOUL, "en")["picture"]


def test_where_the_watcher_is_gone_no_picture_is_shown() -> None:
    state = replace(city(SEOUL), view="cctv", opened=CAMERA.key)
    state = replace(state, cameras={CAMERA.key: CameraSeen(CAMERA.key, 0, CameraMode.LIVE, 1.0)})
    assert pane(CAMERA, state, SEOUL, "en")["picture"]
    shown = pane(CAMERA, CamerasLost("it died").change(state), SEOUL, "en")
    assert not shown["picture"]
    assert shown["status"] == "UNAVAILABLE"


def test_what_was_known_of_a_camera_is_forgotten_when_it_is_no_longer_watched() -> None:
    seen = CameraSeen(CAMERA.key, 0, CameraMode.LIVE, 1.0)
    state = replace(city(SEOUL), cameras={CAMERA.key: seen})
    assert CamerasChosen((CAMERA.key,)).change(state).cameras == {CAMERA.key: seen}
    assert not CamerasChosen(("other", CAMERA.key)).change(state).cameras
    assert not CamerasChosen(()).change(state).cameras
