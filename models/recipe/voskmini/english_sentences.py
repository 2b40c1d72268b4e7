"""English sentences: the commands of a wall, and random text for every other company of phones."""

# ruff: noqa: SIM905, S311 - lists of words are read and mended as text; chance is for variety, not for secrets

from __future__ import annotations

import random
from collections.abc import Iterator

from voskmini.language import Corpus
from voskmini.phones import Lexicon

DISTRICTS: Lexicon = {  # the 25 districts of Seoul, several ways visitors pronounce them
    "jongno": ["JH AO NG N OW", "JH OW NG N OW", "CH OW NG N OW"],
    "jung": ["JH AH NG", "JH UH NG"],
    "yongsan": ["Y AO NG S AA N", "Y OW NG S AE N"],
    "seongdong": ["S AO NG D AO NG", "S AH NG D OW NG"],
    "gwangjin": ["G W AA NG JH IH N", "G W AE NG JH IH N"],
    "dongdaemun": ["D AO NG D EY M UH N", "D OW NG D AE M UW N"],
    "jungnang": ["JH AH NG N AA NG", "JH UH NG N AE NG"],
    "seongbuk": ["S AO NG B UH K", "S AH NG B UW K"],
    "gangbuk": ["G AA NG B UH K", "G AE NG B UW K"],
    "dobong": ["D OW B AO NG", "D OW B OW NG"],
    "nowon": ["N OW W AH N", "N OW W AO N"],
    "eunpyeong": ["AH N P Y AO NG", "UH N P Y AH NG"],
    "seodaemun": ["S AO D EY M UH N", "S AH D AE M UW N"],
    "mapo": ["M AA P OW"],
    "yangcheon": ["Y AA NG CH AO N", "Y AE NG CH AH N"],
    "gangseo": ["G AA NG S AO", "G AE NG S AH"],
    "guro": ["G UW R OW"],
    "geumcheon": ["G AH M CH AO N", "G UH M CH AH N"],
    "yeongdeungpo": ["Y AO NG D AH NG P OW", "Y AH NG D UH NG P OW"],
    "dongjak": ["D AO NG JH AA K", "D OW NG JH AE K"],
    "gwanak": ["G W AA N AA K", "G W AE N AE K"],
    "seocho": ["S AO CH OW", "S AH CH OW"],
    "gangnam": ["G AA NG N AA M", "G AE NG N AE M"],
    "songpa": ["S AO NG P AA", "S OW NG P AH"],
    "gangdong": ["G AA NG D AO NG", "G AE NG D OW NG"],
}
TOPICS = (
    "overview|home|disaster|safety|traffic|air quality|weather|waste|bins|parking|economy|cameras|calls|map"
).split("|")
ROLES = (
    "fire command vehicle one|fire command vehicle two|fire command vehicle three|disaster director|safety director|"
    "traffic chief|welfare director|transport chief|disaster officer|safety center|traffic center|fire station|"
    "transport director|welfare officer"
).split("|")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SINGLE = (
    "zoom in|zoom out|next|previous|back|go back|hang up|answer|mute|unmute|hold|send order|send report|inspect road|"
    "close road|report|confirm|yes|no|cancel|select|select this|select that one|put that there|move this there|"
    "put this one there|play|pause|stop|start demo|stop demo|louder|quieter|speak english|speak korean|speak russian|"
    "okay city hall|go home"
).split("|")
HEAD = 400  # words that a quarter of the random text is made of: the short, slurred ones
# shares of the training sentences, summed up; the rest is random text
COMMANDS, CAMERAS, SHUFFLED, PREFIXED = 0.28, 0.34, 0.44, 0.48
FROM_HEAD = 0.25  # of the random words
WITH_ONES = 0.6  # of the numbers from twenty


def commands() -> list[str]:
    """Every command once."""
    shown = [verb + topic for topic in TOPICS for verb in ("show ", "open ", "go to ")]
    placed = [verb + district for district in DISTRICTS for verb in ("", "show ", "zoom in ", "evacuate ")]
    called = [verb + role for role in ROLES for verb in ("call ", "video call ", "voice call ", "dispatch ")]
    return [*shown, *placed, *called, *("camera " + number for number in ONES + TENS), *SINGLE]


def command_words() -> set[str]:
    """The words of the commands."""
    return {word for command in commands() for word in command.split()}


def texts(count: int, words: list[str], seed: int, corpus: Corpus) -> list[str]:
    """`count` sentences: training text over `words`, the commands shuffled, or random `words` that are no commands'."""
    rng = random.Random(seed)
    if corpus == "training":
        return list(_training(count, words, rng))
    if corpus == "held-out":
        chosen = commands()
        rng.shuffle(chosen)
        return (chosen * (1 + count // len(chosen)))[:count]
    others = [word for word in words if word not in command_words()]
    return [" ".join(rng.choice(others) for _ in range(rng.randint(2, 6))) for _ in range(count)]


def _training(count: int, words: list[str], rng: random.Random) -> Iterator[str]:
    every_command, of_commands, head = commands(), sorted(command_words()), words[:HEAD]
    for _ in range(count):
        share = rng.random()
        if share < COMMANDS:
            yield rng.choice(every_command)
        elif share < CAMERAS:
            yield rng.choice(["camera ", "show camera ", "open camera "]) + _number(rng)
        elif share < SHUFFLED:
            yield " ".join(rng.choice(of_commands) for _ in range(rng.randint(1, 4)))
        elif share < PREFIXED:
            yield rng.choice(["okay city hall ", "show ", "zoom in ", ""]) + rng.choice(every_command)
        else:
            yield " ".join(
                rng.choice(head) if rng.random() < FROM_HEAD else rng.choice(words) for _ in range(rng.randint(2, 7))
            )


def _number(rng: random.Random) -> str:
    number = rng.choice(ONES + TENS)
    return f"{number} {rng.choice(ONES[1:10])}" if number in TENS and rng.random() < WITH_ONES else number
