"""Which cameras the wall watches: those that are shown, near to what happens, each in its own slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.cctv.messages import PANES as SLOTS
from kiosk.core.alarm import Alarm, AlarmState, Cause, Priority
from kiosk.core.camera import GRIDS, CameraLook, CameraMode, CameraSeen
from kiosk.core.fact import CamerasChosen, CamerasLost
from kiosk.core.geometry import distance
from kiosk.core.pack import Pack
from kiosk.core.reading import Stage
from kiosk.core.rewind import rewound
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.views.cctv import VIEW
from kiosk.views.tiles import looked
from kiosk.views.watching import NO_PAST, PANES, fires, pane, watched
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
    assert len(keys) == len(set(keys)) == state.cctv.panes == 6
    worst = state.incidents[0]
    far = [distance(next(c.place for c in SEOUL.cameras if c.key == key), worst.place) for key in keys]
    assert far == sorted(far)
    calm = cameras(replace(state, incidents=()))
    assert calm == tuple(camera.key for camera in SEOUL.cameras[:6])


def test_cameras_of_a_city_nobody_told_of_are_not_called_calm() -> None:
    quiet = replace(city(SEOUL), incidents=())
    assert VIEW.present(quiet, SEOUL, "en")["about"] == "Nothing happens: the first cameras"
    assert VIEW.present(State(), SEOUL, "en")["about"] == "No data on incidents"


def test_an_open_camera_comes_first_with_its_neighbours() -> None:
    keys = cameras(replace(city(SEOUL), view="cctv", opened=CAMERA.key))
    assert keys[0] == CAMERA.key
    assert 1 < len(keys) <= PANES


@pytest.mark.parametrize("stage", [Stage.EXTINGUISHED, Stage.CLOSED])
def test_no_camera_sees_flames_where_the_fire_is_out(stage: Stage) -> None:
    state = city(SEOUL)
    out = tuple(replace(i, stage=stage) if i.kind == "fire" else i for i in state.incidents)
    assert fires(state, SEOUL)
    assert fires(replace(state, incidents=out), SEOUL) == ()


def test_only_cameras_near_a_fire_see_smoke() -> None:
    state = city(SEOUL)
    burning = [i for i in state.incidents if i.kind == "fire"]
    assert burning
    seeing = fires(state, SEOUL)
    assert len(seeing) < len(SEOUL.cameras)
    assert fires(replace(state, incidents=()), SEOUL) == ()


def shown(state: State) -> dict[str, Any]:
    return dict(VIEW.present(state, SEOUL, "en"))


@pytest.mark.parametrize("panes", GRIDS)
def test_every_page_of_every_grid_has_its_cameras_once_and_each_a_slot(panes: int) -> None:
    state = replace(city(SEOUL), view="cctv")
    seen: list[str] = []
    for page in range(-(-len(SEOUL.cameras) // panes)):
        at = replace(state, cctv=CameraLook(panes, page))
        there = shown(at)["panes"]
        assert [pane["number"] for pane in there] == list(range(1, len(there) + 1))
        assert all(pane["slot"] == watched(at, SEOUL).index(pane["key"]) for pane in there)
        seen += [pane["key"] for pane in there]
    assert len(seen) == len(set(seen)) == len(SEOUL.cameras)


def test_the_camera_an_alarm_brings_up_takes_no_pane_its_slot() -> None:
    state = replace(city(SEOUL), view="cctv", cctv=CameraLook(9, 1))
    worst = state.incidents[0]
    began = worst.stages[0][1]
    cause = Cause("a", "fire", worst.title, worst.address, worst.title, Priority.CRITICAL, worst.key, began)
    state = replace(state, alarms=(Alarm(cause, AlarmState.UNACKNOWLEDGED, began),), surfaced="a")
    keys = watched(state, SEOUL)
    assert len(keys) == PANES == SLOTS
    assert {pane["key"] for pane in shown(state)["panes"]} == set(keys[1:])
    assert [pane["number"] for pane in shown(state)["panes"]] == list(range(1, 10))


def test_a_districts_cameras_are_all_in_it() -> None:
    state = replace(city(SEOUL), view="cctv", cctv=CameraLook(9, 0, "jongno"))
    there = shown(state)
    assert len(there["panes"]) == 3
    assert {pane["where"] for pane in there["panes"]} == {SEOUL.district("jongno").name.en}
    assert there["pages"] == 1
    assert there["filtered"]
    assert (there["columns"], there["rows"]) == (3, 1)  # no room is left empty


@pytest.mark.parametrize("panes", GRIDS)
def test_every_pane_has_a_place_in_the_arrangement(panes: int) -> None:
    for page in range(-(-len(SEOUL.cameras) // panes)):
        there = shown(replace(city(SEOUL), view="cctv", cctv=CameraLook(panes, page)))
        assert there["columns"] * (there["rows"] - 1) < len(there["panes"]) <= there["columns"] * there["rows"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", CameraMode)
def test_a_picture_is_shown_only_while_it_can_be_believed(mode: CameraMode, language: Language) -> None:
    state = replace(city(SEOUL), view="cctv", opened=CAMERA.key)
    seen = CameraSeen(CAMERA.key, 0, mode, 1.0)
    shown = pane(CAMERA, replace(state, cameras={CAMERA.key: seen}), SEOUL, language)
    assert shown["picture"] is (mode in (CameraMode.LIVE, CameraMode.SIMULATED))
    assert shown["frozen"] is (mode is CameraMode.STALE)
    assert bool(shown["why"]) is not shown["picture"]
    assert shown["age"]


@pytest.mark.parametrize("mode", [CameraMode.STALE, CameraMode.UNAVAILABLE])
def test_a_picture_that_stands_still_says_since_when_and_how_old_it_is(mode: CameraMode) -> None:
    state = replace(city(SEOUL), view="cctv", opened=CAMERA.key)
    came = looked(state) - timedelta(seconds=75)
    seen = CameraSeen(CAMERA.key, 0, mode, 1.0, came=came)
    shown = pane(CAMERA, replace(state, cameras={CAMERA.key: seen}), SEOUL, "en")
    assert shown["why"] == f"No picture since {came.astimezone(ZoneInfo(SEOUL.timezone)):%H:%M:%S}"
    assert shown["age"] == "1 min ago"
    assert not shown["picture"]


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_of_now_never_passes_for_one_of_the_past(language: Language) -> None:
    state = replace(city(SEOUL), view="cctv")
    seen = {key: CameraSeen(key, slot, CameraMode.LIVE, 1.0) for slot, key in enumerate(watched(state, SEOUL))}
    live = replace(state, cameras=seen)
    now: Any = VIEW.present(live, SEOUL, language)["panes"]
    assert all(one["picture"] for one in now)
    panes: Any = VIEW.present(rewound(replace(live, back=6.0)), SEOUL, language)["panes"]
    assert panes
    assert not any(one["picture"] or one["frozen"] for one in panes)
    assert {one["status"] for one in panes} == {"UNAVAILABLE"}
    assert all(one["why"] for one in panes)
    # others may have been nearest then: nobody waits for a picture of theirs
    unwatched: Any = VIEW.present(rewound(replace(state, back=6.0)), SEOUL, language)["panes"]
    assert {one["why"] for one in unwatched} == {NO_PAST.to(language)}
