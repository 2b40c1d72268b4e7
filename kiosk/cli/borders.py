"""GeoJSON -> simplified outlines of a pack's districts in degrees. Ends where they are written into districts.toml.

RFC 7946: positions are longitude, latitude in degrees WGS84, unless an older file's `crs` or the operator says else.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely import MultiPolygon, Polygon
from shapely.errors import ShapelyError
from shapely.geometry import shape as parsed

from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack
from kiosk.core.text import LANGUAGES

DEGREES = 4326
LEAST, MOST = 1e-5, 0.05  # degrees of simplification, about 1 m and 5 km
DIGITS = 5  # of a degree: about a metre
SPAN = 10.0  # degrees: a city is not wider
MOST_BYTES = 200_000_000

Points = npt.NDArray[np.float64]  # (n, 2): x, y
Outline = tuple[tuple[float, float], ...]


@dataclass
class Borders:
    """The features of a file, by what they are called."""

    file: Path
    areas: Mapping[str, Polygon | MultiPolygon]
    notes: list[str] = field(default_factory=list)  # what was mended
    strangers: list[str] = field(default_factory=list)  # features of no district

    @classmethod
    def read(cls, file: Path, *, epsg: int | None = None, named_by: str = "") -> Borders:
        """The file's areas in degrees. Raises `ConfigError` naming the file, the feature and the mend."""
        content = _json(file)
        features = content.get("features")
        if content.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
            raise ConfigError(file, "type", "this is no FeatureCollection with features", "Export it as one")
        turn = _turned(file, epsg or _epsg(file, content))
        name = named_by or _naming(file, features)
        notes: list[str] = []
        areas: dict[str, Polygon | MultiPolygon] = {}
        for number, feature in enumerate(features):
            where = f"features.{number}"
            called = feature.get("properties", {}).get(name) if isinstance(feature, dict) else None
            if called is None:
                raise ConfigError(file, f"{where}.properties.{name}", "is missing", "Name another property with --name")
            area = _area(file, where, feature.get("geometry"), notes)
            moved = shapely.transform(area, functools.partial(_moved, file, where, turn))
            known = areas.get(str(called))
            areas[str(called)] = moved if known is None else _areal(shapely.union(known, moved))
        _check_span(file, areas)
        return cls(file, areas, notes)

    def of(self, pack: Pack, most: int) -> dict[str, Outline]:
        """The outline of each district that the file has, all together with at most `most` points and without gaps."""
        names = {
            name.casefold(): district.key
            for district in pack.districts
            for name in (
                district.key,
                *(district.name.text.to(language) for language in LANGUAGES),
                *(district.short.text.to(language) for language in LANGUAGES if district.short),
            )
        }
        found: dict[str, Polygon | MultiPolygon] = {}
        for called, area in self.areas.items():
            key = names.get(called.casefold())
            if key is None:
                self.strangers.append(called)
            else:
                found[key] = area
        if not found:
            return {}
        simple = _simplified(list(found.values()), most)
        points = int(shapely.get_num_coordinates(simple).sum())
        if points > most:
            self.notes.append(f"the coarsest borders still have {points} points; at most {most} were asked for")
        return {key: self._outline(key, area) for key, area in zip(found, simple, strict=True)}

    def _outline(self, key: str, area: Polygon | MultiPolygon) -> Outline:
        parts = list(area.geoms) if isinstance(area, MultiPolygon) else [area]
        largest = max(parts, key=lambda part: part.area)
        if len(parts) > 1:
            self.notes.append(f"{key}: the largest of its {len(parts)} parts is drawn")
        if largest.interiors:
            self.notes.append(f"{key}: {len(largest.interiors)} holes are filled")
        ring = list(largest.exterior.coords)[:-1]  # a ring repeats its first point
        return tuple((round(x, DIGITS), round(y, DIGITS)) for x, y, *_ in ring)


def written(text: str, shapes: Mapping[str, Outline]) -> str:
    """districts.toml with these outlines: `shape` lines are replaced or added, all else stays as it is."""
    blocks = re.split(r"(?m)^(?=\[\[districts\]\])", text)
    for number, block in enumerate(blocks):
        key = re.search(r'(?m)^key\s*=\s*"([^"]+)"', block)
        if key is None or key[1] not in shapes:
            continue
        line = "shape = [" + ", ".join(f"[{x}, {y}]" for x, y in shapes[key[1]]) + "]"
        without = re.sub(r"(?ms)^shape\s*=\s*\[.*?\]\s*\]\s*?\n", "", block)
        blocks[number] = without.rstrip("\n") + f"\n{line}\n\n"
    return "".join(blocks).rstrip("\n") + "\n"


