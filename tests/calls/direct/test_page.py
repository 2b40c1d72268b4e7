"""The officer's page on small phones, in each language: every word within its button, and what matters is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.core.order import Errand
from kiosk.core.text import LANGUAGES
from tests.calls.direct.desk import CHIEF, Desk, desk, named
from tests.calls.direct.phone import Browsing, Phone

SIZES = ((390, 844), (360, 640), (320, 568))
EDGE = 3  # CSS pixels between a word and the edge of its button
LONG = "Close the road at the main bridge and divert traffic to the north entrance of the market"
OVER = """([edge]) => [...document.querySelectorAll('button')].filter((button) => {
  const place = button.getBoundingClientRect();
  if (!place.width || !button.textContent.trim()) return false;
  const words = document.createRange();
  words.selectNodeContents(button.querySelector('span') ?? button);
  const written = words.getBoundingClientRect();
  return written.left < place.left + edge || written.right > place.right - edge
    || written.top < place.top || written.bottom > place.bottom;
}).map((button) => button.textContent)"""


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    long = replace(CHIEF, name=named("Fire Command Vehicle 1"), role=named("Incident commander on scene"))
    with desk(tmp_path_factory.mktemp("field"), people=(long,)) as made:
        yield made


@pytest.fixture(scope="module")
def phone(browser: Browsing, wall: Desk) -> Iterator[Phone]:
    made = Phone(browser)
    made.enrol(wall.invited("chief"))
    yield made
    made.close()


def overflowing(phone: Phone) -> list[tuple[str, tuple[int, int], str]]:
    """Words that do not stand within their buttons, in each language and size."""
    found: list[tuple[str, tuple[int, int], str]] = []
    for size in SIZES:
        phone.browser.do(phone.page.set_viewport_size({"width": size[0], "height": size[1]}))
        for language in LANGUAGES:
            phone.evaluate(
                "language => document.querySelector(`#languages [data-language=${language}]`).click()", language
            )
            found += [(language, size, words) for words in phone.evaluate(OVER, [EDGE])]
    return found


def test_every_word_stands_within_its_button(wall: Desk, phone: Phone) -> None:
    wall.take(Errand("order-page", "chief", "order", named("Evacuate the building"), datetime.now(UTC)))
    phone.until(lambda: phone.evaluate("document.querySelectorAll('.order').length"))
    assert overflowing(phone) == []
    phone.tap(".order .cannot")
    assert overflowing(phone) == []
    phone.press("cannotBack")
    call = wall.dial()
    phone.until(lambda: phone.shows("answer"))
    assert overflowing(phone) == []
    phone.press("answer")
    phone.until(lambda: phone.text("talkTime"))
    phone.press("mute")
    phone.press("dark")
    assert overflowing(phone) == []
    wall.hang_up(call)


def test_on_a_small_phone_the_newest_order_can_be_answered_without_scrolling(wall: Desk, phone: Phone) -> None:
    wall.take(Errand("order-seen", "chief", "order", named(LONG), datetime.now(UTC)))
    phone.until(lambda: phone.evaluate("document.querySelectorAll('#home .order').length > 1"))
    for language in LANGUAGES:
        phone.browser.do(phone.page.set_viewport_size({"width": 360, "height": 640}))
        phone.evaluate("language => document.querySelector(`#languages [data-language=${language}]`).click()", language)
        free = phone.evaluate(
            "() => document.getElementById('callBar').getBoundingClientRect().top"
            " - document.querySelector('#home .order .cannot').getBoundingClientRect().bottom"
        )
        assert free > 0, language
