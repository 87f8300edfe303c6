"""What a weight is worth on queries that did not choose it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL.Image import Image

from retrieval.evaluation.cross_validation import Remembering, cross_validated, render
from retrieval.evaluation.judged import JudgedQuery
from retrieval.evaluation.systems import JudgedShop
from retrieval.search.fusion import Weights


class CountingEncoder:
    name, fingerprint, dimensions = "counting", "00", 2

    def __init__(self) -> None:
        self.asked = 0

    def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += len(texts)
        return np.ones((len(texts), 2), np.float32)

    def encode_images(self, images: Sequence[Image]) -> np.ndarray:
        return np.ones((len(images), 2), np.float32)


class LoudEngine:
    """Right about a query where the weight of words is what the query's name says, or for ``any``."""

    def __init__(self) -> None:
        self.weights = Weights()
        self.encoder = CountingEncoder()

    def ranking(self, query, among=None):  # type: ignore[no-untyped-def]
        self.encoder.encode_texts([query.text])
        right = query.text.split()[0] in ("any", f"{self.weights.words:g}")
        order = ["right", "wrong"] if right else ["wrong", "right"]
        return [(name, float(-place)) for place, name in enumerate(order)]


def queries(*texts: str) -> list[JudgedQuery]:
    return [
        JudgedQuery(f"q{place}", f"{text} {place}", None, {"right": 1.0, "wrong": 0.0})
        for place, text in enumerate(texts)
    ]


def shop() -> JudgedShop:
    engine = LoudEngine()
    return JudgedShop(engine, engine.encoder)  # type: ignore[arg-type]


def test_a_weight_that_most_queries_want_is_found_without_looking_at_them() -> None:
    found = cross_validated(shop(), queries(*["0.4"] * 20), {"words": (0.4, 0.7, 1.0)})
    assert found.held_out["judged ndcg@10"].mean == pytest.approx(1.0)
    assert found.shipped["judged ndcg@10"].mean == pytest.approx(1 / np.log2(3))
    assert found.chosen == (({"words": 0.4}, 1.0),)


def test_what_only_helps_the_queries_that_chose_it_is_not_believed() -> None:
    """Each of four queries wants another weight, so what three of them choose is wrong for the one held out."""
    wanted = (0.4, 0.5, 0.6, 0.8)
    found = cross_validated(shop(), queries(*(f"{value:g}" for value in wanted)), {"words": wanted})
    assert found.held_out["judged ndcg@10"].mean < found.hindsight["judged ndcg@10"].mean
    assert found.held_out["judged ndcg@10"].mean == pytest.approx(1 / np.log2(3))


def test_texts_are_encoded_once_and_the_engine_is_given_back() -> None:
    given = shop()
    encoder, weights = given.engine.encoder, given.engine.weights
    cross_validated(given, queries("any", "0.7", "1"), {"words": (0.4, 0.7, 1.0), "meaning": (0.7, 1.0)})
    assert given.engine.encoder is encoder
    assert given.engine.weights == weights
    assert encoder.asked == 3  # type: ignore[attr-defined]


def test_it_is_the_same_every_time_and_told_to_people_and_programs() -> None:
    first, second = (
        cross_validated(shop(), queries("0.4", "0.7", "0.7", "1", "any"), {"words": (0.4, 0.7, 1.0)})
        for _ in range(2)
    )
    assert first == second
    wire = first.as_wire()
    assert sum(setting["share"] for setting in wire["chosen"]) == pytest.approx(1.0, abs=0.01)
    assert set(wire["held_out"]) == {"judged ndcg@10", "pool recall@20"}
    assert "held out" in render(first)


def test_a_remembering_encoder_gives_what_the_encoder_gives() -> None:
    encoder = CountingEncoder()
    remembering = Remembering(encoder)
    assert remembering.encode_texts(["a", "b"]).shape == (2, 2)
    assert remembering.encode_texts(["a", "b"]) is remembering.encode_texts(["a", "b"])
    assert encoder.asked == 2
