"""`words/en.txt` and its sisters -> words to add to a model, with their phones where the file tells them."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "words"


def read_words(path: Path) -> dict[str, list[str]]:
    """Word -> the pronunciations the file gives (none: the language's own rule or dictionary is asked).

    One word a line, its phones after it where wanted; the same word again is another pronunciation; `#` is a comment.
    """
    words: dict[str, list[str]] = {}
    for line in path.read_text("utf8").splitlines():
        word, *phones = line.split("#")[0].split() or [""]
        if word:
            words.setdefault(word, [])
            if phones:
                words[word].append(" ".join(phones))
    return words
