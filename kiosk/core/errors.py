"""What can go wrong, as one tree.

KioskError
 ├── Refused       understood but not possible now: shown to the presenter in her language
 ├── SourceError   a device or a worker failed: the supervisor restarts it, the wall goes on
 ├── ConfigError   a file of the operator is wrong: names file, key and mend; stops the start
 └── InstallError  a model cannot be installed or verified: names what and the mend

Anything else is a bug: caught by the bus, the worker loop or `sys.excepthook`, logged with its traceback and shown.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.core.text import Text


class KioskError(Exception):
    """Anything this program raises on purpose."""


class Refused(KioskError):
    """A command that was understood but cannot be done now; `reason` is shown on the wall."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class SourceError(KioskError):
    """A microphone, camera, engine or worker that does not deliver."""

    def __init__(self, source: str, problem: str, mend: str = "") -> None:
        super().__init__(f"{source}: {problem}" + (f" ({mend})" if mend else ""))
        self.source = source
        self.problem = problem
        self.mend = mend


class ConfigError(KioskError):
    """A settings file or city pack that cannot be used: names the file, the key, what was found and the mend."""

    def __init__(self, file: Path | str, key: str, problem: str, mend: str) -> None:
        where = f"{file}: {key}" if key else str(file)
        super().__init__(f"{where}: {problem}. {mend}")
        self.file = Path(file)
        self.key = key
        self.problem = problem
        self.mend = mend


class InstallError(KioskError):
    """A model that could not be fetched, built or verified: names the model, the problem and the mend."""

    def __init__(self, model: str, problem: str, mend: str) -> None:
        super().__init__(f"{model}: {problem}. {mend}")
        self.model = model
        self.problem = problem
        self.mend = mend
