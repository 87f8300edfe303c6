"""MiniLM's body as a small ONNX graph without weights; they are attached when a session opens.

The graph is written once by ``python -m retrieval.encoders.compact_graph`` and kept in ``weights/text.onnx``
(some 20 kB), so that serving need not import ``onnx``. Its initializers are external and carry the names of
MiniLM's own tensors, so ONNX Runtime takes them straight from the mapped safetensors file, transposed by the
``Gemm`` and never copied by us.

    hidden   (texts, tokens, 384) float32   word + type + position embedding, before the first layer norm
    mask     (texts, tokens) int32          1 for a token, 0 for padding
    states   (texts, tokens, 384) float32   the last layer's output
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

LAYERS = 6
HEADS = 12
WIDTH = 384
INNER = 1536
EPSILON = 1e-12
GRAPH_FILE = Path(__file__).parent / "weights" / "text.onnx"

_SHAPES: dict[str, tuple[int, ...]] = {
    "attention.self.query": (WIDTH, WIDTH),
    "attention.self.key": (WIDTH, WIDTH),
    "attention.self.value": (WIDTH, WIDTH),
    "attention.output.dense": (WIDTH, WIDTH),
    "intermediate.dense": (INNER, WIDTH),
    "output.dense": (WIDTH, INNER),
}


def build_graph() -> bytes:
    """The serialised model; the same bytes on every call."""
    from onnx import TensorProto, helper

    nodes: list[Any] = []
    initializers: list[Any] = [helper.make_tensor("flat", TensorProto.INT64, [2], [-1, WIDTH])]

    def external(name: str, shape: tuple[int, ...]) -> str:
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, data_location=TensorProto.EXTERNAL)
        tensor.dims.extend(shape)
        location = tensor.external_data.add()
        location.key, location.value = "location", "attached-when-opened"
        initializers.append(tensor)
        return name

    def node(kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def dense(source: str, layer: str, part: str, output: str) -> str:
        weight = external(f"{layer}.{part}.weight", _SHAPES[part])
        bias = external(f"{layer}.{part}.bias", _SHAPES[part][:1])
        return node("Gemm", [source, weight, bias], output, transB=1)

    def norm_of(prefix: str) -> list[str]:
        return [external(f"{prefix}.LayerNorm.{part}", (WIDTH,)) for part in ("weight", "bias")]

    def add_and_norm(source: str, skip: str, prefix: str, output: str) -> str:
        inputs = [source, skip, *norm_of(prefix)]
        return node("SkipLayerNormalization", inputs, output, "com.microsoft", epsilon=EPSILON)

    node("Shape", ["hidden"], "shape")
    node("LayerNormalization", ["hidden", *norm_of("embeddings")], "normed", axis=-1, epsilon=EPSILON)
    state = node("Reshape", ["normed", "flat"], "state")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        heads = []
        for part in ("query", "key", "value"):
            rows = dense(state, layer, f"attention.self.{part}", f"{part}_rows_{number}")
            heads.append(node("Reshape", [rows, "shape"], f"{part}_{number}"))
        seen = node(
            "MultiHeadAttention", [*heads, "", "mask"], f"seen_{number}", "com.microsoft", num_heads=HEADS
        )
        seen_rows = node("Reshape", [seen, "flat"], f"seen_rows_{number}")
        mixed = dense(seen_rows, layer, "attention.output.dense", f"mixed_{number}")
        middle = add_and_norm(mixed, state, f"{layer}.attention.output", f"middle_{number}")
        inner = dense(middle, layer, "intermediate.dense", f"inner_{number}")
        active = node("Gelu", [inner], f"active_{number}", "com.microsoft")
        outer = dense(active, layer, "output.dense", f"outer_{number}")
        state = add_and_norm(outer, middle, f"{layer}.output", f"state_{number}")
    node("Reshape", [state, "shape"], "states")

    graph = helper.make_graph(
        nodes,
        "minilm",
        [
            helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["texts", "tokens", WIDTH]),
            helper.make_tensor_value_info("mask", TensorProto.INT32, ["texts", "tokens"]),
        ],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "tokens", WIDTH])],
        initializers,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="shopkeeper")
    return bytes(model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    GRAPH_FILE.write_bytes(build_graph())
