"""An order put together at the wall: ticked people, chosen slots, words dictated or typed. Ends at its read-back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kiosk.commands.navigate import show
from kiosk.commands.order import (
    ask_first,
    drafted,
    for_whom,
    opened_incident,
    people,
    read_back,
    sent,
    worded,
)
from kiosk.commands.wall import switched
from kiosk.core import filling
from kiosk.core.addressee import called, chosen, incident_of, meant, talk_on, together
from kiosk.core.city.orders import SLOTS, Template
from kiosk.core.command import Command, Say, command
from kiosk.core.draft import BACKSPACE, CLEAR, SPACE, Draft, plain
from kiosk.core.errors import Refused
from kiosk.core.inputs import DeviceMode, Modality
from kiosk.core.order import FREE, Wanted, Wording
from kiosk.core.ports import Kiosk
from kiosk.core.severity import worst_first
from kiosk.core.state import State
from kiosk.core.text import Text, same

VIEW = "calls"  # where orders are put together
EXPIRES = 30.0  # minutes until an order in one's own words counts as not answered
READ_BACK: dict[Wording, Text] = {
    "dictated": Text(
        en="To {to}, DICTATED, written down by a machine: “{words}”",
        ko="{to}, 구술(기계가 받아씀): “{words}”",
        ru="{to}, ПРОДИКТОВАНО, записано машиной: «{words}»",
    ),
    "written": Text(en="To {to}: “{words}”", ko="{to}: “{words}”", ru="{to}: «{words}»"),
}
NO_MODEL = Text(
    en="Dictation needs an official model: run “kiosk models install {language}”, or type the order",
    ko="받아쓰기에는 공식 모델이 필요합니다: “kiosk models install {language}” 실행 또는 직접 입력",
    ru="Для диктовки нужна официальная модель: выполните «kiosk models install {language}» или наберите приказ",
)
NO_MICROPHONE = Text(
    en="The microphone is off: open it or type the order",
    ko="마이크가 꺼져 있습니다. 켜거나 명령을 입력해 주세요",
    ru="Микрофон выключен: включите его или наберите приказ",
)
NO_WORDS = Text(en="There is no order to send", ko="보낼 명령이 없습니다", ru="Нет приказа, который можно отправить")
STILL_LISTENING = Text(
    en="The dictation is not over yet", ko="받아쓰기가 아직 끝나지 않았습니다", ru="Диктовка ещё не закончена"
)
NO_DRAFT = Text(en="There is no order to drop", ko="버릴 명령이 없습니다", ru="Нет приказа, который можно убрать")
NO_TEMPLATE = Text(en="No such order: {key}", ko="없는 명령입니다: {key}", ru="Нет такого приказа: {key}")
NO_PLACE = Text(
    en="Choose an order that names a place first",
    ko="장소가 있는 명령을 먼저 선택해 주세요",
    ru="Сначала выберите приказ, в котором есть место",
)
NO_SLOT = Text(en="Nothing to choose: {key}", ko="선택할 수 없습니다: {key}", ru="Выбирать нечего: {key}")


@command(
    "order.dictate",
    title=Text(en="Dictate an order", ko="명령 받아쓰기", ru="Продиктовать приказ"),
    say=Say(
        en=(
            "write order",  # of 8 of these by espeak-ng all are believed, of 8 with “dictate” 1: its vowels differ
            "write order to {recipient:to}",
            "dictate order",
            "dictate order to {recipient:to}",
        ),
        ko=("명령 받아 써", "{recipient:to} 명령 받아 써"),
        ru=("голосовой приказ", "голосовой приказ {recipient:to}"),
    ),
)
@dataclass(frozen=True, slots=True)
class Dictate(Command):
    """Write down what is said next, whatever it is, as an order; said or touched again: anew."""

    to: str = ""

    def run(self, kiosk: Kiosk) -> None:
        """Listen for it. Raises `Refused` where nothing on this machine can write this language down."""
        ask_first(kiosk)
        if self.to:
            people(kiosk, self.to)
        language = kiosk.state.language
        if not kiosk.ears.dictates(language):
            raise Refused(NO_MODEL.filled(language=language))
        if kiosk.state.microphone.mode in (DeviceMode.ABSENT, DeviceMode.OFF):
            raise Refused(NO_MICROPHONE)
        _show(kiosk, self.to)
        before = kiosk.state.draft
        draft = before.listening(opened=before.opened or (_by_hand(kiosk) and not kiosk.state.talking))
        kiosk.put(replace(kiosk.state, draft=draft, talking=kiosk.state.talking or _by_hand(kiosk)))
        if _by_hand(kiosk):  # who speaks has opened the microphone; a finger opens it with this
            kiosk.ears.listen(True)


@command("order.write", title=Text(en="Type an order", ko="명령 입력", ru="Набрать приказ"))
@dataclass(frozen=True, slots=True)
class Write(Command):
    """Put an order into one's own words with the keyboard on the screen."""

    to: str = ""

    def run(self, kiosk: Kiosk) -> None:
        """Show the keyboard."""
        ask_first(kiosk)
        if self.to:
            people(kiosk, self.to)
        _show(kiosk, self.to)
        end_dictation(kiosk)
        kiosk.put(replace(kiosk.state, draft=replace(kiosk.state.draft, writing=True, template=FREE)))


