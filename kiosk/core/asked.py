"""How the city's numbers are asked for by name, in the words the embedded models know. Ends at forms for the grammar.

What is not here cannot be said, and is opened by touch or by its number on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.pack import Pack
from kiosk.core.quantities import QUANTITIES
from kiosk.core.text import Language, Spoken

# as they stand after "show" and "open", "보여줘" and "열어", "покажи" and "открой" (accusative)
SHOWN: Mapping[str, Spoken] = {
    "disaster.events": Spoken(en=("incidents",), ko=("오늘 사건",), ru=("происшествия",)),
    "disaster.fires": Spoken(en=("fires",), ko=("오늘 화재",), ru=("пожары",)),
    "disaster.rescues": Spoken(en=("rescue operations",), ko=(), ru=()),
    "disaster.ambulances": Spoken(en=("ambulance runs",), ko=("구급차 출동",), ru=()),
    "traffic.speed": Spoken(en=("average road speed", "road speed"), ko=("도로 속도", "속도"), ru=("скорость",)),
    "air.index": Spoken(en=("quality index",), ko=("대기질",), ru=("качество воздуха",)),
    "air.pm25": Spoken(en=("fine dust",), ko=(), ru=("пыль",)),
    "air.pm10": Spoken(en=("dust",), ko=("미세먼지",), ru=()),
    "air.o3": Spoken(en=("ozone",), ko=(), ru=()),
    "air.no2": Spoken(en=("nitrogen dioxide",), ko=(), ru=()),
    "weather.temperature": Spoken(en=("temperature",), ko=("기온", "온도"), ru=()),
    "weather.humidity": Spoken(en=("humidity",), ko=("습도",), ru=()),
    "weather.wind": Spoken(en=("wind",), ko=("바람",), ru=("ветер",)),
    "weather.rain": Spoken(en=("rain",), ko=("비",), ru=("дождь",)),
    "water.turbidity": Spoken(en=("water clarity",), ko=(), ru=()),
    "crowd.level": Spoken(en=("crowds",), ko=("혼잡",), ru=()),
    "parking.free": Spoken(en=("parking",), ko=("주차장", "주차"), ru=("парковки",)),
    "bikes.free": Spoken(en=("bikes",), ko=("자전거",), ru=("велосипеды",)),
    "startup.firms": Spoken(en=("new firms",), ko=("창업",), ru=()),
    "economy.debt": Spoken(en=("city debt", "debt"), ko=("부채",), ru=("долг",)),
    "economy.budget": Spoken(en=("city budget", "budget"), ko=("예산",), ru=("бюджет",)),
    "economy.prices": Spoken(en=("consumer prices", "prices"), ko=("물가",), ru=("цены",)),
    "voice.complaints": Spoken(en=("complaints", "requests"), ko=("오늘 민원",), ru=("жалобы", "обращения")),
}
# more, after "how is the", "알려줘" and "как" (nominative): a view may have the same name after "show"
ALSO: Mapping[str, Spoken] = {
    "air.index": Spoken(en=("air",), ko=("공기",), ru=("воздух",)),
    "weather.temperature": Spoken(en=(), ko=(), ru=("температура",)),
}


def shown(pack: Pack, language: Language) -> tuple[tuple[str, str], ...]:
    """(form, kind of number) of everything that can be shown by name in the city of `pack`."""
    return tuple(_forms(SHOWN, pack, language))


def asked(pack: Pack, language: Language) -> tuple[tuple[str, str], ...]:
    """(form, kind of number) of everything that can be asked for: all that is shown, and more.

    Without those that begin like a shorter one, which would have to wait for them.
    """
    forms = (*_forms(SHOWN, pack, language), *_forms(ALSO, pack, language))
    return tuple((form, kind) for form, kind in forms if not any(form.startswith(f"{other} ") for other, _ in forms))


def _forms(spoken: Mapping[str, Spoken], pack: Pack, language: Language) -> Iterator[tuple[str, str]]:
    for kind, forms in spoken.items():
        if "city" in QUANTITIES[kind].of and (pack.life or not kind.startswith("economy.")):
            yield from ((form, kind) for form in forms.to(language))
