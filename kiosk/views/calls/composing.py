"""The draft -> what is put together beside the directory: words of one's own, a template's choices, who is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core import filling
from kiosk.core.addressee import addressed, called, meant, to_all
from kiosk.core.call import CallState
from kiosk.core.city.orders import Slot, Template
from kiosk.core.city.parts import Contact
from kiosk.core.draft import LONGEST, Draft, Lack
from kiosk.core.inputs import DeviceMode
from kiosk.core.pack import EVERYBODY, Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text, same
from kiosk.core.view import Shown
from kiosk.views.calls.keyboard import rows

SLOT_OPEN = "____"  # where something has to be chosen still
BESIDE = 100  # characters that stand beside the directory: the last ones, which are being heard
SHORT = 5  # letters that have room beside any box to tick

OWN_WORDS = Text(en="Order in your own words", ko="직접 쓰는 명령", ru="Приказ своими словами")
OWN_NOTICE = Text(en="Announcement in your own words", ko="직접 쓰는 방송", ru="Объявление своими словами")
DICTATED = Text(en="DICTATED", ko="구술", ru="ПРОДИКТОВАНО")
DICTATED_LONG = Text(en="DICTATED, written by a machine", ko="구술, 기계가 받아씀", ru="ПРОДИКТОВАНО, записано машиной")
KINDS = {
    "order": Text(en="Order", ko="명령", ru="Приказ"),
    "announcement": Text(en="Announcement", ko="방송", ru="Объявление"),
}
EMPTY = Text(
    en="Dictate it, or type it below", ko="말로 하거나 아래 자판으로 입력해 주세요", ru="Продиктуйте или наберите ниже"
)
SPEAK_NOW = Text(
    en="Speak now: what you say is written down",
    ko="지금 말씀해 주세요. 글로 받아씁니다",
    ru="Говорите: речь станет текстом",
)
PRESS = Text(en="Press the microphone and speak", ko="마이크를 누르고 말해 주세요", ru="Нажмите микрофон и говорите")
NOTHING_HEARD = Text(
    en="Nothing was understood: say it again or type it",
    ko="알아듣지 못했습니다. 다시 말하거나 입력해 주세요",
    ru="Ничего не понято: скажите ещё раз или наберите",
)
FAILED = Text(en="No dictation: {why}", ko="받아쓰기 불가: {why}", ru="Диктовка не удалась: {why}")
LACKS: Mapping[Lack, Text] = {
    "no model": Text(
        en="run “kiosk models install {language}”",
        ko="“kiosk models install {language}” 실행 필요",
        ru="выполните «kiosk models install {language}»",
    ),
    "broken model": Text(
        en="its model cannot be loaded, run “kiosk models verify”",
        ko="모델을 불러올 수 없습니다. “kiosk models verify” 실행 필요",
        ru="модель не загружается, выполните «kiosk models verify»",
    ),
}
READ_IT = Text(
    en="Written by {engine}. Read it before you send it.",
    ko="받아쓴 엔진: {engine}. 보내기 전에 읽어 주세요.",
    ru="Записано: {engine}. Прочтите до отправки.",
)
HALF = Text(
    en="{engine} is often wrong: read and mend it. “kiosk models install {language}” hears better.",
    ko="{engine}: 자주 틀립니다. 읽고 고쳐 주세요. 더 정확한 모델: “kiosk models install {language}”",
    ru="{engine} часто ошибается: прочтите и исправьте. Точнее: «kiosk models install {language}».",
)
AGAIN = Text(en="Say it again", ko="다시 말하기", ru="Сказать ещё раз")
DICTATE = Text(en="Dictate", ko="받아쓰기", ru="Диктовка")
TYPE = Text(en="Type", ko="입력", ru="Набрать")
LIVE = Text(en="Speak live", ko="실시간 방송", ru="Прямой эфир")
SEVERAL = Text(en="Several people", ko="여러 명", ru="Нескольким")
CALL_ALL = Text(en="Video call to all", ko="모두 영상 통화", ru="Видеозвонок всем")
CALL_ALL_BY_VOICE = Text(en="Voice call to all", ko="모두 음성 통화", ru="Звонок всем")
BRING_ALL_IN = Text(en="Bring all into the call", ko="모두 통화에 초대", ru="Добавить всех в разговор")
DROP = Text(en="Drop", ko="버리기", ru="Убрать")
SEND = Text(en="Send …", ko="보내기 …", ru="Отправить …")
CHOOSE = Text(en="Choose first: {what}", ko="먼저 선택: {what}", ru="Сначала выберите: {what}")
HERE = Text(en="On the spot", ko="현장", ru="На месте")  # the words above say where that is
NOBODY = Text(en="Untick all", ko="선택 해제", ru="Снять выбор")
NO_ONE = Text(
    en="nobody yet: choose under “Several people”",
    ko="아직 없음: “여러 명”에서 선택해 주세요",
    ru="пока никому: выберите в «Нескольким»",
)
TO_EVERYBODY = Text(en="Everyone", ko="모두", ru="Все")


def composing(state: State, pack: Pack, language: Language) -> Shown:
    """What stands in place of the directory; `what` is "" where the directory stands there."""
    draft = state.draft
    template = _template(draft.template, pack)
    if draft.picking:
        return {"what": ""}  # who gets it is chosen in the directory; what stands here comes back after that
    if draft.writing:
        return {**_words(state, language), "to": _to(state, pack, language)}
    if template is not None:
        return {**_slots(template, state, pack, language), "to": _to(state, pack, language)}
    return {"what": ""}


def beside(state: State, language: Language) -> Shown:
    """What of one's own words stands beside the directory while others are ticked; {} where there are none.

    {words, partial, note, tone}, as in `composing`.
    """
    if not (state.draft.picking and state.draft.writing):
        return {}
    shown = _words(state, language)
    mark, words = str(shown["mark"]), str(shown["words"])
    return {
        "words": words if len(words) <= BESIDE else "… " + words[-BESIDE:].lstrip(),
        **{key: shown[key] for key in ("partial", "tone")},
        "note": shown["note"] if state.draft.take else mark or shown["note"],
    }


def groups(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{label, letters, ticked, intent, slots} of everybody, each group, and of nobody where somebody is ticked.

    `letters`: of the longest word, which is what a narrow place has to hold.
    """
    used = {group for contact in pack.contacts for group in contact.groups}
    named = [(EVERYBODY, TO_EVERYBODY), *((one.key, one.name.text) for one in pack.groups if one.key in used)]
    shown: list[dict[str, object]] = [
        {"label": name.to(language), "ticked": key in state.draft.to, "intent": "order.tick", "slots": {"key": key}}
        for key, name in named
    ]
    if state.draft.to:
        shown.append({"label": NOBODY.to(language), "ticked": False, "intent": "order.untick", "slots": {}})
    return [{**one, "letters": max(SHORT, *map(len, str(one["label"]).split()))} for one in shown]