@command("order.type", title=Text(en="Key", ko="자판", ru="Клавиша"), journaled=False)
@dataclass(frozen=True, slots=True)
class Type(Command):
    """A key of the keyboard on the screen."""

    key: str

    def run(self, kiosk: Kiosk) -> None:
        """Change the words. Raises `ValueError` for what is no key."""
        ask_first(kiosk)
        if self.key not in (BACKSPACE, SPACE, CLEAR) and (len(self.key) != 1 or plain(self.key) != self.key):
            msg = f"no key types {self.key!r}"
            raise ValueError(msg)
        end_dictation(kiosk)
        state = kiosk.state
        kiosk.put(replace(state, draft=state.draft.typed(self.key, state.language)))


@command(
    "order.drop",
    title=Text(en="Drop the order", ko="명령 버리기", ru="Убрать приказ"),
    say=Say(en=("delete order",), ko=("명령 삭제",), ru=("удали приказ",)),
)
@dataclass(frozen=True, slots=True)
class Drop(Command):
    """Forget the order that is being put together, and whom it was for; while a question waits, decline that."""

    def run(self, kiosk: Kiosk) -> None:
        """Forget it. Raises `Refused` where there is none."""
        if kiosk.state.question:
            kiosk.confirmation.decline(kiosk.asked_by)
            return
        draft = kiosk.state.draft
        if replace(draft, talk="") == Draft(takes=draft.takes):
            raise Refused(NO_DRAFT)
        end_dictation(kiosk)
        sent(kiosk)

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While words of one's own stand there."""
        return ({},) if state.draft.writing else ()


