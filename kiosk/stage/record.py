"""What happened in a rehearsal, step by step -> timeline.json. Ends where the file is written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(slots=True)
class StepRecord:
    """One step as it really went; times in seconds since the rehearsal began."""

    number: int
    title: str
    source: str
    at: float
    heard_or_seen: str = ""
    command: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    confidence: float | None = None
    outcome: str = ""  # "done", "refused: reason", "ignored: reason", "nothing"
    seconds: float | None = None  # from the end of the word, gesture or touch to the picture that shows the effect
    met: bool = False
    missing: list[str] = field(default_factory=list)  # what did not hold, in words
    screenshot: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The whole rehearsal and the parts it was played with."""

    scenario: str
    engines: dict[str, str]
    steps: tuple[StepRecord, ...]

    @property
    def met(self) -> bool:
        """Whether every step went as expected."""
        return all(step.met for step in self.steps)

    def write(self, file: Path) -> None:
        """Write the time line as JSON."""
        content = {"scenario": self.scenario, "met": self.met, "engines": self.engines} | {
            "steps": [asdict(step) for step in self.steps]
        }
        file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def lines(self) -> list[str]:
        """The time line for a terminal, a line a step."""
        return [
            f"{'ok  ' if step.met else 'FAIL'} {step.at:6.1f} s  {step.source:8}{step.title:44.44}"
            f" {step.heard_or_seen[:34]:34}  {step.command:16}{step.outcome[:30]:30}"
            + (f" {step.seconds:5.2f} s" if step.seconds is not None else "")
            + ("" if step.met else "  <- " + "; ".join(step.missing))
            for step in self.steps
        ]
