"""A city's day for the shell's tests: real pack, real commands, a real store, and made states."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import kiosk.commands
from kiosk.alarms.causes import Causes
from kiosk.commands.alarm import ALARMS
from kiosk.commands.order import IN_CONFERENCE, NOT_REACHED, READ_BACK
from kiosk.commands.several import BY_VIDEO, WITH_NAMES
from kiosk.core import places
from kiosk.core.addressee import FOR_EVERYBODY, called, to_all
from kiosk.core.addressee import MET as IN_PROMPT
from kiosk.core.alarm import Alarm, AlarmState, Priority
from kiosk.core.call import Address, Call, CallState, EndReason, Invitation, Member, Quality, Seat
from kiosk.core.clock import SetClock
from kiosk.core.command import Command
from kiosk.core.filling import DIRECTIONS
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import Cursor, DeviceMode, DeviceState, Hand, HandsSeen, Intent, Modality, Origin, Words
from kiosk.core.pack import Pack, load
from kiosk.core.reading import Incident, Provenance, Reading, Stage, Status
from kiosk.core.registry import Commands
from kiosk.core.sentences import Offer
from kiosk.core.settings import ScreenSettings
from kiosk.core.state import Feedback, Question, State, Verdict
from kiosk.core.store import Store
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.screen.window import Screen
from kiosk.views.words import status_text

VIEWS = Path(__file__).parent / "views"
COMMANDS = Commands.found_in(kiosk.commands)
MORNING = datetime(2026, 5, 4, 0, 0, tzinfo=UTC)  # 09:00 in Seoul
NOW = 1000.0  # monotonic seconds of a SetClock

LABELS = {
    "traffic.speed": Text("Average road speed", "도로 평균 속도", "Средняя скорость на дорогах"),
    "air.pm25": Text("Fine dust PM2.5", "초미세먼지 PM2.5", "Мелкая пыль PM2.5"),
    "water.turbidity": Text("Water turbidity", "수돗물 탁도", "Мутность водопроводной воды"),
    "rescue.today": Text("Rescues today", "오늘 구조 건수", "Спасательные выезды сегодня"),
    "ambulance.today": Text("Ambulance runs today", "오늘 구급 출동", "Выезды скорой помощи сегодня"),
    "city.debt": Text("City debt", "서울시 채무", "Долг города"),
    "weather.temperature": Text("Temperature", "기온", "Температура воздуха"),
    "parking.free": Text("Free parking in Bukchon", "북촌 주차 여유", "Свободные места в Букчхоне"),
    "bins.full": Text("Bins over 90 %", "수거함 90% 초과", "Контейнеры полнее 90 %"),
}
VALUES = (23.4, 31.0, 0.06, 128.0, 1284.0, 11.2, None, 42.0, 7.0)
UNITS = ("km/h", "μg/m³", "NTU", "", "", "₩tn", "°C", "", "")
STATUSES = (Status.LIVE, Status.SIMULATED, Status.STALE)
SOURCES = (
    Text("Seoul TOPIS", "서울시 교통정보시스템", "Транспортный центр Сеула"),
    Text("Fire and Disaster HQ", "소방재난본부", "Штаб пожарной охраны"),
    Text("Arisu water works", "서울아리수본부", "Водоканал «Арису»"),
)


def provenance(status: Status = Status.SIMULATED, number: int = 0) -> Provenance:
    return Provenance(SOURCES[number % 3], status, MORNING - timedelta(seconds=40), MORNING - timedelta(seconds=12))


def readings() -> MappingProxyType[str, Reading]:
    return MappingProxyType(
        {
            key: Reading(
                key,
                value,
                unit,
                provenance(Status.UNAVAILABLE if value is None else STATUSES[number % 3], number),
                tuple(math.sin(number + step / 2) + step / 10 for step in range(20)),
            )
            for number, (key, value, unit) in enumerate(zip(LABELS, VALUES, UNITS, strict=True))
        }
    )


def incident(pack: Pack) -> Incident:
    return Incident(
        key="fire.1",
        kind="fire",
        title=Text("Fire in a traditional market", "전통시장 화재", "Пожар на традиционном рынке"),
        address=Text("12 Sejong-daero, Jongno-gu", "종로구 세종대로 12", "Седжон-дэро, 12, Чонногу"),
        district=pack.districts[0].key,
        place=pack.districts[0].place,
        stage=Stage.OPERATING,
        stages=tuple(
            (stage, MORNING - timedelta(minutes=9 - 2 * number))
            for number, stage in enumerate((Stage.OCCURRED, Stage.DISPATCHED, Stage.ARRIVED, Stage.OPERATING))
        ),
        agency=SOURCES[1],
        unit=pack.contacts[0].key,
        severity=1,
        provenance=provenance(),
    )


def present(state: State, _pack: Pack, language: Language) -> Shown:
    return {
        "title": Text("Air by district", "자치구별 대기질", "Воздух по районам").to(language),
        "gauge": Text("of plan", "계획 대비", "от плана").to(language),
        "rows": [
            {"label": district.name.text.to(language), "fraction": 0.1 * number, "text": f"{12 * number}"}
            for number, district in enumerate(_pack.districts[:6], 2)
        ],
        "tiles": [
            {
                "key": key,
                "label": LABELS[key].to(language),
                "value": "—" if reading.value is None else f"{reading.value:,g}",
                "unit": reading.unit,
                "status": reading.provenance.status.name,
                "statusText": status_text(reading.provenance).to(language),
                "source": reading.provenance.source.to(language),
                "age": Text("12 s ago", "12초 전", "12 с назад").to(language),
                "history": reading.history,
                "trend": "up",
            }
            for key, reading in state.readings.items()
        ],
    }


def view(name: str, order: int, title: Text, qml: str = "sample.qml") -> View:
    spoken = Spoken(en=(title.en.lower(),), ko=(title.ko,), ru=(title.ru.lower(),))
    return View(name, title, spoken, Section.NOW, order, name, VIEWS / qml, present)


SAMPLE_VIEWS = (
    view("overview", 1, Text("City at a glance", "한눈에 보는 서울", "Город сегодня")),
    view("disaster", 2, Text("Disasters", "재난 안전", "Происшествия")),
    view("traffic", 3, Text("Traffic", "교통", "Транспорт")),
    view("calls", 4, Text("Calls", "통화", "Вызовы")),
)


def hand(x: float = 0.5, y: float = 0.5) -> Hand:
    """A drawn open hand around (x, y) of the picture."""
    spread = [(0.0, 0.16)] + [
        (0.05 * (finger - 2) * (0.5 + 0.25 * joint), 0.08 - 0.06 * joint) for finger in range(5) for joint in range(4)
    ]
    return Hand(NOW, tuple((x + dx, y + dy, 0.0) for dx, dy in spread), right=True, score=0.97)


def hands(x: float = 0.4, y: float = 0.4, dwell: float = 0.6) -> HandsSeen:
    return HandsSeen(NOW, hand(0.4, 0.45), (hand(0.85, 0.6),), 1.0, Cursor(NOW, (x, y), dwell), fps=29.6)


def words(text: Text, language: Language, *, final: bool) -> Words:
    return Words(text.to(language), language, final, NOW - 1, NOW, 0.93, "vosk")


def calm(pack: Pack, language: Language = "en") -> State:
    """Everything works and nothing happens."""
    return State(
        language=language,
        microphone=DeviceState(DeviceMode.STANDBY, "USB", "vosk vosk-mini-ko (DEMO MODEL)", level=0.4),
        camera=DeviceState(DeviceMode.ACTIVE, "USB"),
        caller=DeviceState(DeviceMode.ACTIVE),
        readings=readings(),
        incidents=(incident(pack),),
        notices=(
            Text(
                "No official speech model is installed: the demo model listens",
                "공식 음성 모델이 없어 데모 모델이 듣습니다",
                "Официальная модель речи не установлена: слушает демо-модель",
            ),
            Text("No network", "네트워크 없음", "Нет сети"),
        ),
    )


def heard(pack: Pack, language: Language = "en") -> State:
    """A sentence was heard and understood."""
    said = Text("show me the traffic in the city", "교통 상황을 보여 줘", "покажи транспорт в городе")
    return replace(
        calm(pack, language),
        view="traffic",
        talking=True,
        microphone=replace(calm(pack).microphone, mode=DeviceMode.ACTIVE),
        words=words(said, language, final=True),
        feedback=Feedback(NOW, Verdict.DONE, Text("Traffic", "교통", "Транспорт"), Modality.VOICE, "", 0.93),
        hands=hands(),
    )


def refused(pack: Pack, language: Language = "en") -> State:
    """Something was understood but cannot be."""
    reason = Text(
        "There is no call to hold at the moment",
        "지금 보류할 통화가 없습니다",
        "Сейчас нет вызова, который можно удержать",
    )
    return replace(
        calm(pack, language), feedback=Feedback(NOW, Verdict.REFUSED, reason, Modality.GESTURE, "thumb up", 0.81)
    )


def call(pack: Pack, state: CallState, **more: object) -> Call:
    contact = pack.contacts[0]
    base = Call("1", contact.key, contact.name.text, contact.role.text, True, state, NOW - 42, simulated=True)
    return replace(base, **more)  # type: ignore[arg-type]  # fields by name


def asked(pack: Pack, language: Language = "en") -> State:
    """A call waits for its yes."""
    prompt = Text("Start the video call?", "영상 통화를 시작할까요?", "Начать видеозвонок?")
    return replace(
        calm(pack, language),
        call=call(pack, CallState.PROPOSED),
        question=Question("q", prompt, Modality.VOICE, NOW - 2, NOW + 6),
    )


def ordered(pack: Pack, language: Language = "en") -> State:
    """The longest order there is waits for its yes, read back."""
    assert pack.orders
    place = max((district.name.text for district in pack.districts), key=lambda name: len(name.ru))
    words = max((template.words.text for template in pack.orders.templates), key=lambda text: len(text.ru))
    whom = max((contact.name.text for contact in pack.contacts), key=lambda name: len(name.ru))
    address = Text("{place}, Gyeongin-ro 312", "{place} 경인로 312", "{place}, Кёнинро, 312").filled(place=place)
    said = words.filled(place=address, unit=whom, minutes="60", number="12", direction=DIRECTIONS["south"])
    crew = sorted(pack.contacts, key=lambda contact: -len(contact.name.ru))[:11]  # as many as there may be in a talk
    to = IN_CONFERENCE.filled(n=len(crew), names=called(to_all(crew), pack, IN_PROMPT))
    prompt = NOT_REACHED.filled(names=whom, rest=READ_BACK.filled(to=to, words=said))
    return replace(calm(pack, language), question=Question("q", prompt, Modality.VOICE, NOW - 2, NOW + 6))


def gathered(pack: Pack, state: CallState, *ends: EndReason | None) -> Call:
    """Three officers of a group, those with the longest names, are rung at once."""
    crew = sorted(pack.contacts, key=lambda contact: -len(contact.name.ru))[: len(ends)]
    members = tuple(
        Member(f"call-{n}", one.key, one.name.text, CallState.FAILED if end else state, NOW - 3, end)
        for n, (one, end) in enumerate(zip(crew, ends, strict=True))
    )
    to = called(max(pack.groups, key=lambda group: len(group.name.ru)).key, pack)
    over = all(ends)
    return replace(call(pack, state), simulated=False, group=to, members=members, ended_for=ends[0] if over else None)


def gathering(pack: Pack, language: Language = "en") -> State:
    """The call of a group waits for its yes."""
    whole = gathered(pack, CallState.PROPOSED, None, None, None)
    names = called(",".join(member.contact for member in whole.members), pack)
    assert whole.group
    prompt = BY_VIDEO.filled(to=WITH_NAMES.filled(to=whole.group, names=names))
    return replace(calm(pack, language), call=whole, question=Question("q", prompt, Modality.VOICE, NOW - 2, NOW + 6))


def ringing(pack: Pack, language: Language = "en") -> State:
    """It rings at several at once; one declined."""
    ends = (None, EndReason.DECLINED, None, EndReason.NOT_REACHED)
    return replace(calm(pack, language), call=gathered(pack, CallState.RINGING, *ends))


def alone(pack: Pack, language: Language = "en") -> State:
    """Nobody of those who were rung at once came."""
    ends = (EndReason.DECLINED, EndReason.NO_ANSWER, EndReason.NOT_REACHED)
    return replace(calm(pack, language), call=gathered(pack, CallState.FAILED, *ends))


def rung(pack: Pack, language: Language = "en") -> State:
    """Somebody rings the wall."""
    return replace(calm(pack, language), call=call(pack, CallState.INCOMING, incoming=True))


def inviting(pack: Pack, language: Language = "en") -> State:
    """The code for somebody's phone is shown."""
    whom = max(pack.contacts, key=lambda contact: len(contact.name.ru))
    url = "https://192.168.100.200:8443/#rakgIAm73-nn8AH6r1S8f107r-8pAuDc"
    return replace(calm(pack, language), invitation=Invitation(whom.key, url, MORNING.timestamp()))


