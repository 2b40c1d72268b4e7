"""kiosk.toml: defaults, overrides, and errors that name the file, the key and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import ConfigError
from kiosk.core.settings import Settings, load


def written(folder: Path, text: str) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load(environment={}) == Settings()


def test_a_file_changes_what_it_names_and_the_environment_wins(tmp_path: Path) -> None:
    file = written(tmp_path, 'language = "ko"\n[ears]\nmicrophone = "USB"\n[screen]\nheight_mm = 400\n')
    settings = load(file, {"KIOSK__EARS__MICROPHONE": "Webcam", "HOME": "/"})
    assert (settings.language, settings.ears.microphone, settings.screen.height_mm) == ("ko", "Webcam", 400)


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("[ears]\nmode = 'loud'", "ears.mode", ("found 'loud'", "push-to-talk")),
        ("[ears]\nmikrofon = 'USB'", "ears.mikrofon", ("Known here: microphone",)),
        ("[screen]\nheight_mm = 'tall'", "screen.height_mm", ("found 'tall'", "millimetres")),
        ("[screen]\nwindowed = 'big'", "screen.windowed", ("WIDTHxHEIGHT",)),
        ("language = 'de'", "language", ("found 'de'",)),
        ("[eyes\nwidth = 640", "", ("not valid TOML", "line 1")),
        ("[calls]\nconfirm_within = -1", "calls.confirm_within", ("found -1", "seconds")),
    ],
)
def test_a_broken_file_is_named_with_the_key_and_the_mend(
    tmp_path: Path, text: str, key: str, words: tuple[str, ...]
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load(file, {})
    assert raised.value.file == file
    assert raised.value.key == key
    for word in words:
        assert word in str(raised.value)


def test_a_broken_override_names_the_variable() -> None:
    with pytest.raises(ConfigError, match="environment variable KIOSK__EYES__WIDTH"):
        load(environment={"KIOSK__EYES__WIDTH": "wide", "XDG_CONFIG_HOME": "/nowhere"})


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="missing"):
        load(tmp_path / "kiosk.toml", {})


def test_every_setting_says_what_it_is() -> None:
    for name, section in Settings.model_fields.items():
        fields = getattr(section.annotation, "model_fields", {name: section})
        assert all(field.description for field in fields.values()), name
