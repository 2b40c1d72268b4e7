"""citydata: everything about one busy place: people, road, weather and its forecast, disaster messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.reading import Message, Reading
from kiosk.core.text import Text, same
from kiosk.feeds.seoul.envelope import Row, as_list, whole
from kiosk.feeds.seoul.feed import Context, Found, Service
from kiosk.feeds.seoul.fields import moment, number, text
from kiosk.feeds.web import NO_SENSE, FeedError

WRONG_AREA = Text(
    en="The source tells of another place", ko="다른 장소의 값이 왔습니다", ru="Источник ответил о другом месте"
)  # what the sample key does, whatever is asked
WEATHER: Mapping[str, tuple[str, ...]] = {
    "weather.temperature": ("TEMP",),
    "weather.humidity": ("HUMIDITY",),
    "weather.wind": ("WIND_SPD",),
    "weather.rain": ("PRECIPITATION",),
}
URGENT = ("긴급재난", "위급재난")


def read(body: bytes, path: str, context: Context) -> Found:
    """People, weather and messages of the area in `path`. Raises `FeedError` where another area came."""
    asked = path.rstrip("/").rpartition("/")[2]
    reply = whole(body)
    city = reply.get("CITYDATA", reply.get("SeoulRtd.citydata", reply))
    area = next(iter(as_list(city)), None)
    if area is not None and isinstance(area.get("CITYDATA"), Mapping):
        area = next(iter(as_list(area["CITYDATA"])), None)
    if area is None or not text(area, "AREA_NM"):
        raise FeedError(NO_SENSE, "no CITYDATA")
    if text(area, "AREA_NM") != asked:
        raise FeedError(WRONG_AREA, f"asked for {asked}")
    site = next(site for site in context.pack.sites_of("spot") if asked in (site.code, site.name.ko))
    return Found(
        (*_people(area, site, context), *_weather(area, context)), messages=tuple(_messages(area, site, context))
    )


def _block(area: Row, name: str) -> list[Row]:
    """A block's rows: several nest one level deeper than documented, under their own name."""
    return [row for found in as_list(area.get(name)) for row in (as_list(found.get(name)) or [found])]


def _people(area: Row, site: Site, context: Context) -> Iterator[Reading]:
    for row in _block(area, "LIVE_PPLTN_STTS"):
        least, most = number(row, "AREA_PPLTN_MIN"), number(row, "AREA_PPLTN_MAX")
        if least is not None and most is not None:
            measured = moment(row, context.pack.timezone, "PPLTN_TIME")
            yield from context.reading(f"crowd.people.{site.key}", (least + most) / 2, "", measured)


def _weather(area: Row, context: Context) -> Iterator[Reading]:
    for row in _block(area, "WEATHER_STTS")[:1]:
        measured = moment(row, context.pack.timezone, "WEATHER_TIME")
        hours = as_list(row.get("FCST24HOURS"))
        nested = [inner for hour in hours for inner in as_list(hour.get("FCST24HOURS"))]
        ahead = [value for hour in nested or hours if (value := number(hour, "TEMP")) is not None]
        for kind, names in WEATHER.items():
            value = number(row, *names)
            if value is None and kind == "weather.rain" and text(row, *names) == "-":
                value = 0.0  # a dash is how the service writes that nothing falls
            for reading in context.reading(kind, value, QUANTITIES[kind].unit, measured):
                yield replace(reading, ahead=tuple(ahead)) if kind == "weather.temperature" else reading


def _messages(area: Row, site: Site, context: Context) -> Iterator[Message]:
    for row in _block(area, "LIVE_DST_MESSAGE"):
        at, words = moment(row, context.pack.timezone, "CRT_DT"), text(row, "MSG_CN")
        if at is not None and words:
            urgent = text(row, "EMRG_STEP_NM") in URGENT
            key = f"dst_{at:%Y%m%d%H%M%S}_{site.district}"
            yield Message(key, "disaster", same(words), at, site.district, urgent, context.provenance(at))


def _promises(pack: Pack) -> dict[str, str]:
    spots = {f"crowd.people.{site.key}": "" for site in pack.sites_of("spot")}
    return spots | {kind: QUANTITIES[kind].unit for kind in WEATHER} if spots else {}


CITYDATA = Service(
    "citydata",
    300.0,
    _promises,
    lambda pack, _: tuple(f"citydata/1/5/{site.code or site.name.ko}" for site in pack.sites_of("spot")),
    read,
)
