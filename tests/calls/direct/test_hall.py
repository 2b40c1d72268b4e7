"""A conference of many: a real Janus, real pages, and the wall among them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import ViewportSize

from kiosk.calls.backend import Incoming, QualityTold, Seated
from kiosk.calls.direct import stay
from kiosk.calls.direct.engine import Engine
from kiosk.calls.direct.hall import Hall
from kiosk.calls.direct.janus_lines import Lines
from kiosk.calls.direct.messages import Arrange, Dial, DialAll, HangUp, Hold, Mute, Person, Resume, Revoke
from kiosk.calls.direct.sounds import FRAME, Kept, Tone
from kiosk.calls.direct.wire import Ring, Together, ToPage
from kiosk.calls.janus.session import JanusRefused
from kiosk.core.call import CallState, Quality
from kiosk.core.inputs import DeviceState
from kiosk.core.text import Text, same
from tests.calls import people
from tests.calls.direct.desk import ROOM, WALLS_TONE, Desk, desk, loudness
from tests.calls.direct.phone import OFFICERS_TONE, Browsing, Phone
from tests.calls.direct.test_backend import backend_of, direct, invited
from tests.calls.janus.handset import need
from tests.calls.test_actor import Exchange, opened

CREW = tuple(
    Person(f"crew{one}", Text(en=f"Officer {one}", ko=f"대원 {one}", ru=f"Офицер {one}"), same("Crew"))
    for one in range(1, 6)
)
EVERYBODY = (0, 1, 2, 3)
SMALL: ViewportSize = {"width": 320, "height": 420}
AWAY = 4  # has no page open
HARDLY = 0.05  # of a sound
CUT_OFF = """() => [...document.querySelectorAll('button, h1, p, span, figcaption')].filter(e =>
 e.getClientRects().length && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' ||
  e.getBoundingClientRect().right > innerWidth + 1)).map(e => e.id || e.textContent)"""
# nobody's tone, where the page has no sound of them: it builds its grid anew whenever somebody comes or goes
LISTEN = """async name => {
const place = [...document.querySelectorAll('#grid figure')].find(one => one.lastChild.textContent === name);
const stream = place?.firstChild.srcObject; if (!stream?.getAudioTracks().length) return -1000;
const c = new AudioContext({sampleRate: 48000});
const a = c.createAnalyser(); a.fftSize = 16384; a.smoothingTimeConstant = 0;
c.createMediaStreamSource(stream).connect(a);
await new Promise(r => setTimeout(r, 400));
const f = new Float32Array(a.frequencyBinCount); a.getFloatFrequencyData(f); await c.close();
let best = 3; for (let i = 3; i < f.length; i++) if (f[i] > f[best]) best = i;
return f[best] < -80 ? 0 : best * 48000 / 16384; }"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    need("janus")
    with desk(tmp_path_factory.mktemp("hall"), people=CREW) as made:
        yield made


@pytest.fixture(scope="module")
def enrolled(browser: Browsing, hall: Desk) -> Iterator[list[Phone]]:
    phones = [Phone(browser) for _ in EVERYBODY]
    for number, phone in enumerate(phones):
        phone.browser.do(phone.page.set_viewport_size(SMALL))  # drawing what nobody looks at takes most of the time
        phone.enrol(hall.invited(CREW[number].key))
    yield phones
    for phone in phones:
        phone.close()


@pytest.fixture
def crew(enrolled: list[Phone], hall: Desk) -> Iterator[list[Phone]]:
    """Four officers at their phones; nothing of their conference is left behind."""
    yield enrolled
    for call in hall.ask(lambda engine: list(engine.hall._stays)):
        hall.hang_up(call)
    hall.until(lambda: over(hall), what="the conference is over")
    for phone in enrolled:
        phone.until(partial(phone.shows, "home"), what="nothing rings")
    hall.until(lambda: not media_sockets(), what="no line is left open")


def ring(hall: Desk, *people: int, video: bool = True) -> list[str]:
    """Call officers into a conference; the ids of the calls."""
    calls = [f"room-{number}-{time.monotonic_ns()}" for number in people]
    for call, number in zip(calls, people, strict=True):
        hall.ask(partial(_ring, call=call, contact=CREW[number].key, video=video))
    return calls


def _ring(engine: Engine, *, call: str, contact: str, video: bool) -> None:
    engine.hall.ring(call, contact, video=video)


def held(hall: Desk, crew: list[Phone], *people: int) -> list[str]:
    """Hold a conference with officers who all answer; the ids of the calls."""
    calls = ring(hall, *people)
    for call, number in zip(calls, people, strict=True):
        answers(hall, crew[number], call)
    return calls


def answers(hall: Desk, phone: Phone, call: str) -> None:
    phone.until(lambda: phone.shows("answer"), what="it rings")
    phone.press("answer")
    hall.until(lambda: hall.story(call)[-2:] == ["Ringing", "Answered"], what=f"{call} is answered")


def media_sockets() -> list[str]:
    """The UDP sockets of this process."""
    own = set()
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # another thread closed it meanwhile
            own.add(str(entry.readlink()))
    lines = [line.split() for line in Path("/proc/self/net/udp").read_text().splitlines()[1:]]
    return [line[1] for line in lines if f"socket:[{line[9]}]" in own]


