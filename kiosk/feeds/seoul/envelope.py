"""The bytes of a reply -> its rows, whichever of the services' envelopes it came in. Ends at plain rows.

Facts about the envelopes are from public documentation and public client code of the service; each variant was seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.core.text import Text
from kiosk.feeds.web import NO_SENSE, REFUSED, FeedError

Row = Mapping[str, object]

NO_SERVICE = Text(en="The source has no such service", ko="해당 서비스가 없습니다", ru="Такой службы у источника нет")
SAMPLE_KEY = Text(en="Sample key: five rows at most", ko="샘플 키: 최대 5건", ru="Пробный ключ: не больше пяти строк")
WRONG_REQUEST = Text(en="The source did not understand us", ko="요청 형식 오류입니다", ru="Источник не понял запроса")
TROUBLED = Text(en="The source has trouble", ko="출처 서버 오류입니다", ru="У источника неполадки")

FINE, EMPTY = "INFO-000", "INFO-200"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a result code means: what tiles say, and whether asking again is of no use."""

    reason: Text
    final: bool = False


CODES: Mapping[str, Trouble] = {
    "INFO-100": Trouble(REFUSED, final=True),
    "ERROR-300": Trouble(WRONG_REQUEST),
    "ERROR-301": Trouble(WRONG_REQUEST),
    "ERROR-310": Trouble(NO_SERVICE, final=True),
    "ERROR-331": Trouble(WRONG_REQUEST),
    "ERROR-332": Trouble(WRONG_REQUEST),
    "ERROR-333": Trouble(WRONG_REQUEST),
    "ERROR-334": Trouble(WRONG_REQUEST),
    "ERROR-335": Trouble(SAMPLE_KEY, final=True),
    "ERROR-336": Trouble(WRONG_REQUEST),
    "ERROR-500": Trouble(TROUBLED),
    "ERROR-600": Trouble(TROUBLED),
    "ERROR-601": Trouble(TROUBLED),
}
CODE_KEYS = ("CODE", "RESULT.CODE", "code")


def rows(body: bytes, *roots: str) -> list[Row]:
    """The rows under any of `roots` (names of the service); none where the service says it has none.

    Raises `FeedError` for every other result code, and for what is no reply of such a service at all.
    """
    reply = parsed(body)
    _check(reply)
    for root in roots:
        inner = reply.get(root)
        if isinstance(inner, Mapping):
            _check(inner)
            if "row" in inner:
                return as_list(inner["row"])
            if "list_total_count" in inner or _code(inner) == EMPTY:
                return []
        if isinstance(inner, list):
            return as_list(inner)
    if _code(reply) == EMPTY:
        return []
    raise FeedError(NO_SENSE, f"none of {', '.join(roots)} is in the reply")


def whole(body: bytes) -> Row:
    """A reply that is one object, unwrapped no further. Raises `FeedError`."""
    reply = parsed(body)
    _check(reply)
    return reply


def parsed(body: bytes) -> Row:
    """JSON or XML, whichever it is, as one object. Raises `FeedError` where it is neither."""
    return _xml(body) if body.lstrip()[:1] == b"<" else _json(body)


def as_list(found: object) -> list[Row]:
    """Rows of what should be a list of objects: one object is a list of one, anything else is left out."""
    if isinstance(found, Mapping):
        return [found]
    if isinstance(found, Sequence) and not isinstance(found, str | bytes):
        return [row for row in found if isinstance(row, Mapping)]
    return []


def _check(reply: Row) -> None:
    code = _code(reply)
    if code in ("", FINE, EMPTY):
        return
    trouble = CODES.get(code)
    if trouble is None:
        raise FeedError(TROUBLED, f"result code {code[:20]}")
    raise FeedError(trouble.reason, code, final=trouble.final)


def _code(reply: Row) -> str:
    """The result code of an envelope; "" where it has none. It stands in RESULT, in errorMessage, or at the root."""
    for inner in (reply.get("RESULT"), reply.get("errorMessage"), reply.get("Map"), reply):
        if isinstance(inner, Mapping):
            for key in CODE_KEYS:
                code = inner.get(key)
                if isinstance(code, str) and code.startswith(("INFO-", "ERROR-")):
                    return code
    return ""


def _json(body: bytes) -> Row:
    try:
        reply: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedError(NO_SENSE, f"no JSON ({type(error).__name__})") from error
    if not isinstance(reply, Mapping):
        raise FeedError(NO_SENSE, "no object")
    return reply


def _xml(body: bytes) -> Row:
    try:
        root: Element = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise FeedError(NO_SENSE, f"no XML ({type(error).__name__})") from error
    inner = _element(root)
    if root.tag == "RESULT":
        return {"RESULT": inner}
    return {root.tag: inner, **inner} if isinstance(inner, Mapping) else {root.tag: inner}


def _element(element: Element) -> Row | str:
    """An element as an object; children of one name that occur several times are a list."""
    found: dict[str, object] = {}
    waiting = [(element, found)]
    while waiting:  # deep nesting is no reason to run out of stack
        at, into = waiting.pop()
        for child in at:
            value: object = (child.text or "").strip()
            if len(child):
                value = inner = dict[str, object]()
                waiting.append((child, inner))
            before = into.get(child.tag)
            if before is None:
                into[child.tag] = value
            elif isinstance(before, list):
                before.append(value)
            else:
                into[child.tag] = [before, value]
    return found if len(element) else (element.text or "").strip()
