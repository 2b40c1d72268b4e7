"""What gets the bytes at an address, and what may go wrong. Ends where a feed parses them.

Nothing may take longer than a look's patience, bring more than `MOST_BYTES`, or lead to another host: an address may
hold a key, and a redirect would carry it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kiosk.core.keys import hidden
from kiosk.core.text import Text

MOST_BYTES = 8_000_000  # the largest reply of a city's service that is known has a tenth of it

UNREACHABLE = Text(en="The source cannot be reached", ko="출처에 연결할 수 없습니다", ru="Источник недоступен")
TOO_SLOW = Text(en="The source is too slow", ko="출처 응답이 너무 느립니다", ru="Источник отвечает слишком долго")
TOO_LARGE = Text(
    en="The source sends too much", ko="출처가 보내는 양이 너무 많습니다", ru="Источник шлёт слишком много"
)
CUT_OFF = Text(en="The answer was cut off", ko="응답이 중간에 끊겼습니다", ru="Ответ оборвался")
REFUSED = Text(en="The source refuses the key", ko="출처가 인증키를 거부합니다", ru="Источник не принимает ключ")
STATUS = Text(en="The source answers with error {code}", ko="출처 오류 {code}", ru="Ошибка источника {code}")
ELSEWHERE = Text(
    en="The source leads elsewhere", ko="출처가 다른 주소로 넘깁니다", ru="Источник отправляет на другой адрес"
)
NO_SENSE = Text(en="The answer makes no sense", ko="응답을 해석할 수 없습니다", ru="Ответ не разобрать")


class FeedError(Exception):
    """A source brought nothing usable; `reason` is what tiles say, `final` that asking again will not help."""

    def __init__(self, reason: Text, detail: str = "", *, final: bool = False) -> None:
        super().__init__(hidden(f"{reason.en}: {detail}" if detail else reason.en))
        self.reason = reason
        self.final = final


class Transport(Protocol):
    """Gets what is at an address. May block for `patience` seconds; any thread."""

    def get(self, url: str, *, patience: float, headers: Mapping[str, str] | None = None) -> bytes:
        """The body. Raises `FeedError`."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...
