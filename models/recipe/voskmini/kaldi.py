"""A network and its outputs -> `am/final.mdl`, Kaldi's binary format, written from the format alone."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import ArrayLike, NDArray

SMALLEST_RANGE = 1e-5  # of a matrix of equal numbers, so that nothing is divided by zero
STEPS = 65535  # 16 bits


@dataclass(frozen=True, slots=True)
class Affine:
    """A fixed affine layer: float64 matrix (out, in) and bias (out,)."""

    name: str
    matrix: NDArray[np.float64]
    bias: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Relu:
    """A rectifier of `width` numbers."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class NoOp:
    """A name for a sum of other nodes."""

    name: str
    width: int


Component = Affine | Relu | NoOp


class Stream:
    """Kaldi's binary stream: tokens end in a blank, numbers carry their size in one byte."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.file.write(b"\0B")

    def tokens(self, *tokens: str) -> None:
        """Each token and a blank."""
        for token in tokens:
            self.file.write(token.encode() + b" ")

    def integers(self, *values: int) -> None:
        """int32 each."""
        for value in values:
            self.file.write(b"\x04" + struct.pack("<i", value))

    def float32(self, value: float) -> None:
        """One float32."""
        self.file.write(b"\x04" + struct.pack("<f", value))

    def float64(self, value: float) -> None:
        """One float64."""
        self.file.write(b"\x08" + struct.pack("<d", value))

    def integer_vector(self, values: Sequence[int]) -> None:
        """int32 (count,)."""
        self.file.write(b"\x04" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes())

    def vector(self, values: ArrayLike) -> None:
        """float32 (count,)."""
        numbers = np.asarray(values, "<f4")
        self.tokens("FV")
        self.file.write(b"\x04" + struct.pack("<i", len(numbers)) + numbers.tobytes())

    def matrix(self, values: NDArray[np.float64]) -> None:
        """A compressed matrix ("CM2"): one range for all, 16 bits a number; half the size of float32."""
        lowest = float(np.float32(values.min()))
        extent = float(np.float32(max(values.max() - lowest, SMALLEST_RANGE)))
        steps = np.clip(np.rint((values - lowest) / extent * STEPS), 0, STEPS).astype("<u2")
        self.tokens("CM2")
        self.file.write(struct.pack("<ffii", lowest, extent, *values.shape) + steps.tobytes())

    def text(self, text: str) -> None:
        """`text` as it is."""
        self.file.write(text.encode())


def write_model(
    file: BinaryIO,
    outputs: Sequence[tuple[int, int]],
    config: str,
    components: Iterable[Component],
    context: int,
) -> None:
    """The whole of `final.mdl`.

    `outputs` are the (forward, self-loop) outputs of the phones 1, 2, …; `config` and `components` are the network's,
    `context` the frames it needs on each side.
    """
    stream = Stream(file)
    _write_transitions(stream, outputs)
    _write_network(stream, config, list(components), context)


def forward_transition(phone: int) -> int:
    """The transition id that enters a phone."""
    return 2 * phone


def loop_transition(phone: int) -> int:
    """The transition id that stays in a phone."""
    return 2 * phone - 1


def _write_transitions(stream: Stream, outputs: Sequence[tuple[int, int]]) -> None:
    """One-state phones, each left or kept with probability 0.5."""
    count = len(outputs)
    stream.tokens("<TransitionModel>", "<Topology>")
    stream.integer_vector(list(range(1, count + 1)))
    stream.integer_vector([-1] + [0] * count)  # phone -> topology
    stream.integers(-1)  # states have separate forward and self-loop outputs
    stream.integers(1)  # one topology
    stream.integers(2)  # two states, the second one is final
    stream.integers(0, 1, 2)  # forward class 0, self-loop class 1, two transitions
    for target in (0, 1):
        stream.integers(target)
        stream.float32(0.5)
    stream.integers(-1, -1, 0)
    stream.tokens("</Topology>", "<Tuples>")
    stream.integers(count)
    for phone, (forward, loop) in enumerate(outputs, 1):
        stream.integers(phone, 0, forward, loop)
    stream.tokens("</Tuples>", "<LogProbs>")
    stream.vector([0.0] + [float(np.log(0.5))] * (2 * count))
    stream.tokens("</LogProbs>", "</TransitionModel>")


def _write_network(stream: Stream, config: str, components: Sequence[Component], context: int) -> None:
    stream.tokens("<Nnet3>")
    stream.text(f"\n{config.strip()}\n\n")
    stream.tokens("<NumComponents>")
    stream.integers(len(components))
    for component in components:
        stream.tokens("<ComponentName>", component.name)
        match component:
            case Affine():
                _write_affine(stream, component)
            case Relu():
                _write_relu(stream, component)
            case NoOp():
                stream.tokens("<NoOpComponent>", "<Dim>")
                stream.integers(component.width)
                stream.tokens("<BackpropScale>")
                stream.float32(1.0)
                stream.tokens("</NoOpComponent>")
    for token in ("</Nnet3> <LeftContext>", "<RightContext>"):
        stream.tokens(token)
        stream.integers(context)
    stream.tokens("<Priors>")
    stream.vector([])


def _write_affine(stream: Stream, layer: Affine) -> None:
    stream.tokens("<FixedAffineComponent>", "<LinearParams>")
    stream.matrix(layer.matrix)
    stream.tokens("<BiasParams>")
    stream.vector(layer.bias)
    stream.tokens("</FixedAffineComponent>")


def _write_relu(stream: Stream, layer: Relu) -> None:
    """Kaldi keeps statistics of its training beside a rectifier; ours are empty."""
    stream.tokens("<RectifiedLinearComponent>", "<Dim>")
    stream.integers(layer.width)
    for token in ("<ValueAvg>", "<DerivAvg>"):
        stream.tokens(token)
        stream.vector([])
    stream.tokens("<Count>")
    stream.float64(0.0)
    stream.tokens("<OderivRms>")
    stream.vector([])
    for token in ("<OderivCount>", "<NumDimsSelfRepaired>", "<NumDimsProcessed>"):
        stream.tokens(token)
        stream.float64(0.0)
    stream.tokens("</RectifiedLinearComponent>")
