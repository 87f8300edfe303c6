"""Any OpenCLIP model as an encoder, on the CPU or a GPU."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import open_clip
import torch

from retrieval.encoders.encoder import Vectors
from retrieval.encoders.pictures import as_rgb
from retrieval.errors import BadInput, Unavailable

if TYPE_CHECKING:
    from PIL.Image import Image

BATCH = 64
_SCHEMES = ("hf-hub:", "local-dir:")


class OpenClipEncoder:
    """An OpenCLIP checkpoint, in evaluation mode, in batches, without gradients.

    Args:
        model: ``<name>``, ``<name>:<pretrained>``, ``hf-hub:<id>`` or ``local-dir:<path>``. A name alone
            takes the first checkpoint that OpenCLIP lists for it.
        device: ``cpu`` or a torch device such as ``cuda`` or ``cuda:1``.
        cache: folder for downloaded checkpoints; None for OpenCLIP's own.

    Raises:
        BadInput: no such model, checkpoint or device.
        Unavailable: a checkpoint that cannot be fetched or read.
    """

    def __init__(self, model: str, device: str = "cpu", cache: Path | None = None) -> None:
        self._name = f"openclip:{model}"
        self._device = _device(device)
        architecture, pretrained = _resolve(model)
        cache_dir = str(cache) if cache else None
        try:
            self._model, self._prepare = open_clip.create_model_from_pretrained(
                architecture, pretrained, device=self._device, cache_dir=cache_dir
            )
            self._tokenize: Callable[[list[str]], Any] = open_clip.get_tokenizer(
                architecture, cache_dir=cache_dir
            )
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise Unavailable(
                "openclip_unavailable",
                f"The OpenCLIP model {model!r} could not be loaded: {str(error).splitlines()[0]}",
                "Check its name and the connection, or give a folder: openclip:local-dir:<path>.",
            ) from error
        self._model.eval()
        self._dimensions = int(self.encode_texts([""]).shape[1])
        self._fingerprint = ""

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """Of every weight and of the picture preparation; computed once, when first asked for."""
        if not self._fingerprint:
            digest = hashlib.sha256(repr(self._prepare).encode())
            for name, tensor in sorted(self._model.state_dict().items()):
                digest.update(name.encode())
                digest.update(tensor.detach().to("cpu", torch.float32).numpy().tobytes())
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        def features(batch: Sequence[str]) -> Any:
            return self._model.encode_text(self._tokenize(list(batch)).to(self._device))

        return self._rows(texts, features)

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        def features(batch: Sequence[Image]) -> Any:
            pixels = torch.stack([self._prepare(as_rgb(image)) for image in batch])
            return self._model.encode_image(pixels.to(self._device))

        return self._rows(images, features)

    def _rows(self, inputs: Sequence[Any], features: Callable[[Sequence[Any]], Any]) -> Vectors:
        if not inputs:
            return np.empty((0, self._dimensions), np.float32)
        rows = []
        with torch.inference_mode():
            for start in range(0, len(inputs), BATCH):
                batch = features(inputs[start : start + BATCH]).to(torch.float32)
                rows.append(torch.nn.functional.normalize(batch, dim=-1).cpu().numpy())
        return np.concatenate(rows)


def _resolve(model: str) -> tuple[str, str | None]:
    """What OpenCLIP calls the architecture and its checkpoint."""
    if model.startswith(_SCHEMES):
        folder = model.removeprefix("local-dir:")
        if folder != model and not (Path(folder) / "open_clip_config.json").is_file():
            raise BadInput(
                "openclip_folder",
                f"There is no OpenCLIP model in {folder}.",
                "The folder must hold open_clip_config.json and the weights.",
            )
        return model, None
    name, _, pretrained = model.partition(":")
    known = open_clip.list_pretrained_tags_by_model(name)
    if not known or (pretrained and pretrained not in known):
        offered = ", ".join(known) if known else ", ".join(open_clip.list_models()[:8]) + " …"
        raise BadInput("unknown_openclip", f"OpenCLIP has no model {model!r}.", f"It has {offered}.")
    return name, pretrained or known[0]


def _device(device: str) -> str:
    try:
        wanted = torch.device(device)
    except RuntimeError as error:
        raise BadInput("unknown_device", f"There is no device {device!r}.", "Use cpu or cuda.") from error
    if wanted.type == "cuda" and not torch.cuda.is_available():
        raise BadInput("no_gpu", "No GPU can be used here.", "Set the device to cpu.")
    return device
