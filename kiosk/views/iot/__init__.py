"""The neighbourhood of sensors: bins that call the truck before they overflow, its way, and the bays that are free."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.core.city.iot import Effect, Iot
from kiosk.core.city.sites import Site
from kiosk.core.pack import Pack
from kiosk.core.plane import Plane
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.iot import bins
from kiosk.views.iot.area import area
from kiosk.views.iot.collection import Run, runs, runs_to_all
from kiosk.views.tiles import number, place_tile, said, texts, together
from kiosk.views.words import NO_VALUE, VIDEO_CALL, VOICE_CALL

WORDS = texts(
    binsTitle=Text(en="Fullest bins", ko="많이 찬 수거함", ru="Самые полные баки"),
    baysTitle=Text(en="Parking bays", ko="주차면", ru="Парковочные места"),
    routeTitle=Text(en="Collection route now", ko="지금 수거 경로", ru="Маршрут вывоза сейчас"),
    effectsTitle=Text(en="Before and after, elsewhere", ko="도입 전후(타 지역)", ru="До и после (не здесь)"),
    before=Text(en="before", ko="이전", ru="до"),
    after=Text(en="after", ko="이후", ru="после"),
    back=Text(en="Close", ko="닫기", ru="Закрыть"),
    past=Text(en="measured", ko="측정", ru="измерено"),
    coming=Text(en="forecast", ko="예측", ru="прогноз"),
    legendFree=Text(en="free", ko="빈 자리", ru="свободно"),
    legendTaken=Text(en="taken", ko="주차 중", ru="занято"),
    legendRoute=Text(en="route", ko="수거 경로", ru="маршрут"),
    legendDepot=Text(en="depot", ko="차고지", ru="база"),
    videoCall=VIDEO_CALL,
    voiceCall=VOICE_CALL,
)
NONE_DUE = Text(en="No bin is due", ko="수거할 수거함 없음", ru="Вывоз не нужен")
NO_DATA = Text(en="No data on bins", ko="수거함 데이터 없음", ru="Нет данных о баках")
DUE = Text(en="{n} to empty", ko="수거 {n}개", ru="вывезти: {n}")
STOPS = Text(en="stops: {n} · {metres} m", ko="{n}곳 · {metres} m", ru="{n} ост. · {metres} м")
STAYS = Text(en="stays at the depot", ko="차고지 대기", ru="стоит на базе")
SAVED = Text(
    en="{metres} m instead of {all} m to all {n} bins: {share} % less",
    ko="전체 {n}개를 도는 {all} m 대신 {metres} m: {share} % 감소",
    ru="{metres} м вместо {all} м ко всем {n} бакам: меньше на {share} %",
)
BAYS_FREE = Text(en="{free} of {all} free", ko="{all}면 중 {free}면 비어 있음", ru="свободно {free} из {all}")
METHOD = Text(
    en="Shortest tour along the streets as drawn; bins from {at} % or full within 2 h",
    ko="그려진 길을 따라 계산한 최단 순회, 적재율 {at} % 이상이거나 2시간 내 포화 예정인 수거함",
    ru="Кратчайший объезд по нарисованным улицам; баки от {at} % или полные через 2 ч",
)


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows; an opened bin's own day takes the right side."""
    iot = pack.iot
    if iot is None:
        return {**said(WORDS, language), "there": False}
    planned = runs(state, pack)
    ordered = bins.by_urgency(pack, state)
    opened = next((site for site in ordered if bins.is_open(site, state)), None)
    keys = [f"bin.fill.{site.key}" for site in ordered]
    shown = [bins.one(site, state, pack, language, iot) for site in ordered]
    due = sum(bool(each["due"]) for each in shown)
    known = any(each["band"] != "none" for each in shown)
    return {
        **said(WORDS, language),
        "there": True,
        "shows_opened": opened is not None,
        "areaTitle": iot.name.text.to(language),
        "map": _map(state, pack, iot, planned),
        "bins": shown,
        "binsOrigin": together(state, keys, language),
        "due": (DUE.filled(n=due) if due else NONE_DUE if known else NO_DATA).to(language),
        "anyDue": due > 0,
        "lots": _lots(state, pack, language),
        "baysOrigin": together(state, [f"bay.taken.{site.key}" for site in pack.sites_of("bay")], language),
        "baysFree": _free(pack.sites_of("bay"), state, language),
        "trucks": [_truck(run, state, pack, language, known=known) for run in planned],
        "saved": _saved(planned, pack, language) if known else NO_VALUE,
        "method": METHOD.filled(at=number(iot.call_truck_at, 0, language)).to(language),
        "effects": [_effect(effect, language) for effect in iot.effects],
        "opened": bins.detail(opened, state, pack, language, iot=iot, runs=planned) if opened else {},
    }


