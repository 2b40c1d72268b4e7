"""The views' QML, drawn off screen: it loads without a warning, whatever is missing, and cuts no text off."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PyQt6.QtCore import QLineF, QPointF, QRectF, QUrl
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent, QQmlExpression, qmlContext, qmlEngine
from PyQt6.QtQuick import QQuickItem, QQuickView

from kiosk.core import places
from kiosk.core.city.documents import pages
from kiosk.core.pack import Pack
from kiosk.core.shown import numbered
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Language
from kiosk.core.view import Shown, View
from kiosk.screen.application import Application
from kiosk.screen.number_places import NumberPlaces
from kiosk.views.life.treasury import REST
from kiosk.views.markers import NEAR
from tests.packs.cities import SEOUL
from tests.views.test_views import VIEWS, city, every_language, every_view, every_view_of_every_city, opened

SIZES = ((1920, 1080), (2604, 1200))  # a 16:9 panel, the 2.17 : 1 wall
SHARE = 0.69  # of the height that header and dock leave to the view
TAKEN = 4  # % of the height that the margins take of the width
AIR = 0.22  # of a line's height above and below its letters
COVERED = 4.0  # px of a letter that a mark may touch
ON_MAPS = {"MapMark", "MemberMark", "CityMap", "StreetMap"}
MARK = 0.03  # of the height: from a mark's middle to its edge
SMALLEST = 5  # % of the height: Theme.touch on the wall
THEME = "import QtQuick\nimport Kiosk\nItem {{ Component.onCompleted: {{ Theme.screenHeight = {height}; {more} }} }}"
NUMBERS = "import QtQuick\nimport Kiosk\nItem {{ Component.onCompleted: Glass.numbers = {numbers} }}"

Shower = Callable[[View, Shown, tuple[int, int]], QQuickItem]


@pytest.fixture
def show(application: Application) -> Iterator[Shower]:
    """Shows a view as the wall would; a warning of QML fails the test."""
    shown: list[QQuickView] = []
    warnings: list[str] = []

    def one(view: View, what: Shown, size: tuple[int, int]) -> QQuickItem:
        window = QQuickView()
        shown.append(window)
        engine = window.engine()
        assert engine
        engine.addImportPath(str(places.PACKAGE / "screen" / "qml"))
        engine.warnings.connect(lambda found: warnings.extend(each.toString() for each in found))
        theme = QQmlComponent(engine)
        theme.setData(THEME.format(height=size[1], more="Theme.reducedMotion = true").encode(), QUrl())
        assert theme.create()
        window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        window.setInitialProperties({"shown": dict(what)})
        window.setSource(QUrl.fromLocalFile(str(view.qml)))
        assert window.status() == QQuickView.Status.Ready, [each.toString() for each in window.errors()]
        window.resize(size[0] - TAKEN * size[1] // 100, int(SHARE * size[1]))
        window.show()
        for _ in range(10):
            application.qt.processEvents()
        root = window.rootObject()
        assert root
        return root

    yield one
    for window in shown:
        window.close()
        window.setSource(QUrl())
    application.qt.processEvents()
    assert not warnings


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Everything that is visible; `findChildren` misses what a Repeater made."""
    if root.isVisible():
        yield root
        for child in root.childItems():
            yield from items(child)


def ancestors(item: QQuickItem, root: QQuickItem) -> Iterator[QQuickItem]:
    """What it lies in, the nearest first."""
    above = item.parentItem()
    while above and above is not root:
        yield above
        above = above.parentItem()


def painted(text: QQuickItem, root: QQuickItem) -> QRectF:
    """Where the letters of a text are, without the air above and below them."""
    wide, high = text.property("contentWidth"), text.property("contentHeight")
    across = {1: 0.0, 2: 1.0, 4: 0.5}[
        QQmlExpression(qmlContext(text), text, "effectiveHorizontalAlignment").evaluate()[0]
    ]
    down = {32: 0.0, 64: 1.0, 128: 0.5}[QQmlExpression(qmlContext(text), text, "verticalAlignment").evaluate()[0]]
    left, top = across * (text.width() - wide), down * (text.height() - high)
    return text.mapRectToItem(root, QRectF(left, top + AIR * high, wide, high * (1 - 2 * AIR)))


