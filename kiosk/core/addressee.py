"""The state -> whom an order or a call is for when nobody is named; and what those are called who are. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
IN_TALK = (CallState.CONNECTED, CallState.HELD, CallState.LOST)  # a lost line is taken up again, and an order waits


@dataclass(frozen=True, slots=True)
class Together:
    """Everybody who is in a conference, in the directory's order."""

    reached: tuple[Contact, ...]  # an order can be shown to them
    by_telephone: tuple[Contact, ...]  # they have no page that could show one


def incident_of(state: State, unit: str = "") -> Incident | None:
    """The incident that is open on the wall, or that the draft is about; else the worst one of `unit`, or of all.

    A draft that was begun for another unit is about that one's no more where `unit` is sent to one of its own. Of those
    that nobody chose only what is not over.
    """
    going_on = [i for i in worst_first(state.incidents) if not closed(i)]
    own = [i for i in going_on if unit and i.unit == unit]
    for wanted in (
        (i for i in state.incidents if i.key == state.opened),
        (i for i in state.incidents if i.key == state.draft.about and (not own or i.unit == unit)),
        own,
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


def together(state: State, pack: Pack) -> Together | None:
    """Who is in the conference that goes on; None: with one other at most the wall is in no conference."""
    call = state.call
    there = {one.contact: one.state for one in call.members if one.state in IN_TALK} if call and not call.over else {}
    if len(there) < 2:  # noqa: PLR2004 - one is not several
        return None
    people = [contact for contact in pack.contacts if contact.key in there]
    phones = {one.key for one in people if _by_telephone(one, there[one.key], state)}
    return Together(
        reached=tuple(one for one in people if one.key not in phones),
        by_telephone=tuple(one for one in people if one.key in phones),
    )


def meant(state: State, pack: Pack) -> tuple[Contact, ...]:
    """Everybody whom an order is for when nobody is named or ticked: all of a conference who can get one, or one."""
    talk = together(state, pack)
    if talk is not None:
        return talk.reached
    one = addressee(state, pack)
    return (one,) if one else ()


def to_all(contacts: Iterable[Contact]) -> str:
    """The `to` that names these."""
    return ",".join(contact.key for contact in contacts)


def addressed(to: str, pack: Pack) -> tuple[Contact, ...]:
    """Everybody whom `to` names, each once, in the directory's order. Raises `KeyError`."""
    named = {contact.key for key in to.split(",") for contact in pack.addressed(key)}
    return tuple(contact for contact in pack.contacts if contact.key in named)


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


def _by_telephone(contact: Contact, standing: CallState, state: State) -> bool:
    """Who has a number and no page open is there by telephone, as calls are dialled; a lost page comes back."""
    page = state.presence.get(contact.key)
    if not contact.sip or (page and page.reachable):
        return False
    return not (standing is CallState.LOST and page and page.last_seen)


def _those(key: str, pack: Pack) -> set[str]:
    return {one.key for one in pack.contacts if key in (EVERYBODY, one.key, *one.groups)}


def _known(key: str, pack: Pack) -> Contact | None:
    return next((contact for contact in pack.contacts if contact.key == key), None)