def over(hall: Desk) -> bool:
    """Whether nobody is there any more, nor Janus."""
    return hall.ask(lambda engine: not engine.hall.active and engine.hall.pid is None)


def came_back(hall: Desk, call: str) -> bool:
    return hall.story(call) == ["Ringing", "Answered", "Lost", "Restored"]


def names(phone: Phone) -> list[str]:
    """Who is seen on a phone."""
    return list(phone.evaluate("[...document.querySelectorAll('#grid figcaption')].map(one => one.textContent)"))


def pictures(phone: Phone) -> list[int]:
    """How many pictures of each of them were shown so far."""
    frames = "[...document.querySelectorAll('#grid video')].map(v => v.getVideoPlaybackQuality().totalVideoFrames)"
    return list(phone.evaluate(frames))


def sees(phone: Phone, *others: str) -> None:
    """Wait until exactly these are seen, all of them moving."""
    wanted = [*others, "You"]
    phone.until(lambda: names(phone) == wanted, what=f"{names(phone)} should be {wanted}")
    before = pictures(phone)
    phone.until(
        lambda: all(now > then + 2 for now, then in zip(pictures(phone), before, strict=True)),
        what=f"all of {wanted} move: {before}, {pictures(phone)}",
    )


def hears(phone: Phone, name: str, hertz: float) -> None:
    """Wait until somebody's tone is heard; 0: until they are silent."""
    phone.until(lambda: abs(phone.evaluate(LISTEN, name) - hertz) < 5, what=f"{name} sounds like {hertz}")


def green(hall: Desk) -> list[bool]:
    """Of everybody in the wall's picture whether they show the green that Chromium's camera has."""
    frame = hall.pictures.newest()
    assert frame
    picture = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 3)
    found = []
    for _, seat in hall.all(Seated)[-1].seats:
        red, colour, blue = picture[
            int((seat.top + 0.1 * seat.height) * frame.height), int((seat.left + seat.width / 2) * frame.width)
        ]
        found.append(bool(colour > 90 and red < 120 and blue < 90))
    return found


def wall_hears(hall: Desk) -> float:
    """How much of what the wall hears in the next moment is an officer's tone, 0..1."""
    hall.sounds.ear._heard.clear()
    time.sleep(0.5)
    return loudness(hall.sounds.ear.all(), OFFICERS_TONE)


def process(hall: Desk) -> int:
    """Janus' own."""
    pid = hall.ask(lambda engine: engine.hall.pid)
    assert pid
    return pid


def seated(hall: Desk) -> list[str]:
    """Whose calls have a place in the wall's picture."""
    return [call for call, _ in hall.all(Seated)[-1].seats]


@pytest.fixture
def fifth(browser: Browsing, hall: Desk) -> Iterator[Phone]:
    """The phone of the officer who has no page open otherwise."""
    phone = Phone(browser)
    phone.browser.do(phone.page.set_viewport_size(SMALL))
    phone.enrol(hall.invited(CREW[AWAY].key))
    yield phone
    phone.close()


def test_six_see_and_hear_each_other_and_one_after_the_other_leaves(
    hall: Desk, crew: list[Phone], fifth: Phone
) -> None:
    phones = [*crew, fifth]
    calls = ring(hall, *range(len(phones)))
    for phone in phones:
        phone.until(partial(phone.shows, "answer"), what="it rings")
    crew[1].until(lambda: crew[1].text("callKind") == "Conference of 6 people")
    assert crew[1].text("callPeople") == "Officer 1, Officer 3, Officer 4, Officer 5"
    for phone, call in zip(phones, calls, strict=True):
        answers(hall, phone, call)
    for number, phone in enumerate(phones):
        sees(phone, "City Hall", *(f"Officer {other + 1}" for other in range(len(phones)) if other != number))
    hall.until(lambda: sorted(seated(hall)) == sorted(calls) and all(green(hall)), what="the wall shows all five")
    with pytest.raises(JanusRefused, match="wrong pin"):
        asyncio.run_coroutine_threadsafe(guesses(hall), hall._loop).result(10)
    fifth.press("hangUp")
    gone = calls.pop()
    hall.until(lambda: hall.story(gone)[-1] == "FarHungUp")
    sees(crew[0], "City Hall", "Officer 2", "Officer 3", "Officer 4")
    hears(crew[0], "City Hall", WALLS_TONE)
    hears(crew[0], "Officer 3", OFFICERS_TONE)
    hall.hears(OFFICERS_TONE)
    crew[2].press("mute")
    hears(crew[0], "Officer 3", 0)
    hall.until(lambda: set(calls) <= {one.call_id for one in hall.all(QualityTold)}, what="how each line is")
    # what a busy machine loses or delays for a moment is nobody's fault
    hall.until(lambda: good(hall.all(QualityTold)[-1].quality), what="a line of one machine is good")

    crew[1].press("hangUp")
    hall.until(lambda: hall.story(calls[1])[-1] == "FarHungUp")
    sees(crew[0], "City Hall", "Officer 3", "Officer 4")
    hall.until(lambda: sorted(seated(hall)) == sorted([calls[0], *calls[2:]]))
    (again,) = ring(hall, 1)
    answers(hall, crew[1], again)
    sees(crew[0], "City Hall", "Officer 3", "Officer 4", "Officer 2")
    sees(crew[1], "City Hall", "Officer 1", "Officer 3", "Officer 4")
    hall.hang_up(calls[3])
    crew[3].until(lambda: crew[3].shows("home"))
    assert crew[3].text("notice") == "The call is over."
    sees(crew[1], "City Hall", "Officer 1", "Officer 3")
    assert [line for phone in crew for line in phone.said] == []


