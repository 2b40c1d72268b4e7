"""Texts in every language."""

from __future__ import annotations

from kiosk.core.text import LANGUAGES, Text, same


def test_a_text_is_filled_in_every_language_with_its_own_words() -> None:
    shown = Text(en="Show: {view}", ko="{view} 보기", ru="Показать: {view}")
    filled = shown.filled(view=Text(en="Traffic", ko="교통", ru="Транспорт"))
    assert [filled.to(language) for language in LANGUAGES] == ["Show: Traffic", "교통 보기", "Показать: Транспорт"]


def test_what_is_written_alike_is_the_same_everywhere() -> None:
    assert {same("CCTV").to(language) for language in LANGUAGES} == {"CCTV"}
