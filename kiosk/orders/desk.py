"""Confirmed orders -> errands to devices, and their answers -> orders. Ends where `OrdersChanged` is reported.

Everything but `hear` runs in the Qt thread. An order is on the disk before its first errand leaves.
"""

from __future__ import annotations

import logging
import sqlite3
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.core.clock import Clock
from kiosk.core.errors import Refused
from kiosk.core.fact import Fact, OrdersChanged
from kiosk.core.inputs import Modality
from kiosk.core.order import SLIP_STEPS, UNANSWERED, Errand, ErrandAnswered, Order, Slip, SlipState, Wanted
from kiosk.core.text import Text
from kiosk.orders.ledger import KEEP, Ledger

log = logging.getLogger(__name__)

AGAIN = 5.0  # seconds until an errand that did not arrive is sent again
LONGEST = 500  # characters of a reason that are kept
NOBODY = Text(en="Nobody is named for this order", ko="명령을 받을 사람이 없습니다", ru="Не указано, кому приказ")
NOT_DRAFTED = Text(en="Nobody confirmed this order", ko="확인되지 않은 명령입니다", ru="Этот приказ не подтверждён")
DICTATED = Text(
    en="DICTATED, written down by a machine: {words}",
    ko="구술, 기계가 받아쓴 글: {words}",
    ru="ПРОДИКТОВАНО, записано машиной: {words}",
)  # how an officer's page begins such an order
NOT_KEPT = Text(
    en="The order could not be kept on the disk and was not sent",
    ko="명령을 저장하지 못해 보내지 않았습니다",
    ru="Приказ не записан на диск и не отправлен",
)


class Note(Protocol):
    """Writes into the black box; Qt thread only."""

    def __call__(self, kind: str, **data: object) -> None:
        """Append one entry."""
        ...


