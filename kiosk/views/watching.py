"""State and pack -> the cameras the wall shows, each in its place of the pictures. Pure; views and the root agree."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.core.camera import CameraMode, CameraSeen
from kiosk.core.city.cameras import Camera
from kiosk.core.geometry import distance, nearest
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Stage
from kiosk.core.severity import closed
from kiosk.core.state import State
from kiosk.core.text import Language, Text, same
from kiosk.views.incidents import focus
from kiosk.views.tiles import age, looked

PANES = 10  # pictures at once at most, as many as `kiosk/cctv/messages.py` has slots
CLOSE_UP = 4  # beside a camera that is open
SEES_FIRE = 4000.0  # metres from which smoke is seen

CCTV = "cctv"
MODES = {
    CameraMode.CONNECTING: Text(en="CONNECTING", ko="연결 중", ru="СОЕДИНЕНИЕ"),
    CameraMode.LIVE: Text(en="LIVE", ko="실시간", ru="СЕЙЧАС"),
    CameraMode.STALE: Text(en="NO NEW PICTURE", ko="영상 멈춤", ru="КАРТИНКА СТОИТ"),
    CameraMode.UNAVAILABLE: Text(en="NO PICTURE", ko="영상 없음", ru="НЕТ КАРТИНКИ"),
    CameraMode.NOT_KEPT: Text(en="NO PICTURE", ko="영상 없음", ru="НЕТ КАРТИНКИ"),
    CameraMode.SIMULATED: Text(en="SIMULATED", ko="모의", ru="ИМИТАЦИЯ"),
}
BADGES = {
    CameraMode.CONNECTING: "STALE",
    CameraMode.LIVE: "LIVE",
    CameraMode.STALE: "STALE",
    CameraMode.UNAVAILABLE: "UNAVAILABLE",
    CameraMode.NOT_KEPT: "UNAVAILABLE",
    CameraMode.SIMULATED: "SIMULATED",
}  # the status whose colour and shape a camera's mode has
WAITING = Text(en="Waiting for the camera", ko="카메라 연결을 기다리는 중", ru="Ждём камеру")
STOPPED = Text(en="No picture since {time}", ko="{time} 이후 영상 없음", ru="Нет картинки с {time}")
NO_PICTURE = Text(en="The camera does not answer", ko="카메라가 응답하지 않습니다", ru="Камера не отвечает")
NO_PAST = Text(en="Pictures are not kept", ko="지난 영상은 보관하지 않습니다", ru="Записи не хранятся")
NEVER = Text(en="no picture yet", ko="영상 수신 전", ru="картинки ещё нет")


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
    """The cameras of the wall's page that is shown."""
    listed, panes = _listed(state, pack), state.cctv.panes
    first = place_of_page(state, pack)[0] * panes
    return listed[first : first + panes]


def place_of_page(state: State, pack: Pack) -> tuple[int, int]:
    """(number of the page that is shown, counted from 0; how many there are)."""
    count = max(1, -(-len(_listed(state, pack)) // state.cctv.panes))
    return state.cctv.page % count, count


def _listed(state: State, pack: Pack) -> list[Camera]:
    """All cameras of the wall, the nearest to the worst thing first; those of a district in the pack's order."""
    if state.cctv.district:
        return [camera for camera in pack.cameras if camera.district == state.cctv.district]
    at = subject(state)
    return nearest(pack.cameras, at.place, len(pack.cameras)) if at else list(pack.cameras)


def subject(state: State) -> Incident | None:
    """What the camera wall is about: the worst open incident."""
    at = focus(state)
    return at if at is not None and not closed(at) else None


def fires(state: State, pack: Pack) -> tuple[str, ...]:
    """Keys of the cameras that are near a fire which is not out yet."""
    burning = [i for i in state.incidents if i.kind == "fire" and i.stage not in (Stage.EXTINGUISHED, Stage.CLOSED)]
    return tuple(
        camera.key for camera in pack.cameras if any(distance(camera.place, i.place) < SEES_FIRE for i in burning)
    )


def pane(camera: Camera, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """{key, title, where, number (0: none), slot, status, statusText, why, age, picture, frozen}: of a camera.

    `picture` is whether its newest picture can be believed, `frozen` that it is its last one, to be shown as such.
    """
    keys = watched(state, pack)
    slot = keys.index(camera.key) if camera.key in keys else -1
    known = state.cameras.get(camera.key)
    seen = known if known is not None and known.slot == slot else None
    # turned back, others may be watched than were: nobody waits for those either
    mode = CameraMode.NOT_KEPT if state.back else seen.mode if seen else CameraMode.CONNECTING
    district = next((d.name.text.to(language) for d in pack.districts if d.key == camera.district), "")
    return {
        "key": camera.key,
        "title": camera.name.text.to(language),
        "where": district,
        "number": 0,
        "slot": slot,
        "status": BADGES[mode],
        "statusText": MODES[mode].to(language),
        "why": _why(mode, seen, pack).to(language),
        "age": _age(seen, state, language),
        "picture": mode in (CameraMode.LIVE, CameraMode.SIMULATED),
        "frozen": mode is CameraMode.STALE,
    }


def _why(mode: CameraMode, seen: CameraSeen | None, pack: Pack) -> Text:
    """Why there is no new picture; nothing where there is one."""
    match mode:
        case CameraMode.CONNECTING:
            return WAITING
        case CameraMode.NOT_KEPT:
            return NO_PAST
        case CameraMode.STALE | CameraMode.UNAVAILABLE if seen and seen.came:
            return STOPPED.filled(time=f"{seen.came.astimezone(ZoneInfo(pack.timezone)):%H:%M:%S}")
        case CameraMode.STALE | CameraMode.UNAVAILABLE:
            return NO_PICTURE
        case _:
            return same("")


def _age(seen: CameraSeen | None, state: State, language: Language) -> str:
    """How old its newest picture is."""
    if seen is None or seen.came is None:
        return NEVER.to(language)
    return age((looked(state) - seen.came).total_seconds(), language)
