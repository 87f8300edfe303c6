"""The compact encoder as an OpenCLIP folder: open_clip itself loads it and gives the same vectors."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from PIL import Image

from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.encoders.encoder import Encoder
from retrieval.encoders.loading import load_encoder
from retrieval.training.export_openclip import export

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


PICTURES = [
    Image.new("RGB", (80, 60), "red"),
    Image.linear_gradient("L").rotate(30, expand=True),
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (200, 150, 4), dtype=np.uint8)),
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The compact encoder, written as a folder and loaded by open_clip."""
    folder = tmp_path_factory.mktemp("openclip")
    export(folder)
    return load_encoder(f"openclip:local-dir:{folder}")


@pytest.mark.slow
def test_open_clip_reads_both_languages_as_the_compact_encoder_does(exported: Encoder) -> None:
    expected = CompactEncoder(threads=1).encode_texts(TEXTS)
    np.testing.assert_allclose(exported.encode_texts(TEXTS), expected, atol=1e-4)


@pytest.mark.slow
def test_open_clip_sees_as_the_compact_encoder_does(exported: Encoder) -> None:
    expected = CompactEncoder(threads=1).encode_images(PICTURES)
    np.testing.assert_allclose(exported.encode_images(PICTURES), expected, atol=1e-4)


def test_a_tower_of_another_shape_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    model = onnx.load(str(folder / "image.onnx"))
    del model.graph.initializer[-1]
    onnx.save(model, str(folder / "image.onnx"))
    with pytest.raises(ValueError, match="holds other weights"):
        export(tmp_path / "openclip", folder)
