"""The simulated city's messages as Korea's safety data portal tells them: a day's, page by page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.feeds.simulator import Simulator


def reply(city: Simulator, now: datetime, query: Mapping[str, str]) -> bytes:
    """One page of the messages of the day `crtDt`."""
    zone, region = ZoneInfo(city.pack.timezone), query.get("rgnNm", "")
    names = {part.key: part.name.ko for part in city.pack.districts}
    said = [one for one in city.messages(now) if f"{one.at.astimezone(zone):%Y%m%d}" == query.get("crtDt")]
    count, page = int(query.get("numOfRows", "10")), int(query.get("pageNo", "1"))
    rows = [
        {
            "SN": one.key,
            "CRT_DT": f"{one.at.astimezone(zone):%Y/%m/%d %H:%M:%S}",
            "MSG_CN": one.text.ko,
            "RCPTN_RGN_NM": f"{region} {names.get(one.district, '전체')} ",
            "EMRG_STEP_NM": "긴급재난" if one.urgent else "안전안내",
            "DST_SE_NM": "기타",
        }
        for one in said
    ]
    header = {"resultMsg": "NORMAL SERVICE", "resultCode": "00", "errorMsg": None}
    shown = rows[(page - 1) * count : page * count]
    return json.dumps(
        {"header": header, "numOfRows": count, "pageNo": page, "totalCount": len(rows), "body": shown},
        ensure_ascii=False,
    ).encode()
