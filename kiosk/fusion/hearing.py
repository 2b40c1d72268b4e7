"""Words -> command. Ends where the command, or the reason why there is none, is given on."""

from __future__ import annotations

from kiosk.core.command import Command
from kiosk.core.inputs import Modality, Origin, Unmatched, Words
from kiosk.core.registry import Commands
from kiosk.core.text import Text

REASONS: dict[Unmatched, Text] = {
    Unmatched.UNKNOWN_WORDS: Text(en="I do not know these words", ko="모르는 말입니다", ru="Эти слова мне незнакомы"),
    Unmatched.NO_SENTENCE: Text(en="Not a command I know", ko="명령으로 알아듣지 못했습니다", ru="Такой команды нет"),
    Unmatched.IMPROBABLE: Text(
        en="That did not sound like a command", ko="명령처럼 들리지 않았습니다", ru="Это не похоже на команду"
    ),
    Unmatched.AMBIGUOUS: Text(
        en="That can mean two things; say it another way",
        ko="두 가지로 들립니다. 다르게 말해 주세요",
        ru="Это можно понять двояко, скажите иначе",
    ),
    Unmatched.NOT_LISTENING: Text(
        en="Nobody had opened the microphone", ko="마이크가 열려 있지 않았습니다", ru="Микрофон не был открыт"
    ),
}


def meant(words: Words, commands: Commands) -> Command | None:
    """The command that a final hypothesis means; None for partial ones and for what is no command."""
    if not words.final or words.intent is None:
        return None
    return commands.make(words.intent)


def origin(words: Words) -> Origin:
    """Where a command that was said comes from."""
    return Origin(
        Modality.VOICE,
        words.engine,
        words.started,
        words.ended,
        words.confidence,
        words.text,
        words.alternatives,
    )


def why_not(words: Words) -> Text | None:
    """The reason to show for final words without a command; None where silence is the better answer."""
    if not words.final or words.intent is not None or not words.text:
        return None
    return REASONS[words.unmatched or Unmatched.NO_SENTENCE]