@command(
    "order.words",
    title=Text(en="Send this order", ko="이 명령 보내기", ru="Отправить этот приказ"),
    say=Say(en=("send order",), ko=("명령 전송해",), ru=("отправь приказ",)),
    needs_confirmation=True,
)
@dataclass(frozen=True, slots=True)
class SendWords(Command):
    """Order, or announce, what is put together: what was dictated or typed, or the template that is open."""

    def propose(self, kiosk: Kiosk) -> None:
        """Draft it. Raises `Refused` where nothing is put together, something is open still, or nobody is meant."""
        draft, template = kiosk.state.draft, _open(kiosk)
        if template is not None:
            drafted(kiosk, template.kind, filling.naming(template.key, draft.chosen), "")
            return
        words, to = _words(kiosk), for_whom(kiosk, draft.kind, "")
        wanted = Wanted(
            kind=draft.kind,
            template=FREE,
            text=same(words),
            contacts=tuple(contact.key for contact in people(kiosk, to)),
            expires_min=EXPIRES,
            to=to,
            wording=draft.wording,
            heard=draft.heard,
            engine=draft.engine,
        )
        kiosk.orders.propose(wanted, kiosk.asked_by.modality)

    def withdraw(self, kiosk: Kiosk) -> None:
        """Drop what was read back; the words stay, to be mended."""
        kiosk.orders.withdraw()

    def run(self, kiosk: Kiosk) -> None:
        """Send it; only ever reached through a confirmed question."""
        template = _open(kiosk)
        kiosk.orders.send(template.key if template else FREE, kiosk.asked_by.modality)
        sent(kiosk)

    def describe(self, kiosk: Kiosk) -> Text:
        """The words, who wrote them, and for whom, read back."""
        draft, template = kiosk.state.draft, _open(kiosk)
        if template is not None:
            return read_back(kiosk, template.kind, filling.naming(template.key, draft.chosen), "")
        return worded(kiosk, READ_BACK[draft.wording], draft.kind, "", same(_words(kiosk)))

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While there are words to send, or a template is open."""
        draft = state.draft
        return ({},) if (draft.words and not draft.take if draft.writing else draft.template) else ()


@command("order.kind", title=Text(en="Order or announcement", ko="명령 또는 방송", ru="Приказ или объявление"))
@dataclass(frozen=True, slots=True)
class Kind(Command):
    """Whether one's own words are an order or an announcement."""

    kind: str

    def run(self, kiosk: Kiosk) -> None:
        """Choose it. Raises `ValueError` for anything else."""
        ask_first(kiosk)
        match self.kind:
            case "order" | "announcement":
                kiosk.put(replace(kiosk.state, draft=replace(kiosk.state.draft, kind=self.kind)))
            case _:
                msg = f"there are orders and announcements, no {self.kind!r}"
                raise ValueError(msg)


@command("order.pick", title=Text(en="Several people", ko="여러 명 선택", ru="Выбрать нескольких"))
@dataclass(frozen=True, slots=True)
class Pick(Command):
    """Tick those whom the next order is for, or end that; ending it keeps who was ticked."""

    on: str

    def run(self, kiosk: Kiosk) -> None:
        """Switch the directory."""
        ask_first(kiosk)
        kiosk.put(replace(kiosk.state, draft=replace(kiosk.state.draft, picking=switched(self.on))))


@command("order.tick", title=Text(en="Tick", ko="선택", ru="Отметить"))
@dataclass(frozen=True, slots=True)
class Tick(Command):
    """Take somebody or a group to those whom the next order is for, or out again."""

    key: str

    def run(self, kiosk: Kiosk) -> None:
        """Tick or untick. Raises `Refused` for who is not in the directory."""
        ask_first(kiosk)
        people(kiosk, self.key)
        draft = kiosk.state.draft
        if self.key in draft.to:
            to = tuple(key for key in draft.to if key != self.key)
        else:
            within = {contact.key for contact in people(kiosk, self.key)} if _is_group(kiosk, self.key) else set()
            to = (*(key for key in draft.to if key not in within), self.key)
        kiosk.put(replace(kiosk.state, draft=replace(draft, to=to)))

    def describe(self, kiosk: Kiosk) -> Text:
        """Who."""
        return called(self.key, kiosk.pack)


@command("order.untick", title=Text(en="Untick all", ko="선택 해제", ru="Снять выбор"))
@dataclass(frozen=True, slots=True)
class Untick(Command):
    """Nobody is ticked any more; the words stay."""

    def run(self, kiosk: Kiosk) -> None:
        """Untick everybody."""
        ask_first(kiosk)
        kiosk.put(replace(kiosk.state, draft=replace(kiosk.state.draft, to=())))


@command("order.fill", title=Text(en="Choose for the order", ko="명령 내용 선택", ru="Выбрать для приказа"))
@dataclass(frozen=True, slots=True)
class Fill(Command):
    """Show what can be chosen in a template, and choose; without `slot` only show."""

    template: str
    slot: str = ""
    value: str = ""

    def run(self, kiosk: Kiosk) -> None:
        """Choose it. Raises `Refused` for a template or a slot that there is not."""
        ask_first(kiosk)
        template = _template(kiosk, self.template)
        if template is None:
            raise Refused(NO_TEMPLATE.filled(key=self.template))
        if self.slot and self.slot not in template.slots:
            raise Refused(NO_SLOT.filled(key=self.slot))
        _fill(kiosk, template, {self.slot: self.value} if self.slot else {})


