"""Write the trained tower as ONNX: ``python -m retrieval.training.image_export``.

Batch normalisation is folded into the products. Three forms are written and measured side by side: float32;
float16 weights that ONNX Runtime widens once while loading; and int8 with scales found on training photos.
One of them is then put in place with ``image.json`` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import time
import warnings
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
from retrieval.training.image_model import (
    ARCHITECTURE,
    INTERPOLATION,
    MEAN,
    SIZE,
    STD,
    load_tower,
    mean_tower,
)

FORMS = ("float32", "float16", "int8")
OPSET = 17


def write_graph(tower: nn.Module) -> Any:
    """The tower as an ONNX model: ``image`` (n, 3, 128, 128) to ``embedding`` (n, 384), not unit.

    PyTorch's tracing exporter is enough for a tower without branches, and folds the normalisations itself.
    """
    file: Any = io.BytesIO()  # taken, though the annotation names paths only
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its successor needs one more package
        torch.onnx.export(
            tower.eval(),
            (torch.zeros(2, 3, SIZE, SIZE),),
            file,
            input_names=["image"],
            output_names=["embedding"],
            dynamic_axes={"image": {0: "n"}, "embedding": {0: "n"}},
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load_from_string(file.getvalue())
    onnx.checker.check_model(model)
    return model


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
    parser.add_argument(
        "--before", type=Path, help="checkpoint of the run that this one went on from, to average with"
    )
    parser.add_argument("--share", type=float, default=0.75, help="of --checkpoint, the rest is --before's")
    parser.add_argument("--measure", action="store_true", help="print recall, size and speed of all forms")
    parser.add_argument("--seed", type=int, default=8)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    tower = load_tower(chosen.checkpoint)
    if chosen.before is not None:
        tower = mean_tower([(tower, chosen.share), (load_tower(chosen.before), 1 - chosen.share)])
    model = write_graph(tower)
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
        "interpolation": INTERPOLATION,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "timm_model_name": ARCHITECTURE,
        "form": form,
    }
    (out / "image.json").write_text(json.dumps(recipe, indent=1) + "\n")
    print(f"{out / 'image.onnx'}: {form}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