def kind_of(item: QQuickItem) -> str:
    """The name of its component."""
    about = item.metaObject()
    return str(about.className()).partition("_QML")[0] if about else ""


@every_view
@every_language
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_text_is_cut_off(view: View, language: Language, size: tuple[int, int], show: Shower) -> None:
    root = show(view, view.present(city(SEOUL, language), SEOUL, language), size)
    cut = [item.property("text") for item in items(root) if item.property("truncated")]
    assert not cut


@every_language
@pytest.mark.parametrize("name", ["traffic", "disaster"])
def test_no_text_is_cut_off_where_a_third_of_the_numbers_never_arrived(
    name: str, language: Language, show: Shower
) -> None:
    view, state = next(view for view in VIEWS if view.name == name), city(SEOUL, language)
    partly = {key: state.readings[key] for number, key in enumerate(sorted(state.readings)) if number % 3}
    root = show(view, view.present(replace(state, readings=partly), SEOUL, language), SIZES[0])
    assert not [item.property("text") for item in items(root) if item.property("truncated")]


def say_numbers(root: QQuickItem, shown: Shown) -> None:
    """Show the numbers that can be said."""
    numbers = QQmlComponent(qmlEngine(root))
    numbers.setData(NUMBERS.format(numbers=json.dumps(numbered(shown))).encode(), QUrl())
    assert numbers.create()


def place(item: QQuickItem, root: QQuickItem) -> QRectF:
    """Where it is."""
    return item.mapRectToItem(root, QRectF(0, 0, item.width(), item.height()))


@every_view
@every_language
def test_a_number_that_can_be_said_covers_no_text_and_no_other_number_and_is_whole(
    view: View, language: Language, show: Shower
) -> None:
    shown = view.present(city(SEOUL, language), SEOUL, language)
    root = show(view, shown, SIZES[0])
    say_numbers(root, shown)
    texts = [(item, painted(item, root)) for item in items(root) if item.inherits("QQuickText") and item.opacity()]
    discs = [(item, place(item, root)) for item in items(root) if is_sign(item)]
    for mark in (item for item in items(root) if item.objectName() == "number"):
        spot = place(mark, root)
        above = list(ancestors(mark, root))
        if above[0].opacity() == 0 or any(kind_of(item) in ON_MAPS for item in above):
            continue  # a row that is scrolled out of sight; on a map things stand where they are
        for around in (item for item in above if item.clip()):
            assert place(around, root).contains(spot), above[0].property("label")
        covered = [
            text.property("text")
            for text, at in texts
            if text.parentItem() is not mark
            and min(at.intersected(spot).width(), at.intersected(spot).height()) > COVERED
        ]
        assert not covered, above[0].property("label")
        foreign = [
            disc
            for disc, at in discs
            if not is_in(disc, above[0]) and min(at.intersected(spot).width(), at.intersected(spot).height()) > COVERED
        ]
        assert not foreign, above[0].property("label")
    assert_numbers_apart(root)
    root.setProperty("shown", dict(crowded(shown)))
    assert_numbers_apart(root)


def is_sign(item: QQuickItem) -> bool:
    """Whether it is a disc that somebody would take a number on it for its own: a line's, an incident's."""
    round_ = item.inherits("QQuickRectangle") and abs(item.property("radius") - item.width() / 2) < 1
    above = item.parentItem()
    named = above is not None and above.property("intentName") and item.objectName() != "number"
    return bool(round_ and named and item.width() == item.height() and item.property("color").alpha())


