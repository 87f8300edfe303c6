"""Train the image tower: ``python -m retrieval.training.image_train --out .training/image``.

Make the views first (``retrieval.training.image_views``). The schedule runs over wall-clock minutes, so the
same command fits an idle machine, a busy one and a GPU. Stop it at any time; with ``--resume`` it goes on.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
import torch.distributed as together
from torch import Tensor, nn
from torch.multiprocessing.spawn import start_processes
from torch.nn import functional

from retrieval.training.image_augmentation import augment, blend
from retrieval.training.image_data import TRAINABLE, held_out_kinds
from retrieval.training.image_lessons import Batch, Lessons
from retrieval.training.image_losses import (
    class_name_loss,
    colour_loss,
    feature_loss,
    kind_loss,
    relation_loss,
    score_loss,
    word_loss,
)
from retrieval.training.image_model import SIZE, TaughtTower
from retrieval.training.image_views import prepared_rows
from retrieval.training.machine import on_device, product_type

STAGES = ((0.4, 96), (0.8, 112), (1.0, SIZE))
"""Until which share of the schedule a photo has how many pixels: shapes come before detail, at twice the rate."""

LATER = ((0.45, 112), (1.0, SIZE))
"""The same where a run goes on from weights that know the shapes."""

WORDS_FROM, WORDS_AT = 0.15, 0.5
"""Between these shares of the schedule the words' weight climbs to its own: seeing comes before naming."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a run but the machine's speed."""

    data: Path
    views: Path
    out: Path
    drawn: Path | None
    sources: tuple[str, ...]
    minutes: float
    rate: float
    decay: float
    batch: int
    workers: int
    seed: int
    hold_out: bool
    mixing: float
    pixels: int
    weights: Path | None
    device: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What each lesson counts."""

    feature: float = 4.0
    relation: float = 1.5
    scores: float = 0.5
    kind: float = 1.0
    words: float = 0.25
    names: float = 0.25
    colour: float = 0.5
    both: float = 0.15
    before: float = 0.25
    classes: float = 0.25


def word_part(
    lessons: Lessons, model: TaughtTower, embedding: Tensor, batch: Batch, weigh: Weights, rows: Tensor
) -> Tensor:
    """Weighted sum of what words ask of ``embedding``; row i is told about photo ``rows[i]``."""
    words, scale = lessons.words, model.sharpness.exp().clamp(max=60)
    keep = batch.known[rows]
    seen, rows = embedding[keep], rows[keep]
    texts = words.texts[batch.chosen]
    total = weigh.words * word_loss(seen, texts, batch.true[rows], batch.unsaid[rows], scale)
    true = lessons.names_true(batch.label[rows]).float()
    near = functional.log_softmax(scale * seen @ words.texts[words.names].T, 1)
    total = total - weigh.names * (true / true.sum(1, keepdim=True) * near).sum(1).mean()
    tinted = batch.colour[rows] >= 0
    if bool(tinted.any()):
        palette = words.palette[batch.first[rows][tinted]]
        near = scale * (palette @ seen[tinted].unsqueeze(2)).squeeze(2)
        colour, kind = batch.colour[rows][tinted], batch.first[rows][tinted]
        total = total + weigh.colour * functional.cross_entropy(near, colour)
        asked = palette[torch.arange(len(colour)), colour]
        both, before = colour_loss(seen[tinted], asked, kind, colour, scale)
        total = total + weigh.both * both + weigh.before * before
    return total


def label_part(model: TaughtTower, embedding: Tensor, batch: Batch, weigh: Weights, rows: Tensor) -> Tensor:
    """Weighted loss of the labels; row i is told about photo ``rows[i]``."""
    keep = batch.known[rows]
    rows = rows[keep]
    return weigh.kind * kind_loss(embedding[keep], model.kinds, batch.label[rows], batch.allowed[rows]).mean()


def loss_of(
    lessons: Lessons,
    model: TaughtTower,
    batch: Batch,
    image: Tensor,
    mixture: tuple[Tensor, float] | None,
    weigh: Weights,
    wordy: float = 1.0,
) -> tuple[Tensor, dict[str, float]]:
    """The whole loss of one step and its parts, for the log; ``wordy`` scales all that words ask."""
    quick = product_type() is torch.bfloat16
    with torch.autocast(torch.get_default_device().type, torch.bfloat16, enabled=quick):
        embedding, feature, scores = model(image)
    target, wanted = functional.normalize(batch.feature, dim=1), batch.scores
    shares = [(1.0, torch.arange(len(image)))]
    if mixture is not None:
        order, share = mixture
        target = share * target + (1 - share) * target[order]
        wanted = share * wanted + (1 - share) * wanted[order]
        shares = [(share, shares[0][1]), (1 - share, order)]
    centred = functional.normalize(functional.normalize(target, dim=1) - lessons.centre, dim=1)
    scale = model.sharpness.exp().clamp(max=60)
    nothing = torch.zeros(())
    parts = {
        "feature": weigh.feature * feature_loss(feature, target),
        "relation": weigh.relation * relation_loss(embedding, centred),
        "scores": weigh.scores * score_loss(scores, wanted),
        "kind": sum(
            (part * label_part(model, embedding, batch, weigh, rows) for part, rows in shares), nothing
        ),
        "words": wordy
        * sum(
            (part * word_part(lessons, model, embedding, batch, weigh, rows) for part, rows in shares),
            nothing,
        ),
        "classes": wordy * weigh.classes * class_name_loss(embedding, lessons.words.classes, wanted, scale),
    }
    return sum(parts.values(), nothing), {name: float(part.detach()) for name, part in parts.items()}


