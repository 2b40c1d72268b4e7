"""The composition root: makes every part of the wall, joins, starts and stops them. Nothing else knows them all."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator

from kiosk import commands as command_files
from kiosk import views as view_folders
from kiosk.alarms.desk import AlarmDesk, changes
from kiosk.calls.backend import Captioned
from kiosk.calls.office import Office
from kiosk.captions import Captions
from kiosk.cctv.messages import HEIGHT, PANES, WIDTH, CctvSetup, Watch
from kiosk.commands.wall import Talk
from kiosk.core import pack as packs
from kiosk.core.bus import Bus
from kiosk.core.call import CallState
from kiosk.core.camera import CameraSeen
from kiosk.core.clock import Clock
from kiosk.core.command import Command
from kiosk.core.draft import plain
from kiosk.core.fact import (
    CamerasChosen,
    CamerasLost,
    CameraWatched,
    DictationHeard,
    Fact,
    GestureSeen,
    HandsChanged,
    NoticesChanged,
    WordsHeard,
)
from kiosk.core.frames import FrameRing
from kiosk.core.inputs import DeviceState, Gesture, HandsSeen, Modality, Origin, Words
from kiosk.core.journal import Journal
from kiosk.core.keys import secret
from kiosk.core.microphone import SharedMicrophone
from kiosk.core.registry import Commands, instances
from kiosk.core.sentences import sentences
from kiosk.core.settings import Settings
from kiosk.core.sound_ring import SoundRing
from kiosk.core.state import State, Verdict
from kiosk.core.store import Store
from kiosk.core.supervisor import Health, Supervisor, WorkerState
from kiosk.core.text import LANGUAGES, Language, Text, same
from kiosk.core.view import View
from kiosk.devices import Device, EarsPort, EyesPort
from kiosk.feeds.history import History
from kiosk.feeds.kind import Surroundings, declared
from kiosk.feeds.runner import Runner
from kiosk.fusion.senses import Senses
from kiosk.idle import Idle
from kiosk.models.folders import default_folders
from kiosk.models.installed import demo_model, hand_model, vosk_model
from kiosk.orders.desk import OrderDesk
from kiosk.orders.ledger import Ledger
from kiosk.screen.application import Application, Wake
from kiosk.screen.sharing import HEIGHT as WALL_HEIGHT
from kiosk.screen.sharing import WIDTH as WALL_WIDTH
from kiosk.screen.sharing import Sharing
from kiosk.screen.timer import Timer
from kiosk.screen.window import Screen
from kiosk.views.watching import fires, watched
from kiosk.vision.messages import EyesSetup
from kiosk.vocabulary import Strip, lists, spelled
from kiosk.voice.engines import dictation
from kiosk.voice.messages import Caption, EarsSetup, ModelChoice, Taken
from kiosk.voices import officer_voice
from kiosk.wall import Ports, Wall

log = logging.getLogger(__name__)

ALARMS_EVERY = 0.5  # seconds between two looks for what asks for somebody
TURN = 0.05  # seconds between looks at what is due: questions that run out, calls that ring too long
NO_HANDS = Text(
    en="The hand model is missing: run “kiosk models install hands”",
    ko="손 모델이 없습니다: “kiosk models install hands” 실행",
    ru="Нет модели руки: выполните «kiosk models install hands»",
)


class App:
    """One running wall. Qt thread only."""

    def __init__(self, settings: Settings, clock: Clock, application: Application, *, scripted: bool = False) -> None:
        """`scripted`: no microphone and no camera; ears and eyes get what is fed to them.

        Raises `ConfigError` for a broken pack or setting.
        """
        self.settings = settings
        self.clock = clock
        self.pack = packs.load(settings.pack.folder)
        found = (view for view in instances(view_folders, View) if view.fits(self.pack))
        self.views = sorted(found, key=lambda view: view.order)
        self.commands = Commands.found_in(command_files)
        self.journal = Journal(settings.journal, clock, uuid.uuid4().hex)
        self.store = Store(
            State(language=settings.language or self.pack.language, views=tuple(view.name for view in self.views))
        )
        self.bus = Bus(self._carry_out, self._learn)
        self._application = application
        self._scripted = scripted
        self._fact_listeners: list[Callable[[Fact], None]] = []
        self._refusal_listeners: list[Callable[[Words, Text], None]] = []
        self._hand_model = hand_model(default_folders())
        self._noticed: tuple[Text, ...] = ()
        self._started = False  # the engines: they load behind the first picture
        self._senseless = False
        self._spoken = sentences(self.commands, lists(self.views, self.pack), spelled(self.pack))
        self._alarms = AlarmDesk(self.pack)
        self._looked_at = float("-inf")  # for alarms
        self._strip = Strip(self.commands, self._spoken)
        self.microphone = SharedMicrophone.create()
        self.ears_worker = self._ears()
        self.ears = EarsPort(self.ears_worker, self._dictation())
        self.preview = FrameRing.create(settings.eyes.width, settings.eyes.height)
        self.eyes_worker = self._eyes()
        self.eyes = EyesPort(self.eyes_worker)
        self.panes = [FrameRing.create(WIDTH, HEIGHT) for _ in range(PANES if self.pack.cameras else 0)]
        self.cctv_worker = self._cctv()
        self._watching = Watch(())
        self._filmed = False
        self.dashboard = FrameRing.create(WALL_WIDTH, WALL_HEIGHT)
        self.voices = SoundRing.create()
        self.office = self._office()
        self.captions = self._captions()
        self._ledger = Ledger(settings.orders)
        self.orders = self._orders()
        self.screen = self._screen()
        self._sharing = Sharing(self.screen.window.grabWindow, self.dashboard)
        self.wall = self._wall()
        self._idle = self._idler()
        self.senses = Senses(
            self.commands, self.store, clock, self.bus.issue, refused=self._note_refused, ignored=self._note_ignored
        )
        around = Surroundings(self.pack, settings.city, clock.wall())
        self.feeds = Runner(declared(around), self.bus.report, clock, History(settings.history))
        self.bus.on_outcome(self.wall.record)
        self._wake = Wake(self._woken)
        self.bus.wake = self._wake.wake
        self._timer = Timer(TURN, self._turn)

    def start(self, *, senses: bool = True) -> None:
        """Show the wall, then let the engines load behind it; without `senses` it stays deaf and blind."""
        self._senseless = not senses
        self.journal.write("started", pack=self.pack.key, language=self.store.state.language, scripted=self._scripted)
        self.screen.on_painted(self._start_engines)
        self.screen.show()

    def stop(self) -> None:
        """End everything that was started; at most some seconds."""
        self._timer.stop()
        self.feeds.stop()
        self.office.stop()
        self.captions.stop()
        self.orders.stop()
        for worker in (self.ears_worker, self.eyes_worker, self.cctv_worker):
            worker.stop()
        self.screen.close()
        self._sharing.share(on=False)
        self.dashboard.close()
        self.preview.close()
        self.microphone.close()
        self.voices.close()
        for ring in self.panes:
            ring.close()
        self.journal.write("stopped")
        self.journal.close()

    def on_fact(self, listener: Callable[[Fact], None]) -> None:
        """Call `listener` after every fact that was taken in."""
        self._fact_listeners.append(listener)

    def on_refused(self, listener: Callable[[Words, Text], None]) -> None:
        """Call `listener` with final words that became no command, and the reason shown."""
        self._refusal_listeners.append(listener)

    def _start_engines(self, _painted_at: float) -> None:
        if self._started:
            return
        self._started = True
        threading.Thread(target=self._strip.load, name="strip", daemon=True).start()
        if not self._senseless:
            self.ears_worker.start()
            self.eyes_worker.start()
        if self.pack.cameras:
            self.cctv_worker.start()
        self.office.start()
        self.orders.start()
        self.feeds.start()

    def _woken(self) -> None:
        self.office.turn()
        self.orders.turn()
        self.bus.drain(self.clock.now)
        self.office.duck(on=self.store.state.talking)

    def _turn(self) -> None:
        notices = tuple(self._notices())
        if notices != self._noticed:  # a disk may fill up while the wall runs
            self._noticed = notices
            self.bus.report(NoticesChanged(notices))
        self.wall.confirmation.expire()
        self._look_for_alarms()
        self._idle.look()
        self._watch_cameras()
        self._film()
        self.office.duck(on=self.store.state.talking)
        self.captions.look(self.store.state)
        self.ears.look(self.store.state)
        self.office.turn()
        self.orders.turn()

    def _watch_cameras(self) -> None:
        """Tell the watcher which cameras are shown: it opens no other."""
        state = self.store.state
        watching = Watch(watched(state, self.pack), fires(state, self.pack))
        if watching != self._watching:
            if watching.keys != self._watching.keys:
                self._learn(CamerasChosen(watching.keys))  # at once: a slot must not show the camera before
            self._watching = watching
            self.cctv_worker.send(watching, keep=True)

    def _film(self) -> None:
        """Let camera and wall be seen by the far side of a call while, and only while, they are shown to it."""
        state = self.store.state
        self._sharing.share(on=state.sharing)
        seen = state.call is not None and state.call.state is CallState.CONNECTED and state.call.video
        if (seen and not state.covered) != self._filmed:
            self._filmed = not self._filmed
            self.eyes.film(self._filmed)

    def _look_for_alarms(self) -> None:
        if self.clock.now() - self._looked_at < ALARMS_EVERY:
            return
        self._looked_at = self.clock.now()
        state = self.store.state
        judged = self._alarms.look(state, self.clock.wall())
        if judged is not None:
            # taken in at once: a command between looking and taking in would be undone by it
            self._learn(judged)
            for line in changes(state.alarms, judged.alarms):
                self.journal.write("alarm", **line)

    # ------------------------------------------------------------------ the bus asks

    def _carry_out(self, command: Command, origin: Origin) -> tuple[Verdict, Text]:
        return self.wall.carry_out(command, origin)

    def _learn(self, fact: Fact) -> None:
        awaited = self.store.state.draft.take
        self.store.put(fact.change(self.store.state))
        self._idle.learnt(fact)  # first: somebody wakes the wall before what they say is done
        match fact:
            case WordsHeard(words) if words.final:
                self.journal.write("heard", text=words.text, language=words.language, engine=words.engine)
                self.senses.words(words)
            case DictationHeard(final=True) as said if said.take == awaited:
                self.journal.write("dictated", text=plain(said.words), engine=said.engine, failed=said.failed)
                if self.store.state.talking:  # whoever opened it: the rest of a speech that paused is no command
                    now = self.clock.now()
                    self.bus.issue(Talk("off"), Origin(Modality.SYSTEM, "dictation", now, now))
            case GestureSeen(gesture):
                self.journal.write("seen", gesture=gesture.kind.value, ignored=gesture.ignored)
                self.senses.gesture(gesture)
            case _:
                pass
        for listener in self._fact_listeners:
            listener(fact)

    def _note_refused(self, words: Words, reason: Text) -> None:
        for listener in self._refusal_listeners:
            listener(words, reason)
        self.journal.write("refused", text=words.text, reason=reason.en, confidence=round(words.confidence, 3))

    def _note_ignored(self, gesture: Gesture, why: str) -> None:
        self.journal.write("ignored", gesture=gesture.kind.value, reason=why)

    # ------------------------------------------------------------------ parts

    def _ears(self) -> Supervisor:
        device = Device("microphone", self.bus.report)

        def heard(message: object) -> None:
            match message:
                case Words():
                    self.bus.report(WordsHeard(message))
                case Taken(take, words, engine, final, failed):
                    self.bus.report(DictationHeard(take, words, engine, final, failed))
                case DeviceState():
                    device.tells(message)
                case _:
                    log.error("the ears said something unknown: %r", message)

        setup = EarsSetup(
            self.settings.ears,
            self._spoken,
            self.store.state.language,
            _speech_models(),
            shared=self.microphone.spec,
            scripted=self._scripted,
        )
        return Supervisor(
            "ears", "kiosk.voice.ears:ears", setup, clock=self.clock, on_message=heard, on_state=device.worker
        )

    def _dictation(self) -> dict[Language, str]:
        found = {
            language: dictation(language, self.settings.ears.engine, models)
            for language, models in _speech_models().items()
        }
        return {language: engine.label for language, engine in found.items() if engine}

    def _eyes(self) -> Supervisor:
        device = Device("camera", self.bus.report)

        def seen(message: object) -> None:
            match message:
                case HandsSeen():
                    self.bus.report(HandsChanged(message))
                case Gesture():
                    self.bus.report(GestureSeen(message))
                case DeviceState():
                    device.tells(message)
                case _:
                    log.error("the eyes said something unknown: %r", message)

        setup = EyesSetup(self.settings.eyes, self._hand_model, self.preview.spec, self._scripted)
        return Supervisor(
            "eyes", "kiosk.vision.eyes:eyes", setup, clock=self.clock, on_message=seen, on_state=device.worker
        )

    def _cctv(self) -> Supervisor:
        def seen(message: object) -> None:
            match message:
                case CameraSeen():
                    self.bus.report(CameraWatched(message))
                case _:
                    log.error("the camera watcher said something unknown: %r", message)

        def became(state: WorkerState) -> None:
            if state.health in (Health.DEGRADED, Health.STOPPED):
                self.bus.report(CamerasLost(state.detail))

        logins = tuple((c.key, secret(c.source.login)) for c in self.pack.cameras if c.source.login)
        slots = tuple(ring.spec for ring in self.panes)
        setup = CctvSetup(self.pack.cameras, self.pack.folder, self.pack.timezone, slots, logins)
        return Supervisor("cctv", "kiosk.cctv.watcher:cctv", setup, clock=self.clock, on_message=seen, on_state=became)

    def _captions(self) -> Captions:
        def said(caption: Caption) -> None:
            self.office.telephone.announce(Captioned(caption.call_id, caption.words, caption.engine))

        return Captions(
            self.settings.calls,
            default_folders(),
            self.voices.spec,
            self.clock,
            said,
            city=self.pack.language,
            talks=not self.office.backend.simulated,
        )

    def _office(self) -> Office:
        return Office(
            self.settings.calls,
            self.pack,
            self.clock,
            language=lambda: self.store.state.language,
            report=self.bus.report,
            note=self.journal.write,
            wake=lambda: self.bus.wake(),  # noqa: PLW0108 - set later than this
            speaking=self.ears.outshout,
            speech=officer_voice,
            answered=lambda answer: self.orders.hear(answer),  # noqa: PLW0108 - set later than this
            camera=self.preview.spec,
            dashboard=self.dashboard.spec,
            microphone=self.microphone,
            voices=self.voices.spec,
        )

    def _orders(self) -> OrderDesk:
        return OrderDesk(
            self._ledger,
            self.clock,
            deliver=self.office.backend.deliver,
            simulated=self.office.backend.simulated,
            report=self.bus.report,
            note=self.journal.write,
            wake=lambda: self.bus.wake(),  # noqa: PLW0108 - set later than this
        )

    def _screen(self) -> Screen:
        return Screen(
            store=self.store,
            views=self.views,
            commands=self.commands,
            issue=self.bus.issue,
            offers=self._strip.offers,
            clock=self.clock,
            pack=self.pack,
            settings=self.settings.screen,
            preview=self.preview,
            officer=self.office.pictures,
            cameras=self.panes,
            family=self._application.fonts.family,
            headless=self._application.headless,
            felt=lambda: self._idle.felt(),  # noqa: PLW0108 - set later than this
        )

    def _idler(self) -> Idle:
        return Idle(
            self.store,
            self.clock,
            self.bus.issue,
            language=self.store.state.language,
            after=0.0 if self._scripted else self.settings.screen.idle_after,
            scene_for=self.settings.screen.scene_for,
        )

    def _wall(self) -> Wall:
        return Wall(
            store=self.store,
            clock=self.clock,
            journal=self.journal,
            pack=self.pack,
            views=self.views,
            ports=Ports(self.office.telephone, self.orders, self.ears, self.eyes, self.screen, self._application.quit),
            confirm_within=self.settings.calls.confirm_within,
        )

    def _notices(self) -> Iterator[Text]:
        if self._application.fonts.notice:
            yield self._application.fonts.notice
        if self.journal.problem:
            yield same(self.journal.problem)
        if self._ledger.problem:
            yield same(self._ledger.problem)
        if self._hand_model is None:
            yield NO_HANDS
        if self.captions.missing:
            yield self.captions.missing


def _speech_models() -> dict[Language, ModelChoice]:
    folders = default_folders()
    return {
        language: ModelChoice(vosk_model(language, folders), demo_model(language, folders)) for language in LANGUAGES
    }