def good(line: Quality) -> bool:
    return line.loss < 0.05 and 0 <= line.delay < 5


async def guesses(hall: Desk) -> None:
    """Try to come in by a pin of one's own."""
    venue = hall.engine.hall._venue
    assert venue
    door = await venue.door()
    try:
        await door.ask({"request": "join", "ptype": "publisher", **venue.place, "pin": "0815"})
    finally:
        await door.detach()


def test_who_declines_or_is_busy_leaves_the_others_alone(hall: Desk, crew: list[Phone]) -> None:
    first, second = ring(hall, 0, 1)
    answers(hall, crew[0], first)
    crew[1].until(lambda: crew[1].shows("answer"))
    crew[1].press("decline")
    hall.until(lambda: hall.story(second) == ["Ringing", "Declined"])
    (twice,) = ring(hall, 0)
    hall.until(lambda: hall.story(twice) == ["Busy"])
    sees(crew[0], "City Hall")
    assert hall.story(first) == ["Ringing", "Answered"]


COVERED = """() => { const state = document.getElementById('talkState').getBoundingClientRect();
return [...document.querySelectorAll('#grid figcaption')].map(one => [one.textContent, one.getBoundingClientRect()])
.filter(([, at]) => at.top < state.bottom && at.bottom > state.top).map(([name]) => name); }"""


def test_the_wall_on_hold_or_muted_is_told_and_true_and_the_others_talk_on(hall: Desk, crew: list[Phone]) -> None:
    calls = held(hall, crew, 0, 1)
    sees(crew[0], "City Hall", "Officer 2")
    for call in calls:
        hall.take(Hold(call))
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is on hold")
    assert crew[0].evaluate(COVERED) == []
    hears(crew[0], "City Hall", 0)
    hears(crew[0], "Officer 2", OFFICERS_TONE)
    hall.sees_nothing()
    for call in calls:
        hall.take(Resume(call))
    hears(crew[0], "City Hall", WALLS_TONE)
    hall.sees()
    hall.take(Mute(microphone=True, camera=False))
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is muted")
    hears(crew[0], "City Hall", 0)
    hall.until(lambda: sorted(seated(hall)) == sorted(calls))
    hall.take(Mute(microphone=False, camera=False))
    hears(crew[0], "City Hall", WALLS_TONE)


def test_a_hold_outlives_a_page_that_is_loaded_anew_and_a_janus_that_dies(hall: Desk, crew: list[Phone]) -> None:
    (call,) = held(hall, crew, 0)
    hall.take(Hold(call))
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is on hold")
    crew[0].reload()
    hall.until(lambda: came_back(hall, call))
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is on hold" and crew[0].shows("talkState"))
    crew[0].until(lambda: names(crew[0]) == ["City Hall", "You"])
    hears(crew[0], "City Hall", 0)
    hall.sees_nothing()
    hall.until(lambda: wall_hears(hall) < HARDLY, what="the wall hears nobody")
    os.kill(process(hall), signal.SIGKILL)
    hall.until(lambda: hall.story(call) == ["Ringing", "Answered", "Lost", "Restored", "Lost", "Restored"])
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is on hold" and crew[0].shows("talkState"))
    crew[0].until(lambda: names(crew[0]) == ["City Hall", "You"])
    hears(crew[0], "City Hall", 0)
    hall.until(lambda: wall_hears(hall) < HARDLY, what="the wall hears nobody")
    hall.take(Resume(call))
    hears(crew[0], "City Hall", WALLS_TONE)
    sees(crew[0], "City Hall")
    hall.until(lambda: wall_hears(hall) > 0.5, what="the wall hears them again")
    crew[0].until(lambda: not crew[0].shows("talkState"))


def test_a_stay_in_which_something_unforeseen_happens_is_over_on_the_wall_too(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stay.Stay, "_stayed", fails)
    (call,) = ring(hall, 0)
    crew[0].until(lambda: crew[0].shows("answer"), what="it rings")
    crew[0].press("answer")
    hall.until(lambda: hall.story(call) == ["Ringing", "Answered", "FarHungUp"], what="it is over")
    assert "the stay of crew1 failed" in caplog.text


