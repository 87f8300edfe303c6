"""Write the trained tower as ONNX: ``python -m retrieval.training.image_export``.

Batch normalisation is folded into the products. Three forms are written and measured side by side: float32;
float16 weights that ONNX Runtime widens once while loading; and int8 with scales found on training photos.
One of them is then put in place with ``image.json`` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from retrieval.training.image_evaluate import (
    Measurement,
    normalised,
    onnx_rows,
    pixels_of,
    split_photos,
)
from retrieval.training.image_model import ARCHITECTURE, DIMENSIONS, MEAN, SIZE, STD, load_tower

FORMS = ("float32", "float16", "int8")
OPSET = 17


class Graph:
    """An ONNX graph being written, node by node."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def add(self, kind: str, inputs: list[str], **options: Any) -> str:
        """A node; the name of its output."""
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **options))
        return name

    def keep(self, value: torch.Tensor) -> str:
        """A constant; its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value.detach().numpy().astype(np.float32), name))
        return name

    def convolve(self, source: str, layer: nn.Conv2d, norm: Any, relu: bool) -> str:
        """Convolution with its normalisation folded in, and ReLU if asked."""
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        weight = layer.weight * scale.view(-1, 1, 1, 1)
        bias = norm.bias - norm.running_mean * scale
        pad = [int(side) for side in layer.padding]
        found = self.add(
            "Conv",
            [source, self.keep(weight), self.keep(bias)],
            kernel_shape=list(layer.kernel_size),
            strides=list(layer.stride),
            pads=[*pad, *pad],
        )
        return self.add("Relu", [found]) if relu else found

    def pool(self, source: str, layer: nn.AvgPool2d | nn.MaxPool2d) -> str:
        """A pooling layer with square windows."""
        size, stride, pad = (_pair(value) for value in (layer.kernel_size, layer.stride, layer.padding))
        options: dict[str, Any] = {
            "kernel_shape": size,
            "strides": stride,
            "pads": [*pad, *pad],
            "ceil_mode": int(layer.ceil_mode),
        }
        if isinstance(layer, nn.MaxPool2d):
            return self.add("MaxPool", [source], **options)
        return self.add("AveragePool", [source], count_include_pad=int(layer.count_include_pad), **options)


def write_graph(tower: Any) -> Any:
    """The tower as an ONNX model: ``image`` (N, 3, 112, 112) to ``embedding`` (N, 384), not unit."""
    graph, trunk = Graph(), tower.trunk
    layers = [*trunk.conv1, trunk.bn1]
    convolutions = [layer for layer in layers if isinstance(layer, nn.Conv2d)]
    norms = [layer for layer in layers if isinstance(layer, nn.BatchNorm2d)]
    value = "image"
    for layer, norm in zip(convolutions, norms, strict=True):
        value = graph.convolve(value, layer, norm, relu=True)
    value = graph.pool(value, trunk.maxpool)
    for block in _blocks(trunk):
        value = _write_block(graph, value, block)
    pooled = graph.add("Flatten", [graph.add("GlobalAveragePool", [value])], axis=1)
    last = tower.head.proj
    graph.add("Gemm", [pooled, graph.keep(last.weight), graph.keep(last.bias)], transB=1)
    graph.nodes[-1].output[0] = "embedding"
    made = helper.make_graph(
        graph.nodes,
        "compact-image",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, SIZE, SIZE])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", DIMENSIONS])],
        graph.weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _blocks(trunk: Any) -> Iterator[Any]:
    for name in ("layer1", "layer2", "layer3", "layer4"):
        yield from getattr(trunk, name)


def _write_block(graph: Graph, value: str, block: Any) -> str:
    """A residual block of two convolutions."""
    inner = graph.convolve(value, block.conv1, block.bn1, relu=True)
    inner = graph.convolve(inner, block.conv2, block.bn2, relu=False)
    beside = value
    if block.downsample is not None:
        for layer in block.downsample:
            if isinstance(layer, nn.AvgPool2d):
                beside = graph.pool(beside, layer)
        convolution = next(layer for layer in block.downsample if isinstance(layer, nn.Conv2d))
        norm = next(layer for layer in block.downsample if isinstance(layer, nn.BatchNorm2d))
        beside = graph.convolve(beside, convolution, norm, relu=False)
    return graph.add("Relu", [graph.add("Add", [inner, beside])])


def _pair(value: int | tuple[int, ...]) -> list[int]:
    return [value, value] if isinstance(value, int) else list(value)


def halved(model: Any) -> Any:
    """The same graph with its large weights kept in float16, widened while ONNX Runtime loads it."""
    half = onnx.ModelProto()
    half.CopyFrom(model)
    kept, casts = [], []
    for item in half.graph.initializer:
        values = numpy_helper.to_array(item)
        if values.ndim < 2:
            kept.append(item)
            continue
        name = f"{item.name}_half"
        kept.append(numpy_helper.from_array(values.astype(np.float16), name))
        casts.append(helper.make_node("Cast", [name], [item.name], to=TensorProto.FLOAT))
    del half.graph.initializer[:]
    half.graph.initializer.extend(kept)
    nodes = [*casts, *half.graph.node]
    del half.graph.node[:]
    half.graph.node.extend(nodes)
    onnx.checker.check_model(half)
    return half


def quantised(path: Path, out: Path, samples: NDArray[np.uint8]) -> None:
    """int8 products with scales a channel for weights and a tensor for values, from training photos."""
    from onnxruntime import quantization

    class Samples(quantization.CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            self._rest = iter(range(0, len(samples), 16))

        def get_next(self) -> dict[str, Any] | None:
            start = next(self._rest, None)
            return None if start is None else {"image": normalised(samples[start : start + 16])}

    quantization.quantize_static(
        str(path),
        str(out),
        Samples(),
        quant_format=quantization.QuantFormat.QDQ,
        per_channel=True,
        activation_type=quantization.QuantType.QUInt8,
        weight_type=quantization.QuantType.QInt8,
    )


def speed(path: Path, pixels: NDArray[np.uint8]) -> tuple[float, float]:
    """(median milliseconds of one photo, photos a second in batches of 64), on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    one, many = normalised(pixels[:1]), normalised(pixels[:64])
    session.run(None, {"image": many})
    singles, batches = [], []
    for _ in range(30):
        started = time.perf_counter()
        session.run(None, {"image": one})
        singles.append(time.perf_counter() - started)
    for _ in range(4):
        started = time.perf_counter()
        session.run(None, {"image": many})
        batches.append(time.perf_counter() - started)
    return float(np.median(singles)) * 1000, 64 / min(batches)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--checkpoint", type=Path, default=Path(".training/image/main/checkpoint.pt"))
    parser.add_argument("--out", type=Path, default=Path("retrieval/encoders/weights"))
    parser.add_argument("--work", type=Path, default=Path(".training/image/export"))
    parser.add_argument("--form", choices=FORMS, default="float16")
    parser.add_argument("--measure", action="store_true", help="print recall, size and speed of all forms")
    parser.add_argument("--seed", type=int, default=8)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    model = write_graph(load_tower(chosen.checkpoint))
    paths = {form: chosen.work / f"image_{form}.onnx" for form in FORMS}
    onnx.save(model, paths["float32"])
    onnx.save(halved(model), paths["float16"])
    if chosen.measure or chosen.form == "int8":
        measure(chosen.data / "photos", paths, chosen.seed, chosen.work.parent / "measured")
    install(paths[chosen.form], chosen.out, chosen.form)


