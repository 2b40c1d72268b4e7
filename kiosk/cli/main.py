"""The command line: `kiosk run`, `kiosk demo` and the operator's tools."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from kiosk import cli
from kiosk.core.errors import KioskError
from kiosk.core.keys import hide_in_logs
from kiosk.core.registry import modules

log = logging.getLogger(__name__)

Act = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code (0 fine, 1 not as expected, 2 wrong use or settings)."""
    options = parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.DEBUG if options.verbose else logging.INFO,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    hide_in_logs()
    act: Act = options.act
    try:
        return act(options)
    except KioskError as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The parser with every sub-command that a module of `kiosk.cli` adds."""
    top = argparse.ArgumentParser(prog="kiosk", description="A command wall run by voice, gesture and touch.")
    top.add_argument("--config", type=Path, metavar="FILE", help="settings file instead of this user's kiosk.toml")
    top.add_argument("--verbose", action="store_true", help="log everything")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in _modules():
        module.add(commands)
    return top


def _modules() -> list[ModuleType]:
    return [module for module in modules(cli) if hasattr(module, "add")]
