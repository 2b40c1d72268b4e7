"""`kind = "simulator"`: the whole city, simulated."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from kiosk.core.city.sources import FeedSpec
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import FeedKind, Surroundings
from kiosk.feeds.planned import simulator


class SimulatorOptions(BaseModel):
    """Nothing to set here: seed, speed and scenario are settings of the installation."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _made(_: FeedSpec, __: SimulatorOptions, around: Surroundings) -> Sequence[Feed]:
    return [simulator(around)]


FEED = FeedKind("simulator", SimulatorOptions, _made)