def connected(pack: Pack, language: Language = "en") -> State:
    """A call is on, and a tile is open."""
    said = Text(
        "The fire is under control, we are searching the second floor.",
        "불길을 잡았고 2층을 수색하고 있습니다.",
        "Огонь локализован, осматриваем второй этаж здания.",
    )
    return replace(
        calm(pack, language),
        view="disaster",
        opened="air.pm25",
        call=call(
            pack,
            CallState.CONNECTED,
            connected_at=NOW - 42,
            caption=said.to(language),
            caption_by="vosk-model-small-ko-0.22",
        ),
    )


def silenced(pack: Pack, language: Language = "en") -> State:
    """A call with a real phone: nobody hears or sees the wall but for what it shows, and the line is bad."""
    state = connected(pack, language)
    assert state.call
    bad = replace(state.call, simulated=False, quality=Quality(0.08, 0.41, 12.0))
    return replace(state, call=bad, muted=True, covered=True, sharing=True)


def lost(pack: Pack, language: Language = "en") -> State:
    """The far side is gone in the middle of the call."""
    state = connected(pack, language)
    assert state.call
    return replace(state, call=replace(state.call, state=CallState.LOST, caption="", caption_by="", simulated=False))


def together(pack: Pack, language: Language = "en") -> State:
    """Three officers are in one call, a fourth did not come; those with the longest names."""
    state = connected(pack, language)
    assert state.call
    crew = sorted(pack.contacts, key=lambda contact: -len(contact.name.ru))[:4]
    seats = [Seat(0.0, 0.0, 0.5, 0.5), Seat(0.5, 0.0, 0.5, 0.5), Seat(0.25, 0.5, 0.5, 0.5)]
    members = [
        Member(
            f"call-{n}", one.key, one.name.text, CallState.CONNECTED, NOW - 42, by_page=True, seat=seat, speaks=n == 1
        )
        for n, (one, seat) in enumerate(zip(crew, seats, strict=False))
    ]
    last = Member("call-9", crew[3].key, crew[3].name.text, CallState.FAILED, NOW, EndReason.NO_ANSWER)
    return replace(state, call=replace(state.call, simulated=False, members=(*members, last)))


