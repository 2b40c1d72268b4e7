"""A new city from an empty folder: it is written, it loads, it is shown, and nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.cli.pack import feed_problems
from kiosk.core.pack import load, problems

NAMES = ["--name", 'The "Old" Town', "옛도시", "Старый город"]


def test_a_new_city_loads_at_once_and_has_something_to_show(tmp_path: Path) -> None:
    folder = tmp_path / "old town"
    assert main(["pack", "new", str(folder), *NAMES, "--place", "30.5", "59.9", "--timezone", "Europe/Moscow"]) == 0
    pack = load(folder)
    assert pack.key == "old_town"
    assert pack.name.en == 'The "Old" Town'
    assert pack.districts[0].place[0] == pytest.approx(30.5)
    assert pack.sites
    assert pack.cameras
    assert pack.contacts
    assert list(feed_problems(pack)) == []


def test_its_check_finds_nothing_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["pack", "new", str(tmp_path / "town")])
    assert main(["pack", "check", str(tmp_path / "town")]) == 0
    out = capsys.readouterr().out
    assert "districts   2" in out
    assert "does not know" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--key", "Old Town"], "--key"), (["--timezone", "Mars/Olympus"], "timezone")],
)
def test_what_cannot_be_is_named(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "new", str(tmp_path / "town"), *arguments]) == 1
    assert said in capsys.readouterr().err


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["pack", "new", str(tmp_path)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_check_names_everything_that_is_wrong_not_the_first_thing_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "town"
    main(["pack", "new", str(folder)])
    for name, was, becomes in (
        ("districts.toml", 'ko = "북부", ', ""),
        ("cameras.toml", 'scene = "road"', 'scene = "moon"'),
        ("alarms.toml", "above = 75", ""),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert was in text
        (folder / name).write_text(text.replace(was, becomes), encoding="utf-8")
    assert len(problems(folder)) == 3
    capsys.readouterr()
    assert main(["pack", "check", str(folder)]) == 1
    said = capsys.readouterr().err
    for words in ("districts.toml", "districts.0.name.ko", "cameras.toml", "moon", "alarms.toml", "limits.0"):
        assert words in said


def test_a_feed_of_a_kind_that_does_not_exist_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "town"
    main(["pack", "new", str(folder)])
    feeds = folder / "feeds.toml"
    feeds.write_text(feeds.read_text(encoding="utf-8").replace('kind = "simulator"', 'kind = "oracle"'), "utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "feeds.simulator.kind" in said
    assert "Allowed: " in said


def test_a_paper_that_is_named_and_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "town"
    main(["pack", "new", str(folder)])
    cameras = folder / "cameras.toml"
    text = cameras.read_text(encoding="utf-8")
    cameras.write_text(text.replace('kind = "simulated", scene = "road"', 'kind = "file", file = "ring.mp4"'), "utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    assert "ring.mp4" in capsys.readouterr().err
