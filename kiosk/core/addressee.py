"""The state -> whom an order or a call is for when nobody is named; and what those are called who are. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kiosk.core.call import ON_THE_LINE, CallState
from kiosk.core.city.parts import Contact
from kiosk.core.pack import EVERYBODY, Pack
from kiosk.core.reading import Incident
from kiosk.core.severity import closed, worst_first
from kiosk.core.state import State
from kiosk.core.text import LANGUAGES, Text

FOR_EVERYBODY = Text(en="everyone ({n})", ko="모두({n}명)", ru="всем ({n})")
GROUP = Text(en="{name} ({n})", ko="{name}({n}명)", ru="{name} ({n})")
MORE = Text(en=" and {n} more", ko=" 외 {n}명", ru=" и ещё {n}")
NAMED = 4  # of those who are named or ticked, by name; who more are is counted
MET = 8  # of those who are in one talk, or are to be
NOT_YET = (CallState.PROPOSED, CallState.INCOMING)  # calls the wall did not agree to
CALLED = (CallState.CONFIRMED, CallState.RINGING)  # not there yet: who was rung at once with others is meant with them


@dataclass(frozen=True, slots=True)
class Together:
    """Everybody who is in a conference, or was called to it at once with others, in the directory's order."""

    reached: tuple[Contact, ...]  # an order can be shown to them
    by_telephone: tuple[Contact, ...]  # they have no page that could show one
    untold: tuple[Contact, ...]  # it does not ring there yet: which of the two it will be is not known


def incident_of(state: State, units: Collection[str] = ()) -> Incident | None:
    """The incident that is open on the wall, or that the draft is about; else the worst one of `units`, or of all.

    Where nothing is put together yet, `units` who are sent to one of their own are not about what was open before they
    were looked for. Of those that nobody chose only what is not over.
    """
    going_on = [i for i in worst_first(state.incidents) if not closed(i)]
    own = [i for i in going_on if i.unit in units]
    opened = [i for i in state.incidents if i.key == state.opened]
    begun_from = [i for i in state.incidents if i.key == state.draft.about]
    held = [i for i in begun_from if state.draft.begun or not own or i.unit in units]
    return next(iter([*opened, *held, *own, *going_on]), None)


def addressee(state: State, pack: Pack) -> Contact | None:
    """Whom the call is with, else who is open, else the unit of the open or most severe incident.

    What was put together for all in a talk that is over is for nobody by itself, unless they, or their incident, are
    open: also not for who calls next.
    """
    call = state.call
    if call and talk_on(state):
        return None if _for_a_talk_before(state) else _known(call.contact, pack)
    if opened := _known(state.opened, pack):
        return opened
    incident = incident_of(state)
    if incident is None or (_for_a_talk_before(state) and incident.key != state.opened):
        return None
    return _known(incident.unit, pack)


def talk_on(state: State) -> str:
    """The call that goes on, and that the wall wants, by id, whoever has the floor; "": none does."""
    call = state.call
    return call.talk if call and not call.over and call.state not in NOT_YET else ""


def chosen(state: State, pack: Pack) -> Contact | None:
    """Whom what is put together was begun for, whoever calls or comes; until somebody else is opened.

    Outside a talk also until an incident is. Where nothing is put together yet who was chosen in the talk that goes on,
    in place of everybody who is in it; while they are open.
    """
    draft, talk = state.draft, talk_on(state)
    if not draft.asks:
        counts = bool(draft.talk) and draft.talk == talk and draft.only == state.opened
        return _known(draft.only, pack) if counts else None
    opened = _known(state.opened, pack)
    if opened and (draft.only or _for_a_talk_before(state)):
        return opened
    looked_at = not talk and any(incident.key == state.opened for incident in state.incidents)
    return None if looked_at else _known(draft.only, pack)


def together(state: State, pack: Pack) -> Together | None:
    """Who is in the conference that goes on.

    None: with one other at most the wall is in no conference, or what is put together is for those of one before.
    """
    call = state.call
    members = call.members if call and talk_on(state) and not _for_a_talk_before(state) else ()
    there = {one.contact for one in members if one.state in ON_THE_LINE or (one.at_once and one.state in CALLED)}
    if len(there) < 2:  # noqa: PLR2004 - one is not several
        return None
    people = [contact for contact in pack.contacts if contact.key in there]
    pages = {one.contact for one in members if one.by_page and not one.left}
    phones = by_telephone(state)
    return Together(
        reached=tuple(one for one in people if one.key in pages),
        by_telephone=tuple(one for one in people if one.key in phones),
        untold=tuple(one for one in people if one.key not in pages and one.key not in phones),
    )


def by_telephone(state: State) -> Collection[str]:
    """The keys of those who are in the call, or are called, at their telephone: it shows no orders."""
    call = state.call
    if call is None or not talk_on(state):
        return ()
    if not call.members:
        return (call.contact,) if call.by_page is False else ()
    return {one.contact for one in call.members if one.by_page is False and not one.left}


def meant(state: State, pack: Pack) -> tuple[Contact, ...]:
    """Everybody whom an order is for when nobody is named or ticked: all of a conference who can get one, or one."""
    if one := chosen(state, pack):
        return (one,)
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


def _those(key: str, pack: Pack) -> set[str]:
    return {one.key for one in pack.contacts if key in (EVERYBODY, one.key, *one.groups)}


def _for_a_talk_before(state: State) -> bool:
    """Whether what is put together is for all who were in a talk that is over."""
    draft = state.draft
    return draft.asks and not draft.only and draft.talk not in ("", talk_on(state))


def _known(key: str, pack: Pack) -> Contact | None:
    return next((contact for contact in pack.contacts if contact.key == key), None)
