"""Going on from the weights that are served: what comes out stays, and norms and heads are ready to learn."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.encoders.compact import WEIGHTS
from retrieval.encoders.compact_image_files import MODEL_FILE
from retrieval.training.export_openclip import read_tower
from retrieval.training.image_losses import colour_loss
from retrieval.training.image_model import TaughtTower, build_tower, mean_tower
from retrieval.training.image_start import fit, photos, start_from


class Album:
    """Photos as ``Lessons`` hands them out, of noise in eight tints, one a label."""

    def __init__(self, count: int) -> None:
        chance = torch.Generator().manual_seed(4)
        self.taught_rows, self._labels = count, torch.arange(count) % 8
        tints = torch.randint(0, 200, (8, 1, 1, 3), generator=chance)
        noise = torch.randint(0, 55, (count, 48, 48, 3), generator=chance)
        self._pixels = (tints[self._labels] + noise).to(torch.uint8)
        self._features, self._scores = (torch.randn(8, n, generator=chance) for n in (1280, 1001))

    def whole(self, rows: Tensor) -> Tensor:
        return self._pixels[rows]

    def answers(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        return self._features[self._labels[rows]], self._scores[self._labels[rows]]

    def label_of(self, rows: Tensor) -> Tensor:
        return self._labels[rows]


@pytest.mark.slow
def test_a_tower_that_goes_on_says_what_was_served_and_its_norms_hold_what_passes() -> None:
    torch.manual_seed(0)
    album, model = Album(64), TaughtTower(8)
    weights = WEIGHTS / MODEL_FILE
    start_from(weights, model, album, 64)  # type: ignore[arg-type]
    served = TaughtTower(8)
    served.tower.load_state_dict(read_tower(weights))
    (image,) = photos(album, torch.arange(64), 64)  # type: ignore[arg-type]
    with torch.no_grad():
        before = served.eval()(image)[0]
        after, feature, scores = model.eval()(image)
        learning = model.train()(image)[0]
    assert torch.allclose(before, after, atol=1e-3)
    assert functional.cosine_similarity(before, learning).min() > 0.8
    wanted, classes = album.answers(torch.arange(64))
    assert functional.cosine_similarity(feature, wanted).mean() > 0.9
    assert torch.equal(scores.argmax(1), classes.argmax(1))
    near = after @ functional.normalize(model.kinds, dim=1).T
    assert (near.argmax(1) == album.label_of(torch.arange(64))).float().mean() > 0.7


def test_a_head_is_fitted_by_regression() -> None:
    chance = torch.Generator().manual_seed(1)
    seen, true = torch.randn(200, 5, generator=chance), torch.randn(3, 5, generator=chance)
    layer = torch.nn.Linear(5, 3)
    with torch.no_grad():
        fit(layer, seen, seen @ true.T + 2.0, ridge=1e-6)
    assert torch.allclose(layer.weight, true, atol=1e-3)
    assert torch.allclose(layer.bias, torch.full((3,), 2.0), atol=1e-3)


def test_red_dress_asks_for_red_dresses_and_then_for_red() -> None:
    texts = functional.normalize(torch.tensor([[1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0]]), dim=1).repeat(
        2, 1
    )
    kind, colour = torch.tensor([0, 0, 1, 1]), torch.tensor([0, 1, 0, 1])
    texts[2:, 0], texts[2:, 3] = 0.0, 0.7
    scale = torch.tensor(10.0)
    right, before = colour_loss(texts, texts, kind, colour, scale)
    wrong, after = colour_loss(texts[[1, 0, 3, 2]], texts, kind, colour, scale)
    assert right < wrong
    assert before < after


def test_a_colour_that_stands_alone_asks_for_nothing_more() -> None:
    rows = torch.eye(2, requires_grad=True)
    both, before = colour_loss(
        rows, torch.eye(2), torch.tensor([0, 0]), torch.tensor([0, 1]), torch.tensor(9.0)
    )
    assert float(both.detach()) < 0.01
    assert float(before.detach()) == 0.0


def test_the_mean_of_towers_lies_between_them() -> None:
    torch.manual_seed(5)
    first, second = build_tower().eval(), build_tower().eval()
    pixels = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        assert torch.allclose(mean_tower([(first, 1.0), (second, 0.0)])(pixels), first(pixels), atol=1e-5)
        mean = mean_tower([(first, 0.75), (second, 0.25)])
    for name, value in mean.state_dict().items():
        if value.dtype.is_floating_point:
            wanted = 0.75 * first.state_dict()[name] + 0.25 * second.state_dict()[name]
            assert torch.allclose(value, wanted, atol=1e-6), name
    assert not mean.training
