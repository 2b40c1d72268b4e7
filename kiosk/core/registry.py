"""Finds every command, view and the like in a package once, so that an addition is one file and nothing else."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from types import ModuleType
from typing import TypeVar

from kiosk.core.command import Command
from kiosk.core.inputs import Intent

T = TypeVar("T")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module directly inside `package`, imported, by name."""
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        yield importlib.import_module(f"{package.__name__}.{info.name}")


def instances(package: ModuleType, kind: type[T]) -> tuple[T, ...]:
    """Every module-level value of `kind` that a module of `package` defines."""
    return tuple(value for module in modules(package) for value in vars(module).values() if isinstance(value, kind))


class Commands(Mapping[str, type[Command]]):
    """The vocabulary: every command class by name."""

    def __init__(self, classes: Iterable[type[Command]]) -> None:
        self._by_name: dict[str, type[Command]] = {}
        for cls in classes:
            if cls.spec.name in self._by_name:
                msg = (
                    f"two commands are named {cls.spec.name!r}: {self._by_name[cls.spec.name].__name__}, {cls.__name__}"
                )
                raise ValueError(msg)
            self._by_name[cls.spec.name] = cls

    @classmethod
    def found_in(cls, package: ModuleType) -> Commands:
        """All commands that the modules of `package` define."""
        return cls(
            value
            for module in modules(package)
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Command)
            and "spec" in vars(value)
            and value.__module__ == module.__name__
        )

    def make(self, intent: Intent) -> Command:
        """The command that `intent` names, filled with its slots. Raises `KeyError` or `TypeError`."""
        cls = self._by_name[intent.name]
        slots, given = fields(cls), intent.values()  # type: ignore[arg-type]  # commands are dataclasses
        known, needed = {f.name for f in slots}, {f.name for f in slots if f.default is MISSING}
        if not needed <= set(given) <= known:
            msg = f"{intent.name} takes the slots {sorted(known)}, not {sorted(given)}"
            raise TypeError(msg)
        return cls(**given)

    def __getitem__(self, name: str) -> type[Command]:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)