def addressing(pack: Pack, language: Language = "en") -> State:
    """The wall speaks live to a group, of which some do not hear it."""
    keys = tuple(contact.key for contact in pack.contacts)
    to = FOR_EVERYBODY.filled(n=len(keys))
    return replace(calm(pack, language), address=Address("address-1", to, keys, keys[:2], NOW - 12))


def ended(pack: Pack, language: Language = "en") -> State:
    """A call is over; an incident is open."""
    over = call(pack, CallState.ENDED, connected_at=NOW - 90, ended_for=EndReason.HUNG_UP_THERE)
    return replace(calm(pack, language), view="disaster", opened="fire.1", call=over)


def poor(pack: Pack, language: Language = "en") -> State:
    """Nothing works but touch."""
    absent = DeviceState(DeviceMode.ABSENT, detail="nothing is plugged in")
    return replace(calm(pack, language), microphone=absent, camera=absent, caller=absent)


def resting(pack: Pack, language: Language = "en") -> State:
    """Nobody is there."""
    active = replace(calm(pack).microphone, mode=DeviceMode.ACTIVE)
    return replace(calm(pack, language), resting=True, microphone=active)


def aged(pack: Pack, language: Language = "en") -> State:
    """Every number is made up, and old; one is open."""
    made_up = replace(provenance(), status=Status.STALE)
    old = {
        key: replace(reading, provenance=made_up) for key, reading in readings().items() if reading.value is not None
    }
    return replace(calm(pack, language), readings=MappingProxyType(old), opened="traffic.speed")