def calling(state: State, language: Language) -> list[dict[str, object]]:
    """{title, intent, icon}: how those who are ticked can be rung at once; nothing where nobody is."""
    if not state.draft.to:
        return []
    call = state.call
    if call and call.state in (CallState.CONNECTED, CallState.HELD):
        return [{"title": BRING_ALL_IN.to(language), "intent": "call.group", "icon": "people_add"}]
    return [
        {"title": CALL_ALL.to(language), "intent": "call.group", "icon": "video"},
        {"title": CALL_ALL_BY_VOICE.to(language), "intent": "call.group_voice", "icon": "phone"},
    ]


def ticked(contact: Contact, state: State) -> str:
    """Whether somebody is ticked: "self", as one of a ticked "group", or ""."""
    to = state.draft.to
    if contact.key in to:
        return "self"
    return "group" if EVERYBODY in to or any(group in to for group in contact.groups) else ""


def whom(state: State, pack: Pack, language: Language) -> str:
    """Who is ticked, as it is written beside "To"; "" where nobody is."""
    keys = ",".join(state.draft.to)
    if not keys:
        return ""
    return called(keys, pack, most=2).to(language)


def _to(state: State, pack: Pack, language: Language) -> str:
    """For whom it would be, or that nobody is meant yet."""
    if state.draft.to:
        return whom(state, pack, language)
    if _kind(state.draft, pack) == "announcement":
        return called(EVERYBODY, pack).to(language)
    those = meant(state, pack)
    return (called(to_all(those), pack, most=2) if those else NO_ONE).to(language)


