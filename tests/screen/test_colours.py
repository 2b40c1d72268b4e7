"""The wall's colours can be read by everybody: contrast as WCAG asks, and no scale that colour blindness makes one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from PyQt6.QtCore import QObject, QUrl
from PyQt6.QtGui import QColor
from PyQt6.QtQml import QQmlComponent, QQmlEngine

import kiosk.views
from kiosk.screen.application import Application
from kiosk.screen.qt import let_go
from kiosk.screen.window import QML
from kiosk.views.layers import BANDS
from tests.screen.colours import BLINDNESS, Colour, ciede2000, contrast, difference, over

GROUNDS = ("background", "surface", "raised")
WRITTEN = ("text", "muted", "accent", "good", "fair", "warn", "bad", "simulated", "voice", "gesture", "touched")
FILLED = ("accent", "good", "fair", "warn", "bad", "simulated", "voice", "gesture", "touched")  # with `inked` on them
SCALES = {
    "how far a number can be believed": ("good", "warn", "simulated", "bad"),
    "how good a number is": ("accent", "fair", "warn", "bad", "muted"),
    "how pressing an alarm is": ("bad", "warn", "voice", "muted"),
}
TEXT = 4.5  # WCAG 2.2 AA, 1.4.3; our captions are no large text
TINTED = (0.10, 0.12)  # how much of their colour a pill's and a badge's grounds have
OUTLINED = 0.75  # of the ground's colour around a name on the map
APART = 9.0  # CIEDE2000, of which about 1 is just noticed: told apart at a glance, across the wall


@pytest.fixture(scope="module")
def theme(application: Application) -> Mapping[str, Colour]:
    """Every colour of Theme.qml, as QML has it."""
    assert application.qt
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    component.setData(
        b"import QtQuick\nimport Kiosk\nQtObject { property QtObject theme: Theme }",
        QUrl.fromLocalFile(str(QML / "colours.qml")),
    )
    holder = component.create()
    assert isinstance(holder, QObject), [error.toString() for error in component.errors()]
    found: QObject = holder.property("theme")
    names = {*GROUNDS, *WRITTEN, *FILLED, "inked"}
    colours = {name: QColor(found.property(name)) for name in names}
    let_go(holder, component, engine)
    assert all(colour.isValid() for colour in colours.values())
    return {name: (colour.redF(), colour.greenF(), colour.blueF()) for name, colour in colours.items()}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", WRITTEN)
def test_every_word_can_be_read_on_every_ground(theme: Mapping[str, Colour], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= TEXT
    for share in TINTED:
        assert contrast(theme[ink], over(theme[ink], share, theme[ground])) >= TEXT


@pytest.mark.parametrize("ground", FILLED)
def test_dark_ink_can_be_read_on_every_filled_button(theme: Mapping[str, Colour], ground: str) -> None:
    assert contrast(theme["inked"], theme[ground]) >= TEXT


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("scale", SCALES)
def test_no_two_colours_of_a_scale_look_alike(theme: Mapping[str, Colour], scale: str, blindness: str) -> None:
    alike = {
        (one, other): round(difference(theme[one], theme[other], blindness), 1)
        for one, other in combinations(SCALES[scale], 2)
        if difference(theme[one], theme[other], blindness) < APART
    }
    assert alike == {}


@pytest.fixture(scope="module")
def fills(application: Application) -> Mapping[str, Colour]:
    """What the map's districts are filled with, by band, as QML has it."""
    assert application.qt
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    colours = "".join(f'property color of_{band}: bands.fill("{band}")\n' for band in (*BANDS, "none"))
    component.setData(
        f"import QtQuick\nQtObject {{ property BandColours bands: BandColours {{}}\n{colours} }}".encode(),
        QUrl.fromLocalFile(str(Path(kiosk.views.__file__).parent / "parts" / "colours.qml")),
    )
    holder = component.create()
    assert isinstance(holder, QObject), [error.toString() for error in component.errors()]
    found = {band: QColor(holder.property(f"of_{band}")) for band in (*BANDS, "none")}
    let_go(holder, component, engine)
    return {band: (colour.redF(), colour.greenF(), colour.blueF()) for band, colour in found.items()}


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_no_two_districts_look_alike_where_their_bands_differ(fills: Mapping[str, Colour], blindness: str) -> None:
    alike = {
        (one, other): round(difference(fills[one], fills[other], blindness), 1)
        for one, other in combinations(fills, 2)
        if difference(fills[one], fills[other], blindness) < APART
    }
    assert alike == {}


def test_a_districts_name_can_be_read_on_whatever_it_is_filled_with(
    fills: Mapping[str, Colour], theme: Mapping[str, Colour]
) -> None:
    for fill in fills.values():
        assert contrast(theme["text"], over(theme["background"], OUTLINED, fill)) >= TEXT
    # and without its outline everywhere but on the deepest red
    bare = {band: contrast(theme["text"], fill) for band, fill in fills.items()}
    assert {band for band, ratio in bare.items() if ratio < TEXT} <= {"bad"}


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_its_authors_own_table(one: Colour, other: Colour, known: float) -> None:
    """Source: Sharma, Wu & Dalal 2005, table 1, pairs 1, 17 and 34."""
    assert ciede2000(one, other) == pytest.approx(known, abs=5e-5)


def test_red_and_green_of_one_lightness_are_alike_to_whoever_is_blind_for_them() -> None:
    red, green = (0.80, 0.35, 0.20), (0.47, 0.50, 0.20)
    assert difference(red, green, "none") > 4 * difference(red, green, "deuteranopia")
