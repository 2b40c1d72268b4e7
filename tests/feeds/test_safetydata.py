"""Emergency text messages: every envelope and code of the portal, pages, and what becomes of them on the wall."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import SetClock
from kiosk.core.errors import ConfigError
from kiosk.core.fact import Fact, told
from kiosk.core.pack import Pack
from kiosk.core.settings import CitySettings
from kiosk.core.state import State
from kiosk.core.text import Text, same
from kiosk.feeds.desk import Desk
from kiosk.feeds.http_transport import HttpTransport
from kiosk.feeds.kind import Surroundings, declared
from kiosk.feeds.runner import Runner
from kiosk.feeds.safetydata import CODES, QUOTA, ROWS, SafetyData, page
from kiosk.feeds.seoul.envelope import NO_SERVICE, TROUBLED, WRONG_REQUEST
from kiosk.feeds.web import CUT_OFF, ELSEWHERE, NO_SENSE, REFUSED, TOO_LARGE, TOO_SLOW, FeedError
from tests.feeds.server import Reply, serving
from tests.packs.cities import SEOUL

HERE = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 5, 4, 9, 20, tzinfo=HERE)
KEY = "a1b2/c3d4+e5=="
ROW = {
    "SN": 253001,
    "CRT_DT": "2026/05/04 09:10:05",
    "MSG_CN": "중랑구 면목동 화재 발생. 창문을 닫으세요",
    "RCPTN_RGN_NM": "서울특별시 중랑구 ",
    "EMRG_STEP_NM": "긴급재난",
    "DST_SE_NM": "화재",
}


def reply(*rows: Mapping[str, Any], total: object = None, code: object = "00") -> Reply:
    header = {"resultMsg": "NORMAL SERVICE", "resultCode": code, "errorMsg": None}
    total = len(rows) if total is None else total
    return Reply(json.dumps({"header": header, "numOfRows": ROWS, "totalCount": total, "body": list(rows)}).encode())


def feed(url: str, patience: float = 2.0) -> SafetyData:
    return SafetyData("sms", same("MOIS"), 60, patience, SEOUL, HttpTransport(), KEY, "서울특별시", url)


def asked(path: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


# ------------------------------------------------------------------ envelopes and codes

SAYS: list[tuple[str, Text, bool]] = [
    *((code, TROUBLED, False) for code in ("01", "02", "04", "99", "77")),
    *((code, WRONG_REQUEST, False) for code in ("10", "11")),
    ("05", CODES["05"].reason, False),
    ("12", NO_SERVICE, True),
    ("21", REFUSED, False),
    ("22", QUOTA, False),
    *((code, REFUSED, True) for code in ("20", "30", "31", "32", "33")),
]
WHERE = {
    "json": lambda code: json.dumps({"header": {"resultCode": code}, "body": None}).encode(),
    "number": lambda code: json.dumps({"header": {"resultCode": int(code)}, "body": []}).encode(),
    "older": lambda code: json.dumps({"response": {"header": {"resultCode": code}}}).encode(),
    "gateway": lambda code: (
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>X</returnAuthMsg>"
        f"<returnReasonCode>{code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
    ).encode(),
    "xml": lambda code: f"<response><header><resultCode>{code}</resultCode></header></response>".encode(),
}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize(("code", "reason", "final"), SAYS, ids=[code for code, _, _ in SAYS])
def test_every_code_is_understood_in_every_envelope(where: str, code: str, reason: Text, final: bool) -> None:
    with pytest.raises(FeedError) as caught:
        page(WHERE[where](code))
    assert (caught.value.reason, caught.value.final) == (reason, final)


def test_no_code_is_left_out_of_the_table() -> None:
    assert {code for code, _, _ in SAYS} == {*CODES, "77"}


@pytest.mark.parametrize("where", WHERE)
def test_no_messages_are_an_empty_list_and_no_error(where: str) -> None:
    assert page(WHERE[where]("03")).rows == ()


@pytest.mark.parametrize(
    "body",
    [
        {"header": {"resultCode": "00"}, "totalCount": "1", "body": [ROW]},
        {"header": {"resultCode": 0}, "totalCount": 1, "body": ROW},
        {"response": {"header": {"resultCode": "00"}, "body": {"items": {"item": [ROW]}, "totalCount": "1"}}},
        {"response": {"header": {"resultCode": "00"}, "body": {"items": {"item": ROW}, "totalCount": 1}}},
        {"header": {"resultCode": "00"}, "totalCount": 1, "body": [None, "x", 7, ROW]},
    ],
    ids=["list", "object for list", "older", "older object", "among others"],
)
def test_rows_are_found_in_every_form_of_the_envelope(body: object) -> None:
    found = page(json.dumps(body).encode())
    assert found.rows == (ROW,)
    assert found.total == 1


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b"<html>", b"<html/>", b'{"header": []}', b'{"response": 1}']
)
def test_what_is_no_reply_of_the_portal_is_told(body: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        page(body)
    assert caught.value.reason == NO_SENSE


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*ROW, "items", "item", "totalCount"]), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(inner=anything, rows=st.lists(anything, max_size=3))
def test_whatever_comes_is_messages_or_a_feed_error(inner: object, rows: list[object]) -> None:
    class Said:
        """A transport that says it."""

        def get(self, url: str, *, patience: float, headers: object = None) -> bytes:
            return json.dumps({"header": {"resultCode": "00"}, "body": [*rows, inner]}).encode()

        def close(self) -> None:
            """Nothing is open."""

    of = SafetyData("sms", same("MOIS"), 60, 2.0, SEOUL, Said(), KEY, "서울특별시")
    try:
        news = of.read(NOW)
    except FeedError:
        return
    assert all(message.text.ko and message.at for message in news.messages)


# ------------------------------------------------------------------ through a real server


def test_a_message_has_its_words_time_district_and_urgency() -> None:
    rows = [
        {**ROW, "SN": "253001"},
        {**ROW, "SN": 2, "RCPTN_RGN_NM": "서울특별시 중랑구,서울특별시 노원구", "EMRG_STEP_NM": "안전안내"},
        {**ROW, "SN": 3, "RCPTN_RGN_NM": "서울특별시 전체"},
        {**ROW, "SN": 4, "RCPTN_RGN_NM": "부산광역시 해운대구"},
        {**ROW, "SN": 5, "MSG_CN": ""},
        {**ROW, "SN": 6, "CRT_DT": "soon"},
    ]
    with serving(lambda path: reply(*rows) if asked(path)["crtDt"] == "20260504" else reply()) as server:
        of = feed(server.url)
        found = {message.key: message for message in of.read(NOW).messages}
        of.close()
    assert {key: (one.district, one.urgent) for key, one in found.items()} == {
        "sms_253001": ("jungnang", True),
        "sms_2": ("", False),
        "sms_3": ("", True),
    }
    first = found["sms_253001"]
    assert first.text.ko == ROW["MSG_CN"]
    assert first.at == first.provenance.measured_at == datetime(2026, 5, 4, 9, 10, 5, tzinfo=HERE)


def test_messages_of_one_second_without_a_number_are_all_kept_and_known_again() -> None:
    plain = {name: value for name, value in ROW.items() if name != "SN"}
    rows = [plain, {**plain, "MSG_CN": "도로 통제"}, {**plain, "RCPTN_RGN_NM": "서울특별시 노원구"}]
    with serving(lambda path: reply(*rows) if asked(path)["crtDt"] == "20260504" else reply()) as server:
        of = feed(server.url)
        first = {message.key for message in of.read(NOW).messages}
        again = {message.key for message in of.read(NOW + timedelta(minutes=1)).messages}
        of.close()
    assert len(first) == len(rows)
    assert again == first


def test_pages_are_read_until_all_are_there_and_yesterday_only_once() -> None:
    def answer(path: str) -> Reply:
        of = asked(path)
        if of["crtDt"] == "20260503":
            return reply(
                {**ROW, "SN": "y", "CRT_DT": "2026/05/03 23:00:00"}, {**ROW, "SN": "o", "CRT_DT": "2026/05/03 08:00:00"}
            )
        first = int(of["pageNo"]) * ROWS - ROWS
        return reply(*({**ROW, "SN": first + n} for n in range(min(ROWS, 700 - first))), total="700")

    with serving(answer) as server:
        of = feed(server.url)
        keys = {message.key for message in of.read(NOW).messages}
        again = {message.key for message in of.read(NOW + timedelta(minutes=1)).messages}
        of.close()
    assert len(keys) == 701
    assert "sms_y" in keys
    assert "sms_o" not in keys  # older than a day
    assert again == keys
    looks = [(asked(path)["crtDt"], asked(path)["pageNo"]) for path in server.asked]
    today = [("20260504", "1"), ("20260504", "2")]
    assert looks == [("20260503", "1"), *today, *today]
    assert asked(server.asked[0])["serviceKey"] == KEY
    assert asked(server.asked[0])["rgnNm"] == "서울특별시"


@pytest.mark.parametrize(
    ("sent", "reason", "asks_again"),
    [
        (Reply(status=500), "error 500", True),
        (Reply(status=401), REFUSED.en, True),
        (Reply(b"{}", length=900), CUT_OFF.en, True),
        (Reply(endless=True), TOO_LARGE.en, True),
        (Reply(status=302, headers={"Location": "http://127.0.0.2/"}), ELSEWHERE.en, True),
        (Reply(reply(ROW).body[:-9]), NO_SENSE.en, True),
        (Reply(WHERE["gateway"]("30")), REFUSED.en, False),
        (Reply(WHERE["gateway"]("22")), QUOTA.en, True),
    ],
    ids=["500", "401", "cut off", "endless", "redirect", "truncated", "bad key", "quota"],
)
def test_after_a_failure_the_last_messages_stay_and_say_so(sent: Reply, reason: str, asks_again: bool) -> None:
    replies = [reply(), reply(ROW)]
    with serving(lambda _: replies.pop(0) if replies else sent) as server:
        of = feed(server.url)
        desk = Desk(of, 0.0)
        desk.took(of.read(NOW), 0.0)
        with pytest.raises(FeedError) as caught:
            of.read(NOW)
        desk.failed(0.0, caught.value)
        of.close()
    (message,) = desk.messages(NOW)
    assert message.provenance.status.value == "stale"
    assert message.provenance.detail
    assert reason in message.provenance.detail.en
    assert desk.due(1e9) is asks_again
    assert KEY not in str(caught.value)


def test_a_portal_that_is_too_slow_is_given_up() -> None:

    held = threading.Event()
    with serving(lambda _: Reply(held=held)) as server:
        of = feed(server.url, patience=0.2)
        with pytest.raises(FeedError) as caught:
            of.read(NOW)
        held.set()
        of.close()
    assert caught.value.reason == TOO_SLOW


# ------------------------------------------------------------------ from the pack to the state


def around(**options: object) -> Surroundings:
    spec = {"name": "sms", "kind": "safetydata", "source": {"en": "M", "ko": "행", "ru": "М"}, "options": options}
    return Surroundings(Pack.model_validate({**SEOUL.model_dump(), "feeds": [spec]}), CitySettings(), NOW)


def test_a_pack_names_it_and_its_messages_come_into_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_KEY_SAFETYDATA", KEY)
    clock = SetClock()
    here = clock.wall().astimezone(HERE)
    row = {**ROW, "CRT_DT": f"{here:%Y/%m/%d %H:%M:%S}"}
    facts: list[Fact] = []
    with serving(lambda path: reply(row) if asked(path)["crtDt"] == f"{here:%Y%m%d}" else reply()) as server:
        (made,) = declared(around(region="서울특별시", base=server.url))
        runner = Runner([made], facts.append, clock)
        runner.turn(5.0)
        runner.stop()
    (message,) = told(State(), facts).messages
    assert (message.key, message.district, message.kind) == ("sms_253001", "jungnang", "disaster")
    assert KEY not in repr(made)


def test_without_its_key_or_region_the_start_stops_and_says_where_it_belongs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(ConfigError, match="KIOSK_KEY_SAFETYDATA"):
        declared(around(region="서울특별시"))
    with pytest.raises(ConfigError, match=r"feeds\.sms\.options\.region"):
        declared(around())