@command(
    "order.place",
    title=Text(en="Place of the order", ko="명령 장소", ru="Место приказа"),
    say=Say(en=("place {where:place}",), ko=("장소 {where:place}",), ru=("место {where:place}",)),
)
@dataclass(frozen=True, slots=True)
class Place(Command):
    """Choose the place of the template that is open: a district, or `filling.HERE`."""

    place: str

    def run(self, kiosk: Kiosk) -> None:
        """Choose it. Raises `Refused` where no template with a place is open."""
        ask_first(kiosk)
        template = _open(kiosk)
        if template is None or "place" not in template.slots:
            raise Refused(NO_PLACE)
        _fill(kiosk, template, {"place": self.place})

    @classmethod
    def offers(cls, state: State) -> Iterable[dict[str, str]]:
        """While a template is open: the district where the worst is."""
        draft = state.draft
        if draft.writing or not draft.template or state.question:
            return ()
        return [{"place": incident.district} for incident in worst_first(state.incidents)[:1]]


def end_dictation(kiosk: Kiosk) -> None:
    """What is still said of one is no order; a microphone that was opened for it alone is shut again."""
    draft = kiosk.state.draft
    if draft.take:
        kiosk.put(replace(kiosk.state, draft=draft.heard_out(), talking=kiosk.state.talking and not draft.opened))
        if draft.opened:
            kiosk.ears.listen(False)


def _show(kiosk: Kiosk, to: str) -> None:
    """Bring the orders to the wall, for those whom `to` names; still for whom they were where it names nobody.

    What is begun for one stays for that one, whoever calls, comes to the talk or ends it; what is begun for all who
    are in a talk is for nobody once that is over.
    """
    state, pack = kiosk.state, kiosk.pack
    about, talk = opened_incident(kiosk), talk_on(state)
    now = incident_of(state, [contact.key for contact in meant(state, pack)])
    if state.draft.begun or (now and now.key == state.draft.about):
        about = about or state.draft.about
    one = chosen(state, pack) or (None if together(state, pack) else next(iter(meant(state, pack)), None))
    opened = one.key if one else ""
    show(kiosk, VIEW)
    draft = kiosk.state.draft
    draft = replace(
        draft,
        to=tuple(to.split(",")) if to else draft.to,
        picking=False,
        about=about,
        talk=(draft.talk if draft.asks else "") or talk,
        only=opened,
    )
    kiosk.put(replace(kiosk.state, opened=opened, draft=draft))


def _fill(kiosk: Kiosk, template: Template, values: Mapping[str, str]) -> None:
    """Show `template` with `values` beside what was chosen of it before."""
    _show(kiosk, "")
    end_dictation(kiosk)
    draft = kiosk.state.draft
    said = (dict(draft.chosen) if draft.template == template.key else {}) | dict(values)
    kept = tuple((slot, said[slot]) for slot in SLOTS if slot in said)
    kiosk.put(replace(kiosk.state, draft=replace(draft, template=template.key, chosen=kept, writing=False)))


def _template(kiosk: Kiosk, key: str) -> Template | None:
    return next((one for one in (kiosk.pack.orders.templates if kiosk.pack.orders else ()) if one.key == key), None)


def _open(kiosk: Kiosk) -> Template | None:
    """The template that is being filled; None while words of one's own are put together, or nothing is."""
    return None if kiosk.state.draft.writing else _template(kiosk, kiosk.state.draft.template)


def _words(kiosk: Kiosk) -> str:
    draft = kiosk.state.draft
    if draft.take:
        raise Refused(STILL_LISTENING)
    words = plain(draft.words)
    if not words:
        raise Refused(NO_WORDS)
    return words


def _by_hand(kiosk: Kiosk) -> bool:
    return kiosk.asked_by.modality in (Modality.TOUCH, Modality.GESTURE)


def _is_group(kiosk: Kiosk, key: str) -> bool:
    return all(contact.key != key for contact in kiosk.pack.contacts)