def alarmed(pack: Pack, language: Language = "en") -> State:
    """A fire came up by itself."""
    about = replace(incident(pack), provenance=replace(provenance(), status=Status.STALE))
    state = replace(calm(pack, language), incidents=(about,))
    causes = Causes(pack).of(state, MORNING)
    return replace(
        state,
        alarms=tuple(Alarm(cause, AlarmState.UNACKNOWLEDGED, MORNING) for cause in causes),
        surfaced=causes[0].key,
    )


def listed(pack: Pack, language: Language = "en") -> State:
    """All alarms, in all their states."""
    state = alarmed(pack, language)
    (alarm,) = state.alarms
    several = tuple(
        Alarm(replace(alarm.cause, key=f"{number}", group=f"{number}", priority=priority), kind, MORNING)
        for number, (priority, kind) in enumerate(zip(Priority, AlarmState, strict=True))
    )
    return replace(state, alarms=several, surfaced="", opened=ALARMS)


STATES: dict[str, Callable[[Pack, Language], State]] = {
    f.__name__: f
    for f in (
        calm,
        heard,
        refused,
        asked,
        gathering,
        ringing,
        alone,
        ordered,
        rung,
        inviting,
        connected,
        silenced,
        lost,
        together,
        addressing,
        ended,
        poor,
        resting,
        aged,
        alarmed,
        listed,
    )
}


