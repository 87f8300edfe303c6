"""Writes the compact encoder as an OpenCLIP model: a folder that ``open_clip`` itself loads.

    python -m retrieval.training.export_openclip .training/openclip

    model, preprocess = open_clip.create_model_from_pretrained("local-dir:.training/openclip")
    tokenizer = open_clip.get_tokenizer("local-dir:.training/openclip")

It gives the same vectors as the compact encoder. The folder holds MiniLM's body, whose embedding table is
followed by the rows of the Chinese words, each spelling with a row of its own because a tokenizer's added
tokens have a number each; they are matched leftmost-longest, as the compact encoder does it. OpenCLIP looks the
text tower's configuration up by the folder's absolute path, so export again where a folder has to move.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor, nn

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import WEIGHTS
from retrieval.encoders.compact_chinese import WORDS_FILE, ChineseTable
from retrieval.encoders.compact_graph import HEADS, INNER, LAYERS, WIDTH
from retrieval.encoders.compact_image_files import MODEL_FILE, read_recipe
from retrieval.encoders.compact_pieces import MAX_TOKENS, WIDTH_FOLDED, WORD_PIECES
from retrieval.training.image_export import write_graph
from retrieval.training.image_model import build_tower, vision_config


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="to write; made where it is not there")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the compact encoder's own weights")
    options = parser.parse_args(arguments)
    export(options.folder, options.weights)
    print(f"local-dir:{options.folder.resolve()}")


def export(folder: Path, weights: Path = WEIGHTS) -> None:
    """Write the OpenCLIP folder.

    Raises:
        Unavailable: MiniLM or the image tower is not installed.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    minilm = compact_weights.model_folder()
    spellings = _spellings(weights)
    recipe = read_recipe(weights)
    vocabulary = WORD_PIECES + len(spellings)

    _write_json(folder / "open_clip_config.json", _open_clip_config(folder, vocabulary, recipe))
    _write_json(folder / "config.json", _bert_config(vocabulary))
    _write_tokenizer(minilm, folder, [spelling for spelling, _ in spellings])
    state = _text_state(minilm, weights, [row for _, row in spellings])
    state.update({f"visual.{name}": value for name, value in read_tower(weights / MODEL_FILE).items()})
    state["logit_scale"] = torch.tensor(np.log(1 / 0.07), dtype=torch.float32)
    save_file(state, folder / "open_clip_model.safetensors")


def _spellings(weights: Path) -> list[tuple[str, int]]:
    """Every spelling in the table with its row, first spellings first within a row."""
    words = weights / WORDS_FILE
    if not words.is_file():
        return []
    lines = words.read_text(encoding="utf-8").splitlines()
    return [(spelling, row) for row, line in enumerate(lines) for spelling in line.split("\t")]


def _text_state(minilm: Path, weights: Path, rows: Sequence[int]) -> dict[str, Tensor]:
    """The text tower under the names that OpenCLIP gives a Hugging Face model."""
    tensors = compact_weights.map_tensors(minilm / "model.safetensors")
    state = {
        f"text.transformer.{name}": torch.from_numpy(np.array(tensor))
        for name, tensor in tensors.items()
        if not name.startswith("pooler.")
    }
    table = ChineseTable.read(weights)
    if table is not None:
        added: NDArray[np.float32] = table.rows.take(np.asarray(rows, np.int64))
        name = "text.transformer.embeddings.word_embeddings.weight"
        state[name] = torch.cat([state[name], torch.from_numpy(added)])
    return state


def read_tower(model: Path) -> dict[str, Tensor]:
    """The image tower's weights, read back from the ONNX file under their names in torch.

    The file has each batch norm folded into its convolution, so the norms become the identity with the folded
    bias. Which weight is which is found by writing the graph of a tower whose weights hold their own number.

    Raises:
        ValueError: the file is not of this tower, or is quantised to int8.
    """
    tower = build_tower().eval()
    parts: list[Tensor] = [tensor for layer in tower.modules() for tensor in _kept(layer)]
    with torch.no_grad():
        for number, part in enumerate(parts):
            part.fill_(number)
        numbers = {name: round(float(array.flat[0])) for name, array in _stored(write_graph(tower)).items()}
        stored = _stored(onnx.load(str(model)))
        if stored.keys() != numbers.keys():
            raise ValueError(f"{model} holds other weights than the tower that retrieval.training builds")
        for name, number in numbers.items():
            parts[number].copy_(torch.from_numpy(stored[name]))
    state: dict[str, Tensor] = tower.state_dict()
    return state


