"""Expected values are worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.training.image_measures import (
    among_themselves,
    colour_histogram,
    confusions,
    figures,
    linear_probe,
    neighbours,
    pairs_right,
    per_label,
    ranked_right,
)


def test_measures_of_one_ranking_with_two_right_ones_at_ranks_two_and_three() -> None:
    one = figures(np.array([[False, True, True, False, False, False]]))
    assert one.queries == 1
    assert one.precision1 == 0.0
    assert one.precision5 == pytest.approx(2 / 5)
    assert one.mean_average_precision == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert one.recall5 == 1.0


def test_a_query_with_nothing_right_in_the_gallery_is_left_out() -> None:
    one = figures(np.array([[False, False], [True, False]]))
    assert (one.queries, one.precision1) == (1, 1.0)


def test_no_query_at_all_gives_zeros_and_says_so() -> None:
    assert figures(np.zeros((3, 4), bool)).queries == 0


def test_the_nearest_comes_first_and_ties_keep_the_order_of_the_gallery() -> None:
    ranked = ranked_right(np.array([[0.2, 0.9, 0.9]], np.float32), np.array([[True, False, True]]))
    assert ranked.tolist() == [[False, True, True]]


def test_neighbours_of_the_same_label_count() -> None:
    gallery = np.eye(3, dtype=np.float32)
    names = np.array(["dress", "shirt", "hat"])
    asked = np.array(["dress", "hat"])
    one = neighbours(gallery[[0, 1]], gallery, asked, names)
    assert one.precision1 == 0.5


def test_a_photo_is_not_its_own_neighbour() -> None:
    rows = np.array([[1, 0], [0.9, 0.1], [0, 1]], np.float32)
    one = among_themselves(rows, np.array(["a", "b", "a"]))
    assert (one.queries, one.precision1) == (2, 0.0)


def test_each_label_has_its_share_and_mistakes_are_counted() -> None:
    gallery, kept = np.eye(2, dtype=np.float32), np.array(["dress", "skirt"])
    queries, asked = gallery[[0, 1, 1]], np.array(["dress", "dress", "skirt"])
    assert per_label(queries, gallery, asked, kept) == {"dress": (2, 0.5), "skirt": (1, 1.0)}
    assert confusions(queries, gallery, asked, kept) == [("dress", "skirt", 1)]


def test_pictures_of_one_colour_have_one_histogram() -> None:
    red, blue = np.zeros((2, 4, 4, 3), np.uint8)
    red[..., 0], blue[..., 2] = 250, 250
    rows = colour_histogram(np.stack([red, red, blue]))
    assert rows[0] @ rows[1] == pytest.approx(1.0)
    assert rows[0] @ rows[2] == pytest.approx(0.0)


def test_a_linear_probe_finds_the_side_of_a_line() -> None:
    chance = np.random.default_rng(0)
    rows = chance.normal(size=(80, 3)).astype(np.float32)
    labels = np.where(rows[:, 0] > 0, "right", "left")
    assert (linear_probe(rows[:60], labels[:60], rows[60:]) == labels[60:]).mean() > 0.85


def test_red_dress_counts_colour_and_kind_apart() -> None:
    colours, kinds = np.array(["red", "red", "blue"]), np.array(["dress", "shirt", "dress"])
    rows = np.eye(3, dtype=np.float32)
    asked = np.array([[1.0, 0.5, 0.2]], np.float32)
    found = pairs_right(asked, rows, [("red", "dress")], colours, kinds)
    assert found["queries"] == 1
    assert found["colour of five"] == found["kind of five"] == pytest.approx(2 / 3)
    assert found["both of five"] == pytest.approx(1 / 3)
