"""Encoders to test: the compact one, and an OpenCLIP checkpoint small enough to be made here."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoders.compact import CompactEncoder
from retrieval.encoders.encoder import Encoder
from retrieval.encoders.loading import load_encoder

TINY_CLIP = {
    "model_cfg": {
        "embed_dim": 16,
        "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
    },
    "preprocess_cfg": {
        "mean": [0.5, 0.5, 0.5],
        "std": [0.5, 0.5, 0.5],
        "interpolation": "bicubic",
        "resize_mode": "squash",
        "size": 32,
    },
}


@pytest.fixture(scope="session")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ``local-dir:`` folder with a tiny OpenCLIP model, its weights from a fixed seed."""
    import torch
    from open_clip.model import CLIP

    folder = tmp_path_factory.mktemp("tiny_clip")
    (folder / "open_clip_config.json").write_text(json.dumps(TINY_CLIP))
    torch.manual_seed(11)
    model = CLIP(**TINY_CLIP["model_cfg"])
    torch.save(model.state_dict(), folder / "open_clip_pytorch_model.bin")
    return folder


@pytest.fixture(scope="session")
def image_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an image tower that sees a grid of average colours, in the form of the real one."""
    from onnx import TensorProto, helper, numpy_helper

    folder = tmp_path_factory.mktemp("weights")
    projection = np.random.default_rng(5).standard_normal((3 * 16, 384)).astype(np.float32)
    nodes = [
        helper.make_node("AveragePool", ["image"], ["grid"], kernel_shape=[8, 8], strides=[8, 8]),
        helper.make_node("Flatten", ["grid"], ["flat"]),
        helper.make_node("MatMul", ["flat", "projection"], ["embedding"]),
    ]
    graph = helper.make_graph(
        nodes,
        "grid",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, 32, 32])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", 384])],
        [numpy_helper.from_array(projection, "projection")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    (folder / "image.onnx").write_bytes(model.SerializeToString())
    recipe = {"size": 32, "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "resize_mode": "squash"}
    (folder / "image.json").write_text(json.dumps(recipe))
    return folder


@pytest.fixture(scope="session")
def compact(tmp_path_factory: pytest.TempPathFactory) -> CompactEncoder:
    """The compact encoder as it is installed."""
    return CompactEncoder(stamps=tmp_path_factory.mktemp("models"), threads=1)


@pytest.fixture(scope="session", params=["compact", "openclip"])
def encoder(request: pytest.FixtureRequest, image_weights: Path, tiny_clip: Path) -> Encoder:
    """Each implementation of the protocol, for the contract."""
    if request.param == "compact":
        return CompactEncoder(threads=1, weights=image_weights)
    return load_encoder(f"openclip:local-dir:{tiny_clip}")


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """Machines that test often do several things at once."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    yield
    if before is None:
        del os.environ["OMP_NUM_THREADS"]
    else:
        os.environ["OMP_NUM_THREADS"] = before