def _kept(layer: nn.Module) -> list[Tensor]:
    """The tensors of a layer that the ONNX file holds; a batch norm is made the identity on the way."""
    if isinstance(layer, nn.BatchNorm2d):
        nn.init.ones_(layer.weight)
        assert layer.running_var is not None and layer.running_mean is not None
        layer.running_mean.zero_()
        layer.running_var.fill_(1.0 - layer.eps)
        return [layer.bias]
    if isinstance(layer, nn.Conv2d):
        return [layer.weight]
    return [layer.weight, layer.bias] if isinstance(layer, nn.Linear) else []


def _stored(model: onnx.ModelProto) -> dict[str, NDArray[np.float32]]:
    return {
        tensor.name.removesuffix("_half"): numpy_helper.to_array(tensor).astype(np.float32)
        for tensor in model.graph.initializer
    }


def _open_clip_config(folder: Path, vocabulary: int, recipe: dict[str, Any]) -> dict[str, Any]:
    size = recipe["size"]
    return {
        "model_cfg": {
            "embed_dim": WIDTH,
            "vision_cfg": vision_config(size),
            "text_cfg": {
                "hf_model_name": str(folder),
                "hf_tokenizer_name": str(folder),
                "hf_proj_type": None,
                "hf_pooler_type": "mean_pooler",
                "context_length": MAX_TOKENS,
                "vocab_size": vocabulary,
                "width": WIDTH,
                "tokenizer_kwargs": {"strip_sep_token": False},
            },
            "custom_text": True,
        },
        "preprocess_cfg": {
            "size": [size, size] if isinstance(size, int) else list(size),
            "mode": "RGB",
            "mean": recipe["mean"],
            "std": recipe["std"],
            "interpolation": recipe.get("interpolation", "bicubic"),
            "resize_mode": recipe.get("resize_mode", "squash"),
            "fill_color": recipe.get("fill", 255),
        },
    }


def _bert_config(vocabulary: int) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "intermediate_size": INNER,
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": 512,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "pad_token_id": 0,
        "type_vocab_size": 2,
        "vocab_size": vocabulary,
    }


def _write_tokenizer(minilm: Path, folder: Path, spellings: Sequence[str]) -> None:
    """MiniLM's tokenizer with the Chinese words as added tokens, matched before anything is normalised."""
    tokenizer = json.loads((minilm / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    for number, spelling in enumerate(spellings, start=WORD_PIECES):
        token = {"id": number, "content": spelling, "special": False, "normalized": False}
        tokenizer["added_tokens"].append({**token, "single_word": False, "lstrip": False, "rstrip": False})
        tokenizer["model"]["vocab"][spelling] = number
    folds = [
        {"type": "Replace", "pattern": {"String": chr(wide)}, "content": _narrow(narrow)}
        for wide, narrow in WIDTH_FOLDED.items()
        if spellings
    ]
    tokenizer["normalizer"] = {"type": "Sequence", "normalizers": [*folds, tokenizer["normalizer"]]}
    _write_json(folder / "tokenizer.json", tokenizer)
    shutil.copyfile(minilm / "special_tokens_map.json", folder / "special_tokens_map.json")
    known = json.loads((minilm / "tokenizer_config.json").read_text(encoding="utf-8"))
    kept = {name: value for name, value in known.items() if name.endswith("_token")}
    _write_json(
        folder / "tokenizer_config.json",
        {**kept, "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS},
    )


def _narrow(narrow: int | str | None) -> str:
    return chr(narrow) if isinstance(narrow, int) else narrow or ""


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
