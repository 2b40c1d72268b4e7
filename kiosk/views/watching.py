"""State and pack -> the cameras the wall shows, each in its place of the pictures. Pure; views and the root agree."""

from __future__ import annotations

from kiosk.core.camera import CameraMode
from kiosk.core.city.cameras import Camera
from kiosk.core.geometry import distance, nearest
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.incidents import closed, focus

PANES = 6  # pictures at once
CLOSE_UP = 4  # beside a camera that is open
SEES_FIRE = 4000.0  # metres from which smoke is seen

CCTV = "cctv"
MODES = {
    CameraMode.CONNECTING: Text(en="CONNECTING", ko="연결 중", ru="СОЕДИНЕНИЕ"),
    CameraMode.LIVE: Text(en="LIVE", ko="실시간", ru="СЕЙЧАС"),
    CameraMode.STALE: Text(en="NO NEW PICTURE", ko="영상 멈춤", ru="КАРТИНКА СТОИТ"),
    CameraMode.UNAVAILABLE: Text(en="NO PICTURE", ko="영상 없음", ru="НЕТ КАРТИНКИ"),
    CameraMode.SIMULATED: Text(en="SIMULATED", ko="모의", ru="ИМИТАЦИЯ"),
}
BADGES = {
    CameraMode.CONNECTING: "STALE",
    CameraMode.LIVE: "LIVE",
    CameraMode.STALE: "STALE",
    CameraMode.UNAVAILABLE: "UNAVAILABLE",
    CameraMode.SIMULATED: "SIMULATED",
}  # the status whose colour and shape a camera's mode has
WAITING = Text(en="Waiting for the camera", ko="카메라 연결을 기다리는 중", ru="Ждём камеру")
STOPPED = Text(en="The picture stands still", ko="새 영상이 오지 않습니다", ru="Новой картинки нет")
NO_PICTURE = Text(en="The camera does not answer", ko="카메라가 응답하지 않습니다", ru="Камера не отвечает")


def watched(state: State, pack: Pack) -> tuple[str, ...]:
    """Keys of the cameras that are shown in `state`; a camera's place among them is its slot."""
    return tuple(camera.key for camera in _shown(state, pack)[:PANES])


def _shown(state: State, pack: Pack) -> list[Camera]:
    opened = next((camera for camera in pack.cameras if camera.key == state.opened), None)
    if state.view == CCTV and opened:
        return [opened, *(c for c in nearest(pack.cameras, opened.place, CLOSE_UP + 1) if c is not opened)]
    first = [opened] if opened else []
    about = next((alarm.cause.about for alarm in state.alarms if alarm.key == state.surfaced), "")
    incident = next((i for i in state.incidents if i.key == about), None)
    if incident:
        first += nearest(pack.cameras, incident.place, 1)
    if state.view == CCTV:
        first += page(state, pack)
    elif state.view == "disaster" and (at := focus(state)) is not None:
        first += nearest(pack.cameras, at.place, 2)
    return list(dict.fromkeys(first))


def page(state: State, pack: Pack) -> list[Camera]:
    """The cameras of the wall: those nearest to the worst thing that happens, else in the pack's order."""
    at = subject(state)
    return nearest(pack.cameras, at.place, PANES) if at else list(pack.cameras[:PANES])


def subject(state: State) -> Incident | None:
    """What the camera wall is about: the worst open incident."""
    at = focus(state)
    return at if at is not None and not closed(at) else None


def fires(state: State, pack: Pack) -> tuple[str, ...]:
    """Keys of the cameras that are near a fire."""
    burning = [i for i in state.incidents if i.kind == "fire" and not closed(i)]
    return tuple(
        camera.key for camera in pack.cameras if any(distance(camera.place, i.place) < SEES_FIRE for i in burning)
    )


def pane(camera: Camera, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{key, title, where, slot, mode, status, statusText, why, picture}: what a pane of the wall shows of a camera."""
    keys = watched(state, pack)
    slot = keys.index(camera.key) if camera.key in keys else -1
    seen = state.cameras.get(camera.key)
    mine = seen is not None and seen.slot == slot
    mode = seen.mode if seen and mine else CameraMode.CONNECTING
    district = next((d.name.text.to(language) for d in pack.districts if d.key == camera.district), "")
    why = {CameraMode.CONNECTING: WAITING, CameraMode.STALE: STOPPED, CameraMode.UNAVAILABLE: NO_PICTURE}.get(mode)
    return {
        "key": camera.key,
        "title": camera.name.text.to(language),
        "where": district,
        "slot": slot,
        "status": BADGES[mode],
        "statusText": MODES[mode].to(language),
        "why": why.to(language) if why else "",
        "picture": mode in (CameraMode.LIVE, CameraMode.SIMULATED),
    }
