"""Features and transcripts -> an acoustic network, by lattice-free MMI from a flat start: no alignments are needed."""

# ruff: noqa: S311 - chance is for variety here, not for secrets

from __future__ import annotations

import argparse
import json
import math
import os
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import distributed
from torch.multiprocessing.spawn import spawn

from voskmini.batches import Copy, grouped, padded
from voskmini.languages import LANGUAGES
from voskmini.network import Network, Shape, Trained, load
from voskmini.posteriors import Spans, of_any_speech, of_the_transcript, transitions
from voskmini.transcripts import Label, packed, phone_bigram, transcript

WARM_UP = 100  # steps until the learning rate is at its peak
LOWEST_RATE = 0.01  # of the peak, at the end
WEIGHT_DECAY = 1e-2
CROSS_ENTROPY, OUTPUT_SIZE = 0.1, 5e-4  # shares of the loss beside MMI
LONGEST_GRADIENT = 5.0
WORST = -1e3  # log likelihood per step of a sentence whose transcript cannot be what was said
REPORTED = 25  # steps between two lines


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train, from what, how long."""

    language: str
    features: Path
    out: Path
    epochs: int
    start: Path | None
    width: int
    bottleneck: int
    rate: float
    """Highest learning rate."""
    batch: int
    """Steps of 30 ms in a batch."""
    jobs: int


@dataclass(slots=True)
class Progress:
    """Sums since the last line."""

    mmi: float = 0.0
    cross_entropy: float = 0.0
    steps: float = 0.0
    dropped: int = 0

    def line(self) -> str:
        """One line of the log."""
        steps = self.steps or 1.0
        return f"mmi {self.mmi / steps:.4f} ce {self.cross_entropy / steps:.3f} dropped {self.dropped}"


class Learner:
    """One process of the training: it sees its share of the batches, all apply the same mean gradient."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        phones = LANGUAGES[plan.language].phones
        self.labels: list[Label] = json.loads((plan.features / "labels.json").read_text("utf8"))
        self.transcripts = [transcript(label, phones) for label in self.labels]
        bigram, self.phone_probabilities = phone_bigram(self.labels, phones)
        self.transitions = transitions(bigram)
        self.network = Network(Shape(phones.class_count, plan.width, plan.bottleneck))
        self.progress = Progress()
        self.step = 0
        self.steps = 1

    def begin(self, copy: Copy) -> None:
        """Mean and spread of the features from `copy`; weights from an older network where the plan names one."""
        sample = copy.sample()
        self.network.mean.copy_(torch.from_numpy(sample.mean(0)))
        self.network.istd.copy_(torch.from_numpy(1 / sample.std(0)))
        if self.plan.start:
            self.network.load_state_dict(load(self.plan.start).network.state_dict())
        self.optimiser = torch.optim.AdamW(self.network.parameters(), lr=1e-3, weight_decay=WEIGHT_DECAY)
        self.network.train()

    def usable(self, copy: Copy) -> list[int]:
        """The sentences that are long enough for what was said."""
        return [number for number, steps in enumerate(copy.steps) if steps >= len(self.labels[number]) + 2]

    def learn(self, features: torch.Tensor, spans: Spans, numbers: list[int]) -> None:
        """One step of gradient descent."""
        for group in self.optimiser.param_groups:
            group["lr"] = self._rate()
        loss = self._loss(features, spans, numbers)
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call] # torch 2.13 leaves it untyped
        self._share_gradient()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), LONGEST_GRADIENT)
        self.optimiser.step()
        self.step += 1

    def share_averages(self) -> None:
        """The batch norms' running averages, averaged over the processes."""
        for buffer in self.network.buffers():
            if buffer.dtype.is_floating_point:
                distributed.all_reduce(buffer)
                buffer.div_(self.plan.jobs)

    def _rate(self) -> float:
        cosine = 0.5 * (1 + math.cos(math.pi * self.step / self.steps))
        return self.plan.rate * min(1, (self.step + 1) / WARM_UP) * max(LOWEST_RATE, cosine)

    def _loss(self, features: torch.Tensor, spans: Spans, numbers: list[int]) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs, for_cross_entropy = self.network(features)
        outputs, for_cross_entropy = outputs.float(), for_cross_entropy.float()
        fixed = outputs.detach()
        said, posteriors = of_the_transcript(fixed, spans, packed([self.transcripts[number] for number in numbers]))
        anything, any_posteriors = of_any_speech(fixed, spans, self.transitions)
        good = torch.isfinite(said) & (said > WORST * spans.count)
        steps = float(spans.count.sum())
        gradient = (any_posteriors - posteriors) * good[:, None, None] / steps
        cross_entropy = -(posteriors * torch.log_softmax(for_cross_entropy, 2)).sum() / steps
        size = (outputs * spans.live(outputs.shape[1])[:, :, None]).pow(2).sum() / steps
        self.progress.mmi += float((said - anything)[good].sum())
        self.progress.cross_entropy += float(cross_entropy.detach()) * steps
        self.progress.steps += steps
        self.progress.dropped += int((~good).sum())
        loss: torch.Tensor = (outputs * gradient).sum() + CROSS_ENTROPY * cross_entropy + OUTPUT_SIZE * size
        return loss

    def _share_gradient(self) -> None:
        gradients = [parameter.grad for parameter in self.network.parameters() if parameter.grad is not None]
        flat = torch.cat([gradient.view(-1) for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self.plan.jobs
        start = 0
        for gradient in gradients:
            gradient.copy_(flat[start : start + gradient.numel()].view_as(gradient))
            start += gradient.numel()


def work(rank: int, plan: Plan, meeting: str) -> None:
    """Process `rank` of `plan.jobs`, with one thread; they meet in the file `meeting` and talk over loopback."""
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=plan.jobs)
    torch.manual_seed(0)
    order, level = random.Random(0), random.Random(rank)  # one order for all, or their shares would overlap
    learner = Learner(plan)
    copies = sorted(plan.features.glob("copy*.npz"), key=lambda path: int(path.stem.removeprefix("copy")))
    learner.begin(Copy(copies[0]))
    began = time.monotonic()
    for epoch in range(plan.epochs):
        copy = Copy(copies[epoch % len(copies)])
        for numbers in _share(learner, copy, order, rank):
            features = padded(copy, numbers, level)
            learner.learn(features, copy.spans(numbers), numbers)
            if learner.step % REPORTED == 0 and rank == 0:
                seconds = time.monotonic() - began
                at = f"epoch {epoch} step {learner.step}/{learner.steps}"
                print(f"{at} {learner.progress.line()} {seconds:.0f} s", flush=True)
                learner.progress = Progress()
        learner.share_averages()
        if rank == 0:
            Trained(learner.network, learner.phone_probabilities).write(plan.out, plan.language)


def _share(learner: Learner, copy: Copy, order: random.Random, rank: int) -> list[list[int]]:
    """This process's batches of one epoch: all shuffle alike and take every `jobs`-th."""
    usable = learner.usable(copy)
    order.shuffle(usable)
    batches = grouped(usable, copy.steps, learner.plan.batch)
    order.shuffle(batches)
    jobs = learner.plan.jobs
    batches = batches[: len(batches) // jobs * jobs][rank::jobs]
    if not learner.step:
        learner.steps = learner.plan.epochs * len(batches)
    return batches


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("features", type=Path)
    parser.add_argument("out", type=Path, help="network file to write")
    parser.add_argument("epochs", type=int)
    parser.add_argument("--start", type=Path, help="network file to go on from")
    parser.add_argument("--width", type=int, default=224)
    parser.add_argument("--bottleneck", type=int, default=72)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--batch", type=int, default=3500, help="steps of 30 ms")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory() as folder:
        spawn(work, (plan, f"{folder}/meeting"), nprocs=plan.jobs)  # type: ignore[no-untyped-call] # torch 2.13 leaves it untyped


if __name__ == "__main__":
    main()
