"""A trained network and words -> a folder that the unmodified vosk wheel loads."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voskmini import kaldi, network, word_list
from voskmini.graph import Vocabulary, write_graph
from voskmini.language import Language
from voskmini.languages import LANGUAGES
from voskmini.mfcc import MFCC_CONF
from voskmini.phones import Lexicon

MODEL_CONF = """--min-active=200
--max-active=3000
--beam=11.0
--lattice-beam=3.0
--acoustic-scale=1.0
--frame-subsampling-factor=3
--frames-per-chunk=21
--endpoint.silence-phones=1
--endpoint.rule1.min-trailing-silence=5.0
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.8
--endpoint.rule4.min-trailing-silence=1.2
--endpoint.rule5.min-utterance-length=20.0
"""
FREQUENT_WORDS = 15_000  # English words of free recognition; 2 MB of graph
COMMAND_SHARE = 0.5  # of all words said are words of the commands
RANK_OFFSET = 200  # flattens the head of Zipf's law
RANK_SPREAD = math.log(20)  # the sum of 1 / (rank + offset) over the vocabulary, about


@dataclass(frozen=True, slots=True)
class Costs:
    """What keeps words apart from noise, as costs (-log p)."""

    word: float = 2.0
    """Of every word."""
    unknown_start: float = 0.0
    """Of entering `[unk]`."""
    unknown_scale: float = 1.0
    """Factor of the phones in it."""


USUAL = Costs()


def vocabulary(
    language: Language, phone_probabilities: Sequence[float], added: Lexicon, costs: Costs, frequent: int
) -> Vocabulary:
    """The language's own words, its `frequent` most frequent ones and the `added`, with their probabilities."""
    common = language.frequent_words(frequent)
    words = sorted({*common, *language.all_words(), *added})
    ruled = language.lexicon(word for word in words if not added.get(word))
    lexicon = {word: added.get(word) or ruled[word] for word in words}
    _check_phones(language, lexicon)
    ranks = {word: rank for rank, word in enumerate(common)}
    all_phones = sum(phone_probabilities)
    unknown = {
        phone: costs.unknown_scale * math.log(probability / all_phones)
        for phone, probability in zip(language.phones.names, phone_probabilities, strict=True)
    }
    return Vocabulary(lexicon, _word_logs(words, ranks, language.commands()), unknown, costs.word, costs.unknown_start)


def write_model(folder: Path, trained: network.Trained, language: Language, words: Vocabulary) -> None:
    """The model folder: `am/`, `conf/` and `graph/`."""
    for part in ("am", "conf"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "conf" / "model.conf").write_text(MODEL_CONF)
    (folder / "conf" / "mfcc.conf").write_text(MFCC_CONF)
    config, components = trained.network.nnet3()
    with (folder / "am" / "final.mdl").open("wb") as file:
        kaldi.write_model(file, language.phones.outputs(), config, components, network.CONTEXT)
    write_graph(folder / "graph", words, language.phones)


def build(
    code: str, net: Path, folder: Path, *, words: Path, costs: Costs = USUAL, frequent: int = FREQUENT_WORDS
) -> None:
    """The model of language `code` in `folder`, from its network file and the words of a list."""
    language, trained = LANGUAGES[code], network.load(net)
    phones_only = trained.phone_probabilities[1:].tolist()
    known = vocabulary(language, phones_only, word_list.read_words(words), costs, frequent)
    write_model(folder, trained, language, known)


def _check_phones(language: Language, lexicon: Lexicon) -> None:
    for word, pronunciations in lexicon.items():
        for phone in " ".join(pronunciations).split():
            if phone not in language.phones.index:
                raise KeyError(f"{word!r}: there is no phone {phone!r}; there are {' '.join(language.phones.names)}")


def _word_logs(words: Sequence[str], ranks: Mapping[str, int], commands: Sequence[str]) -> dict[str, float]:
    """Half the probability is the commands' words, half is Zipf's over all words."""
    rest = 1 - COMMAND_SHARE
    probability = {word: rest / (RANK_OFFSET + ranks.get(word, len(words))) / RANK_SPREAD for word in words}
    said = [word for command in commands for word in command.split()]
    for word in said:
        probability[word] += COMMAND_SHARE / len(said)
    return {word: math.log(value) for word, value in probability.items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("net", type=Path, help="network file")
    parser.add_argument("folder", type=Path, help="model folder to write")
    parser.add_argument("--words", type=Path, help="words to add (default: words/LANGUAGE.txt of the recipe)")
    parser.add_argument("--frequent", type=int, default=FREQUENT_WORDS, help="frequent words of English")
    parser.add_argument("--word-cost", type=float, default=USUAL.word)
    parser.add_argument("--unknown-start", type=float, default=USUAL.unknown_start)
    parser.add_argument("--unknown-scale", type=float, default=USUAL.unknown_scale)
    asked = parser.parse_args()
    costs = Costs(asked.word_cost, asked.unknown_start, asked.unknown_scale)
    words = asked.words or word_list.FOLDER / f"{asked.language}.txt"
    build(asked.language, asked.net, asked.folder, words=words, costs=costs, frequent=asked.frequent)


if __name__ == "__main__":
    main()