def test_who_speaks_is_known_and_shown_large_on_a_wish(hall: Desk, crew: list[Phone]) -> None:
    calls = held(hall, crew, 0, 1)
    crew[0].press("mute")
    hall.until(lambda: hall.all(Seated)[-1].speaks == calls[1], what="only the second speaks")
    hall.take(Arrange(large=True))
    hall.until(lambda: dict(hall.all(Seated)[-1].seats)[calls[1]].width > 0.7, what="the second is large")
    hall.until(lambda: all(green(hall)), what="both are seen")
    crew[1].press("mute")
    crew[0].press("mute")
    hall.until(lambda: hall.all(Seated)[-1].speaks == calls[0], what="now the first does")
    hall.take(Arrange(large=False))
    hall.until(lambda: dict(hall.all(Seated)[-1].seats)[calls[0]].width < 0.6)
    number, venue = hall.ask(lambda engine: (engine.hall._stays[calls[0]].number, engine.hall._venue))
    assert venue
    hall.hang_up(calls[0])
    hall.until(lambda: seated(hall) == [calls[1]])
    late = venue._overheard(number, Kept())
    for packet in range(100):
        late.put(packet * FRAME, Tone(OFFICERS_TONE).read())
    assert venue.speaks != number  # what was under way is nobody's word any more


SPEAKS = """() => [...document.querySelectorAll('#grid figure')].filter(one => one.classList.contains('speaks'))
.map(one => [one.lastChild.textContent, one.children[1].getClientRects().length ? one.children[1].textContent : ''])"""


def test_every_page_frames_and_names_who_speaks_and_nobody_when_it_is_quiet(hall: Desk, crew: list[Phone]) -> None:
    hall.take(Mute(microphone=True, camera=False))
    held(hall, crew, 0, 1)
    crew[0].press("mute")
    crew[0].until(lambda: crew[0].evaluate(SPEAKS) == [["Officer 2", "speaks"]], what="the second speaks")
    crew[1].until(lambda: crew[1].evaluate(SPEAKS) == [["You", "you speak"]], what="and sees it")
    framed = "getComputedStyle(document.querySelector('#grid .speaks'), '::after').borderTopWidth"
    assert crew[0].evaluate(framed) == "4px"
    crew[1].press("mute")
    crew[0].until(lambda: crew[0].evaluate(SPEAKS) == [], what="nobody speaks")
    hall.take(Mute(microphone=False, camera=False))
    crew[0].until(lambda: crew[0].evaluate(SPEAKS) == [["City Hall", "speaks"]], what="the wall speaks")
    (late,) = held(hall, crew, 2)
    crew[2].until(lambda: crew[2].evaluate(SPEAKS) == [["City Hall", "speaks"]], what="who comes late sees it too")
    hall.hang_up(late)


