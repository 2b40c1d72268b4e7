"""`kiosk config`: every setting with its value, its default and its sentence, as a kiosk.toml that can be kept."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.core import places
from kiosk.core.settings import PREFIX, Settings, load

SECRET = ("secret", "password", "credential")  # keys whose values are nobody's business
HIDDEN = "(set, and not printed)"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("config", help="print every setting with its value and meaning")
    parser.set_defaults(act=show)


def show(options: argparse.Namespace) -> int:
    """Print the settings in force."""
    settings = load(options.config)
    print(f"# file: {options.config or places.config_file()}")
    print(f"# every key can be overridden for one run: {PREFIX}SECTION__KEY=value")
    plain = [(name, field) for name, field in Settings.model_fields.items() if not _is_section(settings, name)]
    for name, field in plain:
        _print_key(name, field, getattr(settings, name))
    for name in Settings.model_fields:
        section = getattr(settings, name)
        if isinstance(section, BaseModel):
            _print_section(name, section)
    return 0


def _print_section(name: str, section: BaseModel) -> None:
    print(f"\n[{name}]  # {(type(section).__doc__ or '').strip()}")
    within = [(key, getattr(section, key)) for key in type(section).model_fields]
    for key, value in within:
        if not isinstance(value, BaseModel):
            _print_key(key, type(section).model_fields[key], value)
    for key, value in within:
        if isinstance(value, BaseModel):
            _print_section(f"{name}.{key}", value)


def _is_section(settings: Settings, name: str) -> bool:
    return isinstance(getattr(settings, name), BaseModel)


def _print_key(name: str, field: FieldInfo, value: object) -> None:
    print(f"# {field.description}")
    if name in SECRET and value:
        print(f"# {name} = (set, and not printed)")
    else:
        print(f"# {name} =" if value is None else f"{name} = {_toml(value)}")


def _toml(value: object) -> str:
    if isinstance(value, BaseModel):
        within = {key: getattr(value, key) for key in type(value).model_fields}
        told = (f"{key} = {_toml(HIDDEN if key in SECRET and one else one)}" for key, one in within.items())
        return "{ " + ", ".join(told) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
