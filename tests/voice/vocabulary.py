"""A small vocabulary in three languages, shaped like the program's own, for the tests of the ears."""

from __future__ import annotations

from kiosk.core.sentences import Sentences
from kiosk.core.text import Language

VIEWS = {
    "en": (("overview", "overview"), ("the overview", "overview"), ("traffic", "traffic"),
           ("the traffic map", "traffic"),
           ("disaster safety", "disaster"), ("calls", "calls")),
    "ko": (("종합 현황", "overview"), ("교통", "traffic"), ("교통 상황", "traffic"),
           ("재난 안전", "disaster"), ("통화", "calls")),
    "ru": (("обзор", "overview"), ("транспорт", "traffic"), ("пробки", "traffic"), ("аварии", "disaster"),
           ("звонки", "calls")),
}  # fmt: skip
CONTACTS = {
    "en": (("fire engine one", "fire_1"), ("fire engine two", "fire_2"), ("the situation room", "room"),
           ("the hospital", "hospital")),
    "ko": (("일호 소방차", "fire_1"), ("이호 소방차", "fire_2"), ("상황실", "room"), ("병원", "hospital")),
    "ru": (("первая пожарная машина", "fire_1"), ("диспетчер", "room"), ("больница", "hospital")),
}  # fmt: skip
CONTACTS_TO_RU = (("первой пожарной машине", "fire_1"), ("диспетчеру", "room"), ("врачу", "hospital"))
LANGUAGES_SAID = {
    "en": (("english", "en"), ("korean", "ko"), ("russian", "ru")),
    "ko": (("영어로", "en"), ("한국어로", "ko"), ("러시아어로", "ru")),
    "ru": (("английский", "en"), ("корейский", "ko"), ("русский", "ru")),
}

TEMPLATES = {
    "en": (
        ("view.show", ("show {view}", "go to {view}")),
        ("view.next", ("(next|next view)",)),
        ("view.back", ("back",)),
        ("call.video", ("[video] call {contact}",)),
        ("call.voice", ("voice call {contact}",)),
        ("call.hang_up", ("hang up",)),
        ("call.hold", ("hold",)),
        ("source.ask", ("where does this come from",)),
        ("answer.yes", ("yes|confirm",)),
        ("answer.no", ("no|cancel",)),
        ("language.set", ("speak {language}",)),
    ),
    "ko": (
        ("view.show", ("{view} (보여줘|보여 줘)",)),
        ("view.next", ("다음",)),
        ("view.previous", ("이전",)),
        ("view.back", ("뒤로",)),
        ("call.video", ("{contact} 연결해", "{contact} (영상통화|영상 통화)")),
        ("call.voice", ("{contact} (음성통화|음성 통화)",)),
        ("call.hang_up", ("전화 끊어",)),
        ("call.hold", ("보류",)),
        ("answer.yes", ("확인",)),
        ("answer.no", ("취소",)),
        ("language.set", ("{language} 말해",)),
    ),
    "ru": (
        ("view.show", ("покажи {view}",)),
        ("view.next", ("дальше",)),
        ("view.back", ("назад",)),
        ("call.video", ("видеозвонок {contact_to:contact}",)),
        ("call.voice", ("позвони {contact_to:contact}",)),
        ("call.hang_up", ("положить трубку",)),
        ("call.hold", ("удержать",)),
        ("answer.yes", ("подтверждаю",)),
        ("answer.no", ("отмена",)),
        ("language.set", ("{language} язык",)),
    ),
}  # fmt: skip


def vocabulary(language: Language) -> Sentences:
    """Everything that can be said in the tests."""
    lists = [("view", VIEWS[language]), ("contact", CONTACTS[language]), ("language", LANGUAGES_SAID[language])]
    if language == "ru":
        lists.append(("contact_to", CONTACTS_TO_RU))
    return Sentences(language, TEMPLATES[language], tuple(lists))