def offers(state: State) -> Sequence[Offer]:
    said = {
        "en": ("Show traffic", "Show disasters", "Call the fire chief", "Where does this come from?", "Next"),
        "ko": ("교통 보여 줘", "재난 보여 줘", "소방서장에게 전화해 줘", "이 숫자는 어디서 나온 거야?", "다음"),
        "ru": (
            "Покажи транспорт",
            "Покажи происшествия",
            "Позвони начальнику пожарных",
            "Откуда эти данные?",
            "Дальше",
        ),
    }[state.language]
    intents = (
        Intent("view.show", (("view", "traffic"),)),
        Intent("view.show", (("view", "disaster"),)),
        Intent("view.next"),
        Intent("source.ask"),
        Intent("view.next"),
    )
    return [Offer(text, intent) for text, intent in zip(said, intents, strict=True)]


@dataclass
class World:
    """One wall with everything around it that is real."""

    pack: Pack
    store: Store
    clock: SetClock
    screen: Screen
    issued: list[tuple[Command, Origin]] = field(default_factory=list)
    felt: list[float] = field(default_factory=list)  # when a finger came down, by the wall's clock

    def names(self) -> list[str]:
        return [command.spec.name for command, _ in self.issued]


def pack() -> Pack:
    return load(places.assets() / "packs" / "seoul")


def world(
    state: State,
    *,
    size: str = "1920x1080",
    views: Sequence[View] = SAMPLE_VIEWS,
    preview: FrameRing | None = None,
    officer: FrameRing | None = None,
    height_mm: float = 1245,
    reduced_motion: bool = True,
) -> World:
    """A wall in `state`, shown in a window of `size`; without motion, so that a picture is final at once."""
    city = pack()
    store, clock = Store(replace(state, words=None, feedback=None)), SetClock(NOW, MORNING)
    issued: list[tuple[Command, Origin]] = []
    felt: list[float] = []
    screen = Screen(
        store=store,
        views=views,
        commands=COMMANDS,
        issue=lambda command, origin: issued.append((command, origin)),
        offers=offers,
        clock=clock,
        pack=city,
        settings=ScreenSettings(windowed=size, height_mm=height_mm, reduced_motion=reduced_motion),
        preview=preview,
        officer=officer,
        headless=True,
        felt=lambda: felt.append(clock.now()),
    )
    screen.show()
    store.put(state)
    return World(city, store, clock, screen, issued, felt)
