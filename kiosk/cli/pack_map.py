"""`kiosk pack map FILE` -> the true borders of a city's districts, from GeoJSON. Ends where districts.toml has them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import ConfigError

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction


def add_to(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`pack map`."""
    borders = actions.add_parser("map", help="take the districts' borders from a GeoJSON file")
    borders.add_argument("file", type=Path, help="a FeatureCollection of Polygon or MultiPolygon features")
    borders.add_argument("--pack", type=Path, required=True, help="folder of the city pack")
    borders.add_argument("--name", default="", help="property that names the district; empty: found out")
    borders.add_argument("--crs", type=int, help="EPSG code of the coordinates; else the file's own, else degrees")
    borders.add_argument("--points", type=int, default=4000, help="points of the whole city at most")
    borders.add_argument("--write", action="store_true", help="write districts.toml; without it nothing is changed")
    borders.set_defaults(act=map_pack)


def map_pack(args: Namespace) -> int:
    """Prints what fits to what, and writes it on demand; 1 where the file or the pack cannot be used."""
    # shapely and pyproj take half a second to import, and no other command needs them
    from kiosk.cli.borders import Borders, written  # noqa: PLC0415
    from kiosk.core.pack import load  # noqa: PLC0415

    try:
        pack = load(args.pack)
        borders = Borders.read(args.file, epsg=args.crs, named_by=args.name)
        shapes = borders.of(pack, args.points)
    except ConfigError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 1
    for note in borders.notes:
        print(f"note: {note}")
    for district in pack.districts:
        shape = shapes.get(district.key)
        print(f"  {district.key:<20} {f'{len(shape)} points' if shape else 'NOT IN THE FILE: stays as it is'}")
    for stranger in borders.strangers:
        print(f"  not in the pack: {stranger}")
    if not shapes:
        print("kiosk: no feature is a district of the pack: name its property with --name", file=sys.stderr)
        return 1
    if not args.write:
        print("Nothing was changed: add --write to put these borders into districts.toml")
        return 0
    file = args.pack / "districts.toml"
    file.write_text(written(file.read_text(encoding="utf-8"), shapes), encoding="utf-8")
    print(f"{file}: {len(shapes)} districts have new borders")
    return 0
