"""What every encoder promises."""

from __future__ import annotations

import numpy as np
from PIL import Image

from retrieval.encoders.encoder import Encoder

TEXTS = [
    "red dress",
    "",
    "红色连衣裙",
    "Redmi Note 12T 手机 8GB+256GB",
    "a very long description of a warm woollen winter coat with deep pockets and a hood, " * 4,
]


def pictures() -> list[Image.Image]:
    noise = np.random.default_rng(3).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    return [
        Image.new("RGB", (50, 20), "red"),
        Image.new("L", (16, 90), 40),
        Image.new("RGBA", (33, 33), (0, 0, 255, 128)),
        Image.fromarray(noise),
    ]


def test_rows_are_unit_vectors_in_the_order_of_the_inputs(encoder: Encoder) -> None:
    for rows, count in (
        (encoder.encode_texts(TEXTS), len(TEXTS)),
        (encoder.encode_images(pictures()), len(pictures())),
    ):
        assert rows.shape == (count, encoder.dimensions)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_broken_and_endless_texts_are_read_as_far_as_they_go(encoder: Encoder) -> None:
    rows = encoder.encode_texts(
        ["half an emoji \ud83d", "\x00\x07\u200b", "红" * 10_000, "dress " * 10_000, "\ud800红"]
    )
    assert np.isfinite(rows).all()
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_nothing_in_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_texts([]).shape == (0, encoder.dimensions)
    assert encoder.encode_images([]).shape == (0, encoder.dimensions)


def test_a_batch_gives_what_single_calls_give(encoder: Encoder) -> None:
    singly = np.concatenate([encoder.encode_texts([text]) for text in TEXTS])
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), singly, atol=1e-4)
    singly = np.concatenate([encoder.encode_images([picture]) for picture in pictures()])
    np.testing.assert_allclose(encoder.encode_images(pictures()), singly, atol=1e-4)


def test_the_same_input_gives_the_same_row_again(encoder: Encoder) -> None:
    np.testing.assert_array_equal(encoder.encode_texts(TEXTS), encoder.encode_texts(TEXTS))
    np.testing.assert_array_equal(encoder.encode_images(pictures()), encoder.encode_images(pictures()))


def test_different_things_get_different_rows(encoder: Encoder) -> None:
    red, blue = encoder.encode_texts(["red dress", "blue leather sofa"])
    assert float(red @ blue) < 0.999
    first, *_, last = encoder.encode_images(pictures())
    assert float(first @ last) < 0.999


def test_it_says_what_it_is(encoder: Encoder) -> None:
    assert encoder.name.split(":")[0] in {"compact", "openclip"}
    assert len(encoder.fingerprint) == 64
    assert encoder.fingerprint == encoder.fingerprint
