"""A scenario that could prove nothing, or cannot be played, is refused with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.text import LANGUAGES
from kiosk.stage.scenario import load

STEP = '[[step]]\ntitle = "t"\nat = {at}\n{rest}\n'
NOTHING = "expect = { nothing = true }"


def scenario(folder: Path, *steps: str) -> Path:
    file = folder / "scenario.toml"
    file.write_text('name = "n"\n' + "".join(steps), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((STEP.format(at=0, rest="expect = {}"),), ("step.0.expect", "proves nothing")),
        ((STEP.format(at=0, rest='expect = { nothing = true, command = "x" }'),), ("exclude each other",)),
        ((STEP.format(at=5, rest=NOTHING), STEP.format(at=1, rest=NOTHING)), ("stands after",)),
        (
            (STEP.format(at=0, rest='say = { text = "a", language = "en" }\ntouch = { intent = "b" }\n' + NOTHING),),
            ("not say and touch",),
        ),
        (
            (STEP.format(at=0, rest='say = { text = "a", language = "de" }\n' + NOTHING),),
            ("step.0.say.language", "'de'"),
        ),
        ((STEP.format(at=0, rest='expect = { verdict = "maybe" }'),), ("step.0.expect.verdict", "'maybe'")),
        ((), ("step",)),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, steps: tuple[str, ...], words: tuple[str, ...]) -> None:
    file = scenario(tmp_path, *steps)
    with pytest.raises(ConfigError) as raised:
        load(file)
    assert str(file) in str(raised.value)
    for word in words:
        assert word in str(raised.value)


def test_the_first_scenario_uses_every_sense_and_language_and_has_a_refusal_and_a_bystander() -> None:
    steps = load(places.assets() / "scenarios" / "first.toml").steps
    assert len(steps) >= 12
    assert {step.source for step in steps} >= {"voice", "gesture", "touch"}
    assert {step.say.language for step in steps if step.say} == set(LANGUAGES)
    assert any(step.expect.ignored == "bystander" for step in steps)
    assert any(step.expect.verdict == "refused" for step in steps)
    first, *_, last = [step.expect.call for step in steps if step.expect.call]
    assert (first, last) == ("proposed", "ended")
