"""Incidents -> which is the worst: one order for what is shown first and for what an order is about. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.reading import Incident, Stage

FIRE_STAGES = tuple(Stage)
STILL_BURNING = FIRE_STAGES.index(Stage.INITIAL_CONTROL)


def closed(incident: Incident) -> bool:
    """Whether nothing more will happen."""
    return incident.stage is Stage.CLOSED


def urgent(incident: Incident) -> bool:
    """Whether it is not yet under control: what pulses on the map."""
    return incident.kind == "fire" and FIRE_STAGES.index(incident.stage) < STILL_BURNING


def worst_first(incidents: Iterable[Incident]) -> list[Incident]:
    """Open before closed, urgent ones first, then by severity, then the newest."""
    return sorted(incidents, key=lambda i: (closed(i), not urgent(i), i.severity, -i.stages[0][1].timestamp(), i.key))