def _kind(draft: Draft, pack: Pack) -> str:
    template = _template(draft.template, pack)
    return template.kind if template and not draft.writing else draft.kind


def _template(key: str, pack: Pack) -> Template | None:
    return next((one for one in (pack.orders.templates if pack.orders else ()) if one.key == key), None)


def _words(state: State, language: Language) -> Shown:
    draft = state.draft
    listening = draft.take > 0
    words = draft.partial if listening and draft.partial else draft.words
    return {
        "what": "words",
        "title": (OWN_WORDS if draft.kind == "order" else OWN_NOTICE).to(language),
        "mark": DICTATED_LONG.to(language) if draft.heard and not listening else "",
        "words": words,
        "empty": "" if words else EMPTY.to(language),
        "partial": listening and bool(draft.partial),
        "note": _note(state, language),
        "tone": "voice" if listening else "warn" if draft.failed is not None or draft.heard else "muted",
        "count": f"{len(draft.words)} / {LONGEST}",
        "kinds": [{"key": key, "label": name.to(language), "chosen": key == draft.kind} for key, name in KINDS.items()],
        "rows": rows(language),
        "again": (AGAIN if draft.words else DICTATE).to(language),
        "drop": DROP.to(language),
        "send": SEND.to(language),
        "ready": bool(draft.words.strip()) and not listening,
    }


def _note(state: State, language: Language) -> str:
    draft = state.draft
    if draft.take:
        listens = state.talking or state.microphone.mode is DeviceMode.ACTIVE
        return (SPEAK_NOW if listens else PRESS).to(language)
    if draft.failed is not None:
        if not draft.failed:
            return NOTHING_HEARD.to(language)
        return FAILED.to(language).format(why=LACKS[draft.failed].to(language).format(language=language))
    if draft.heard:
        official = not ("DEMO" in draft.engine or draft.engine.startswith("pocketsphinx"))
        return (READ_IT if official else HALF).to(language).format(engine=draft.engine, language=language)
    return ""


def _slots(template: Template, state: State, pack: Pack, language: Language) -> Shown:
    draft = state.draft
    to = ",".join(draft.to)
    named = to or (EVERYBODY if template.kind == "announcement" else "")
    contacts = filling.sent(template, addressed(named, pack) if named else meant(state, pack))
    chosen = filling.filled(template, draft.chosen, state, pack, contacts)
    said = {slot: filling.word(slot, value, state, pack, contacts) for slot, value in chosen}
    still = [filling.SLOT_NAMES[slot].to(language) for slot in template.slots if said[slot] is None]
    words = template.words.text.to(language)
    return {
        "what": "slots",
        "title": template.title.text.to(language),
        "words": words.format(**{slot: one.to(language) if one else SLOT_OPEN for slot, one in said.items()}),
        "slots": [
            {
                "name": filling.SLOT_NAMES[slot].to(language),
                "choices": [
                    {
                        "label": _choice(slot, value, state, pack, contacts).to(language),
                        "chosen": value == dict(chosen)[slot],
                        "slots": {"template": template.key, "slot": slot, "value": value},
                    }
                    for value in filling.choices(slot, template, state, pack)
                ],
            }
            for slot in template.slots
        ],
        "note": CHOOSE.to(language).format(what=", ".join(still)) if still else "",
        "drop": DROP.to(language),
        "send": SEND.to(language),
        "ready": not still,
        "intent": "order.send" if template.kind == "order" else "announce",
        "fills": {
            template.kind: filling.naming(template.key, tuple(one for one in draft.chosen if one[1])),
            **({"to": to} if to else {}),
        },
    }


def _choice(slot: Slot, value: str, state: State, pack: Pack, contacts: Sequence[Contact]) -> Text:
    if value == filling.HERE:
        return HERE
    return filling.word(slot, value, state, pack, contacts) or same(value)
