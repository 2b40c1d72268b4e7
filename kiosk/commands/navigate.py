"""Moving between the dashboard views: show one, next, previous, back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.core.city.documents import pages
from kiosk.core.command import Command, Say, command
from kiosk.core.errors import ConfigError, Refused
from kiosk.core.ports import Kiosk
from kiosk.core.state import State
from kiosk.core.text import Text

TRAIL = 20  # views remembered for "back"
PAGE = Text(en="Page {n} of {all}", ko="{all}쪽 중 {n}쪽", ru="Страница {n} из {all}")
FIRST_PAGE = Text(en="This is the first page", ko="첫 쪽입니다", ru="Это первая страница")
LAST_PAGE = Text(
    en="This is the last page; “close” closes it",
    ko="마지막 쪽입니다. “닫아줘”로 닫습니다",
    ru="Это последняя страница, «закрыть» закроет её",
)
SHOWING = Text(en="Show: {view}", ko="{view} 보기", ru="Показать: {view}")


class Walk(Command):
    """A command that moves through the wall: what was shown and open before it can be had back."""

    __slots__ = ()

    def undo(self, kiosk: Kiosk, before: State) -> None:
        """Show what was shown, with what was open and the way back."""
        kiosk.put(replace(kiosk.state, view=before.view, trail=before.trail, opened=before.opened, page=before.page))

    def moved(self, before: State, after: State) -> bool:
        """Whether something else is shown or open than before."""
        return (before.view, before.opened, before.page) != (after.view, after.opened, after.page)


@command(
    "view.show",
    title=Text(en="Show a view", ko="화면 보기", ru="Показать раздел"),
    say=Say(
        en=("show {view}", "open {view}", "go to {view}"),
        ko=("{view} 보여줘", "{view} 열어"),
        ru=("покажи {view}", "открой {view}"),
    ),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class ShowView(Walk):
    """Slide a named view in."""

    view: str

    def run(self, kiosk: Kiosk) -> None:
        """Show it, and remember where we came from. Raises `Refused` where there is no such view."""
        show(kiosk, self.view)

    def describe(self, kiosk: Kiosk) -> Text:
        """Show: the view's title."""
        return SHOWING.filled(view=_title(kiosk, self.view))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """The views that are not shown now."""
        return ({"view": name} for name in state.views if name != state.view)


@command(
    "view.next",
    title=Text(en="Next view", ko="다음 화면", ru="Следующий раздел"),
    say=Say(en=("next",), ko=("다음",), ru=("дальше", "следующий")),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class NextView(Walk):
    """The view to the right; while a document is open, its next page."""

    def run(self, kiosk: Kiosk) -> None:
        """Show it; after the last comes the first. Raises `Refused` at the end of a document."""
        step(kiosk, 1)

    def describe(self, kiosk: Kiosk) -> Text:
        """The page, or: next view."""
        return _page(kiosk) or self.spec.title

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:  # noqa: ARG003 - always
        """Always."""
        return ({},)


@command(
    "view.previous",
    title=Text(en="Previous view", ko="이전 화면", ru="Предыдущий раздел"),
    say=Say(en=("previous",), ko=("이전",), ru=("предыдущий",)),
    undoable=True,
)
@dataclass(frozen=True, slots=True)
class PreviousView(Walk):
    """The view to the left; while a document is open, its page before."""

    def run(self, kiosk: Kiosk) -> None:
        """Show it; before the first comes the last. Raises `Refused` at the beginning of a document."""
        step(kiosk, -1)

    def describe(self, kiosk: Kiosk) -> Text:
        """The page, or: previous view."""
        return _page(kiosk) or self.spec.title


@command(
    "view.back",
    title=Text(en="Back", ko="뒤로", ru="Назад"),
    say=Say(en=("back", "go back"), ko=("뒤로",), ru=("назад",)),
)
@dataclass(frozen=True, slots=True)
class Back(Command):
    """Where we were before."""

    def run(self, kiosk: Kiosk) -> None:
        """Close what is open, else go to now, else to the view before. Raises `Refused` where there was none."""
        if kiosk.state.asked:
            kiosk.put(replace(kiosk.state, asked=""))
        elif kiosk.state.back and not kiosk.state.opened:
            kiosk.put(replace(kiosk.state, back=0.0))
        elif kiosk.state.opened:
            kiosk.put(replace(kiosk.state, opened=kiosk.pack.within(kiosk.state.opened)))
        else:
            go_back(kiosk)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """Where there is something to go back to."""
        return ({},) if state.trail or state.opened else ()


def show(kiosk: Kiosk, name: str) -> None:
    """Show the view named `name`. Raises `Refused` where there is none."""
    state = kiosk.state
    if all(view.name != name for view in kiosk.views):
        raise Refused(
            Text(en="There is no view “{name}”", ko="“{name}” 화면이 없습니다", ru="Нет раздела «{name}»").filled(
                name=name
            )
        )
    if name != state.view:
        draft = state.draft if state.draft.begun else replace(state.draft, about="")
        trail = (*state.trail, state.view)[-TRAIL:]
        kiosk.put(replace(state, view=name, trail=trail, opened="", compared="", asked="", draft=draft))


def step(kiosk: Kiosk, by: int) -> None:
    """Show the view `by` places to the right, round and round; of an open document, the page."""
    count = _pages(kiosk)
    if count:
        turn(kiosk, by, count)
        return
    names = [view.name for view in kiosk.views]
    show(kiosk, names[(names.index(kiosk.state.view) + by) % len(names)])


def turn(kiosk: Kiosk, by: int, count: int) -> None:
    """Show the page `by` pages on, of `count`. Raises `Refused` where the document ends."""
    page = kiosk.state.page + by
    if not 0 <= page < count:
        raise Refused(FIRST_PAGE if page < 0 else LAST_PAGE)
    kiosk.put(replace(kiosk.state, page=page))


def _pages(kiosk: Kiosk) -> int:
    """How many pages the open document has; 0 where none is open, or it cannot be read."""
    document = kiosk.pack.document(kiosk.state.opened)
    if document is None:
        return 0
    try:
        return len(pages(document.path(kiosk.pack.folder, kiosk.state.language)))
    except ConfigError:
        return 0  # the view says so, in its place


def _page(kiosk: Kiosk) -> Text | None:
    count = _pages(kiosk)
    return PAGE.filled(n=kiosk.state.page + 1, all=count) if count else None


def go_back(kiosk: Kiosk) -> None:
    """Show the view that was shown before. Raises `Refused` where there was none."""
    state = kiosk.state
    if not state.trail:
        raise Refused(Text(en="This is where we began", ko="처음 화면입니다", ru="Это первый экран"))
    kiosk.put(replace(state, view=state.trail[-1], trail=state.trail[:-1], opened=""))


def _title(kiosk: Kiosk, name: str) -> Text:
    return next((view.title for view in kiosk.views if view.name == name), Text(en=name, ko=name, ru=name))