class OrderDesk:
    """The `Orders` port. The only maker of `Order` values."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        *,
        deliver: Callable[[Errand], None],
        simulated: bool,
        report: Callable[[Fact], None],
        note: Note,
        wake: Callable[[], None],
    ) -> None:
        """`deliver` takes an errand to its contact's device, or does nothing while that is out of reach; never blocks.

        `wake` (any thread) asks the Qt thread for a `turn` soon. `simulated`: whether actors answer.
        """
        self._ledger = ledger
        self._clock = clock
        self._deliver = deliver
        self._simulated = simulated
        self._report = report
        self._note = note
        self._wake = wake
        self._draft: tuple[Wanted, Modality] | None = None
        self._mailbox: deque[ErrandAnswered] = deque()
        self._sent: dict[tuple[str, str], float] = {}  # when each errand left last; monotonic seconds
        self._orders = {order.id: order for order in reversed(ledger.known(clock.wall()))}

    def start(self) -> None:
        """Show what is known from before; what did not arrive yet goes out again."""
        self._tell()

    def propose(self, wanted: Wanted, by: Modality) -> None:
        """Draft an order: nothing is sent. Raises `Refused` where nobody is named."""
        if not wanted.contacts:
            raise Refused(NOBODY)
        self._draft = wanted, by
        self._note(
            "drafted",
            template=wanted.template,
            to=list(wanted.contacts),
            by=by.value,
            text=wanted.text.en,
            wording=wanted.wording,
            heard=wanted.heard,
            engine=wanted.engine,
        )

    def withdraw(self) -> None:
        """Drop the draft, if there is one."""
        self._draft = None

    def send(self, template: str, by: Modality) -> None:
        """Give the order that stands drafted.

        Raises `Refused` unless it is one of `template`, or where the disk does not take it.
        """
        draft, self._draft = self._draft, None
        if draft is None or draft[0].template != template:
            raise Refused(NOT_DRAFTED)
        wanted, proposed_by = draft
        now = self._clock.wall()
        order = Order(
            id=uuid.uuid4().hex,
            kind=wanted.kind,
            template=wanted.template,
            text=wanted.text,
            at=now,
            expires=now + timedelta(minutes=wanted.expires_min),
            proposed_by=proposed_by.value,
            confirmed_by=by.value,
            slips=tuple(Slip(one, SlipState.CONFIRMED, ((SlipState.CONFIRMED, now),)) for one in wanted.contacts),
            simulated=self._simulated,
            to=wanted.to,
            filled=wanted.filled,
            wording=wanted.wording,
            heard=wanted.heard,
            engine=wanted.engine,
        )
        try:
            self._ledger.put(order)
        except sqlite3.Error as error:
            log.exception("an order could not be kept")
            raise Refused(NOT_KEPT) from error
        self._orders[order.id] = order
        self._note(
            "order",
            order=order.id,
            template=order.template,
            to=[slip.contact for slip in order.slips],
            wording=order.wording,
        )
        self._send_due()
        self._tell()

    def hear(self, answer: ErrandAnswered) -> None:
        """Take what a device says. Any thread, never blocks."""
        self._mailbox.append(answer)
        self._wake()

    def turn(self) -> None:
        """Answers that came, time that ran out, errands that are due again. Several times a second and when woken."""
        changed = False
        for _ in range(len(self._mailbox)):
            changed |= self._answered(self._mailbox.popleft())
        changed |= self._expire()
        if changed:
            self._tell()
        self._send_due()

    def stop(self) -> None:
        """Close the file."""
        self._ledger.close()

    # ------------------------------------------------------------------ within

    def _answered(self, answer: ErrandAnswered) -> bool:
        order = self._orders.get(answer.order)
        slip = next((slip for slip in order.slips if slip.contact == answer.contact), None) if order else None
        if order is None or slip is None:
            log.warning("%s answered an order that is not theirs", answer.contact)
            return False
        return self._step(order, slip, answer.state, answer.reason[:LONGEST])

    def _expire(self) -> bool:
        now = self._clock.wall()
        changed = False
        for order in list(self._orders.values()):
            if order.over and now - order.at >= KEEP:
                del self._orders[order.id]  # the file keeps it
                changed = True
                continue
            if now < order.expires:
                continue
            for slip in order.slips:
                if slip.state in UNANSWERED[order.kind]:
                    changed |= self._step(self._orders[order.id], slip, SlipState.EXPIRED)
        return changed

    def _step(self, order: Order, slip: Slip, state: SlipState, reason: str = "") -> bool:
        if slip.state not in SLIP_STEPS[order.kind].get(state, ()):
            return False  # said twice, or overtaken by what was said later
        self._sent.pop((order.id, slip.contact), None)  # it is there: not sent again
        now: datetime = self._clock.wall()
        after = replace(slip, state=state, times=(*slip.times, (state, now)), reason=reason)
        order = replace(order, slips=tuple(after if each is slip else each for each in order.slips))
        self._orders[order.id] = order
        try:
            self._ledger.put(order)
        except sqlite3.Error:
            log.exception("an answer could not be kept; it is known until the program ends")
        self._note("slip", order=order.id, contact=slip.contact, state=state.value, reason=reason)
        return True

    def _send_due(self) -> None:
        now = self._clock.now()
        for order in self._orders.values():
            if order.simulated is not self._simulated:
                continue  # what was ordered in a rehearsal never reaches a real officer, nor the other way round
            for slip in order.slips:
                if slip.state is not SlipState.CONFIRMED:
                    continue
                key = order.id, slip.contact
                if now - self._sent.get(key, float("-inf")) >= AGAIN:
                    self._sent[key] = now
                    self._deliver(Errand(order.id, slip.contact, order.kind, _as_read(order), order.at))

    def _tell(self) -> None:
        self._report(OrdersChanged(tuple(reversed(self._orders.values()))))


def _as_read(order: Order) -> Text:
    return DICTATED.filled(words=order.text) if order.wording == "dictated" else order.text