def test_who_left_may_call_the_wall_while_their_lines_to_janus_still_close(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    free, close = threading.Event(), Lines.close

    async def late(lines: Lines) -> None:
        await asyncio.to_thread(free.wait)
        await close(lines)

    monkeypatch.setattr(Lines, "close", late)
    gone, _ = held(hall, crew, 0, 1)
    try:
        hall.hang_up(gone)
        crew[0].until(lambda: crew[0].shows("home"))
        assert hall.ask(lambda engine: engine.hall.has(gone)), "the lines still close"
        before = len(hall.all(Incoming))
        crew[0].press("callVoice")
        rang = hall.told(Incoming, after=before)
        assert rang.contact == CREW[0].key
        hall.hang_up(rang.call_id)
        crew[0].until(lambda: crew[0].shows("home"))
    finally:
        free.set()


def test_by_voice_nobody_is_seen_neither_the_wall(hall: Desk, crew: list[Phone]) -> None:
    calls = ring(hall, 0, 1, video=False)
    for call, phone in zip(calls, crew[:2], strict=True):
        answers(hall, phone, call)
    everybody = ["City Hall · no picture", "Officer 2 · no picture", "You · no picture"]
    crew[0].until(lambda: names(crew[0]) == everybody, what=str(names(crew[0])))
    crew[0].until(lambda: crew[0].evaluate(LISTEN, everybody[0]) > 0, what="the wall is heard")
    hears(crew[0], everybody[1], OFFICERS_TONE)
    assert max(pictures(crew[0])) == 0
    venue = hall.ask(lambda engine: engine.hall._venue)
    assert venue
    assert venue.around.muted.camera
    seen = ring(hall, 2)  # one by video sees the wall
    answers(hall, crew[2], *seen)
    hall.until(lambda: not venue.around.muted.camera)
    crew[2].until(lambda: names(crew[2])[0] == "City Hall" and pictures(crew[2])[0] > 5)


def test_a_page_loaded_anew_and_one_that_sends_nothing_come_back_by_themselves(hall: Desk, crew: list[Phone]) -> None:
    calls = held(hall, crew, 0, 1)
    crew[0].reload()
    hall.until(lambda: hall.story(calls[0]) == ["Ringing", "Answered", "Lost", "Restored"])
    sees(crew[0], "City Hall", "Officer 2")
    crew[1].evaluate("() => window.peers.forEach(one => one.getSenders().forEach(s => s.replaceTrack(null)))")
    # three on a quiet machine: Janus says after two seconds that nothing comes; a busy machine is slow
    assert hall.until(lambda: "Lost" in hall.story(calls[1])) < ROOM * 6
    hall.until(lambda: hall.story(calls[1])[-1] == "Restored")
    sees(crew[0], "City Hall", "Officer 2")


def test_a_janus_that_is_killed_is_started_anew_and_everybody_comes_back(hall: Desk, crew: list[Phone]) -> None:
    calls = held(hall, crew, 0, 1)
    pid = process(hall)
    os.kill(pid, signal.SIGKILL)
    for call in calls:
        hall.until(partial(came_back, hall, call))
    assert process(hall) != pid
    died = "janus died in a conference: it was killed by signal 9; it is started"
    hall.until(lambda: died in hall.all(DeviceState)[-1].detail, what="the operator reads it")
    sees(crew[0], "City Hall", "Officer 2")
    hall.until(lambda: sorted(seated(hall)) == sorted(calls) and all(green(hall)), what="the wall shows both")
    left = process(hall)
    folder = hall.ask(lambda engine: engine.hall._venue and engine.hall._venue._daemon.socket.parent)
    assert folder
    assert folder.exists()
    for call in calls:
        hall.hang_up(call)
    hall.until(lambda: over(hall), what="the conference is over")
    hall.until(lambda: not Path(f"/proc/{left}").exists() and not folder.exists(), what="nothing of it is left")
    hall.until(lambda: hall.sounds.open == 0)
    hall.until(lambda: "janus" not in hall.all(DeviceState)[-1].detail)
    hall.until(lambda: hall.all(Seated)[-1].seats == ())


def test_without_janus_the_mend_is_named_and_nobody_is_rung(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = hall.ask(lambda engine: engine.hall)
    monkeypatch.setattr(made, "_program", "no-such-janus")
    assert made.most == 0
    (call,) = ring(hall, 0)
    hall.until(lambda: hall.story(call) == ["Unreachable"])
    hall.until(lambda: "apt-get install janus" in hall.all(DeviceState)[-1].detail)
    assert crew[0].shows("home")


def test_who_has_no_page_open_is_not_waited_for_and_the_wall_leaves_its_room(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stay, "COMES_BACK", 0.3)
    (call,) = ring(hall, AWAY)
    hall.until(lambda: hall.story(call) == ["Unreachable"])


LATE = """() => { const real = WebSocket.prototype.send; window.late = false;
WebSocket.prototype.send = function (text) {
if (!text.includes('room_takes') || window.late) { real.call(this, text); return; }
window.late = true; window.peers.at(-1).close(); setTimeout(() => real.call(this, text), 40); }; }"""


def test_an_answer_that_comes_after_its_line_was_closed_ends_nothing(hall: Desk, crew: list[Phone]) -> None:
    calls = held(hall, crew, 0, 1)
    sees(crew[0], "City Hall", "Officer 2")
    crew[0].evaluate(LATE)
    held(hall, crew, 2)
    hall.until(lambda: hall.story(calls[0]) == ["Ringing", "Answered", "Lost", "Restored"])
    sees(crew[0], "City Hall", "Officer 2", "Officer 3")


STUMBLES = """() => { const real = WebSocket.prototype.send; let once = true;
WebSocket.prototype.send = function (text) {
real.call(this, text); if (text.includes('room_enter') && once) { once = false; window.peers.at(-2).close(); } };
window.peers.forEach(one => one.getSenders().forEach(s => s.replaceTrack(null))); }"""


def test_who_stumbles_on_the_way_back_is_called_once_more(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stay, "CONNECTS", 2.5)
    (call,) = held(hall, crew, 0)
    crew[0].evaluate(STUMBLES)
    hall.until(lambda: hall.story(call) == ["Ringing", "Answered", "Lost", "Restored"])
    sees(crew[0], "City Hall")


MUTE = """() => { const real = RTCPeerConnection.prototype.addTransceiver;
RTCPeerConnection.prototype.addTransceiver = function (what, how) {
return real.call(this, what.kind ?? what, how); }; }"""


def test_a_page_of_which_nothing_comes_is_not_in(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stay, "CONNECTS", 1.5)
    crew[0].evaluate(MUTE)
    (call,) = ring(hall, 0)
    crew[0].until(lambda: crew[0].shows("answer"))
    crew[0].press("answer")
    hall.until(lambda: hall.story(call) == ["Ringing", "Unreachable"])
    crew[0].until(lambda: crew[0].shows("home"))
    assert crew[0].text("notice") == "Sound and pictures did not get through."
    crew[0].reload()
    crew[0].press("begin")
    crew[0].until(crew[0].there)


def test_who_cannot_see_the_others_comes_in_again(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stay, "TAKES", 2.0)
    crew[0].evaluate(LATE)  # the line for the others never stands
    (call,) = held(hall, crew, 0)
    hall.until(lambda: hall.story(call) == ["Ringing", "Answered", "Lost", "Restored"])
    sees(crew[0], "City Hall")


@pytest.mark.parametrize("conference", [False, True], ids=["a call", "a conference"])
def test_a_phone_that_is_revoked_is_out_of_the_talk_whatever_its_page_does(
    hall: Desk, crew: list[Phone], conference: bool
) -> None:
    phone, contact = crew[3], CREW[3].key
    phone.evaluate("() => { RTCPeerConnection.prototype.close = MediaStreamTrack.prototype.stop = () => {}; }")
    (call,) = ring(hall, 3) if conference else [hall.dial(contact)]
    answers(hall, phone, call)
    hall.take(Revoke(contact))
    hall.until(lambda: hall.story(call) == ["Ringing", "Answered", "FarHungUp"])
    hall.until(lambda: not hall.ask(lambda engine: engine.switchboard.active), what="the line is free")
    phone.go("about:blank")
    phone.enrol(hall.invited(contact))


def test_a_talk_of_four_that_one_more_joins_moves_and_nobody_has_to_answer_again(hall: Desk, crew: list[Phone]) -> None:
    first = hall.dial(CREW[0].key)
    answers(hall, crew[0], first)
    others = [hall.dial(CREW[number].key, joins=first) for number in (1, 2)]
    for number, call in zip((1, 2), others, strict=True):
        answers(hall, crew[number], call)
    assert not hall.ask(lambda engine: engine.hall.active)
    last = hall.dial(CREW[3].key, joins=first)
    answers(hall, crew[3], last)
    sees(crew[3], "City Hall", "Officer 1", "Officer 2", "Officer 3")
    sees(crew[0], "City Hall", "Officer 2", "Officer 3", "Officer 4")
    for call in (first, *others):
        assert hall.story(call) == ["Ringing", "Answered"]
    hall.until(
        lambda: sorted(seated(hall)) == sorted([first, *others, last]) and all(green(hall)), what="all on the wall"
    )
    hears(crew[3], "Officer 1", OFFICERS_TONE)
    hall.hears(OFFICERS_TONE)
    crew[0].press("hangUp")
    hall.until(lambda: hall.story(first)[-1] == "FarHungUp")
    hall.hang_up(others[0])
    crew[1].until(lambda: crew[1].shows("home"))
    sees(crew[3], "City Hall", "Officer 3")
    for call in (others[1], last):
        hall.hang_up(call)
    hall.until(lambda: not hall.ask(lambda engine: engine.switchboard.active), what="the line is free")
    answers(hall, crew[0], hall.dial(CREW[0].key))  # while Janus still ends
    hall.until(lambda: over(hall))
    hall.sees()
    hall.end_all()


def test_four_who_are_rung_at_once_meet_in_a_room_and_who_does_not_come_is_told(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stay, "COMES_BACK", 0.3)
    calls = hall.dial_all(*(one.key for one in CREW))
    for phone in crew:
        phone.until(partial(phone.shows, "answer"), what="it rings")
    crew[0].until(lambda: crew[0].text("callKind").startswith("Conference of"))
    hall.until(lambda: hall.story(calls[AWAY]) == ["Unreachable"])
    crew[0].press("decline")
    hall.until(lambda: hall.story(calls[0]) == ["Ringing", "Declined"])
    for number in (1, 2, 3):
        answers(hall, crew[number], calls[number])
    sees(crew[3], "City Hall", "Officer 2", "Officer 3")
    sees(crew[1], "City Hall", "Officer 3", "Officer 4")
    hears(crew[3], "Officer 2", OFFICERS_TONE)
    hall.until(lambda: sorted(seated(hall)) == sorted(calls[1:4]) and all(green(hall)), what="all on the wall")
    again = hall.dial(CREW[0].key, joins=calls[1])
    answers(hall, crew[0], again)
    sees(crew[1], "City Hall", "Officer 3", "Officer 4", "Officer 1")


def test_four_who_all_decline_leave_the_line_free_and_no_janus_behind(hall: Desk, crew: list[Phone]) -> None:
    calls = hall.dial_all(*(CREW[number].key for number in EVERYBODY))
    for phone in crew:
        phone.until(partial(phone.shows, "answer"), what="it rings")
        phone.press("decline")
    hall.until(lambda: [hall.story(call) for call in calls] == [["Ringing", "Declined"]] * 4)
    hall.until(lambda: over(hall) and not hall.ask(lambda engine: engine.switchboard.active), what="the line is free")


def test_two_who_are_brought_into_a_talk_of_three_move_it_once(hall: Desk, crew: list[Phone]) -> None:
    first = hall.dial(CREW[0].key)
    answers(hall, crew[0], first)
    second = hall.dial(CREW[1].key, joins=first)
    answers(hall, crew[1], second)
    more = hall.dial_all(CREW[2].key, CREW[3].key, joins=first)
    for number, call in zip((2, 3), more, strict=True):
        answers(hall, crew[number], call)
    sees(crew[0], "City Hall", "Officer 2", "Officer 3", "Officer 4")
    sees(crew[3], "City Hall", "Officer 1", "Officer 2", "Officer 3")
    assert [hall.story(call) for call in (first, second)] == [["Ringing", "Answered"]] * 2


def test_of_those_who_are_rung_at_once_one_is_given_up_before_the_room_is_open(hall: Desk, crew: list[Phone]) -> None:
    def thinks_better(engine: Engine) -> None:
        dials = tuple(Dial(f"at-once-{number}", CREW[number].key, video=True) for number in EVERYBODY)
        engine.take(DialAll(dials))
        engine.take(HangUp("at-once-1"))

    hall.ask(thinks_better)
    for number in (0, 2, 3):
        crew[number].until(partial(crew[number].shows, "answer"), what="it rings")
    assert crew[1].shows("home")
    for number in (0, 2, 3):
        hall.hang_up(f"at-once-{number}")


@pytest.fixture
def three(hall: Desk, crew: list[Phone]) -> Iterator[list[str]]:
    """Three officers talk with the wall, without Janus; the ids of the calls."""
    first = hall.dial(CREW[0].key)
    answers(hall, crew[0], first)
    others = [hall.dial(CREW[number].key, joins=first) for number in (1, 2)]
    for number, call in zip((1, 2), others, strict=True):
        answers(hall, crew[number], call)
    hall.until(lambda: len(seated(hall)) == 3)
    yield [first, *others]
    hall.end_all()


@pytest.fixture
def written(hall: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ToPage]]:
    """What is said to which officer's page."""
    around = hall.ask(lambda engine: engine._around)
    said: list[tuple[str, ToPage]] = []
    send = around.send

    def sent(contact: str, message: ToPage) -> bool:
        said.append((contact, message))
        return send(contact, message)

    monkeypatch.setattr(around, "send", sent)
    return said


def test_without_a_janus_that_works_a_fifth_is_not_rung_and_the_four_talk_on(
    hall: Desk, crew: list[Phone], three: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "janus"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    made = hall.ask(lambda engine: engine.hall)
    for program, most in (("no-such-janus", 0), (str(broken), 11)):
        monkeypatch.setattr(made, "_program", program)
        assert made.most == most
        fifth = hall.dial(CREW[3].key, joins=three[0])
        hall.until(partial(told, hall, fifth, "NotHeld" if most else "Busy"))
    monkeypatch.undo()
    unwanted = hall.dial(CREW[3].key, joins=three[0])
    hall.hang_up(unwanted)
    hall.until(lambda: over(hall) and not hall.ask(lambda engine: engine.switchboard._growing))
    assert seated(hall) == three
    assert [hall.story(call) for call in three] == [["Ringing", "Answered"]] * 3
    assert crew[3].shows("home")


def test_without_a_janus_that_works_nobody_of_many_is_rung_and_nobody_is_called_busy(
    hall: Desk, crew: list[Phone], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "janus"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(hall.ask(lambda engine: engine.hall), "_program", str(broken))
    calls = hall.dial_all(*(CREW[number].key for number in EVERYBODY))
    for call in calls:
        hall.until(partial(told, hall, call, "NotHeld"))
    assert [phone.shows("home") for phone in crew] == [True] * 4
    hall.until(lambda: "no conference" in hall.all(DeviceState)[-1].detail)


def told(hall: Desk, call: str, *story: str) -> bool:
    return hall.story(call) == [*story]


def test_a_hold_goes_along_when_the_talk_moves(hall: Desk, crew: list[Phone], three: list[str]) -> None:
    def grows_on_hold(engine: Engine) -> None:
        engine.take(Dial("last", CREW[3].key, video=True, joins=three[0]))
        for call in three:
            engine.take(Hold(call))

    hall.ask(grows_on_hold)
    answers(hall, crew[3], "last")
    sees(crew[3], "City Hall", "Officer 1", "Officer 2", "Officer 3")
    hears(crew[3], "Officer 1", OFFICERS_TONE)
    hears(crew[3], "City Hall", 0)
    crew[0].until(lambda: crew[0].text("talkState") == "The wall is on hold")
    for call in three:
        hall.take(Resume(call))
    hears(crew[3], "City Hall", WALLS_TONE)


def test_who_is_brought_in_and_given_up_at_once_leaves_the_line_free(hall: Desk, three: list[str]) -> None:
    def thinks_better(engine: Engine) -> None:
        engine.take(Dial("never", CREW[3].key, video=True, joins=three[0]))
        engine.take(HangUp("never"))

    hall.ask(thinks_better)
    for call in three:
        hall.hang_up(call)
    hall.until(lambda: not hall.ask(lambda engine: engine.switchboard.active), what="the line is free")


def test_who_hangs_up_or_is_lost_while_the_talk_moves_is_not_rung_anew(
    hall: Desk, crew: list[Phone], three: list[str], sticky: threading.Event, written: list[tuple[str, ToPage]]
) -> None:
    first, lost, ended = three
    opening = hall.ask(lambda engine: engine.hall._opening)
    asyncio.run_coroutine_threadsafe(opening.acquire(), hall._loop).result()  # Janus takes its time
    last = hall.dial(CREW[3].key, joins=first)
    hall.until(lambda: hall.ask(lambda engine: engine.switchboard._growing))
    crew[1].reload()
    hall.until(lambda: seated(hall) == [first, ended], what="a lost line closes")
    crew[2].press("hangUp")
    hall.until(lambda: hall.story(ended)[-1] == "FarHungUp")
    hall.ask(lambda _: opening.release())
    hall.until(lambda: hall.ask(lambda engine: engine.hall.has(last)), what="the talk moves")
    sticky.set()
    answers(hall, crew[3], last)
    sees(crew[3], "City Hall", "Officer 1", "Officer 2")
    assert hall.story(lost) == ["Ringing", "Answered"]
    assert hall.story(ended) == ["Ringing", "Answered", "FarHungUp"]
    assert crew[2].shows("home")
    assert [contact for contact, message in written if isinstance(message, Ring)] == []


def test_who_only_rings_does_not_learn_who_talks(
    hall: Desk, crew: list[Phone], written: list[tuple[str, ToPage]]
) -> None:
    first = hall.dial(CREW[0].key)
    answers(hall, crew[0], first)
    answers(hall, crew[1], hall.dial(CREW[1].key, joins=first))
    third = hall.dial(CREW[2].key, joins=first)
    crew[2].until(lambda: crew[2].shows("answer"))
    written.clear()
    hall.take(Arrange(large=True))
    hall.take(Arrange(large=False))
    hall.until(lambda: [contact for contact, message in written if isinstance(message, Together)])
    assert CREW[2].key not in [contact for contact, _ in written]
    answers(hall, crew[2], third)
    hall.until(lambda: CREW[2].key in [contact for contact, message in written if isinstance(message, Together)])
    hall.end_all()


@pytest.mark.parametrize("language", ["ko", "ru"])
def test_nothing_of_a_conference_is_cut_off_on_a_small_phone(hall: Desk, crew: list[Phone], language: str) -> None:
    phone = crew[0]
    phone.browser.do(phone.page.set_viewport_size({"width": 320, "height": 568}))
    phone.tap(f'#languages [data-language="{language}"]')
    call, _, _ = ring(hall, 0, 1, 2)
    phone.until(lambda: phone.shows("answer"))
    assert phone.evaluate(CUT_OFF) == []
    answers(hall, phone, call)
    phone.until(lambda: len(names(phone)) == 2)
    assert phone.evaluate(CUT_OFF) == []
    hall.hang_up(call)
    phone.until(lambda: phone.shows("home"))
    phone.tap('#languages [data-language="en"]')


def test_more_than_twelve_are_no_conference(hall: Desk) -> None:
    assert isinstance(hall.engine.hall, Hall)
    assert hall.engine.hall.most == 11


OFFICERS = (people.CHIEF, people.LEAVER, people.ABSENT, people.DECLINER)


def test_the_walls_telephone_brings_in_a_fourth_and_no_janus_outlives_a_killed_engine(
    tmp_path: Path, browser: Browsing
) -> None:
    need("janus")
    phones = [Phone(browser) for _ in OFFICERS]
    for phone in phones:
        phone.browser.do(phone.page.set_viewport_size(SMALL))
    with opened(settings=direct(tmp_path)) as exchange:
        telephone = exchange.office.telephone
        backend = backend_of(exchange)
        assert backend.most == 11
        for contact, phone in zip(OFFICERS, phones, strict=True):
            phone.enrol(invited(exchange, contact))
        for number, (contact, phone) in enumerate(zip(OFFICERS, phones, strict=True)):
            if number:
                telephone.propose_more(contact)
                telephone.add(contact)
            else:
                exchange.dial(contact)
            phone.until(partial(phone.shows, "answer"), what="it rings")
            phone.press("answer")
            exchange.until(partial(talking, exchange, number + 1))
        sees(phones[0], "Testville", "Leaver", "Absent", "Decliner")
        exchange.until(lambda: all(member.seat for member in exchange.call.members))
        assert backend.pid
        janus = janus_of(backend.pid)
        os.kill(backend.pid, signal.SIGKILL)
        exchange.until_state(CallState.FAILED)
        exchange.until(lambda: not Path(f"/proc/{janus}").exists())
    for phone in phones:
        phone.close()


def talking(exchange: Exchange, people_there: int) -> bool:
    """Whether the wall talks with so many, and with nobody else."""
    call = exchange.call
    states = [member.state for member in call.members] or [call.state]
    return states == [CallState.CONNECTED] * people_there


def janus_of(engine: int) -> int:
    """The process of the Janus that an engine's process started."""
    for children in Path(f"/proc/{engine}/task").glob("*/children"):
        for pid in children.read_text().split():
            if Path(f"/proc/{pid}/comm").read_text().strip() == "janus":
                return int(pid)
    raise AssertionError("no janus runs")


def test_on_request_two_officers_have_a_room_already(browser: Browsing, tmp_path: Path) -> None:
    need("janus")
    with desk(tmp_path, people=CREW, rooms="always") as wall:
        phones = [Phone(browser) for _ in range(2)]
        for number, phone in enumerate(phones):
            phone.browser.do(phone.page.set_viewport_size(SMALL))
            phone.enrol(wall.invited(CREW[number].key))
        first = wall.dial(CREW[0].key)
        answers(wall, phones[0], first)
        assert wall.ask(lambda engine: engine.hall.pid) is None  # one officer and the wall need none
        answers(wall, phones[1], wall.dial(CREW[1].key, joins=first))
        sees(phones[0], "City Hall", "Officer 2")
        sees(phones[1], "City Hall", "Officer 1")
        assert process(wall)
        for phone in phones:
            phone.close()


def test_what_is_always_wanted_and_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with desk(tmp_path, people=CREW, rooms="always") as wall:
        assert not wall.ask(lambda engine: engine.hall.holds(2))
        assert "there is no Janus: up to 3 and the wall talk without" in wall.told(DeviceState).detail
    with desk(tmp_path, people=CREW) as wall:
        assert "there is no Janus" not in wall.told(DeviceState).detail
