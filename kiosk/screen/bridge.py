"""The state -> the panels QML binds to; slow parts are recomputed only when what they show may have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PyQt6.QtCore import QObject, QTimer

from kiosk.core.clock import Clock
from kiosk.core.frames import FrameRing
from kiosk.core.pack import Pack
from kiosk.core.rewind import rewound
from kiosk.core.sentences import Offer
from kiosk.core.state import State
from kiosk.core.store import Store
from kiosk.core.view import View
from kiosk.screen.drift import Drift, drift
from kiosk.screen.frames_item import FrameSource
from kiosk.screen.hands import HandsPanel
from kiosk.screen.panel import panel_type
from kiosk.screen.panels.address import AddressCard, address
from kiosk.screen.panels.alarms import AlarmsShown, alarms
from kiosk.screen.panels.attract import Attract, attract
from kiosk.screen.panels.call import CallShown, call
from kiosk.screen.panels.devices import Devices, devices
from kiosk.screen.panels.header import Header, TimeOfDay, header, there, time_of_day
from kiosk.screen.panels.hud import Hud, hud
from kiosk.screen.panels.invitation import InvitationCard, invitation
from kiosk.screen.panels.past import Past, past
from kiosk.screen.panels.question import QuestionShown, question
from kiosk.screen.panels.sheet import Sheet, sheet
from kiosk.screen.panels.strip import Strip, Talk, strip, talk
from kiosk.screen.presenting import Presenting

TICK = 1000  # milliseconds between two looks at the clock

HeaderPanel = panel_type(Header)
TimePanel = panel_type(TimeOfDay)
DevicesPanel = panel_type(Devices)
HudPanel = panel_type(Hud)
StripPanel = panel_type(Strip)
TalkPanel = panel_type(Talk)
QuestionPanel = panel_type(QuestionShown)
CallPanel = panel_type(CallShown)
AddressPanel = panel_type(AddressCard)
AlarmsPanel = panel_type(AlarmsShown)
PastPanel = panel_type(Past)
InvitationCardPanel = panel_type(InvitationCard)
AttractPanel = panel_type(Attract)
DriftPanel = panel_type(Drift)
SheetPanel = panel_type(Sheet)

MOVING = ("hands",)  # changes 30 times a second and concerns only the cursor and the skeletons
SOUNDING = ("microphone", "camera", "caller")  # a level 20 times a second, else seldom
WORDY = ("words", "feedback")


class Bridge(QObject):
    """All panels of one wall; Qt thread only."""

    def __init__(
        self,
        *,
        store: Store,
        views: Sequence[View],
        offers: Callable[[State], Sequence[Offer]],
        clock: Clock,
        pack: Pack,
        preview: FrameRing | None,
        officer: FrameRing | None,
        cameras: Sequence[FrameRing] = (),
        still: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`still`: nothing moves by itself."""
        super().__init__(parent)
        self._store = store
        self._still = still
        self._offers = offers
        self._clock = clock
        self._pack = pack
        self.presenting = Presenting(views, pack, clock, store.state, self)
        self.hands = HandsPanel(self)
        self.preview = FrameSource(preview, self)
        self.officer = FrameSource(officer, self)
        self.cameras = [FrameSource(ring, self) for ring in cameras]
        self.header = HeaderPanel(Header(), self)
        self.time = TimePanel(TimeOfDay(), self)
        self.devices = DevicesPanel(Devices(), self)
        self.hud = HudPanel(Hud(), self)
        self.strip = StripPanel(Strip(), self)
        self.talk = TalkPanel(Talk(), self)
        self.question = QuestionPanel(QuestionShown(), self)
        self.call = CallPanel(CallShown(), self)
        self.address = AddressPanel(AddressCard(), self)
        self.sheet = SheetPanel(Sheet(), self)
        self.past = PastPanel(Past(), self)
        self.alarms = AlarmsPanel(AlarmsShown(), self)
        self.invitation = InvitationCardPanel(InvitationCard(), self)
        self.attract = AttractPanel(Attract(), self)
        self.drift = DriftPanel(Drift(), self)
        self._closed = False
        self._show_all(store.state)
        store.on_change(self._take)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()

    def panels(self) -> Mapping[str, object]:
        """Every panel under the name of `Wall.qml`'s property."""
        return {
            "header": self.header,
            "time": self.time,
            "devices": self.devices,
            "hud": self.hud,
            "strip": self.strip,
            "talk": self.talk,
            "question": self.question,
            "call": self.call,
            "address": self.address,
            "sheet": self.sheet,
            "alarms": self.alarms,
            "past": self.past,
            "invitation": self.invitation,
            "attract": self.attract,
            "drift": self.drift,
            "hands": self.hands,
            "views": self.presenting.panels,
            "current": self.presenting.current,
            "preview": self.preview,
            "officer": self.officer,
            "cameras": self.cameras,
        }

    def close(self) -> None:
        """Follow the state no more."""
        self._closed = True
        self._ticks.stop()

    def tick(self) -> None:
        """A second passed: the clock, the countdown, the call, the age of what is open, and the drift."""
        self._show_timed(self._store.state)

    def _take(self, before: State, after: State) -> None:
        if self._closed:
            return
        parts = {name for name in State.__slots__ if getattr(before, name) is not getattr(after, name)}
        if "hands" in parts:
            self.hands.show(after.hands)
        if parts.intersection(SOUNDING):
            self.devices.show(devices(after))
        if parts.intersection((*SOUNDING, *WORDY, "talking", "language")):
            self.hud.show(hud(after))
            self.talk.show(talk(after))
        if parts.difference((*MOVING, *SOUNDING, *WORDY)):
            self.presenting.take(before, after)
            self._show_slow(after)
            self._show_timed(after)

    def _show_all(self, state: State) -> None:
        self.hands.show(state.hands)
        self.hud.show(hud(state))
        self.talk.show(talk(state))
        self._show_slow(state)
        self._show_timed(state)

    def _show_slow(self, state: State) -> None:
        self.header.show(header(state, self._pack, self.presenting.views))
        self.devices.show(devices(state))
        self.attract.show(attract(state))
        self.strip.show(strip(state, self._offers(state)))

    def _show_timed(self, state: State) -> None:
        now, wall = self._clock.now(), there(self._clock.wall(), self._pack)
        self.time.show(time_of_day(wall, state.language))
        self.question.show(question(state, now))
        self.call.show(call(state, self._pack, now))
        self.address.show(address(state, self._pack, now))
        self.alarms.show(alarms(state, self._pack, wall))
        self.sheet.show(sheet(rewound(state), self._pack, self.presenting.shown, wall))
        self.past.show(past(state, wall))
        self.invitation.show(invitation(state, self._pack, wall.tzinfo))
        self.drift.show(drift(now, still=self._still))
