"""How a worker ends: in good order when the wall goes, whatever its threads are doing."""

from __future__ import annotations

import logging
import multiprocessing

from kiosk.core.worker import Ready, run


def test_a_worker_whose_thread_is_in_a_library_ends_without_an_abort() -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=run, args=("tests.core.workers:draws", there, None, logging.WARNING))
    child.start()
    there.close()
    assert here.poll(30)
    assert isinstance(here.recv(), Ready)
    here.close()
    child.join(10)
    assert child.exitcode == 0