def wordy_at(progress: float, recipe: Recipe) -> float:
    """What words count at this share of the schedule, from 0.1 to 1; in full for weights that have words already."""
    if recipe.weights is not None:
        return 1.0
    climbed = (progress - WORDS_FROM) / (WORDS_AT - WORDS_FROM)
    return 0.1 + 0.9 * min(1.0, max(0.0, climbed))


def stages_of(recipe: Recipe) -> tuple[tuple[float, int], ...]:
    """Until which share of the schedule a photo has how many pixels."""
    if recipe.pixels:
        return ((1.0, recipe.pixels),)
    return STAGES if recipe.weights is None else LATER


def rate_at(progress: float, recipe: Recipe) -> float:
    """Learning rate: a short climb, then half a cosine."""
    if progress < 0.02:
        return recipe.rate * (0.05 + progress / 0.02)
    return recipe.rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def share_gradients(model: nn.Module, elapsed: float) -> float:
    """Average gradients over the workers in one exchange; gives every worker the first one's clock."""
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in model.parameters()]
    clock = torch.tensor([elapsed if together.get_rank() == 0 else 0.0])
    flat = torch.cat([*(grad.reshape(-1) for grad in grads), clock])
    together.all_reduce(flat)
    flat /= together.get_world_size()
    start = 0
    for parameter in model.parameters():
        part = flat[start : start + parameter.numel()].view_as(parameter)
        parameter.grad = part.clone()
        start += parameter.numel()
    return float(flat[-1]) * together.get_world_size()


def average_into(average: dict[str, Tensor], model: nn.Module, step: int) -> None:
    """Move the running average of all weights a little towards the model."""
    pace = 1 - min(0.998, (1 + step) / (10 + step))
    for name, value in model.state_dict().items():
        if value.dtype.is_floating_point:
            average[name].lerp_(value, pace)
        else:
            average[name].copy_(value)


def optimizer_of(model: TaughtTower, recipe: Recipe) -> torch.optim.AdamW:
    """Weights of products decay, everything else does not."""
    wide = [p for p in model.parameters() if p.ndim > 1]
    thin = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": wide, "weight_decay": recipe.decay}, {"params": thin, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98))


def work(rank: int, recipe: Recipe, meeting: str, resume: bool, fresh_clock: bool) -> None:
    """One worker of the run; rank 0 writes log and checkpoints."""
    torch.set_num_threads(1 if recipe.workers > 1 else (os.cpu_count() or 1))
    torch.manual_seed(recipe.seed)
    together.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=recipe.workers)
    photos = recipe.data / "photos"
    rows = prepared_rows(photos, recipe.views, recipe.sources)
    hidden = held_out_kinds(rows, recipe.seed) if recipe.hold_out else set()
    checkpoint = recipe.out / "checkpoint.pt"
    saved = (
        torch.load(checkpoint, torch.device(recipe.device), weights_only=True)
        if resume and checkpoint.exists()
        else None
    )
    if rank:  # the first worker looks the captions up and keeps them; the others read what it kept
        together.barrier()
    lessons = Lessons(rows, recipe.views, recipe.data / "teacher" / "labels_1001.txt", recipe.drawn, hidden)
    if rank == 0:
        together.barrier()
    torch.set_default_device(recipe.device)  # lessons are laid out in memory, and moved a batch at a time
    lessons.tabulate_names()
    model = TaughtTower(len(lessons.labels)).to(memory_format=torch.channels_last)
    if recipe.weights is not None and saved is None:
        from retrieval.training.image_start import start_from

        start_from(recipe.weights, model, lessons, stages_of(recipe)[0][1])
    optimizer = optimizer_of(model, recipe)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    step, before = 0, 0.0
    if saved is not None:
        step, before = restore(saved, model, average, optimizer, lessons)
        before = 0.0 if fresh_clock else before
    run(rank, recipe, lessons, model, optimizer, average, step, before)
    together.destroy_process_group()


