"""The state -> what the current dashboard view shows: recomputed only for what it can depend on, and not too often."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PyQt6.QtCore import QObject, QTimer, QUrl

from kiosk.core.clock import Clock
from kiosk.core.pack import Pack
from kiosk.core.rewind import rewound
from kiosk.core.shown import numbered
from kiosk.core.state import State
from kiosk.core.view import Section, Shown, View
from kiosk.screen import texts
from kiosk.screen.panel import Panel, panel_type

log = logging.getLogger(__name__)

# what somebody just asked for
AT_ONCE = ("talking", "language", "view", "opened", "compared", "layer", "look", "back", "draft")
# what changes by itself
IN_TURN = ("cameras", "readings", "incidents", "messages", "call", "calls", "caller", "notices", "orders", "presence")
EVERY = 0.1  # seconds between two looks at what changes by itself: faster than anybody reads


@dataclass(frozen=True, slots=True)
class ViewShown:
    """One dashboard view on the wall."""

    name: str = ""
    title: str = ""
    icon: str = ""
    url: str = ""
    shown: Mapping[str, object] = field(default_factory=dict)
    ready: bool = False  # it was presented at least once
    broken: bool = False
    broken_title: str = ""
    broken_more: str = ""
    column: int = 0  # of the dock: the section it belongs to
    row: int = 0


@dataclass(frozen=True, slots=True)
class ViewsShown:
    """Which view is current, as a place in their order, and how the dock lays all of them out."""

    current: int = 0
    columns: int = 1
    rows: int = 1
    numbers: Mapping[str, int] = field(default_factory=dict)  # what can be opened by number, by key, while one speaks


ViewPanel = panel_type(ViewShown)
ViewsPanel = panel_type(ViewsShown)


class Presenting(QObject):
    """Keeps the panels of all views; only the current one is computed. Qt thread only."""

    def __init__(
        self, views: Sequence[View], pack: Pack, clock: Clock, state: State, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.views = tuple(sorted(views, key=lambda view: view.order))
        self._places = places(self.views)
        self.panels: list[Panel] = [
            ViewPanel(replace(_named(view, ViewShown(), state), column=column, row=row), self)
            for view, (column, row) in zip(self.views, self._places, strict=True)
        ]
        self.current: Panel = ViewsPanel(ViewsShown(), self)
        self._pack = pack
        self._clock = clock
        self._state = state
        self._presented_at = float("-inf")
        self._complaints: dict[str, str] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._present)
        self._rename()
        self._present()

    @property
    def shown(self) -> Shown:
        """What the current view shows."""
        return self._value(self._index()).shown

    def take(self, before: State, after: State) -> None:
        """Follow the state."""
        self._state = after
        if before.language != after.language:
            self._rename()
        if _differ(before, after, AT_ONCE):
            self._present()
        elif _differ(before, after, IN_TURN) and not self._later.isActive():
            wait = max(0.0, self._presented_at + EVERY - self._clock.now())
            self._later.start(round(1000 * min(wait, EVERY)))

    def _rename(self) -> None:
        for index, view in enumerate(self.views):
            self.panels[index].show(_named(view, self._value(index), self._state))

    def _present(self) -> None:
        self._later.stop()
        self._presented_at = self._clock.now()
        index = self._index()
        if self.views:
            self.panels[index].show(self._presented(self.views[index], self._value(index)))
        columns, rows = (1 + max((place[part] for place in self._places), default=0) for part in (0, 1))
        numbers = numbered(self.shown) if self.views and self._state.talking else {}
        self.current.show(ViewsShown(index, columns, rows, numbers))

    def _presented(self, view: View, before: ViewShown) -> ViewShown:
        named = _named(view, before, self._state)
        try:
            shown = view.present(rewound(self._state), self._pack, self._state.language)
        except Exception as error:
            # one broken view must not take the others, or the calls, from the presenter
            complaint = repr(error)
            if self._complaints.get(view.name) != complaint:
                log.exception("view %s cannot be presented", view.name)
            self._complaints[view.name] = complaint
            return replace(named, shown=before.shown, ready=before.ready, broken=True)
        self._complaints.pop(view.name, None)
        return replace(named, shown=shown, ready=True, broken=False)

    def _value(self, index: int) -> ViewShown:
        shown = self.panels[index].given() if self.panels else ViewShown()
        assert isinstance(shown, ViewShown)
        return shown

    def _index(self) -> int:
        return next((i for i, view in enumerate(self.views) if view.name == self._state.view), 0)


def _named(view: View, before: ViewShown, state: State) -> ViewShown:
    title = view.title.to(state.language)
    return ViewShown(
        name=view.name,
        title=title,
        icon=view.icon,
        url=QUrl.fromLocalFile(str(view.qml)).toString(),
        shown=before.shown,
        ready=before.ready,
        broken=before.broken,
        broken_title=texts.BROKEN_VIEW.filled(view=title).to(state.language),
        broken_more=texts.BROKEN_MORE.to(state.language),
        column=before.column,
        row=before.row,
    )


def places(views: Sequence[View]) -> list[tuple[int, int]]:
    """(column, row) in the dock for each of `views` in their order: a column for each section that has any."""
    columns: dict[Section, int] = {}
    found: list[tuple[int, int]] = []
    for view in views:
        column = columns.setdefault(view.section, len(columns))
        found.append((column, sum(place[0] == column for place in found)))
    return found


def _differ(before: State, after: State, parts: Sequence[str]) -> bool:
    return any(getattr(before, part) is not getattr(after, part) for part in parts)
