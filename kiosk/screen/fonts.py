"""The fonts of this machine -> one family that can write all languages of the wall, or the word for what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt6.QtGui import QFont, QFontDatabase, QRawFont

from kiosk.core.text import Text
from kiosk.screen.texts import NO_GLYPHS

# Debian's fonts-nanum first: one family for Latin, Hangul and Cyrillic, made for screens; then what else is common
FAMILIES = ("NanumSquare", "NanumSquareRound", "NanumGothic", "Pretendard", "Noto Sans KR", "Noto Sans CJK KR")
SCRIPTS = {"Latin": "Ag1", "Hangul": "한글", "Cyrillic": "Русик"}
WIDE = 0.85  # em: NanumBarunGothic has Cyrillic only in squares of 1 em, which nobody can read as words


@dataclass(frozen=True, slots=True)
class Fonts:
    """The family to write with, and what it cannot write."""

    family: str
    missing: tuple[str, ...] = ()

    @property
    def notice(self) -> Text | None:
        """What the wall says about it, if anything."""
        return NO_GLYPHS.filled(scripts=", ".join(self.missing)) if self.missing else None


def found(families: tuple[str, ...] = FAMILIES) -> Fonts:
    """The first of `families` that is here and writes everything, else the system's own. Needs a QGuiApplication."""
    installed = set(QFontDatabase.families())
    for family in families:
        if family in installed and not unwritable(family):
            return Fonts(family)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    covered = {script for family in installed for script in set(SCRIPTS) - set(unwritable(family))}
    return Fonts(system, tuple(script for script in SCRIPTS if script not in covered))


def unwritable(family: str) -> tuple[str, ...]:
    """The scripts this family lacks glyphs for, by itself, or has only letters as wide as a Hangul syllable."""
    raw = QRawFont.fromFont(QFont(family))
    return tuple(script for script, sample in SCRIPTS.items() if not _writes(raw, sample, wide=script == "Hangul"))


def _writes(raw: QRawFont, sample: str, *, wide: bool) -> bool:
    if not all(raw.supportsCharacter(letter) for letter in sample):
        return False
    widths = [step.x() / raw.pixelSize() for step in raw.advancesForGlyphIndexes(raw.glyphIndexesForString(sample))]
    return wide or sum(widths) / len(widths) < WIDE