def is_in(item: QQuickItem, whole: QQuickItem) -> bool:
    """Whether it is a part of it."""
    above = item.parentItem()
    return above is whole or (above is not None and is_in(above, whole))


def crowded(shown: Shown) -> Shown:
    """The same with what happens moved together: as near to each other as what is not told as one may be."""
    area = shown.get("map")
    if not isinstance(area, dict) or not area.get("incidents"):
        return shown
    near = [{**one, "x": 0.5 + NEAR * (n % 3), "y": 0.5 + NEAR * (n // 3)} for n, one in enumerate(area["incidents"])]
    return {**shown, "map": {**area, "incidents": near, "marks": []}}


def assert_numbers_apart(root: QQuickItem) -> None:
    """No number lies on another, and on a map each is tied to its own mark."""
    for item in list(items(root)):
        if isinstance(item, NumberPlaces):
            item.ensurePolished()  # as the next frame would
    numbers = [
        (item, place(item, root))
        for item in items(root)
        if item.objectName() == "number" and next(ancestors(item, root)).opacity()
    ]
    for (one, here), (other, there) in itertools.combinations(numbers, 2):
        shared = here.intersected(there)
        assert min(shared.width(), shared.height()) <= 0, (text_of(one), text_of(other))
    targets = {
        int(item.property("number")): place(item, root).center()
        for item in items(root)
        if kind_of(item) == "MapMark" or item.property("mark") == "apart"
        if item.property("number")
    }
    tied = [one for one in numbers if any(above.property("things") is not None for above in ancestors(one[0], root))]
    assert sorted(int(text_of(item)) for item, _ in tied) == sorted(targets)
    for item, at in tied:
        beside = next(ancestors(item, root)).childItems()
        (line,) = (part for part in beside if part.objectName() == "leader")
        begins, ends = (line.mapToItem(root, QPointF(x, line.height() / 2)) for x in (0.0, line.width()))
        away = {number: QLineF(begins, middle).length() for number, middle in targets.items()}
        assert QLineF(ends, at.center()).length() < 1
        assert min(away, key=lambda number: away[number]) == int(text_of(item))
        assert away[int(text_of(item))] < MARK * SIZES[0][1]
        assert not any(at.contains(middle) for middle in targets.values()), text_of(item)


def text_of(number: QQuickItem) -> str:
    """What is written on it."""
    return next(str(part.property("text")) for part in number.childItems() if part.property("text"))


@every_view
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_that_can_be_touched_is_too_small_or_outside(view: View, size: tuple[int, int], show: Shower) -> None:
    root = show(view, view.present(city(SEOUL), SEOUL, "en"), size)
    targets = [item for item in items(root) if item.property("intentName")]
    assert targets
    for item in targets:
        assert min(item.width(), item.height()) >= SMALLEST * size[1] / 100 - 1, item.property("label")
        corner = item.mapToItem(root, QPointF(item.width() / 2, item.height() / 2))
        assert 0 <= corner.x() <= root.width()
        assert 0 <= corner.y() <= root.height()


@every_view_of_every_city
def test_a_view_is_shown_whatever_is_open_and_whatever_is_missing(view: View, pack: Pack, show: Shower) -> None:
    for state in (State(), *opened(city(pack), pack), replace(city(pack), incidents=())):
        show(view, view.present(state, pack, "ko"), SIZES[0])


@every_view
def test_a_view_takes_new_numbers_without_being_built_anew(view: View, show: Shower) -> None:
    root = show(view, view.present(State(), SEOUL, "en"), SIZES[0])
    for language in LANGUAGES:
        root.setProperty("shown", dict(view.present(city(SEOUL, language), SEOUL, language)))
    words = {item.property("text") for item in items(root)}
    said: Mapping[str, object] = view.present(city(SEOUL, "ru"), SEOUL, "ru")
    titles = {value for key, value in said.items() if key.endswith("Title") and isinstance(value, str)}
    assert titles & words or view.name == "calls"


TOLD: Mapping[str, Callable[[Shown], Iterator[object]]] = {
    "projects": lambda shown: told(shown, "projects", "verdict"),
    "indicators": lambda shown: (
        row for theme in mappings(shown["themes"]) for row in told(theme, "indicators", "verdict")
    ),
    "assembly": lambda shown: (by for by in told(shown, "agenda", "by") if by),
    "citizens": lambda shown: iter((shown["most"], shown["risen"], shown["against"])),
    "life": lambda shown: told(shown, "spots", "label"),
}  # what was once told and not drawn


def mappings(listed: object) -> list[Shown]:
    """A list of mappings, as `present` gives it."""
    assert isinstance(listed, list)
    return listed


def told(shown: Shown, listed: str, key: str) -> Iterator[object]:
    """What every row of a list says under `key`."""
    return (row[key] for row in mappings(shown[listed]))


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_a_view_tells_is_drawn(name: str, size: tuple[int, int], show: Shower) -> None:
    view = next(view for view in VIEWS if view.name == name)
    shown = view.present(city(SEOUL), SEOUL, "en")
    drawn = {item.property("text") or item.property("word") for item in items(show(view, shown, size))}
    expected = set(TOLD[name](shown))
    assert expected
    assert expected <= drawn


@every_language
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_of_a_document_ends_above_its_foot(language: Language, size: tuple[int, int], show: Shower) -> None:
    view = next(view for view in VIEWS if view.name == "projects")
    assert SEOUL.projects
    root: QQuickItem | None = None
    for document in (each for one in SEOUL.projects.projects for each in one.documents):
        for page in range(len(pages(document.path(SEOUL.folder, language)))):
            state = replace(city(SEOUL, language), opened=document.key, page=page)
            what = view.present(state, SEOUL, language)
            root = root or show(view, what, size)
            root.setProperty("shown", dict(what))
            root.window().grabWindow()  # type: ignore[union-attr]  # it stands in one; laid out once it is drawn
            found = {item.objectName(): item for item in items(root) if item.objectName()}
            text, foot = found["page"], found["foot"]
            assert text.y() + text.height() <= foot.y(), f"{document.key}, page {page + 1}"
            assert not [item.property("text") for item in items(root) if item.property("truncated")], document.key


@every_language
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_name_on_the_world_map_lies_on_another_or_on_a_mark(
    language: Language, size: tuple[int, int], show: Shower
) -> None:
    view = next(view for view in VIEWS if view.name == "assembly")
    root = show(view, view.present(replace(city(SEOUL, language), opened="tashkent"), SEOUL, language), size)
    least = 0.004 * size[1]  # an edge that touches is no overlap
    names, marks = {}, {}
    for item in items(root):
        if item.property("side"):
            names[str(item.property("text"))] = item.mapRectToItem(root, QRectF(0, 0, item.width(), item.height()))
        elif item.property("holds") is not None:
            middle, half = item.mapToItem(root, QPointF(item.width() / 2, item.height() / 2)), item.property("reach")
            marks[str(item.property("label"))] = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    assert len(names) >= 20
    for (one, here), (other, there) in itertools.chain(
        itertools.combinations(names.items(), 2), itertools.product(names.items(), marks.items())
    ):
        shared = here.intersected(there)
        assert min(shared.width(), shared.height()) < least, f"{one} on {other}"


@every_language
@pytest.mark.parametrize("name", ["overview", "traffic", "air", "disaster", "projects"])
def test_no_name_on_a_citys_map_lies_on_another(name: str, language: Language, show: Shower) -> None:
    view, size = next(view for view in VIEWS if view.name == name), SIZES[0]
    root = show(view, view.present(city(SEOUL, language), SEOUL, language), size)
    names = {
        str(item.property("of")["name"]): item.mapRectToItem(root, QRectF(0, 0, item.width(), item.height()))
        for item in items(root)
        if kind_of(item) == "MapName"
    }
    assert len(names) >= 5
    least = 0.006 * size[1]  # letters do not fill their line
    for (one, here), (other, there) in itertools.combinations(names.items(), 2):
        shared = here.intersected(there)
        assert min(shared.width(), shared.height()) < least, f"{one} on {other}"


@every_view
def test_a_map_takes_every_layer_after_every_other_without_a_warning(view: View, show: Shower) -> None:
    if "map" not in view.present(State(), SEOUL, "en"):
        return
    state = city(SEOUL)
    layers = dict.fromkeys(("", *view.layers))
    looks = [replace(state, layer=layer) for layer in layers]
    looks.append(State())
    shown = [dict(view.present(look, SEOUL, "en")) for look in looks]
    root = show(view, shown[0], SIZES[0])
    now = 0
    left = set(itertools.permutations(range(len(shown)), 2))
    while left:
        # on to one that did not yet come after this one, else to where some are left
        after = next((b for a, b in sorted(left) if a == now), min(left)[0])
        left.discard((now, after))
        root.setProperty("shown", shown[after])
        now = after


FULL = 255  # of a colour's alpha: nothing shines through


def light(colour: QColor) -> float:
    """Relative luminance, 0..1. Source: WCAG 2.1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("opened_", ["", REST])
def test_what_is_written_on_a_part_of_a_whole_can_be_read(opened_: str, show: Shower) -> None:
    view = next(view for view in VIEWS if view.name == "life")
    root = show(view, view.present(replace(city(SEOUL), opened=opened_), SEOUL, "en"), SIZES[0])
    cells = [item for item in items(root) if item.property("roomy") is not None]
    assert cells
    for cell in cells:
        drawn = [item.property("color") for item in cell.childItems() if item.isVisible()]
        ground = next(colour for colour in drawn if colour is not None and colour.alpha() == FULL)
        for item in items(cell):
            if item.property("text"):
                dark, bright = sorted((light(ground), light(item.property("color"))))
                assert (bright + 0.05) / (dark + 0.05) >= 4.5, item.property("text")


def test_a_project_of_unknown_progress_is_pictured_as_unknown_and_not_as_nought(show: Shower) -> None:
    view, state, size = next(v for v in VIEWS if v.name == "projects"), city(SEOUL, "en"), SIZES[0]
    assert SEOUL.projects
    keys = [f"project.progress.{one.key}" for one in SEOUL.projects.projects]
    seen = {}
    for known in (True, False):
        nought = {key: replace(state.readings[key], value=0.0 if known else None) for key in keys}
        root = show(view, view.present(replace(state, readings={**state.readings, **nought}), SEOUL, "en"), size)
        for kind in ("ProjectPicture", "ProjectRow"):
            one = next(item for item in items(root) if kind_of(item) == kind)
            within = [kind_of(item) for item in items(one)]
            seen[known, kind] = ("Hatch" in within, "Icon" in within)
    assert seen == {
        (True, "ProjectPicture"): (False, False),
        (True, "ProjectRow"): (False, True),  # the verdict's mark
        (False, "ProjectPicture"): (True, True),
        (False, "ProjectRow"): (True, True),
    }


def test_a_bin_nobody_measures_is_hatched_on_the_map_and_not_empty(show: Shower) -> None:
    view, state = next(v for v in VIEWS if v.name == "iot"), city(SEOUL, "en")
    key = next(key for key in state.readings if key.startswith("bin.fill."))
    silent = replace(state, readings={**state.readings, key: replace(state.readings[key], value=None)})
    for now, hatched in ((state, 0), (silent, 1)):
        root = show(view, view.present(now, SEOUL, "en"), SIZES[0])
        area = next(item for item in items(root) if kind_of(item) == "StreetMap")
        assert sum(kind_of(item) == "Hatch" for item in items(area)) == hatched
