"""One sentence, spoken by espeak-ng -> the partial and final results of a model as they come."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from voskmini.engines import Espeak
from voskmini.hearing import Ear, in_noise


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("voice", help="of espeak-ng, for example en-us+m7, ko+f4, ru+m7")
    parser.add_argument("text")
    parser.add_argument("sentences", nargs="*", help="the grammar; none is free recognition")
    asked = parser.parse_args()
    samples = Espeak(asked.text, asked.text, asked.voice, 150, 50).samples()
    if samples is None:
        raise SystemExit(f"espeak-ng cannot say {asked.text!r} with the voice {asked.voice}")
    heard = Ear(asked.model, asked.sentences).hear(in_noise(samples, None, "", np.random.default_rng(0)))
    print("\n".join([*heard.events, f"heard: {heard.text} (confidence {heard.confidence:.2f})"]))


if __name__ == "__main__":
    main()
