"""The city's map: what it shows, and which part of it is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.commands.navigate import Walk, show
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import Refused
from kiosk.core.ports import Kiosk
from kiosk.core.projection import NEAREST, found, looked, opened, part, seen
from kiosk.core.state import MapLook, State
from kiosk.core.text import Text

HOME = "overview"  # the view whose map takes every layer
STEP = 1.6  # times nearer or farther with each word
OPEN = Text(en="Open: {name}", ko="{name} 열기", ru="Открыть: {name}")
NO_NEARER = Text(en="It goes no nearer", ko="더 확대할 수 없습니다", ru="Ближе нельзя")
NO_FARTHER = Text(en="This is the whole city", ko="도시 전체가 보입니다", ru="Город виден целиком")


class Look(Walk):
    """A command that changes what the map shows."""

    __slots__ = ()

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Show what was shown, through the same look."""
        super().undo(kiosk, before)
        kiosk.put(replace(kiosk.state, layer=before.layer, look=before.look, compared=before.compared))

    def moved(self, before: State, after: State) -> bool:
        """Whether the map shows something else than before."""
        return super().moved(before, after) or (before.layer, before.look, before.compared) != (
            after.layer,
            after.look,
            after.compared,
        )


@command(
    "map.layer",
    title=Text(en="Map layer", ko="지도 주제", ru="Слой карты"),
    say=Say(en=("{layer} map",), ko=("{layer} 지도",), ru=("карта {layer}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class ShowLayer(Look):
    """Colour the map by something, or mark it: "" is safety."""

    layer: str

    def run(self, kiosk: Kiosk) -> None:
        """Show it, on this view where its map can, else on the first that can.

        Raises `Refused` where there is no such layer.
        """
        layer = "" if self.layer == "safety" else self.layer
        if layer and not any(layer in view.layers for view in kiosk.views):
            raise Refused(
                Text(en="There is no map of “{name}”", ko="“{name}” 지도가 없습니다", ru="Нет карты «{name}»").filled(
                    name=layer
                )
            )
        current = next((view for view in kiosk.views if view.name == kiosk.state.view), None)
        if current is None or layer not in current.layers:
            show(kiosk, next((view.name for view in kiosk.views if layer in view.layers), HOME))
        state = kiosk.state
        # who asks for a map wants to see it: only what is itself a part of it stays open
        kiosk.put(replace(state, layer=layer, opened=part(state, kiosk.pack)))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """On the map's own view."""
        return ({"layer": "air.pm25"}, {"layer": "traffic.speed"}) if state.view == HOME and not state.opened else ()


@command(
    "map.zoom",
    title=Text(en="Nearer or farther", ko="지도 확대·축소", ru="Масштаб карты"),
    say=Say(en=("zoom {zoom}",), ko=("지도 {zoom}",), ru=("{zoom}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Zoom(Look):
    """Look nearer, farther, or at the whole city: `zoom` is in, out or whole."""

    zoom: str

    def run(self, kiosk: Kiosk) -> None:
        """Change the look. Raises `Refused` where it cannot go further."""
        if self.zoom not in ("in", "out", "whole"):
            msg = f"zoom is in, out or whole, not {self.zoom!r}"
            raise ValueError(msg)
        state = kiosk.state
        if self.zoom == "whole":
            if opened(state, kiosk.pack):
                # who asks for the whole city has done with its part
                state = replace(state, opened="", compared="")
            kiosk.put(replace(state, look=MapLook(of=part(state, kiosk.pack))))
            return
        zoom, middle = seen(state, kiosk.pack)
        if self.zoom == "in" and zoom >= NEAREST:
            raise Refused(NO_NEARER)
        if self.zoom == "out" and zoom <= 1:
            raise Refused(NO_FARTHER)
        nearer = zoom * STEP if self.zoom == "in" else zoom / STEP
        kiosk.put(replace(state, look=looked(state, kiosk.pack, nearer, middle)))


@command("map.look", title=Text(en="Move the map", ko="지도 이동", ru="Сдвинуть карту"), journaled=False)
@dataclass(frozen=True, slots=True)
class LookAt(Command):
    """Look at a part of the map, as fingers left it: `zoom` times, around `x`, `y` in the map's own units."""

    zoom: str
    x: str
    y: str

    def run(self, kiosk: Kiosk) -> None:
        """Remember the look, held within the map. Raises `ValueError` for what is no number."""
        look = looked(kiosk.state, kiosk.pack, float(self.zoom), (float(self.x), float(self.y)))
        kiosk.put(replace(kiosk.state, look=look))


@command("map.open", title=Text(en="Open a district", ko="구 열기", ru="Открыть район"), undoable=True)
@dataclass(frozen=True, slots=True)
class OpenAt(Walk):
    """Open the district that lies at `x`, `y` of the map: a finger touched it beside its name."""

    x: str
    y: str

    def run(self, kiosk: Kiosk) -> None:
        """Open it; beside the city nothing happens."""
        district = found(kiosk.pack, (float(self.x), float(self.y)))
        if district is not None:
            kiosk.put(replace(kiosk.state, opened=district.key, compared="", asked=""))

    def describe(self, kiosk: Kiosk) -> Text:
        """Open: the district's name."""
        district = found(kiosk.pack, (float(self.x), float(self.y)))
        return OPEN.filled(name=district.name.text) if district else self.spec.title


@command(
    "district.compare",
    title=Text(en="Compare", ko="비교", ru="Сравнить"),
    say=Say(en=("compare with {district}",), ko=("{district} 비교해",), ru=("сравни {district}",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class Compare(Look):
    """Put a second district beside the open one; the same one again takes it away."""

    district: str

    def run(self, kiosk: Kiosk) -> None:
        """Put it beside. Raises `Refused` where no other district is open."""
        state = kiosk.state
        keys = {district.key for district in kiosk.pack.districts}
        if state.opened not in keys or self.district not in keys or self.district == state.opened:
            raise Refused(Text(en="Open a district first", ko="먼저 구를 여세요", ru="Сначала откройте район"))
        kiosk.put(replace(state, compared="" if state.compared == self.district else self.district))

    def describe(self, kiosk: Kiosk) -> Text:
        """With whom."""
        name = next((d.name.text for d in kiosk.pack.districts if d.key == self.district), self.spec.title)
        return Text(en="Compare with {name}", ko="{name} 비교", ru="Сравнить: {name}").filled(name=name)
