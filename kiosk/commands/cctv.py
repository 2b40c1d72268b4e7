"""The camera wall: how many pictures, which page, which district, and one camera by its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.commands.look import Open
from kiosk.commands.navigate import Walk, show
from kiosk.core.camera import GRIDS, CameraLook
from kiosk.core.command import Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

CCTV = "cctv"  # the view's name
NO_CAMERAS = Text(en="This city has no cameras", ko="이 도시에는 카메라가 없습니다", ru="В этом городе нет камер")
NO_NUMBER = Text(
    en="There is no camera {n} on the screen", ko="화면에 {n}번 카메라가 없습니다", ru="На экране нет камеры {n}"
)
NONE_THERE = Text(
    en="There is no camera in {district}", ko="{district}에는 카메라가 없습니다", ru="{district}: камер нет"
)
ONE_PAGE = Text(en="These are all cameras", ko="카메라가 모두 표시되어 있습니다", ru="Это все камеры")


class Watching(Walk):
    """A command that changes which cameras are shown."""

    __slots__ = ()

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Show those that were shown."""
        super().undo(kiosk, before)
        kiosk.put(replace(kiosk.state, cctv=before.cctv))

    def moved(self, before: State, after: State) -> bool:
        """Whether others are shown than before."""
        return super().moved(before, after) or before.cctv != after.cctv


@command(
    "cctv.grid",
    title=Text(en="Pictures at once", ko="화면 분할", ru="Сколько камер сразу"),
    say=Say(en=("{grid:panes}",), ko=("{grid:panes}",), ru=("{grid:panes}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class ShowGrid(Watching):
    """So many pictures at once."""

    panes: str

    def run(self, kiosk: Kiosk) -> None:
        """Show them; what is seen first stays first. Raises `Refused` where the wall has no such grid."""
        if self.panes not in map(str, GRIDS):
            raise Refused(
                Text(en="There is no grid of {n}", ko="{n}개 화면은 없습니다", ru="Сетки из {n} нет").filled(
                    n=self.panes
                )
            )
        look = kiosk.state.cctv
        panes = int(self.panes)
        _watch(kiosk, replace(look, panes=panes, page=look.page * look.panes // panes))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """On the camera wall, the next larger grid."""
        larger = next((panes for panes in GRIDS if panes > state.cctv.panes), GRIDS[0])
        return ({"panes": str(larger)},) if state.view == CCTV and not state.opened else ()


@command(
    "cctv.next",
    title=Text(en="More cameras", ko="다음 카메라", ru="Ещё камеры"),
    say=Say(en=("more cameras",), ko=("다음 카메라",), ru=("камеры дальше",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class NextCameras(Watching):
    """The next page of cameras; after the last comes the first."""

    def run(self, kiosk: Kiosk) -> None:
        """Show it. Raises `Refused` where all are shown."""
        _turn(kiosk, 1)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """On the camera wall, while it shows the whole city."""
        return ({},) if state.view == CCTV and not state.opened and not state.cctv.district else ()


@command(
    "cctv.previous",
    title=Text(en="Previous cameras", ko="이전 카메라", ru="Предыдущие камеры"),
    say=Say(en=("previous cameras",), ko=("이전 카메라",), ru=("камеры назад",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class PreviousCameras(Watching):
    """The page of cameras before; before the first comes the last."""

    def run(self, kiosk: Kiosk) -> None:
        """Show it. Raises `Refused` where all are shown."""
        _turn(kiosk, -1)


@command(
    "cctv.district",
    title=Text(en="Cameras of a district", ko="구별 카메라", ru="Камеры района"),
    say=Say(
        en=("cameras in {watched:district}",),
        ko=("{watched:district} 카메라",),
        ru=("камеры район {watched:district}",),
    ),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class WatchDistrict(Watching):
    """Only the cameras of one district."""

    district: str

    def run(self, kiosk: Kiosk) -> None:
        """Show them. Raises `Refused` where there is no such district, or no camera in it."""
        name = next((part.name.text for part in kiosk.pack.districts if part.key == self.district), None)
        if name is None or all(camera.district != self.district for camera in kiosk.pack.cameras):
            raise Refused(NONE_THERE.filled(district=name) if name else NO_CAMERAS)
        _watch(kiosk, replace(kiosk.state.cctv, district=self.district, page=0))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """On the camera wall, where the first of the incidents is."""
        at = next((incident.district for incident in state.incidents), "")
        filtered = state.cctv.district or not at or state.opened or state.view != CCTV
        return () if filtered else ({"district": at},)


@command(
    "cctv.all",
    title=Text(en="All cameras", ko="전체 카메라", ru="Все камеры"),
    say=Say(en=("all cameras",), ko=("카메라 전체",), ru=("все камеры",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class WatchAll(Watching):
    """The cameras of the whole city, the first page of them."""

    def run(self, kiosk: Kiosk) -> None:
        """Show them. Raises `Refused` where the city has none."""
        _watch(kiosk, replace(kiosk.state.cctv, district="", page=0))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """Where only some are shown."""
        return ({},) if state.view == CCTV and (state.cctv.district or state.opened) else ()


@command(
    "cctv.camera",
    title=Text(en="Open a camera", ko="카메라 열기", ru="Открыть камеру"),
    say=Say(en=("camera {number}",), ko=("{number} 번 카메라",), ru=("камера {number}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class OpenCamera(Watching):
    """Open the camera whose picture has this number on the camera wall."""

    number: str

    def run(self, kiosk: Kiosk) -> None:
        """Open it, from any view. Raises `Refused` where no picture has the number."""
        key = next((key for key, number in _numbers(kiosk).items() if number == self.number), None)
        if key is None:
            raise Refused(NO_NUMBER.filled(n=self.number))
        show(kiosk, CCTV)
        Open(key).run(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """Open: what it is called."""
        key = next((key for key, number in _numbers(kiosk).items() if number == self.number), None)
        return Open(key).describe(kiosk) if key else self.spec.title

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """On the camera wall."""
        return ({"number": "2"},) if state.view == CCTV and not state.opened and state.cctv.panes > 1 else ()


def _numbers(kiosk: Kiosk) -> Mapping[str, str]:
    """Camera -> its number, as the camera wall shows it, or would. Raises `Refused` where there is no such wall."""
    view = next((view for view in kiosk.views if view.name == CCTV), None)
    if view is None:
        raise Refused(NO_CAMERAS)
    state = kiosk.state if kiosk.state.view == CCTV else replace(kiosk.state, view=CCTV, opened="")
    panes = view.present(state, kiosk.pack, state.language).get("panes")
    assert isinstance(panes, list)
    return {str(pane["key"]): str(pane["number"]) for pane in panes}


def _watch(kiosk: Kiosk, look: CameraLook) -> None:
    if not kiosk.pack.cameras:
        raise Refused(NO_CAMERAS)
    show(kiosk, CCTV)
    kiosk.put(replace(kiosk.state, cctv=look, opened="", asked=""))


def _turn(kiosk: Kiosk, by: int) -> None:
    look = kiosk.state.cctv
    count = sum(1 for camera in kiosk.pack.cameras if look.district in ("", camera.district))
    pages = -(-count // look.panes)
    if count and pages == 1:
        raise Refused(ONE_PAGE)
    _watch(kiosk, replace(look, page=(look.page + by) % max(1, pages)))
