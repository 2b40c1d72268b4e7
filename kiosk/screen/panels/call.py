"""The state -> the call panel: who, in which state, for how long, what is said, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.call import ON_THE_LINE, Call, CallState, EndReason, Member, Seat
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.screen import texts, wording
from kiosk.screen.panels.about import Topic, topics
from kiosk.screen.panels.devices import DEMO

TONES = {
    CallState.CONFIRMED: "accent",
    CallState.RINGING: "accent",
    CallState.INCOMING: "accent",
    CallState.ACCEPTED: "accent",
    CallState.LOST: "bad",
    CallState.CONNECTED: "good",
    CallState.HELD: "warn",
    CallState.ENDED: "muted",
    CallState.FAILED: "bad",
}

RINGING = (CallState.CONFIRMED, CallState.RINGING, CallState.INCOMING)
NOT_COME = (EndReason.DECLINED, EndReason.BUSY, EndReason.LINE_BUSY, EndReason.NO_ANSWER, EndReason.NOT_REACHED)

POOR_LOSS = 0.02  # share of packets from which speech suffers
POOR_DELAY = 0.3  # seconds there and back; ITU-T G.114 calls 150 ms one way acceptable


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with a touch; `tone` is bad for what ends, accent for what leads on."""

    label: str
    icon: str
    intent_name: str
    slots: Mapping[str, str] = field(default_factory=dict)
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Face:
    """One of several in the call: where they are in the picture (0..1 of it), how they stand, and their end."""

    name: str
    initials: str
    state: str
    tone: str
    icon: str
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0  # 0: not in the picture
    height: float = 0.0
    dark: bool = False  # nothing is seen of them there
    speaks: bool = False
    contact: str = ""  # for the touch
    intent_name: str = ""  # what a touch does: it ends the call with them, or rings them again; empty: nothing
    act: str = ""  # that, in words


@dataclass(frozen=True, slots=True)
class CallShown:
    """The panel; `picture` while the officer's picture is moving."""

    shown: bool = False
    name: str = ""
    role: str = ""
    unit: str = ""
    initials: str = ""
    icon: str = "phone"
    state: str = ""
    tone: str = "muted"
    ringing: bool = False
    talks: bool = False  # they are heard, and what they say may be written down
    duration: str = ""
    caption: str = ""
    written_by: str = ""  # what wrote the caption, where that was no person
    quality: str = ""
    quality_tone: str = "muted"  # good, warn
    simulated: str = ""
    reason: str = ""
    going: str = ""  # what goes on where nobody's words and no picture are shown
    picture: bool = False
    faces: tuple[Face, ...] = ()  # of several; empty: there is one
    actions: tuple[Action, ...] = ()
    incident: Topic = field(default_factory=Topic)
    order: Topic = field(default_factory=Topic)


def call(state: State, pack: Pack, now: float) -> CallShown:
    """The panel in `state` at `now` (monotonic seconds); a mere proposal is the question card's."""
    now_called, language = state.call, state.language
    if now_called is None or now_called.state is CallState.PROPOSED:
        return CallShown()
    faces = _faces(now_called, language)
    name, role = _who(now_called)
    rung = now_called.connected_at is None
    unit = next((contact.unit.text for contact in pack.contacts if contact.key == now_called.contact), None)
    quality, quality_tone = _quality(now_called, language)
    incident, order = topics(now_called, state, pack)
    return CallShown(
        shown=True,
        name=name.to(language),
        role=role.to(language) if role and not faces else "",
        unit=unit.to(language) if unit and not faces else "",
        initials="" if faces and rung else wording.initials(now_called.name.to(language)),
        icon="video" if now_called.video else "phone",
        state=texts.CALL_STATES[now_called.state].to(language),
        tone=TONES[now_called.state],
        ringing=now_called.state in RINGING,
        talks=now_called.state is CallState.CONNECTED,
        duration=_duration(now_called, now),
        caption="" if now_called.over else now_called.caption,
        written_by=_written_by(now_called, language),
        quality=quality,
        quality_tone=quality_tone,
        simulated=texts.SIMULATED_ACTOR.to(language) if now_called.simulated else "",
        reason=_reason(now_called, language),
        going=_going(now_called).to(language),
        picture=now_called.video and now_called.state is CallState.CONNECTED,
        faces=faces,
        actions=_actions(state, now_called, language),
        incident=incident,
        order=order,
    )


def _who(of: Call) -> tuple[Text, Text | None]:
    """Name and role of whom the call is with; of several how many talk, or what those are called who are rung."""
    if of.group and of.members and of.connected_at is None:
        return of.group, None
    there = [member for member in of.members if member.state in ON_THE_LINE]
    if len(there) > 1:
        return texts.TOGETHER.filled(n=len(there)), None
    return of.name, of.role


def _faces(of: Call, language: Language) -> tuple[Face, ...]:
    """Everybody, once there was more than one: who left stays to be seen until the talk is over.

    So does everybody where nobody came.
    """
    if of.over and of.connected_at is not None:
        return ()
    return tuple(_face(member, of, language) for member in of.members)


