"""Emergency text messages of Korea's safety data portal -> messages. Ends where the runner takes them.

The service `DSSP-IF-00247` of safetydata.go.kr tells the messages of a day, page by page; its envelope and its codes
are those of data.go.kr, whose gateway answers in XML whatever was asked for. Facts about both are from public
documentation; nothing of it was tried against the live service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zlib import crc32
from zoneinfo import ZoneInfo

from kiosk.core.pack import Pack
from kiosk.core.reading import Message, Provenance, Status
from kiosk.core.text import Text, same
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.seoul.envelope import NO_SERVICE, TROUBLED, WRONG_REQUEST, Row, Trouble, as_list, parsed
from kiosk.feeds.seoul.fields import moment, number, text
from kiosk.feeds.web import NO_SENSE, REFUSED, FeedError, Transport

BASE = "https://www.safetydata.go.kr/V2/api/DSSP-IF-00247"
ROWS = 500  # of one page
MOST_PAGES = 10
KEPT = timedelta(hours=24)
URGENT = ("긴급재난", "위급재난")

QUOTA = Text(en="Today's requests are used up", ko="오늘 요청 한도를 넘었습니다", ru="Запросы на сегодня исчерпаны")
SLOW = Text(en="The source is too slow", ko="출처 응답이 너무 느립니다", ru="Источник отвечает слишком долго")
FINE, EMPTY = "00", "03"
CODES: Mapping[str, Trouble] = {
    "01": Trouble(TROUBLED),
    "02": Trouble(TROUBLED),
    "04": Trouble(TROUBLED),
    "05": Trouble(SLOW),
    "10": Trouble(WRONG_REQUEST),
    "11": Trouble(WRONG_REQUEST),
    "12": Trouble(NO_SERVICE, final=True),
    "20": Trouble(REFUSED, final=True),
    "21": Trouble(REFUSED),  # for a while only
    "22": Trouble(QUOTA),
    "30": Trouble(REFUSED, final=True),
    "31": Trouble(REFUSED, final=True),
    "32": Trouble(REFUSED, final=True),
    "33": Trouble(REFUSED, final=True),
    "99": Trouble(TROUBLED),
}  # of data.go.kr


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one reply, and of how many."""

    rows: tuple[Row, ...]
    total: int | None


def page(body: bytes) -> Page:
    """The rows of a reply in any of the portal's envelopes. Raises `FeedError` by its result code."""
    reply = parsed(body)
    inner = reply.get("response", reply)
    if not isinstance(inner, Mapping):
        raise FeedError(NO_SENSE, "no envelope")
    code = _code(inner)
    if code == EMPTY:
        return Page((), 0)
    if code != FINE:
        trouble = CODES.get(code, Trouble(TROUBLED))
        raise FeedError(trouble.reason, f"result code {code[:20]}", final=trouble.final)
    held = inner.get("body")
    total = number(inner, "totalCount")
    while isinstance(held, Mapping) and (found := next((n for n in ("items", "item") if n in held), None)):
        total = number(held, "totalCount") if total is None else total
        held = held[found]
    return Page(tuple(as_list(held)), None if total is None else int(total))


def _code(reply: Row) -> str:
    """Its result code, in two digits. Raises `FeedError` where it has none."""
    for header, name in (("header", "resultCode"), ("cmmMsgHeader", "returnReasonCode")):
        inner = reply.get(header)
        if isinstance(inner, Mapping) and (code := text(inner, name)):
            return code.zfill(2)
    raise FeedError(NO_SENSE, "no result code")


@dataclass
class SafetyData:
    """A feed over the service. `region` is how it writes the city: rows of no place in it are left out."""

    name: str
    source: Text
    every: float
    patience: float
    pack: Pack
    transport: Transport
    key: str = field(repr=False)
    region: str
    base: str = BASE
    status: Status = Status.LIVE
    promises: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, Message] = field(init=False, default_factory=dict)
    _day: date | None = field(init=False, default=None)  # of the last look

    def read(self, now: datetime) -> FeedNews:
        """The messages of the last 24 hours. Raises `FeedError`."""
        today = now.astimezone(ZoneInfo(self.pack.timezone)).date()
        # yesterday's are asked for once: nothing is added to them any more
        for day in (today,) if self._day == today else (today - timedelta(days=1), today):
            for row in self._rows(day):
                message = self._message(row, now)
                if message is not None:
                    self._known[message.key] = message
        self._day = today
        self._known = {key: one for key, one in self._known.items() if now - one.at <= KEPT}
        return FeedNews(messages=tuple(self._known.values()))

    def close(self) -> None:
        """Let go of the connection."""
        self.transport.close()

    def _rows(self, day: date) -> Iterator[Row]:
        seen = 0
        for number_ in range(1, MOST_PAGES + 1):
            asked = {"serviceKey": self.key, "returnType": "json", "pageNo": number_, "numOfRows": ROWS}
            asked |= {"crtDt": f"{day:%Y%m%d}", "rgnNm": self.region}
            found = page(self.transport.get(f"{self.base}?{urlencode(asked)}", patience=self.patience))
            yield from found.rows
            seen += len(found.rows)
            if not found.rows or (seen >= found.total if found.total is not None else len(found.rows) < ROWS):
                return

    def _message(self, row: Row, now: datetime) -> Message | None:
        words, at = text(row, "MSG_CN", "msg"), moment(row, self.pack.timezone, "CRT_DT", "REG_DT", "create_date")
        where = text(row, "RCPTN_RGN_NM", "RCV_RGN_NM", "location_name")
        if not words or at is None or self.region not in where:
            return None
        # without a number of its own it is known by its moment and its words: two may come in one second
        number_ = text(row, "SN", "md101_sn") or f"{at:%Y%m%d%H%M%S}_{crc32(f'{where} {words}'.encode()):08x}"
        urgent = text(row, "EMRG_STEP_NM") in URGENT
        provenance = Provenance(self.source, self.status, at, now)
        return Message(f"sms_{number_}", "disaster", same(words), at, self._district(where), urgent, provenance)

    def _district(self, where: str) -> str:
        """The district it is for; "" where it is for several, or the whole city."""
        named = [part.key for part in self.pack.districts if part.name.ko in where.replace(",", " ").split()]
        return named[0] if len(named) == 1 else ""
