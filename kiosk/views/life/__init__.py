"""Economy and life: what things cost, what the city spends and owes, and where it is crowded."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Spoken, Text
from kiosk.core.view import Section, Shown, View
from kiosk.views.life import crowding, prices, treasury
from kiosk.views.tiles import said, texts, tile, together

WORDS = texts(
    pricesTitle=Text(en="Prices", ko="생활 물가", ru="Цены"),
    budgetTitle=Text(en="The city’s money", ko="시 재정", ru="Деньги города"),
    debtTitle=Text(en="City debt", ko="시 부채", ru="Долг города"),
    crowdTitle=Text(en="Where it is crowded", ko="붐비는 곳", ru="Где людно"),
    sinceYesterday=Text(en="since yesterday", ko="전일 대비", ru="за сутки"),
    close=Text(en="Close", ko="닫기", ru="Закрыть"),
    lastDay=Text(en="Last 24 hours", ko="최근 24시간", ru="Последние 24 часа"),
)
SMALLEST = Text(en="The smallest parts of it", ko="작은 항목만 보기", ru="Самые малые части")
SINCE = Text(en="since {day}", ko="{day} 대비", ru="с {day}")


def present(state: State, pack: Pack, language: Language) -> Shown:
    """What the view shows; an opened busy place's day takes the chart."""
    life = pack.life
    goods = [f"price.item.{good.key}" for good in life.goods] if life else []
    spots = pack.sites_of("spot")
    rest = treasury.is_open(state, pack)
    return {
        **said(WORDS, language),
        "shows_opened": rest or any(crowding.is_open(site, state) for site in spots),
        "since": SINCE.filled(day=f"{life.about.as_of:%Y-%m}").to(language) if life else "–",
        "inflation": tile(state, pack, "economy.prices", language),
        "basket": prices.basket(state, pack, language),
        "goods": prices.goods(state, pack, language),
        "goodsOrigin": together(state, goods, language),
        "budget": (budget := treasury.total(state, pack, treasury.BUDGET, language)),
        "restOpen": rest,
        "partsOf": {"key": treasury.REST, "label": SMALLEST.to(language)} if rest else budget,
        "spending": treasury.spending(state, pack, language),
        "spendingOrigin": treasury.spending_origin(state, pack, language),
        "debt": treasury.debt(state, pack, language),
        "spots": crowding.spots(state, pack, language),
        "spotsOrigin": together(state, [f"crowd.people.{site.key}" for site in spots], language),
        "day": crowding.day(state, pack, language),
    }


VIEW = View(
    name="life",
    title=Text(en="Economy & life", ko="경제·생활", ru="Экономика и жизнь"),
    spoken=Spoken(en=("economy",), ko=("경제",), ru=("экономику",)),
    section=Section.CITY_HALL,
    order=30,
    icon="money",
    qml=Path(__file__).with_name("Life.qml"),
    present=present,
    fits=lambda pack: pack.life is not None,
)
