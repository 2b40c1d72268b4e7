"""Progress: a bar on a terminal, a few lines elsewhere."""

from __future__ import annotations

import io

from kiosk.models.report import StreamReport


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_a_log_file_gets_a_line_every_quarter() -> None:
    stream = io.StringIO()
    report = StreamReport(stream)
    for done in range(0, 40_000_001, 1_000_000):
        report.progress("model", done, 40_000_000)
    assert stream.getvalue().splitlines() == [
        f"model: {done}.0 MB of 40.0 MB" for done in (0, 10, 20, 30, 40)
    ]  # fmt: skip


def test_a_terminal_gets_a_bar_redrawn_ten_times_a_second() -> None:
    now = [0.0]
    stream = Terminal()
    report = StreamReport(stream, clock=lambda: now[0])
    for done in range(101):
        now[0] += 0.01
        report.progress("model", done * 100_000, 10_000_000)
    report.say("installed")
    drawn = stream.getvalue().split("\r")[1:]
    assert 9 <= len(drawn) <= 12
    assert drawn[-1] == f"model [{'#' * 24}] 10.0 MB of 10.0 MB\ninstalled\n"


def test_a_line_in_the_middle_does_not_land_on_the_bar() -> None:
    stream = Terminal()
    report = StreamReport(stream, clock=lambda: 0.0)
    report.progress("model", 5, 10)
    report.say("broken off")
    assert stream.getvalue().endswith("of 0.0 MB\nbroken off\n")
