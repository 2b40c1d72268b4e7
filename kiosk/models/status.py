"""The manifest and the disk -> the state of every model. Ends where problem and mend are in words."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.models.folders import ModelFolders
from kiosk.models.hashes import file_hash, tree_sha256
from kiosk.models.manifest import DemoModel, EmbeddedModel, HandModel, Manifest, OfficialModel
from kiosk.models.receipt import differences
from kiosk.models.shape import missing_files

Kind = Literal["official", "DEMO MODEL", "embedded"]
BY_HAND = "put there by hand, so there is no hash to compare; the files vosk reads are there"


@dataclass(frozen=True, slots=True)
class ModelState:
    """One model and how it is."""

    name: str
    language: str
    """The language code, or - for a model that hears nothing."""
    kind: Kind
    size: int
    """Bytes as the manifest gives them: of a download about, of what comes with the program exactly."""
    licence: str
    place: Path | None
    """None where it is not installed."""
    problems: tuple[str, ...]
    mend: str
    """What to do about the problems, or about its absence."""
    note: str = ""

    @property
    def state(self) -> Literal["installed", "not installed", "broken"]:
        """In one word."""
        if self.problems:
            return "broken"
        return "installed" if self.place else "not installed"


def states(manifest: Manifest, folders: ModelFolders, *, hashes: bool) -> tuple[ModelState, ...]:
    """Every model in the manifest's order; without `hashes` only the presence of its files is looked at (quick)."""
    return (
        *(_official(model, folders, hashes) for model in manifest.official),
        *(_demo(model, folders, hashes) for model in manifest.demo),
        *(_embedded(model, hashes) for model in manifest.embedded),
        _hands(manifest.hands, folders, hashes),
    )


def _official(model: OfficialModel, folders: ModelFolders, hashes: bool) -> ModelState:
    place = folders.find(model.name)
    problems = _lacks(place)
    changed = differences(place) if place and hashes and not problems else ()
    return ModelState(
        model.name, model.language, "official", model.size, model.licence, place, problems + (changed or ()),
        mend=f"kiosk models install {model.language}", note=BY_HAND if changed is None else "",
    )  # fmt: skip


def _demo(model: DemoModel, folders: ModelFolders, hashes: bool) -> ModelState:
    place = folders.find(model.name)
    problems = _lacks(place) if place else ("it belongs to the program and is missing",)
    if place and hashes and not problems and (found := tree_sha256(place)) != model.tree_sha256:
        problems = (f"its tree has sha256 {found}, the manifest says {model.tree_sha256}",)
    return ModelState(
        model.name, model.language, "DEMO MODEL", model.size, model.licence, place, problems,
        mend="Install the program again, or check the folder out again", note=model.about,
    )  # fmt: skip


def _embedded(model: EmbeddedModel, hashes: bool) -> ModelState:
    place: Path | None = None
    problems: tuple[str, ...]
    try:
        package = importlib.metadata.distribution(model.package)
    except importlib.metadata.PackageNotFoundError:
        problems = (f"the package {model.package} is not installed",)
    else:
        place = Path(str(package.locate_file(model.package))) / model.folder
        inside = [
            file for file in package.files or () if file.as_posix().startswith(f"{model.package}/{model.folder}/")
        ]
        problems = tuple(_packaged(inside, hashes)) or (() if inside else (f"{place} is empty",))
    return ModelState(
        model.name, model.language, "embedded", model.size, model.licence, place, problems,
        mend=f"pip install --force-reinstall {model.package}=={model.version}",
        note=f"inside the package {model.package}",
    )  # fmt: skip


def _hands(model: HandModel, folders: ModelFolders, hashes: bool) -> ModelState:
    place = folders.find(model.name)
    problems: tuple[str, ...] = ()
    if place and hashes and (found := file_hash(place)) not in model.accepted:
        problems = (f"{place.name} has sha256 {found}, which is none of the manifest's",)
    return ModelState(
        model.name, "-", "official", model.size, model.licence, place, problems, mend="kiosk models install hands"
    )


def _lacks(place: Path | None) -> tuple[str, ...]:
    return tuple(f"{name} is missing or empty" for name in missing_files(place)) if place else ()


def _packaged(files: Iterable[importlib.metadata.PackagePath], hashes: bool) -> Iterable[str]:
    for file in files:
        path = Path(str(file.locate()))
        if not path.is_file():
            yield f"{file} is missing"
        elif hashes and file.hash and file.hash.mode == "sha256" and _record_hash(path) != file.hash.value:
            yield f"{file} is not what was installed"


def _record_hash(path: Path) -> str:
    """The sha256 as a wheel's RECORD writes it (PEP 376: url-safe base64 without padding)."""
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
