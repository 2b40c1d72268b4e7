"""Settings and models -> the recogniser of each language. Ends where it is loaded, or it is said why it cannot be."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.core.errors import SourceError
from kiosk.core.text import Language
from kiosk.voice.messages import ModelChoice
from kiosk.voice.recogniser import Recogniser, Writer
from kiosk.voice.witness import Witnessed

if TYPE_CHECKING:
    from kiosk.voice.grammar import Grammar  # hassil takes a third of a second, and the wall asks what dictates

log = logging.getLogger(__name__)

Wanted = Literal["auto", "vosk", "pocketsphinx", "demo"]


@dataclass(frozen=True, slots=True)
class Engine:
    """A recogniser that could be loaded."""

    library: Literal["vosk", "pocketsphinx"]
    model: Path | None = None  # None: inside the library's wheel
    demo: bool = False
    witness: Path | None = None  # a small vosk model that has to agree; its word is only ever a veto

    @property
    def label(self) -> str:
        """As the screen names it."""
        name = self.model.name if self.model else "en-us"
        return f"{self.library} {name}" + (" (DEMO MODEL)" if self.demo else "")


def candidates(language: Language, wanted: Wanted, models: ModelChoice) -> tuple[Engine, ...]:
    """What to try for `language`, best first.

    pocketsphinx knows English only: wished for, it leaves the other languages to the automatic choice.
    """
    official = (Engine("vosk", models.official),) if models.official else ()
    demo = (Engine("vosk", models.demo, demo=True),) if models.demo else ()
    sphinx = (Engine("pocketsphinx", witness=models.demo),) if language == "en" else ()
    match wanted:
        case "vosk":
            return official
        case "demo":
            return demo
        case "pocketsphinx" if sphinx:
            return sphinx
        case _:
            return official + sphinx + demo


def dictation(language: Language, wanted: Wanted, models: ModelChoice) -> Engine | None:
    """What writes down free speech of `language`; None: nothing on this machine can.

    Our own small models know little but commands, and write commands for whatever is said: they are taken where the
    setting asks for them only.
    """
    if wanted == "demo":
        return Engine("vosk", models.demo, demo=True) if models.demo else None
    if models.official:
        return Engine("vosk", models.official)
    return Engine("pocketsphinx") if language == "en" else None


def writer(engine: Engine) -> Writer:
    """What writes it down. Raises `SourceError` naming what is missing and the mend."""
    if engine.library == "pocketsphinx":
        from kiosk.voice.pocketsphinx_recogniser import PocketsphinxDictation  # noqa: PLC0415 - 100 MB, if needed

        return PocketsphinxDictation()
    from kiosk.voice.vosk_recogniser import Dictation  # noqa: PLC0415 - 20 MB, if needed

    if engine.model is None:
        raise SourceError("vosk", "no model is named", "`kiosk models list` shows which there are")
    return Dictation(engine.model)


def load(engine: Engine, grammar: Grammar) -> Recogniser:
    """The recogniser. Raises `SourceError` naming what is missing and the mend."""
    if engine.library == "pocketsphinx":
        from kiosk.voice.pocketsphinx_recogniser import PocketsphinxRecogniser  # noqa: PLC0415 - 40 MB, if needed

        return _witnessed(PocketsphinxRecogniser(grammar), engine, grammar)
    if engine.model is None:
        raise SourceError("vosk", "no model is named", "`kiosk models list` shows which there are")
    # our own models of these languages know command words alone, and [unk] lets too much of other talk through: the
    # model without grammar has to agree; `benchmarks/rejection.py` prints what still passes
    compete = True if engine.demo and grammar.language != "en" else None
    return _vosk(engine.model, grammar, engine.label, compete=compete)


def _witnessed(first: Recogniser, engine: Engine, grammar: Grammar) -> Recogniser:
    if engine.witness is None:
        return first
    meanings = {phrase.text: phrase.intent for phrase in grammar.phrases}
    try:
        return Witnessed(first, _vosk(engine.witness, grammar, engine.label, compete=None), meanings)
    except SourceError as error:
        log.warning("%s hears without a witness, so more small talk becomes commands: %s", engine.label, error)
        return first


def _vosk(model: Path, grammar: Grammar, label: str, *, compete: bool | None) -> Recogniser:
    from kiosk.voice.vosk_recogniser import VoskRecogniser  # noqa: PLC0415 - 20 MB, if needed

    return VoskRecogniser(model, grammar, label, compete=compete)


def first_that_loads(
    grammar: Grammar, wanted: Wanted, models: ModelChoice
) -> tuple[Recogniser | None, tuple[str, ...]]:
    """The best recogniser that loads, and what kept better ones from it; None: this language is deaf."""
    problems: list[str] = []
    tried = candidates(grammar.language, wanted, models)
    for engine in tried:
        try:
            recogniser = load(engine, grammar)
            if engine.witness and not isinstance(recogniser, Witnessed):
                problems.append(f"{engine.label} hears without its witness {engine.witness}: `kiosk models verify`")
            return recogniser, tuple(problems)
        except SourceError as error:
            log.warning("%s: %s", engine.label, error)
            problems.append(str(error))
    if not tried:
        problems.append(f"no model for {grammar.language!r}: `kiosk models install {grammar.language}`")
    return None, tuple(problems)
