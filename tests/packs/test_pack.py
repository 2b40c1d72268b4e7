"""City packs: a broken one names the file, the key and the mend; both cities load; what is spoken is unambiguous."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import pytest

from kiosk.cli.pack import MOST, check_pack, unheard
from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack, load
from kiosk.core.text import LANGUAGES, Language
from tests.packs.cities import CITIES, LAKESIDE, SEOUL

SMALL = Path(__file__).parent / "lakeside"
GU_OF_SEOUL = 25

# (file, what is replaced, by what, key that must be named, words that must be said)
BROKEN = (
    ("city.toml", 'timezone = "Europe/Samara"', 'timezone = "Europe/Nowhere"', "timezone", "Asia/Seoul"),
    ("city.toml", 'timezone = "Europe/Samara"', "", "timezone", "Field required"),
    ("city.toml", 'language = "ru"', 'language = "fr"', "language", "'en', 'ko' or 'ru'"),
    ("city.toml", 'language = "ru"', 'langage = "ru"', "langage", "Allowed here"),
    ("city.toml", "free = 60", "free = -1", "roads.0.free", "found -1"),
    ("city.toml", 'key = "lakeside"', 'key = "Lake side"', "key", "found 'Lake side'"),
    ("districts.toml", 'key = "hill"', 'key = "harbour"', "districts", "two districts have the key 'harbour'"),
    ("districts.toml", 'ru = ["гору"]', 'ru = ["порт"]', "districts", "called alike in ru: 'порт'"),
    ("districts.toml", "place = [48.36, 54.34]", "place = [48.36, 540]", "districts.1.place.1", "found 540"),
    ("districts.toml", 'ko = "언덕", ', "", "districts.1.name.ko", "Field required"),
    ("districts.toml", 'ru = ["луг"]', "ru = []", "districts.2.spoken.ru", "at least 1"),
    ("contacts.toml", 'looks = "fire"', 'looks = "cook"', "contacts.0.cast.looks", "'office'"),
    ("contacts.toml", 'key = "boat"', 'key = "hill"', "contacts", "districts and contacts both have the key 'hill'"),
    ("contacts.toml", 'key = "boat"', 'key = "everybody"', "contacts", "give this one another key"),
    ("contacts.toml", 'key = "boat"', 'key = "boat"\ngroups = ["boat"]', "groups", "give the group another"),
    ("contacts.toml", 'key = "boat"', 'key = "boat"\ngroups = ["everybody"]', "groups", "give the group another"),
    ("contacts.toml", 'key = "boat"', 'key = "boat"\ngrups = []', "contacts.0.grups", "not permitted"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small city, to be broken."""
    return Path(shutil.copytree(SMALL, tmp_path / "city"))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[3]}-{broken[4]}")
