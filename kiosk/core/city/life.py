"""Economy and life: what things cost, and the city's own money."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from kiosk.core.city.parts import About, Key, Named, Part


class Good(Part):
    """Something everybody buys; its price is the reading `price.item.<key>`."""

    key: Key
    name: Named
    amount: Named  # "10 kg", "one night"
    price: Annotated[float, Field(gt=0)]  # when the file was written


class Spending(Part):
    """A part of the year's budget; how much of it is the reading `economy.spent.<key>`."""

    key: Key
    name: Named
    amount: Annotated[float, Field(gt=0)]  # millions


class Owed(Part):
    """What the city owed on a day of the past."""

    on: date
    amount: Annotated[float, Field(ge=0)]  # millions


class Life(Part):
    """Money is called `money` after a number ("won", "원", "₽"); sums of the city are in millions of it."""

    about: About
    money: Named
    goods: tuple[Good, ...] = ()
    spending: tuple[Spending, ...] = ()
    debt: Annotated[float, Field(ge=0)] = 0.0  # millions
    budget: Annotated[float, Field(ge=0)] = 0.0  # millions
    debts: tuple[Owed, ...] = ()  # oldest first: how the debt came to be what it is