def measure(folder: Path, paths: dict[str, Path], seed: int, kept: Path) -> None:
    """Write the int8 form and print the table of all forms."""
    photos = split_photos(folder, kept, seed)
    measurement, pixels = Measurement(folder, photos, seed), pixels_of(folder, photos, kept)
    trained = np.flatnonzero((measurement.split == "train") & (measurement.source != "ikea"))
    quantised(paths["float32"], paths["int8"], pixels[trained[:: len(trained) // 256]])
    print("| form | bytes | clothing | groceries | fashion | ikea | one photo, ms | photos/s at 64 |")
    print("|---|---|---|---|---|---|---|---|")
    for form, path in paths.items():
        found = measurement.photo_to_photo(onnx_rows(path, pixels), "dev")
        single, rate = speed(path, pixels)
        shares = " | ".join(
            f"{found[source].precision1:.3f}" for source in ("clothing", "groceries", "fashion", "ikea")
        )
        print(f"| {form} | {path.stat().st_size:,} | {shares} | {single:.1f} | {rate:.0f} |", flush=True)


def install(path: Path, out: Path, form: str) -> None:
    """Put a form in place as ``image.onnx``, with ``image.json``."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, out / "image.onnx")
    recipe = {
        "size": SIZE,
        "mean": list(MEAN),
        "std": list(STD),
        "resize_mode": "squash",
        "interpolation": "bicubic",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "timm_model_name": ARCHITECTURE,
        "form": form,
    }
    (out / "image.json").write_text(json.dumps(recipe, indent=1) + "\n")
    print(f"{out / 'image.onnx'}: {form}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
