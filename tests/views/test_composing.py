"""Orders being put together, drawn off screen: everything can be read and touched in every language and size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from PyQt6.QtCore import QPointF, QRectF

from kiosk.core.call import Presence
from kiosk.core.draft import LONGEST, Draft
from kiosk.core.order import Order, Slip, SlipState
from kiosk.core.text import LANGUAGES, Language, same
from kiosk.views.calls import VIEW
from kiosk.views.calls.composing import DICTATED_LONG, SPEAK_NOW
from kiosk.views.calls.sent import row
from kiosk.views.tiles import looked
from tests.packs.cities import SEOUL
from tests.views.test_qml import SIZES, SMALLEST, Shower, items, show  # noqa: F401 - a fixture
from tests.views.test_views import city

UNIT = SEOUL.contacts[0].key
CASES: Mapping[str, Draft] = {
    "ticked": Draft(to=("heads", UNIT), picking=True),
    "being heard": Draft(writing=True, take=1, partial="close the bridge", to=("heads",)),
    "dictated": Draft(
        writing=True, words="w " * (LONGEST // 2), heard="w", engine="pocketsphinx en-us", to=("chiefs",)
    ),
    "failed": Draft(writing=True, failed=""),
    "no model": Draft(writing=True, failed="no model", words="go", heard="go"),
    "a broken model": Draft(writing=True, failed="broken model"),
    "awaited": Draft(writing=True, take=1),
    "ticked beside words": Draft(writing=True, words="go", picking=True, to=("heads", "crews", UNIT)),
    "ticked while it listens": Draft(writing=True, take=1, partial="w " * (LONGEST // 2), picking=True, to=("heads",)),
    "a unit": Draft(template="send_unit"),
    "a direction": Draft(template="divert"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_what_is_put_together_fits_and_can_be_touched(
    case: str,
    language: Language,
    size: tuple[int, int],
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    state = replace(city(SEOUL, language), draft=CASES[case], opened=UNIT)
    root = show(VIEW, VIEW.present(state, SEOUL, language), size)
    assert [item.property("text") for item in items(root) if item.property("truncated")] == []
    targets = [item for item in items(root) if item.property("intentName")]
    places = []
    for item in targets:
        assert min(item.width(), item.height()) >= SMALLEST * size[1] / 100 - 1, item.property("label")
        place = QRectF(item.mapToItem(root, QPointF(0, 0)), item.size())
        assert QRectF(0, 0, root.width(), root.height()).adjusted(-1, -1, 1, 1).contains(place), item.property("label")
        places.append(place.adjusted(1, 1, -1, -1))
    for number, one in enumerate(places):
        for other, place in enumerate(places[number + 1 :], number + 1):
            assert not one.intersects(place), (targets[number].property("label"), targets[other].property("label"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_late_and_what_was_dictated_is_read_without_a_touch(
    language: Language,
    size: tuple[int, int],
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    state = city(SEOUL, language)
    at = looked(state) - timedelta(seconds=20)
    slips = tuple(Slip(contact.key, SlipState.READ, ((SlipState.READ, at),)) for contact in SEOUL.addressed("heads"))
    until = at + timedelta(hours=1)
    order = Order(
        "o", "order", "", same("Close it"), at, until, "voice", "touch", slips, to="heads", wording="dictated"
    )
    said = VIEW.present(replace(state, orders=(order,)), SEOUL, language)
    words = [str(item.property("text")) for item in items(show(VIEW, said, size)) if item.property("text")]
    written = row(order, state, SEOUL, language)
    assert written["mark"] in words
    assert written["state"] in words
    assert any(text.startswith(str(written["trouble"])) for text in words)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_late_is_read_whole_and_no_mark_stands_over_another(
    language: Language,
    size: tuple[int, int],
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    state = city(SEOUL, language)
    at = looked(state) - timedelta(seconds=20)
    crew = (*SEOUL.addressed("heads"), SEOUL.contact(UNIT))
    slips = tuple(Slip(contact.key, SlipState.READ, ((SlipState.READ, at),)) for contact in crew)
    orders = tuple(
        Order(
            f"o{n}", "order", "", same("Close it"), at, at + timedelta(hours=1), "voice", "touch", slips,
            to=f"heads,{UNIT}", simulated=True,
        )
        for n in range(2)
    )  # fmt: skip
    presence = {contact.key: Presence(True) for contact in SEOUL.contacts}
    state = replace(state, orders=orders, presence=presence, opened=UNIT, call=None)
    shown = list(items(show(VIEW, VIEW.present(state, SEOUL, language), size)))
    assert [item.property("text") for item in shown if item.property("truncated")] == []
    said = VIEW.present(state, SEOUL, language)
    marks = [
        item.mapRectToItem(None, QRectF(0, 0, item.width(), item.height()))
        for item in shown
        if item.property("text") in (said["simulated"], said["invite"]) and item.property("radius") is not None
    ]
    assert len(marks) == 2
    assert not marks[0].intersects(marks[1])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_words_stay_to_be_seen_while_others_are_ticked(
    size: tuple[int, int],
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    heard = Draft(writing=True, take=1, partial="close the old bridge", picking=True)
    for draft, words, note in (
        (heard, "close the old bridge …", SPEAK_NOW.en),
        (replace(heard, partial=""), "", SPEAK_NOW.en),
        (Draft(writing=True, words="close it", heard="close it", picking=True), "close it", DICTATED_LONG.en),
    ):
        state = replace(city(SEOUL), draft=draft, opened=UNIT, talking=True)
        texts = [item.property("text") for item in items(show(VIEW, VIEW.present(state, SEOUL, "en"), size))]
        assert {words, note} - {""} <= set(texts)
    assert VIEW.present(replace(city(SEOUL), draft=Draft(picking=True)), SEOUL, "en")["beside"] == {}
    long = replace(city(SEOUL), draft=replace(heard, partial="word " * 50 + "end"))
    assert str(VIEW.present(long, SEOUL, "en")["beside"]["words"]).endswith("word end")  # type: ignore[index]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_in_the_directory_are_of_much_the_same_size(
    language: Language,
    size: tuple[int, int],
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    names = {contact.name.text.to(language) for contact in SEOUL.contacts}
    root = show(VIEW, VIEW.present(city(SEOUL, language), SEOUL, language), size)
    shown = [item for item in items(root) if item.property("text") in names and item.property("paintedHeight")]
    heights = [item.property("paintedHeight") for item in shown if item.property("font").bold()]
    assert len(heights) >= len(names)
    assert max(heights) < 1.25 * min(heights)


@pytest.mark.parametrize(
    ("draft", "intent"),
    [
        (Draft(), "tile.open"),
        (Draft(picking=True), "order.tick"),
        (Draft(to=("heads",)), "order.choose"),  # in place of those who are ticked
    ],
)
def test_a_touch_on_somebody_is_what_the_directory_is_for_now(
    draft: Draft,
    intent: str,
    show: Shower,  # noqa: F811 - the fixture
) -> None:
    state = replace(city(SEOUL), draft=draft, opened=UNIT)
    root = show(VIEW, VIEW.present(state, SEOUL, "en"), SIZES[0])
    name = SEOUL.contact(UNIT).name.en
    assert [item.property("intentName") for item in items(root) if item.property("label") == name] == [intent]
