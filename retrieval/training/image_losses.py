"""What the tower is asked for: to see as the teacher sees, to lie where the words lie, to tell kinds apart."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def relation_loss(embedding: Tensor, feature: Tensor, warmth: float = 0.1) -> Tensor:
    """Divergence between who is near whom for the teacher and for the tower, row by row in the batch.

    Args:
        embedding: (n, 384) unit rows.
        feature: (n, 1280) centred unit rows of the teacher.
        warmth: temperature of both softmaxes; what a photo thinks of itself is left out.
    """
    n = len(embedding)
    off = ~torch.eye(n, dtype=torch.bool)
    theirs = (feature @ feature.T)[off].view(n, n - 1) / warmth
    ours = (embedding @ embedding.T)[off].view(n, n - 1) / warmth
    return functional.kl_div(
        functional.log_softmax(ours, 1),
        functional.log_softmax(theirs, 1),
        log_target=True,
        reduction="batchmean",
    )


def feature_loss(guess: Tensor, feature: Tensor) -> Tensor:
    """One minus the cosine to the teacher's feature."""
    return 1 - functional.cosine_similarity(guess, feature, dim=1).mean()


def score_loss(guess: Tensor, scores: Tensor, warmth: float = 2.0) -> Tensor:
    """Divergence from the teacher's softened classes."""
    return functional.kl_div(
        functional.log_softmax(guess / warmth, 1),
        functional.log_softmax(scores / warmth, 1),
        log_target=True,
        reduction="batchmean",
    )


def class_name_loss(
    embedding: Tensor, classes: Tensor, scores: Tensor, scale: Tensor, warmth: float = 0.75
) -> Tensor:
    """Cross entropy between the teacher's classes and their names' nearness: meaning for what has no label.

    Args:
        classes: (1001, 384) unit rows of the class names; row 0 is nothing's name and is left out.
        scores: (n, 1001) of the teacher, not yet soft.
        warmth: temperature of the teacher's belief. It must name something: at 1.5 it spreads over 270 classes
            (5.6 nats, where all photos together have 6.5) and teaches nothing; at 1 over 25, at 0.5 over 2.
    """
    belief = functional.softmax(scores / warmth, 1)[:, 1:]
    return -(belief * functional.log_softmax(scale * embedding @ classes[1:].T, 1)).sum(1).mean()


def kind_loss(
    embedding: Tensor, kinds: Tensor, label: Tensor, allowed: Tensor, scale: float = 16.0
) -> Tensor:
    """(n,) cross entropy over the labels of the photo's own source.

    Args:
        kinds: (labels, 384) directions, not unit.
        allowed: (n, labels) bool, the labels of the row's source; other sources cut the world up differently.
    """
    near = scale * embedding @ functional.normalize(kinds, dim=1).T
    return functional.cross_entropy(
        near.masked_fill(~allowed, -1e4), label, reduction="none", label_smoothing=0.0
    )


def word_loss(embedding: Tensor, texts: Tensor, true: Tensor, open_: Tensor, scale: Tensor) -> Tensor:
    """Contrast between photos and captions, both ways, where several captions may be true of a photo.

    Args:
        texts: (m, 384) unit rows.
        true: (n, m) bool, caption is true of photo.
        open_: (n, m) bool, nobody knows; such a pair is neither.
    """
    near = (scale * embedding @ texts.T).masked_fill(open_ & ~true, -1e4)
    return (_several(near, true) + _several(near.T, true.T)) / 2


def colour_loss(
    embedding: Tensor, texts: Tensor, kind: Tensor, colour: Tensor, scale: Tensor
) -> tuple[Tensor, Tensor]:
    """What "red dress" asks of photos whose colour is known: red dresses first, and red before any other colour.

    A text says the kind louder than the colour: among photos that lay exactly where their captions lie, "red dress"
    brings blue dresses before red shirts. The second part outweighs that, with what is both left out.

    Args:
        texts: (n, 384) unit rows, "colour kind" of each photo.
        kind: (n,) numbers of the kinds; ``colour`` likewise.

    Returns:
        Both parts, texts asking photos.
    """
    near = scale * texts @ embedding.T
    same = colour[:, None] == colour
    both = same & (kind[:, None] == kind)
    return _several(near, both), _several(near.masked_fill(both, -1e4), same & ~both)


def _several(near: Tensor, true: Tensor) -> Tensor:
    """Cross entropy against the even share of all that is true, for rows where something is."""
    rows = true.any(1)
    if not bool(rows.any()):
        return near.sum() * 0
    share = true[rows].float()
    share = share / share.sum(1, keepdim=True)
    return -(share * functional.log_softmax(near[rows], 1)).sum(1).mean()
