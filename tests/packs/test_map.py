"""True borders from GeoJSON: matched by name, projected, mended, simplified without gaps, and never written unasked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Transformer
from shapely import Polygon

from kiosk.cli.main import main
from kiosk.core.pack import load

SMALL = Path(__file__).parent / "lakeside"
Ring = Sequence[Sequence[float]]

WEST: Ring = [[48.2, 54.2], [48.3, 54.2], [48.3, 54.3], [48.2, 54.3], [48.2, 54.2]]
EAST: Ring = [[48.3, 54.2], [48.4, 54.2], [48.4, 54.3], [48.3, 54.3], [48.3, 54.2]]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the small city."""
    return Path(shutil.copytree(SMALL, tmp_path / "city"))


def feature(name: str, *rings: Ring, kind: str = "Polygon") -> dict[str, Any]:
    coordinates = [list(rings)] if kind == "MultiPolygon" else list(rings)
    return {
        "type": "Feature",
        "properties": {"id": 7, "name": name},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def geojson(folder: Path, *features: object, **more: object) -> str:
    file = folder / "borders.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **more}), encoding="utf-8")
    return str(file)


def taken(pack: Path, file: str, *options: str) -> int:
    return main(["pack", "map", file, "--pack", str(pack), *options])


def shape(pack: Path, key: str) -> Polygon:
    return Polygon(load(pack).district(key).shape)


def test_borders_are_matched_by_name_in_any_language_and_written_only_when_asked(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = geojson(tmp_path, feature("Порт", WEST), feature("hill", EAST), feature("Atlantis", WEST))
    before = (pack / "districts.toml").read_text(encoding="utf-8")
    assert taken(pack, file) == 0
    out = capsys.readouterr().out
    assert (pack / "districts.toml").read_text(encoding="utf-8") == before
    for words in ("not in the pack: Atlantis", "NOT IN THE FILE", "--write"):
        assert words in out
    assert taken(pack, file, "--write") == 0
    assert shape(pack, "harbour").equals(Polygon(WEST))
    assert load(pack).district("meadow").shape == ()
    assert [d.key for d in load(pack).districts] == ["harbour", "hill", "meadow"]


def test_taking_them_again_replaces_them_and_nothing_else(pack: Path, tmp_path: Path) -> None:
    taken(pack, geojson(tmp_path, feature("harbour", WEST)), "--write")
    first = (pack / "districts.toml").read_text(encoding="utf-8")
    taken(pack, geojson(tmp_path, feature("harbour", EAST)), "--write")
    assert shape(pack, "harbour").equals(Polygon(EAST))
    taken(pack, geojson(tmp_path, feature("harbour", WEST)), "--write")
    assert (pack / "districts.toml").read_text(encoding="utf-8") == first


@pytest.mark.parametrize("how", ["member", "option"])
def test_projected_coordinates_are_turned_into_degrees(pack: Path, tmp_path: Path, how: str) -> None:
    turn = Transformer.from_crs(4326, 32639, always_xy=True)
    metres = [list(turn.transform(x, y)) for x, y in WEST]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32639"}}
    file = geojson(tmp_path, feature("harbour", metres), **({"crs": crs} if how == "member" else {}))
    assert taken(pack, file, "--write", *(["--crs", "32639"] if how == "option" else [])) == 0
    assert shape(pack, "harbour").symmetric_difference(Polygon(WEST)).area < 1e-6


def test_metres_without_a_code_are_refused_with_the_mend(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    metres = [[400_000 + x * 1000, 6_000_000 + y * 1000] for x, y in WEST]
    assert taken(pack, geojson(tmp_path, feature("harbour", metres))) == 1
    assert "--crs" in capsys.readouterr().err


def test_neighbours_keep_their_common_border_however_much_is_left_out(pack: Path, tmp_path: Path) -> None:
    wave = [[48.3 + 0.004 * ((n % 7) - 3) / 3, 54.2 + 0.1 * n / 400] for n in range(401)]
    west = [[48.2, 54.2], *wave, [48.2, 54.3], [48.2, 54.2]]
    east = [[48.4, 54.2], [48.4, 54.3], *wave[::-1], [48.4, 54.2]]
    file = geojson(tmp_path, feature("harbour", west), feature("hill", east))
    assert taken(pack, file, "--write", "--points", "60") == 0
    one, two = shape(pack, "harbour"), shape(pack, "hill")
    assert len(one.exterior.coords) + len(two.exterior.coords) <= 60
    assert one.intersection(two).area < 1e-9
    together = shapely.union(one, two)
    assert isinstance(together, Polygon)
    assert not together.interiors


def test_where_fewer_points_are_asked_for_than_any_border_has_it_is_said(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wavy = [[48.2 + 0.1 * (i % 40) / 40, 54.2 + (0.001 * (i % 2) if i < 40 else 0.1)] for i in range(40)]
    ring = [*wavy, [48.3, 54.3], [48.2, 54.3], wavy[0]]
    file = geojson(tmp_path, feature("harbour", ring))
    assert taken(pack, file, "--points", "3", "--write") == 0
    assert "note: the coarsest borders still have" in capsys.readouterr().out
    assert len(load(pack).district("harbour").shape) < 10


def test_a_broken_ring_is_mended_and_said_and_parts_and_holes_are_told(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bow = [[48.2, 54.2], [48.3, 54.3], [48.3, 54.2], [48.2, 54.3], [48.2, 54.2]]
    hole = [[48.32, 54.22], [48.34, 54.22], [48.34, 54.24], [48.32, 54.22]]
    file = geojson(tmp_path, feature("harbour", bow), feature("hill", EAST, hole, kind="MultiPolygon"))
    assert taken(pack, file, "--write") == 0
    out = capsys.readouterr().out
    for words in ("features.0: mended", "harbour: the largest of its 2 parts", "hill: 1 holes"):
        assert words in out
    assert shape(pack, "harbour").is_valid


def test_heights_are_left_out(pack: Path, tmp_path: Path) -> None:
    high = [[*point, 120.0] for point in WEST]
    assert taken(pack, geojson(tmp_path, feature("harbour", high)), "--write") == 0
    assert shape(pack, "harbour").equals(Polygon(WEST))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "no FeatureCollection"),
        ('{"type": "Topology", "objects": {}}', "no FeatureCollection"),
        (json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature"}]}), "no properties"),
    ],
)
def test_what_is_no_such_file_is_named(
    pack: Path, tmp_path: Path, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.geojson"
    file.write_text(content, encoding="utf-8")
    assert taken(pack, str(file)) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "x.geojson" in err


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, "features.0.geometry"),
        ({"geometry": None}, "features.0.geometry"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}, "is no area"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "features.0.geometry"),
        ({"geometry": {"type": "Polygon", "coordinates": [[[-179, 1], [179, 1], [179, 2], [-179, 1]]]}}, "crosses 180"),
    ],
)
def test_a_feature_that_is_no_area_is_named(
    pack: Path, tmp_path: Path, changed: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken(pack, geojson(tmp_path, {**feature("harbour", WEST), **changed})) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--crs", "1"], ["--name", "colour"]])
def test_a_wrong_option_says_what_else_would_do(
    pack: Path, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken(pack, geojson(tmp_path, feature("harbour", WEST)), *options) == 1
    assert options[0] in capsys.readouterr().err


def test_a_file_that_is_not_there_and_one_of_another_city_are_told(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken(pack, str(tmp_path / "gone.geojson")) == 1
    assert "gone.geojson" in capsys.readouterr().err
    assert taken(pack, geojson(tmp_path, feature("Atlantis", WEST))) == 1
    assert "--name" in capsys.readouterr().err
