"""The compact encoder as an OpenCLIP folder: open_clip itself loads it and gives the same vectors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.encoders.loading import load_encoder
from retrieval.training.export_openclip import export

TINY_VISION = {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16}
TEXTS = [
    "red dress",
    "women's waterproof hiking boots, size 42",
    "红色连衣裙",
    "紅色連衣裙",
    "Redmi Note 12T 手机，8GB＋256GB！",
    "我想买一件200元以内的T恤送给妈妈",
    "苹果笔记本电脑 MacBook Pro 14英寸",
    "饕餮纹青铜器",
]


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed Chinese table with a tiny image tower of random weights."""
    import torch
    from onnx import helper, numpy_helper
    from open_clip.model import _build_vision_tower

    folder = tmp_path_factory.mktemp("weights")
    for path in WEIGHTS.glob("chinese.*"):
        shutil.copy(path, folder)
    torch.manual_seed(3)
    state = _build_vision_tower(384, TINY_VISION).state_dict()
    initializers = [numpy_helper.from_array(value.numpy(), f"tower.{name}") for name, value in state.items()]
    model = helper.make_model(helper.make_graph([], "tower", [], [], initializers))
    (folder / "image.onnx").write_bytes(model.SerializeToString())
    recipe = {"size": 32, "mean": [0.5] * 3, "std": [0.5] * 3, "vision_cfg": TINY_VISION}
    (folder / "image.json").write_text(json.dumps(recipe))
    return folder


@pytest.mark.slow
def test_open_clip_reads_both_languages_as_the_compact_encoder_does(weights: Path, tmp_path: Path) -> None:
    export(tmp_path / "openclip", weights)
    encoder = load_encoder(f"openclip:local-dir:{tmp_path / 'openclip'}")
    expected = CompactEncoder(threads=1, weights=weights).encode_texts(TEXTS)
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), expected, atol=1e-4)


def test_a_tower_of_another_shape_is_refused(weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(weights, folder)
    recipe = json.loads((folder / "image.json").read_text())
    recipe["vision_cfg"]["width"] = 48
    (folder / "image.json").write_text(json.dumps(recipe))
    with pytest.raises(ValueError, match="holds no weight"):
        export(tmp_path / "openclip", folder)
