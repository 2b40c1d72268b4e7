"""Screenshots and their captions -> one picture to look a rehearsal over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import QRect, Qt
from PyQt6.QtGui import QColor, QFont, QImage, QPainter

COLUMNS = 4
WIDTH = 640  # pixels of one picture
CAPTION = 44  # pixels below it
GAP = 16  # pixels
PAPER, INK, ALARM = QColor("#11161c"), QColor("#e8edf2"), QColor("#ff8a65")


def contact_sheet(pictures: Sequence[tuple[Path, str, bool]], out: Path, family: str) -> None:
    """Write the pictures (file, caption, as expected?) in rows onto `out`. After the application; raises `OSError`."""
    loaded = [(QImage(str(file)), caption, good) for file, caption, good in pictures]
    shape = next((image for image, _, _ in loaded if not image.isNull()), QImage(16, 9, QImage.Format.Format_RGB32))
    height = WIDTH * shape.height() // shape.width()
    rows = -(-len(loaded) // COLUMNS)
    sheet = QImage(
        COLUMNS * (WIDTH + GAP) + GAP, max(rows, 1) * (height + CAPTION + GAP) + GAP, QImage.Format.Format_RGB32
    )
    sheet.fill(PAPER)
    painter = QPainter(sheet)
    font = QFont(family)
    font.setPixelSize(20)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, (image, caption, good) in enumerate(loaded):
        x = GAP + number % COLUMNS * (WIDTH + GAP)
        y = GAP + number // COLUMNS * (height + CAPTION + GAP)
        painter.drawImage(QRect(x, y, WIDTH, height), image)
        painter.setPen(INK if good else ALARM)
        words = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, WIDTH)
        painter.drawText(QRect(x, y + height, WIDTH, CAPTION), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    if not sheet.save(str(out)):
        raise OSError(f"{out}: the picture cannot be written")
