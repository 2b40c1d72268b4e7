"""The acoustic network: features -> one number per output every 30 ms. A factored TDNN; also its form in nnet3.

Source: Povey et al., "Semi-orthogonal low-rank matrix factorization for deep neural networks", Interspeech 2018.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from voskmini.kaldi import Affine, Component, NoOp, Relu

SPLICE = 4  # input frames on each side of the first layer
REACH = 3  # frames (one output step) each of the later layers looks back and ahead
LAYERS = 5
CONTEXT = SPLICE + REACH * LAYERS  # 10 ms frames the network needs on each side
KEPT = 0.66  # of a layer's input is added to its output
Weights = tuple[torch.Tensor, torch.Tensor]
"""(Matrix, bias) in double precision."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; the names are the keys of the network file."""

    num_pdfs: int
    """Outputs."""
    dim: int = 224
    """Width of a layer."""
    bn: int = 72
    """Width of its bottleneck."""
    layers: int = LAYERS
    feat: int = 40
    """Coefficients of a feature frame."""


class Network(nn.Module):
    """The network in training. Attribute names are the keys of the network file."""

    mean: torch.Tensor
    istd: torch.Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("mean", torch.zeros(shape.feat))
        self.register_buffer("istd", torch.ones(shape.feat))
        self.first = nn.Conv1d(shape.feat, shape.dim, 2 * SPLICE + 1, stride=3)
        self.lin = nn.ModuleList([nn.Conv1d(shape.dim, shape.bn, 2, bias=False) for _ in range(shape.layers)])
        self.aff = nn.ModuleList([nn.Conv1d(shape.bn, shape.dim, 2) for _ in range(shape.layers)])
        self.bns = nn.ModuleList([nn.BatchNorm1d(shape.dim) for _ in range(shape.layers + 1)])
        self.drop = nn.Dropout(0.1)
        self.out = nn.Conv1d(shape.dim, shape.num_pdfs, 1)
        self.xent = nn.Conv1d(shape.dim, shape.num_pdfs, 1)

    def forward(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(B, T + 2 CONTEXT, feat), T a multiple of 3 -> (B, T / 3, outputs): for MMI, and for cross entropy."""
        x = ((features - self.mean) * self.istd).transpose(1, 2)
        x = nn.functional.relu(self.bns[0](self.first(x)))
        for linear, affine, norm in zip(self.lin, self.aff, list(self.bns)[1:], strict=True):
            y = nn.functional.relu(norm(affine(linear(self.drop(x)))))
            x = y + KEPT * x[:, :, 1:-1]
        return self.out(x).transpose(1, 2), self.xent(x).transpose(1, 2)

    def nnet3(self) -> tuple[str, list[Component]]:
        """(Config text, components) for Kaldi; batch norms are folded into the layers before them."""
        exported = _Export(self.shape)
        spliced = 2 * SPLICE + 1
        weight, bias = _weights(self.first)
        mean, scale = self.mean.double().repeat(spliced), self.istd.double().repeat(spliced)
        first = _folded((weight * scale, bias - weight @ (mean * scale)), self.bns[0])
        x = exported.affine("l0.affine", first, _appended("input", range(-SPLICE, SPLICE + 1)))
        x = exported.relu("l0", x)
        for number, (linear, affine, norm) in enumerate(zip(self.lin, self.aff, list(self.bns)[1:], strict=True), 1):
            name = f"l{number}"
            y = exported.affine(f"{name}.linear", _weights(linear), _appended(x, (-REACH, 0)))
            y = exported.affine(f"{name}.affine", _folded(_weights(affine), norm), _appended(y, (0, REACH)))
            y = exported.relu(f"{name}.relu", y)
            x = exported.no_op(name, f"Sum({y}, Scale({KEPT}, {x}))")
        return exported.finished(exported.affine("output.affine", _weights(self.out), x)), exported.components


@dataclass(frozen=True, slots=True)
class Trained:
    """A network file: the network, and how probable silence and each phone were in training."""

    network: Network
    phone_probabilities: NDArray[np.float64]

    def write(self, path: Path, language: str) -> None:
        """The network file."""
        content = {
            "model": self.network.state_dict(),
            "cfg": asdict(self.network.shape),
            "uni": self.phone_probabilities,
            "lang": language,
        }
        torch.save(content, path)


def load(path: Path) -> Trained:
    """A network file of ours, ready to be exported. It holds a numpy array, so it is unpickled: open only your own."""
    content: dict[str, Any] = torch.load(path, weights_only=False)
    network = Network(Shape(**content["cfg"]))
    network.load_state_dict(content["model"])
    network.eval()
    return Trained(network, np.asarray(content["uni"]))


class _Export:
    """nnet3's node list being written; each method adds a node and gives its name."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.config = [f"input-node name=input dim={shape.feat}"]
        self.components: list[Component] = []

    def affine(self, name: str, weights: Weights, source: str) -> str:
        return self._node(Affine(name, weights[0].numpy(), weights[1].numpy()), source)

    def relu(self, name: str, source: str) -> str:
        return self._node(Relu(name, self.shape.dim), source)

    def no_op(self, name: str, source: str) -> str:
        return self._node(NoOp(name, self.shape.dim), source)

    def finished(self, source: str) -> str:
        return "\n".join([*self.config, f"output-node name=output input={source} objective=linear"])

    def _node(self, component: Component, source: str) -> str:
        self.components.append(component)
        self.config.append(f"component-node name={component.name} component={component.name} input={source}")
        return component.name


def _weights(convolution: Any) -> Weights:  # noqa: ANN401 - ModuleList does not tell what it holds
    """A convolution as one matrix (out, taps * in)."""
    weight = convolution.weight.detach().double()
    bias = convolution.bias
    bias = torch.zeros(weight.shape[0]).double() if bias is None else bias.detach().double()
    return weight.permute(0, 2, 1).reshape(weight.shape[0], -1), bias


def _folded(weights: Weights, norm: Any) -> Weights:  # noqa: ANN401 - ModuleList does not tell what it holds
    """An affine layer and the batch norm after it as one affine layer."""
    weight, bias = weights
    scale = norm.weight.detach().double() / torch.sqrt(norm.running_var.double() + norm.eps)
    return weight * scale[:, None], (bias - norm.running_mean.double()) * scale + norm.bias.detach().double()


def _appended(name: str, offsets: range | tuple[int, ...]) -> str:
    return f"Append({', '.join(name if at == 0 else f'Offset({name}, {at})' for at in offsets)})"