def _face(member: Member, of: Call, language: Language) -> Face:
    name = member.name.to(language)
    state = texts.END_REASONS[member.ended_for] if member.ended_for else texts.CALL_STATES[member.state]
    seat = member.seat or Seat(0.0, 0.0, 0.0, 0.0)
    act, intent_name = (
        (texts.REMOVE, "call.remove")
        if not member.left
        else (texts.RING_AGAIN, "call.add")
        if of.may_join(member.contact)
        else (None, "")
    )
    return Face(
        name=name,
        initials=wording.initials(name),
        state=state.to(language),
        tone=TONES[member.state],
        icon="microphone" if member.speaks else "person",
        left=seat.left,
        top=seat.top,
        width=seat.width,
        height=seat.height,
        dark=seat.dark,
        speaks=member.speaks,
        contact=member.contact,
        intent_name=intent_name,
        act=act.to(language) if act else "",
    )


def _nobody_came(of: Call) -> bool:
    return bool(of.over and of.members and of.connected_at is None and of.ended_for in NOT_COME)


def _reason(of: Call, language: Language) -> str:
    """Why it ended, that it is taken up again, what who rings wants, or that it is about to be answered by itself."""
    if _nobody_came(of):
        return texts.NOBODY_CAME.to(language)
    if of.ended_for:
        return texts.END_REASONS[of.ended_for].to(language)
    if of.state is CallState.LOST:
        return texts.TRYING.to(language)
    if of.state is CallState.INCOMING:
        return (texts.AUTO if of.auto else texts.WANTS_VIDEO if of.video else texts.WANTS_VOICE).to(language)
    return ""


def _going(of: Call) -> Text:
    """What goes on, in a sentence: a state's own word is the pill's."""
    match of.state:
        case CallState.RINGING:
            return texts.AWAITED
        case CallState.HELD:
            return texts.NOBODY_HEARS
        case CallState.CONNECTED:
            return texts.NO_PICTURE_YET if of.video else texts.VOICE_ONLY
        case _:
            return texts.CALL_STATES[of.state]


def _written_by(of: Call, language: Language) -> str:
    """Said of every automatic caption: it may be wrong."""
    if of.over or of.state is CallState.LOST or not of.caption or not of.caption_by:
        return ""
    engine = of.caption_by.replace(DEMO, f"({texts.DEMO_MODEL.to(language)})")
    return texts.AUTOMATIC.filled(engine=engine).to(language)


def _duration(of: Call, now: float) -> str:
    """How long they talk, or how long it rings."""
    if of.connected_at is None:
        return wording.duration(now - of.since) if of.state in RINGING else ""
    return wording.duration((of.since if of.over else now) - of.connected_at)


def _quality(of: Call, language: Language) -> tuple[str, str]:
    """How the line is, and its tone; nothing of an actor's, who has none, and of a line that carries nothing now."""
    if of.simulated or of.state is not CallState.CONNECTED:
        return "", "muted"
    told = of.quality
    if told is None:
        return texts.QUALITY_UNKNOWN.to(language), "muted"
    loss, delay = round(100 * told.loss), round(1000 * told.delay)
    if told.loss < POOR_LOSS and told.delay < POOR_DELAY:
        return texts.QUALITY_GOOD.filled(delay=delay).to(language), "good"
    return texts.QUALITY.filled(loss=loss, delay=delay).to(language), "warn"


def _actions(state: State, of: Call, language: Language) -> tuple[Action, ...]:
    def action(label: Text, icon: str, name: str, tone: str = "text", **slots: str) -> Action:
        return Action(label.to(language), icon, name, slots, tone)

    if of.over:
        everybody = ",".join(member.contact for member in of.members)
        how = ("video", "call.group") if of.video else ("phone", "call.group_voice")
        again = action(texts.RING_AGAIN, *how, "accent", to=everybody)
        return *((again,) if _nobody_came(of) else ()), action(texts.DISMISS, "close", "call.dismiss")
    hang_up = action(texts.HANG_UP, "hang_up", "call.hang_up", "bad")
    match of.state:
        case CallState.INCOMING:
            answer = action(texts.ANSWER, "phone", "call.accept", "accent")
            return action(texts.DECLINE, "hang_up", "call.decline", "bad"), answer
        case CallState.CONNECTED:
            mute = (
                action(texts.UNMUTE, "microphone_off", "call.mute", "warn", on="off")
                if state.muted
                else action(texts.MUTE, "microphone", "call.mute", on="on")
            )
            cover = (
                action(texts.UNCOVER, "camera_off", "call.cover", "warn", on="off")
                if state.covered
                else action(texts.COVER, "camera", "call.cover", on="on")
            )
            share = (
                action(texts.UNSHARE, "overview", "call.share", "warn", on="off")
                if state.sharing
                else action(texts.SHARE, "overview", "call.share", on="on")
            )
            layout = (
                action(texts.ALIKE, "people", "call.layout", large="off")
                if state.enlarged
                else action(texts.LARGE, "person", "call.layout", large="on")
            )
            return (
                mute,
                *((cover, share) if of.video else ()),
                *((layout,) if of.video and of.several else ()),
                *(() if of.simulated else (action(texts.ADD, "people_add", "view.show", view="calls"),)),
                action(texts.HOLD, "hold", "call.hold"),
                hang_up,
            )
        case CallState.HELD:
            return action(texts.RESUME, "resume", "call.resume", "accent"), hang_up
        case _:
            return (hang_up,)
