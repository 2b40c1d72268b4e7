"""Parts become officers who can be seen and heard."""

from __future__ import annotations

from typing import get_args

from kiosk.calls.wardrobe import MEN, WOMEN, Wardrobe, voice_of
from kiosk.core.city.parts import Cast
from kiosk.core.text import LANGUAGES
from kiosk.drawn.officer import ROLES, Officer


def test_every_part_of_a_pack_can_be_drawn() -> None:
    assert set(get_args(Cast.model_fields["looks"].annotation)) == set(ROLES)


def test_an_officer_is_drawn_aside_and_then_kept() -> None:
    wardrobe, cast = Wardrobe(), Cast(looks="medic", seed=4)
    wardrobe.prepare(cast)
    wardrobe._dressed["medic", 4].result(60.0)
    officer = wardrobe.officer(cast)
    assert isinstance(officer, Officer)
    assert wardrobe.officer(cast) is officer
    wardrobe.close()


def test_voices_of_women_and_men_are_cast_and_named_as_espeak_ng_does() -> None:
    voices = {voice_of(Cast(looks=looks, seed=seed), "en") for looks in ROLES for seed in range(12)}
    assert voices == {f"en-us+{variant}" for variant in (*WOMEN, *MEN)}


def test_an_actor_keeps_the_variant_in_every_language() -> None:
    assert len({voice_of(Cast(looks="police", seed=1), language).split("+")[1] for language in LANGUAGES}) == 1