def test_a_broken_pack_names_the_file_the_key_and_the_mend(
    folder: Path, broken: tuple[str, str, str, str, str]
) -> None:
    file, was, becomes, key, said = broken
    text = (folder / file).read_text(encoding="utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(folder)
    assert caught.value.file == folder / file
    assert caught.value.key == key
    assert said in str(caught.value)
    assert caught.value.mend


def test_a_contact_in_an_undeclared_group_is_named(folder: Path) -> None:
    file = folder / "contacts.toml"
    text = file.read_text(encoding="utf-8").replace('key = "boat"', 'key = "boat"\ngroups = ["sea"]')
    file.write_text(text + '\n[[groups]]\nkey = "land"\nname = { en = "Land", ko = "육지", ru = "Суша" }\n', "utf-8")
    with pytest.raises(ConfigError, match="'boat' is in 'sea'") as caught:
        load(folder)
    assert caught.value.file == file


def test_a_line_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "city.toml").write_text('key = "lake\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="line 1"):
        load(folder)


def test_river_levels_must_rise(folder: Path) -> None:
    with (folder / "city.toml").open("a", encoding="utf-8") as city:
        city.write(
            '[[rivers]]\nkey = "r"\nname = { en = "R", ko = "강", ru = "Р" }\n'
            'gauge = { en = "G", ko = "다리", ru = "М" }\nline = [[48, 54], [49, 54]]\n'
            "ordinary = 3\nwarn = 2\ndanger = 4\n"
        )
    with pytest.raises(ConfigError, match="levels must rise") as caught:
        load(folder)
    assert caught.value.key == "rivers.0"


def test_seoul_has_its_districts_and_a_cast_for_every_ending() -> None:
    assert len(SEOUL.districts) == GU_OF_SEOUL
    assert all(district.shape for district in SEOUL.districts)
    assert [contact.key for contact in SEOUL.contacts if not contact.cast.answers]
    assert [contact.key for contact in SEOUL.contacts if contact.cast.hangs_up and contact.cast.says]


@pytest.mark.parametrize("pack", CITIES, ids=lambda pack: pack.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spoken_of_contacts_and_districts_is_unambiguous_and_plain(pack: Pack, language: Language) -> None:
    forms = [form for named in (pack.contacts, pack.districts) for part in named for form in part.spoken.to(language)]
    assert len(forms) == len(set(forms))
    assert all(re.fullmatch(r"[a-z']+( [a-z']+)*|[가-힣]+( [가-힣]+)*|[а-яё]+( [а-яё]+)*", form) for form in forms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_models_know_every_word_that_names_seoul(language: Language) -> None:
    assert not list(unheard(SEOUL, language))


def test_a_word_that_nobody_could_say_is_told() -> None:
    assert any("луг" in line for line in unheard(LAKESIDE, "ru"))


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the check says of a broken pack, line by line."""
    assert check_pack(argparse.Namespace(folder=folder)) == 1
    return capsys.readouterr().err.splitlines()


def test_the_check_names_every_file_and_key_that_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "districts.toml").unlink()
    (folder / "contacts.toml").write_text("contacts = [", encoding="utf-8")
    with (folder / "city.toml").open("a", encoding="utf-8") as city:
        city.write("\n[moon]\n[stars]\n")
    said = checked(folder, capsys)
    assert len(said) == 4
    for words in ("districts.toml: this file is missing", "contacts.toml: is not valid", "moon:", "stars:"):
        assert any(words in line for line in said), words


def test_the_check_names_every_feed_that_cannot_be_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = '[[feeds]]\nname = "{name}"\nkind = "moonbeams"\nsource = {{ en = "M", ko = "M", ru = "M" }}\n'
    (folder / "feeds.toml").write_text("".join(feed.format(name=name) for name in ("one", "two")), encoding="utf-8")
    said = checked(folder, capsys)
    assert [line.split("feeds.")[2].split(".")[0] for line in said] == ["one", "two"]


def test_of_very_many_missing_texts_the_check_names_some_and_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(places.assets() / "packs" / "seoul", tmp_path / "seoul"))
    file = folder / "districts.toml"
    file.write_text(re.sub(r', ko = "[^"]*"', "", file.read_text(encoding="utf-8")), encoding="utf-8")
    *named, counted = checked(folder, capsys)
    assert len(named) == MOST
    assert all("ko: Field required" in line for line in named)
    found = re.fullmatch(r"and (\d+) more of (\d+)", counted)
    assert found
    assert int(found[1]) + MOST == int(found[2]) >= 3 * GU_OF_SEOUL


def test_the_check_says_what_is_in_a_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_pack(argparse.Namespace(folder=places.assets() / "packs" / "seoul")) == 0
    out = capsys.readouterr().out
    assert "districts   25" in out
    assert "warning" not in out


def test_the_check_of_a_broken_pack_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_pack(argparse.Namespace(folder=tmp_path)) == 1
    assert "city.toml" in capsys.readouterr().err


def test_no_code_of_views_and_feeds_names_a_place_of_seoul() -> None:
    names = (
        {
            word
            for district in SEOUL.districts
            for word in (district.key, district.name.en, district.name.ko, district.name.ru)
            if len(word) > 2
        }
        | {road.name.en for road in SEOUL.roads}
        | {"Seoul", "서울", "Han River", "한강"}
    )
    code = [
        file
        for folder in ("views", "feeds")
        for kind in ("*.py", "*.qml")
        for file in (places.PACKAGE / folder).rglob(kind)
    ]
    # the connectors of Seoul's own services may name them: another city does not declare them
    for file in (file for file in code if "seoul" not in str(file.relative_to(places.PACKAGE))):
        lines = [line.partition("#")[0] for line in file.read_text(encoding="utf-8").splitlines()]
        found = {name for name in names for line in lines if re.search(rf"\b{re.escape(name)}\b", line)}
        assert not found, file
