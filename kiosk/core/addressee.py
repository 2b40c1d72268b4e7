"""The state -> whom an order or a call is for when nobody is named; and what those are called who are. Pure."""

from __future__ import annotations

from kiosk.core.call import CallState
from kiosk.core.city.parts import Contact
from kiosk.core.pack import EVERYBODY, Pack
from kiosk.core.reading import Incident
from kiosk.core.severity import closed, worst_first
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Text

FOR_EVERYBODY = Text(en="everyone ({n})", ko="모두({n}명)", ru="всем ({n})")
GROUP = Text(en="{name} ({n})", ko="{name}({n}명)", ru="{name} ({n})")
MORE = Text(en=" and {n} more", ko=" 외 {n}명", ru=" и ещё {n}")
NAMED = 4  # that are read back by name
NOT_YET = (CallState.PROPOSED, CallState.INCOMING)  # calls the wall did not agree to


def incident_of(state: State, unit: str = "") -> Incident | None:
    """The incident that is open on the wall, or that the draft is about; else the worst one of `unit`, or of all.

    Of those that nobody chose only what is not over.
    """
    going_on = [i for i in worst_first(state.incidents) if not closed(i)]
    for wanted in (
        (i for i in state.incidents if i.key == state.opened),
        (i for i in state.incidents if i.key == state.draft.about),
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


def addressed(to: str, pack: Pack) -> tuple[Contact, ...]:
    """Everybody whom `to` names, each once, in the directory's order. Raises `KeyError`."""
    meant = {contact.key for key in to.split(",") for contact in pack.addressed(key)}
    return tuple(contact for contact in pack.contacts if contact.key in meant)


def called(to: str, pack: Pack, most: int = NAMED) -> Text:
    """How those whom `to` names are called: groups first, by name and how many they are, then at most `most` in all.

    Whoever is in none of what is named so is counted behind it.
    """
    names = {EVERYBODY: FOR_EVERYBODY.filled(n=len(pack.contacts))}
    names |= {group.key: GROUP.filled(name=group.name.text, n=len(_those(group.key, pack))) for group in pack.groups}
    groups = tuple(names)
    names |= {contact.key: contact.name.text for contact in pack.contacts}
    keys = sorted((key for key in to.split(",") if key in names), key=lambda key: key not in groups)
    shown = [names[key] for key in keys[:most]]
    named = {one for key in keys[:most] for one in _those(key, pack)}
    n = len({one for key in keys for one in _those(key, pack)} - named)
    more = MORE.filled(n=n) if n else None
    return Text(
        **{
            language: ", ".join(one.to(language) for one in shown) + (more.to(language) if more else "")
            for language in LANGUAGES
        }
    )


def _those(key: str, pack: Pack) -> set[str]:
    return {one.key for one in pack.contacts if key in (EVERYBODY, one.key, *one.groups)}


def _known(key: str, pack: Pack) -> Contact | None:
    return next((contact for contact in pack.contacts if contact.key == key), None)
