"""Pack, settings and scenario -> the simulated city of this installation. Ends where a kind of feed takes it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from kiosk.core.city.scenario import Scenario
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack, complaint, read_toml
from kiosk.feeds.kind import Surroundings
from kiosk.feeds.simulated.seoul import Spelling
from kiosk.feeds.simulated.transport import SimulatedTransport
from kiosk.feeds.simulator import Simulator


def simulator(around: Surroundings) -> Simulator:
    """The simulated city; the setting's scenario goes before the pack's. Raises `ConfigError`."""
    settings, pack = around.settings, around.pack
    if settings.scenario:
        pack = pack.model_copy(update={"scenario": scenario(settings.scenario, pack)})
    planned = pack.scenario.seed if pack.scenario else None
    return Simulator(pack, settings.seed if planned is None else planned, around.epoch, settings.speed)


def simulated(around: Surroundings, spelling: Spelling = "new", epsg: int = 5181) -> SimulatedTransport:
    """What answers for the services of the simulated city. Raises `ConfigError`."""
    return SimulatedTransport(simulator(around), lambda: datetime.now(UTC), spelling, epsg)


def scenario(file: Path, pack: Pack) -> Scenario:
    """The scenario in `file`, of the city of `pack`. Raises `ConfigError` naming the file, the key and the mend."""
    found = read_toml(file)
    try:
        read = Scenario.model_validate(found)
    except ValidationError as error:
        key, problem, allowed = complaint(error)
        mend = f"Allowed: {allowed}" if allowed else "Mend this entry; docs/city-pack.md shows a scenario"
        raise ConfigError(file, key, problem, mend) from error
    if wrong := pack.misplaced(read):
        raise ConfigError(file, "", wrong, "Name a place that the city pack has")
    return read
