"""Measures how fast and how big the compact encoder is, beside the floor: one command, a table.

    python -m retrieval.training.measure_speed --threads 2

The floor of a pass is the larger of its operations over the machine's measured matrix rate (a 1,024-wide float32
product in the same runtime with the same threads) and the bytes of its weights over the measured reading rate.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from retrieval.encoders import compact_weights
from retrieval.encoders.compact import WEIGHTS, CompactEncoder
from retrieval.encoders.compact_graph import INNER, LAYERS, WIDTH
from retrieval.encoders.compact_image_files import MODEL_FILE
from retrieval.encoders.compact_pieces import Pieces
from retrieval.encoders.compact_text import open_session
from retrieval.encoders.encoder import Encoder

TEXTS = (
    "red dress under 80",
    "wireless noise cancelling headphones for travel",
    "women's waterproof hiking boots with a warm lining, size 40, brown leather",
    "红色连衣裙",
    "适合出差用的无线降噪头戴式耳机",
)
_LOAD = (
    "import time; start = time.perf_counter();"
    "from retrieval.encoders.loading import load_encoder; from pathlib import Path;"
    "load_encoder('compact', models_dir=Path({stamps!r})).encode_{what};"
    "print(time.perf_counter() - start)"
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one tower.

    Attributes:
        single_ms: p50 of one input a pass, everything included.
        single_floor_ms: what the machine would need at least.
        batch_per_second: inputs a second in batches of 64.
        batch_floor_per_second: the same by operations and matrix rate alone.
        cold_ms: from nothing imported to the first vector, in a new process.
        megabytes: of the files that are read.
    """

    single_ms: float
    single_floor_ms: float
    batch_per_second: float
    batch_floor_per_second: float
    cold_ms: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--stamps", type=Path, default=Path(".training"), help="where the home's models would be"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    rate, reading = matrix_rate(options.threads), reading_rate()
    table = {"texts": asdict(measure_texts(options.threads, options.stamps, rate, reading))}
    if (WEIGHTS / MODEL_FILE).is_file():
        table["images"] = asdict(measure_images(options.threads, options.stamps, rate, reading))
    machine = {
        "threads": options.threads,
        "gflops": round(rate / 1e9, 1),
        "read_gb_s": round(reading / 1e9, 1),
    }
    print(json.dumps({"machine": machine, **table}, indent=2) if options.json else render(machine, table))


def towers(
    encoder: Encoder, threads: int = 2, stamps: Path = Path(".training")
) -> dict[str, dict[str, float]]:
    """Rows of figures for the text and the image tower; beside the floor for the compact encoder, whose operations
    are known, and without it for any other.
    """
    if isinstance(encoder, CompactEncoder):
        rate, reading = matrix_rate(threads), reading_rate()
        return {
            "texts": asdict(measure_texts(threads, stamps, rate, reading)),
            "images": asdict(measure_images(threads, stamps, rate, reading)),
        }
    pictures = [Image.new("RGB", (800, 800), (number, 90, 160)) for number in range(64)]
    texts = [f"{TEXTS[number % len(TEXTS)]} {number}" for number in range(64)]
    return {
        "texts": {
            "single_ms": round(1e3 * p50(lambda: encoder.encode_texts(texts[:1]), 20), 2),
            "batch_per_second": round(64 / p50(lambda: encoder.encode_texts(texts), 3), 1),
        },
        "images": {
            "single_ms": round(1e3 * p50(lambda: encoder.encode_images(pictures[:1]), 20), 2),
            "batch_per_second": round(64 / p50(lambda: encoder.encode_images(pictures), 3), 1),
        },
    }


def measure_texts(threads: int, stamps: Path, rate: float, reading: float) -> Speed:
    """The text tower, over texts of a query's length in both languages."""
    encoder = CompactEncoder(stamps=stamps, threads=threads)
    folder = compact_weights.model_folder()
    lengths = [len(row) for row in Pieces(folder / "tokenizer.json").encode(TEXTS)]
    operations = statistics.mean(text_operations(length) for length in lengths)
    body = 4 * LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)
    batch = [f"{TEXTS[index % len(TEXTS)]} {index}" for index in range(64)]
    singles = [p50(lambda text=text: encoder.encode_texts([text]), 40) for text in TEXTS]  # type: ignore[misc]
    files = [folder / "model.safetensors", folder / "tokenizer.json", *WEIGHTS.glob("chinese.*")]
    return Speed(
        single_ms=round(1e3 * statistics.mean(singles), 2),
        single_floor_ms=round(1e3 * max(operations / rate, body / reading), 2),
        batch_per_second=round(64 / p50(lambda: encoder.encode_texts(batch), 5), 1),
        batch_floor_per_second=round(rate / operations, 1),
        cold_ms=cold("texts(['red dress'])", stamps),
        megabytes=_megabytes(files),
    )


