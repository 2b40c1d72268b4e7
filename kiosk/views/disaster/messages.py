"""What services published -> the rows of a list, the newest first. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.pack import Pack
from kiosk.core.reading import Message
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.tiles import age, clock, looked, origin

MOST = 8  # rows
KINDS: Mapping[str, tuple[str, Text]] = {
    "disaster": ("bell", Text(en="Disaster", ko="재난", ru="Бедствие")),
    "warning": ("warning", Text(en="Warning", ko="특보", ru="Внимание")),
    "road": ("traffic", Text(en="Traffic", ko="교통", ru="Дороги")),
    "news": ("info", Text(en="Notice", ko="안내", ru="Сообщение")),
}  # kind -> (icon, what it is called)


def newest_first(messages: tuple[Message, ...]) -> list[Message]:
    """By when they were published; those of the same moment always in the same order."""
    return sorted(messages, key=lambda message: (-message.at.timestamp(), message.key))


def rows(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{key, kind, icon, text, at, ago, urgent, status, statusText, source, age} of each."""
    return [_row(message, state, pack, language) for message in newest_first(state.messages)[:MOST]]


def _row(message: Message, state: State, pack: Pack, language: Language) -> dict[str, object]:
    icon, kind = KINDS.get(message.kind, KINDS["news"])
    return {
        "key": message.key,
        "kind": kind.to(language),
        "icon": icon,
        "text": message.text.to(language),
        "at": clock(message.at, pack),
        "ago": age((looked(state) - message.at).total_seconds(), language),
        "urgent": message.urgent,
        **origin(message.provenance, looked(state), language),
    }