def _json(file: Path) -> dict[str, object]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ConfigError(file, "", f"has more than {MOST_BYTES} bytes", "Simplify it, or cut out the city")
        content = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(file, "", f"cannot be read ({error})", "Name a GeoJSON file") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(file, "", f"is no JSON ({error})", "Export it as GeoJSON") from error
    if not isinstance(content, dict):
        raise ConfigError(file, "", "is no GeoJSON object", "Export it as GeoJSON")
    return content


def _epsg(file: Path, content: Mapping[str, object]) -> int:
    """The code in an older file's `crs` member; degrees where there is none."""
    crs = content.get("crs")
    if crs is None:
        return DEGREES
    named = json.dumps(crs)
    if "CRS84" in named:
        return DEGREES
    code = re.search(r"EPSG:{1,2}(\d{4,5})", named)
    if code is None:
        raise ConfigError(file, "crs", f"found {named[:80]}", "Say its EPSG code with --crs")
    return int(code[1])


def _turned(file: Path, epsg: int) -> Transformer:
    try:
        return Transformer.from_crs(epsg, DEGREES, always_xy=True)
    except CRSError as error:
        raise ConfigError(file, "crs", f"EPSG:{epsg} is unknown", "Say another code with --crs") from error


def _naming(file: Path, features: Sequence[object]) -> str:
    """The property whose values all differ and are texts: the first of the usual names, else the first there is."""
    properties = [f["properties"] for f in features if isinstance(f, dict) and isinstance(f.get("properties"), dict)]
    if len(properties) < len(features):
        raise ConfigError(file, "features", "a feature has no properties", "Each needs one that names the district")
    common = [
        name
        for name in properties[0]
        if all(isinstance(each.get(name), str) for each in properties)
        and len({each[name] for each in properties}) == len(properties)
    ]
    usual = [name for name in common if name.lower() in ("name", "name_en", "sig_kor_nm", "name_ko", "district")]
    if not common:
        raise ConfigError(file, "properties", "no property names the features", "Say which one with --name")
    return str((usual or common)[0])


def _area(file: Path, where: str, geometry: object, notes: list[str]) -> Polygon | MultiPolygon:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        kind = geometry.get("type") if isinstance(geometry, dict) else geometry
        raise ConfigError(file, f"{where}.geometry", f"found {kind!r}", "Allowed: Polygon, MultiPolygon")
    try:
        area = parsed(geometry)
        if area.is_empty:
            raise ConfigError(file, f"{where}.geometry", "is empty", "Take the feature out, or draw it")
        if not area.is_valid:
            notes.append(f"{where}: mended ({shapely.is_valid_reason(area)})")
            area = shapely.make_valid(area)
    except (ShapelyError, ValueError, TypeError, IndexError, KeyError) as error:
        raise ConfigError(
            file, f"{where}.geometry", f"is no area ({error})", "Rings need four points or more"
        ) from error
    return _areal(area)


def _areal(area: shapely.Geometry) -> Polygon | MultiPolygon:
    """What of a geometry has an area; mending may leave lines and points over."""
    if isinstance(area, Polygon | MultiPolygon):
        return area
    parts = [part for part in shapely.get_parts(area) if isinstance(part, Polygon | MultiPolygon)]
    return _areal(shapely.union_all(parts)) if parts else Polygon()


def _moved(file: Path, where: str, turn: Transformer, given: Points) -> Points:
    try:
        x, y = turn.transform(given[:, 0], given[:, 1], errcheck=True)
    except ProjError as error:
        raise ConfigError(file, where, f"cannot be projected ({error})", "Say the right code with --crs") from error
    moved: Points = np.column_stack([x, y])
    return moved


def _check_span(file: Path, areas: Mapping[str, Polygon | MultiPolygon]) -> None:
    west, south, east, north = shapely.total_bounds(list(areas.values()))
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - degrees
        raise ConfigError(file, "coordinates", f"reach from {west:.0f} to {east:.0f}", "Say their EPSG code with --crs")
    if east - west > SPAN or north - south > SPAN:
        problem = f"the areas span {east - west:.0f} by {north - south:.0f} degrees"
        raise ConfigError(file, "coordinates", problem, "A city is smaller; one that crosses 180° must be cut there")


def _simplified(areas: list[Polygon | MultiPolygon], most: int) -> list[Polygon | MultiPolygon]:
    """The areas with shared borders kept shared, as fine as `most` points allow; the coarsest where none do."""
    fine, coarse = LEAST, MOST
    best = [_areal(area) for area in shapely.coverage_simplify(areas, MOST)]
    if shapely.get_num_coordinates(areas).sum() <= most:
        return areas
    for _ in range(24):
        tolerance = (fine * coarse) ** 0.5
        tried = [_areal(area) for area in shapely.coverage_simplify(areas, tolerance)]
        if shapely.get_num_coordinates(tried).sum() <= most:
            best, coarse = tried, tolerance
        else:
            fine = tolerance
    return best