def measure_images(threads: int, stamps: Path, rate: float, reading: float) -> Speed:
    """The image tower, over pictures of 800 x 800 pixels that are decoded already."""
    encoder = CompactEncoder(stamps=stamps, threads=threads)
    noise = np.random.default_rng(0).integers(0, 256, (64, 100, 100, 3), dtype=np.uint8)
    pictures = [Image.fromarray(pixels).resize((800, 800)) for pixels in noise]
    operations = image_operations(WEIGHTS / MODEL_FILE)
    size = (WEIGHTS / MODEL_FILE).stat().st_size
    code = "images([__import__('PIL.Image').Image.new('RGB', (800, 800))])"
    return Speed(
        single_ms=round(1e3 * p50(lambda: encoder.encode_images(pictures[:1]), 40), 2),
        single_floor_ms=round(1e3 * max(operations / rate, size / reading), 2),
        batch_per_second=round(64 / p50(lambda: encoder.encode_images(pictures), 5), 1),
        batch_floor_per_second=round(rate / operations, 1),
        cold_ms=cold(code, stamps),
        megabytes=_megabytes([WEIGHTS / MODEL_FILE]),
    )


def text_operations(tokens: int) -> float:
    """Multiplications and additions of MiniLM's body for a text."""
    dense = LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)
    attention = LAYERS * 2 * tokens * WIDTH
    return 2.0 * tokens * (dense + attention)


def image_operations(model: Path) -> float:
    """Multiplications and additions of the convolutions and products of an ONNX image tower."""
    import onnx

    inferred = onnx.shape_inference.infer_shapes(onnx.load(str(model))).graph
    shapes = {
        value.name: [max(1, axis.dim_value) for axis in value.type.tensor_type.shape.dim]
        for value in (*inferred.value_info, *inferred.input, *inferred.output)
    }
    shapes |= {tensor.name: list(tensor.dims) for tensor in inferred.initializer}
    total = 0.0
    for node in inferred.node:
        if node.op_type in {"Conv", "Gemm", "MatMul"}:
            weight, output = shapes[node.input[1]], shapes[node.output[0]]
            inner = np.prod(weight[1:]) if node.op_type == "Conv" else np.prod(weight) / output[-1]
            total += 2.0 * float(np.prod(output)) * float(inner)
    return total


def matrix_rate(threads: int, width: int = 1024) -> float:
    """Operations a second of a square float32 product in ONNX Runtime."""
    from onnx import TensorProto, helper, numpy_helper

    weight = np.random.default_rng(0).standard_normal((width, width)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [width, width])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [width, width])],
        [numpy_helper.from_array(weight, "w")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    session: Any = open_session(model.SerializeToString(), threads)
    seconds = p50(lambda: session.run(None, {"x": weight}), 20)
    return float(2 * width**3 / seconds)


def reading_rate(megabytes: int = 256) -> float:
    """Bytes a second that one core reads from memory."""
    block = np.ones(megabytes * 131_072, np.float64)
    return float(block.nbytes / p50(lambda: block.max(), 5))


def cold(code: str, stamps: Path) -> float:
    """Milliseconds to the first vector in a new process; the median of five."""
    command = [sys.executable, "-c", _LOAD.format(what=code, stamps=str(stamps))]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(5)]
    return round(1e3 * statistics.median(float(run) for run in runs), 0)


def p50(call: Callable[[], object], times: int) -> float:
    """Median seconds of a call, after two to warm up."""
    call()
    call()
    seconds = []
    for _ in range(times):
        before = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)


def render(machine: dict[str, Any], table: dict[str, dict[str, float]]) -> str:
    """The table as Markdown."""
    towers = list(table)
    lines = [f"Machine: {machine}", "", f"| | {' | '.join(towers)} |", "|---" * (len(towers) + 1) + "|"]
    rows = ((name, " | ".join(f"{table[tower][name]:g}" for tower in towers)) for name in Speed.__slots__)
    return "\n".join([*lines, *(f"| {name} | {figures} |" for name, figures in rows)])


def _megabytes(files: Sequence[Path]) -> float:
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


if __name__ == "__main__":
    main()
