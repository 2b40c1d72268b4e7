"""The state -> whom an order or a call is for when nobody is named. Pure."""

from __future__ import annotations

from kiosk.core.call import CallState
from kiosk.core.city.parts import Contact
from kiosk.core.pack import Pack
from kiosk.core.reading import Incident, Stage
from kiosk.core.state import State

NOT_YET = (CallState.PROPOSED, CallState.INCOMING)  # calls the wall did not agree to


def incident_of(state: State, unit: str = "") -> Incident | None:
    """The incident that is open on the wall, else of those not over the one `unit` is sent to, or the most severe."""
    going_on = [i for i in state.incidents if i.stage is not Stage.CLOSED]
    for wanted in (
        (i for i in state.incidents if i.key == state.opened),
        (i for i in going_on if unit and i.unit == unit),
        going_on,
    ):
        if (found := next(iter(wanted), None)) is not None:
            return found
    return None


def addressee(state: State, pack: Pack) -> Contact | None:
    """Whom the call is with, else who is open, else the unit of the open or most severe incident."""
    call = state.call
    if call and not call.over and call.state not in NOT_YET:
        return _known(call.contact, pack)
    opened = _known(state.opened, pack)
    incident = incident_of(state)
    return opened or (_known(incident.unit, pack) if incident else None)


def _known(key: str, pack: Pack) -> Contact | None:
    return next((contact for contact in pack.contacts if contact.key == key), None)