def restore(
    saved: dict[str, Any],
    model: TaughtTower,
    average: dict[str, Tensor],
    optimizer: torch.optim.Optimizer,
    lessons: Lessons,
) -> tuple[int, float]:
    """Load a checkpoint; where the labels are others than then, their directions start anew."""
    same = [tuple(pair) for pair in saved["labels"]] == lessons.labels
    for name, state in (("model", model.state_dict()), ("average", average)):
        for key, value in saved[name].items():
            if state[key].shape == value.shape:
                state[key].copy_(value)
        if not same:
            old = {tuple(pair): place for place, pair in enumerate(saved["labels"])}
            for place, pair in enumerate(lessons.labels):
                if pair in old:
                    state["kinds"][place].copy_(saved[name]["kinds"][old[pair]])
    if same:
        optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"]), float(saved["elapsed"])


def run(
    rank: int,
    recipe: Recipe,
    lessons: Lessons,
    model: TaughtTower,
    optimizer: torch.optim.Optimizer,
    average: dict[str, Tensor],
    step: int,
    before: float,
) -> None:
    """Steps until the minutes are used up."""
    started, elapsed, written, weigh = time.monotonic(), before, before, Weights()
    told, seen = time.monotonic(), 0
    while (progress := elapsed / (recipe.minutes * 60)) < 1:
        chance = torch.Generator(recipe.device).manual_seed(recipe.seed * 1_000_003 + step * 7 + rank)
        if step % 100 == 0:
            lessons.refresh()
        size = next(pixels for until, pixels in stages_of(recipe) if progress < until)
        batch = on_device(lessons.batch(recipe.seed, rank, step, recipe.batch))
        image, mixture = augment(batch.pixels, size, chance), None
        if float(torch.rand((), generator=chance)) < recipe.mixing:
            image, order, share = blend(image, chance)
            mixture = (order, share)
        image = image.contiguous(memory_format=torch.channels_last)
        for group in optimizer.param_groups:
            group["lr"] = rate_at(progress, recipe)
        loss, parts = loss_of(lessons, model, batch, image, mixture, weigh, wordy_at(progress, recipe))
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        elapsed = share_gradients(model, before + time.monotonic() - started)
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step, seen = step + 1, seen + len(image) * recipe.workers
        if rank:
            continue
        average_into(average, model, step)
        if step % 20 == 0:
            pace, told, seen = seen / (time.monotonic() - told), time.monotonic(), 0
            line = " ".join(f"{name} {value:.3f}" for name, value in parts.items())
            print(
                f"step {step} {elapsed / 60:.1f} min {size} px {pace:.0f}/s loss {float(loss.detach()):.3f} {line}",
                flush=True,
            )
        if elapsed - written > 120:
            written = elapsed
            save(recipe, lessons, model, optimizer, average, step, elapsed)
    if rank == 0:
        save(recipe, lessons, model, optimizer, average, step, elapsed)


def save(
    recipe: Recipe,
    lessons: Lessons,
    model: TaughtTower,
    optimizer: torch.optim.Optimizer,
    average: dict[str, Tensor],
    step: int,
    elapsed: float,
) -> None:
    """Write the checkpoint beside the old one, then put it in its place."""
    fresh = recipe.out / "checkpoint.new"
    torch.save(
        {
            "model": model.state_dict(),
            "average": average,
            "optimizer": optimizer.state_dict(),
            "labels": [list(pair) for pair in lessons.labels],
            "step": step,
            "elapsed": elapsed,
        },
        fresh,
    )
    fresh.replace(recipe.out / "checkpoint.pt")


def read_recipe() -> tuple[Recipe, bool, bool]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--views", type=Path, default=Path(".training/image/views"))
    parser.add_argument("--out", type=Path, default=Path(".training/image"))
    parser.add_argument("--drawn", type=Path, help="folder of drawn pictures made by image_drawn")
    parser.add_argument("--sources", nargs="+", default=list(TRAINABLE))
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--batch", type=int, default=96, help="of each worker")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--mixing", type=float, default=0.3)
    parser.add_argument("--pixels", type=int, default=0, help="one size throughout, for a last polish")
    parser.add_argument(
        "--weights", type=Path, help="served ONNX file to go on from, instead of random weights"
    )
    parser.add_argument("--device", default="cpu", help="cpu, or cuda with --workers 1")
    parser.add_argument("--hold-out", action="store_true", help="never show 25 fashion and 12 object kinds")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument(
        "--fresh-clock", action="store_true", help="resume the weights, start the schedule anew"
    )
    said = vars(parser.parse_args())
    resume, fresh = said.pop("resume"), said.pop("fresh_clock")
    said["sources"] = tuple(said["sources"])
    return Recipe(**said), resume, fresh


def main() -> None:
    recipe, resume, fresh = read_recipe()
    recipe.out.mkdir(parents=True, exist_ok=True)
    settings = {one.name: str(getattr(recipe, one.name)) for one in fields(recipe)}
    (recipe.out / "recipe.json").write_text(json.dumps(settings, indent=1))
    with tempfile.TemporaryDirectory(prefix="image_train_") as folder:
        start: Any = start_processes
        start(work, (recipe, f"{folder}/meeting", resume, fresh), recipe.workers)


if __name__ == "__main__":
    main()
