"""The committed models -> whether the networks and word lists still give them, byte by byte."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from voskmini import word_list
from voskmini.build import build
from voskmini.languages import LANGUAGES

RECIPE = Path(__file__).resolve().parent.parent


def differences(committed: Path, built: Path) -> list[str]:
    """The files that only one folder has, or that differ."""
    files = {path.relative_to(root) for root in (committed, built) for path in root.rglob("*") if path.is_file()}
    return [str(file) for file in sorted(files) if _content(committed / file) != _content(built / file)]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def main() -> None:
    """The command line: exit code 1 where a model is not what the recipe gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=RECIPE.parent, help="folder of the committed models")
    parser.add_argument("--nets", type=Path, default=RECIPE / "nets", help="folder of the network files")
    asked = parser.parse_args()
    stale = False
    for code in LANGUAGES:
        name = f"vosk-mini-{code}"
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder) / name
            build(code, asked.nets / f"{name}.pt", built, words=word_list.FOLDER / f"{code}.txt")
            changed = differences(asked.models / name, built)
        print(f"{name}: {'the same' if not changed else 'differs in ' + ', '.join(changed)}", flush=True)
        stale = stale or bool(changed)
    sys.exit(int(stale))


if __name__ == "__main__":
    main()