def _map(state: State, pack: Pack, iot: Iot, planned: tuple[Run, ...]) -> dict[str, object]:
    """{aspect, streets, routes, bins, bays, depots}: where everything is; what it is worth stands in the lists."""
    on = area(pack, iot)
    stops = {stop: n for run in planned for n, stop in enumerate(run.stops, 1)}
    return {
        "aspect": on.aspect,
        "streets": on.lines(iot.streets),
        "routes": on.lines([run.line for run in planned if run.line]),
        "bins": [
            {"site": site.key, **_at(on, site), "stop": stops.get(site.key, 0)} for site in bins.by_urgency(pack, state)
        ],
        "bays": [{**_at(on, site), "taken": _taken(site, state)} for site in pack.sites_of("bay")],
        "depots": [_at(on, site) for site in pack.sites_of("depot")],
    }


def _at(on: Plane, site: Site) -> dict[str, object]:
    x, y = on.point(site.place)
    return {"x": x, "y": y}


def _taken(site: Site, state: State) -> str:
    """One of yes, no and unknown."""
    reading = state.readings.get(f"bay.taken.{site.key}")
    return "unknown" if reading is None or reading.value is None else "yes" if reading.value >= 0.5 else "no"  # noqa: PLR2004 - a sensor's 0 or 1


def lots(sites: tuple[Site, ...]) -> dict[str, list[Site]]:
    """Bays by the row they belong to: the last word of their key, without its number, as in `bay_a1`."""
    found: dict[str, list[Site]] = {}
    for site in sites:
        found.setdefault(re.sub(r"\d+$", "", site.key).rstrip("_").rpartition("_")[2].upper(), []).append(site)
    return found


def _lots(state: State, pack: Pack, language: Language) -> list[dict[str, object]]:
    """{sign, free, bays} of every row of bays; a bay is a tile that also says whether it is taken."""
    return [
        {
            "sign": sign,
            "free": _free(tuple(sites), state, language),
            "bays": [
                {**place_tile(state, pack, f"bay.taken.{site.key}", language), "taken": _taken(site, state)}
                for site in sites
            ],
        }
        for sign, sites in lots(pack.sites_of("bay")).items()
    ]


def _free(sites: tuple[Site, ...], state: State, language: Language) -> str:
    states = [_taken(site, state) for site in sites]
    known = [each for each in states if each != "unknown"]
    return BAYS_FREE.filled(free=known.count("no"), all=len(sites)).to(language) if known else NO_VALUE


def _truck(run: Run, state: State, pack: Pack, language: Language, *, known: bool) -> dict[str, object]:
    """The tile of a truck's load, with its trip, where the bins are `known`, and whom to call."""
    key = f"truck.load.{run.truck.key}"
    callable_ = run.truck.contact if any(c.key == run.truck.contact for c in pack.contacts) else None
    trip = (
        STOPS.filled(n=len(run.stops), metres=number(run.metres, 0, language))
        if run.stops
        else STAYS
        if known
        else NO_DATA
    )
    return {
        **place_tile(state, pack, key, language),
        "name": run.truck.name.text.to(language),
        "trip": trip.to(language),
        "contact": callable_ or "",
    }


def _saved(planned: tuple[Run, ...], pack: Pack, language: Language) -> str:
    metres, everything = sum(run.metres for run in planned), sum(run.metres for run in runs_to_all(pack))
    if not everything:
        return NO_VALUE
    if not metres:
        return NONE_DUE.to(language)
    return SAVED.filled(
        metres=number(metres, 0, language),
        all=number(everything, 0, language),
        n=len(pack.sites_of("bin")),
        share=number(100 * (1 - metres / everything), 0, language),
    ).to(language)


def _effect(effect: Effect, language: Language) -> dict[str, object]:
    """{name, before, after, change, source}: the two figures as shares of the larger one, and as texts."""
    top = max(effect.before, effect.after) or 1.0
    unit = f" {effect.unit.text.to(language)}" if effect.unit else ""
    share = effect.after / effect.before - 1 if effect.before else 0.0
    return {
        "name": effect.name.text.to(language),
        "before": effect.before / top,
        "beforeText": number(effect.before, effect.digits, language) + unit,
        "after": effect.after / top,
        "afterText": number(effect.after, effect.digits, language) + unit,
        "change": f"{'+' if share > 0 else ''}{number(100 * share, 0, language)} %",
        "source": effect.source.text.to(language),
    }


VIEW = View(
    name="iot",
    title=Text(en="IoT area", ko="IoT 지구", ru="Район IoT"),
    spoken=Spoken(en=("bins",), ko=("쓰레기통",), ru=("баки",)),
    section=Section.NEWS,
    order=41,
    icon="bin",
    qml=Path(__file__).with_name("Iot.qml"),
    present=present,
    fits=lambda pack: pack.iot is not None,
)
