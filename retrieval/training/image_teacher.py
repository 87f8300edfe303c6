"""The ImageNet teacher, for targets only: by ONNX Runtime, or in PyTorch with bfloat16 products.

Cores that multiply bfloat16 matrices walk the graph (Conv, Relu, Add, Identity, Flatten and one GlobalAveragePool)
in PyTorch at three times the rate of ONNX Runtime, with the same feature (cosine 0.999 and better). On others ONNX
Runtime is the quicker.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from retrieval.training.machine import product_type

SIZE = 224
MEAN = 127.5
"""The teacher wants (pixel - 127.5) / 127.5."""


class Teacher:
    """Frozen: pixels of 224 x 224 to the pooled feature and the class scores, on one thread.

    Args:
        path: the ONNX file.
        walk: in PyTorch, not by ONNX Runtime; whichever is quicker here where nothing is said.
    """

    def __init__(self, path: Path, walk: bool | None = None) -> None:
        if not (product_type() is torch.bfloat16 if walk is None else walk):
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1
            self._session: Any = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
            return
        import onnx
        from onnx import numpy_helper

        self._session = None
        graph = onnx.load(path).graph
        self._nodes = list(graph.node)
        self._options = [
            {item.name: onnx.helper.get_attribute_value(item) for item in node.attribute}
            for node in self._nodes
        ]
        self._weights = {
            item.name: _laid_out(torch.from_numpy(numpy_helper.to_array(item).copy()))
            for item in graph.initializer
        }

    @torch.inference_mode()
    def __call__(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """(n, 224, 224, 3) uint8 to (n, 1280) features and (n, 1001) scores, float32."""
        image = (pixels.permute(0, 3, 1, 2).float() - MEAN) / MEAN
        if self._session is not None:
            feature, logits = self._session.run(["feature", "logits"], {"image": image.contiguous().numpy()})
            return torch.from_numpy(feature), torch.from_numpy(logits)
        image = image.contiguous(memory_format=torch.channels_last)
        values = {"image": image.bfloat16()}
        for node, options in zip(self._nodes, self._options, strict=True):
            values[node.output[0]] = self._step(node, options, values)
        return values["feature"].float(), values["logits"].float()

    def _step(self, node: Any, options: dict[str, Any], values: dict[str, Tensor]) -> Tensor:
        first = values[node.input[0]]
        match node.op_type:
            case "Conv":
                top, left, bottom, right = options["pads"]
                if top != bottom or left != right:
                    first = functional.pad(first, (left, right, top, bottom))
                    top = left = 0
                return functional.conv2d(
                    first,
                    self._weights[node.input[1]],
                    self._weights[node.input[2]],
                    stride=options["strides"],
                    padding=(top, left),
                    dilation=options["dilations"],
                    groups=options["group"],
                )
            case "Relu":
                return functional.relu(first)
            case "Add":
                return first + values[node.input[1]]
            case "GlobalAveragePool":
                return first.mean((2, 3), keepdim=True)
            case "Flatten":
                return first.flatten(1)
            case "Identity":
                return first
        raise ValueError(f"the teacher's graph holds an unexpected {node.op_type}")


def _laid_out(weight: Tensor) -> Tensor:
    narrow = weight.bfloat16()
    return narrow.contiguous(memory_format=torch.channels_last) if narrow.ndim == 4 else narrow
