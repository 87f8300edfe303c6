"""The recipe of the image tower in small: splits, captions, views, losses, one step, export."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from retrieval.training.image_augmentation import augment, blend
from retrieval.training.image_captions import caption, class_names
from retrieval.training.image_data import Photo, carve_test, held_out_kinds, read_photos
from retrieval.training.image_export import halved, write_graph
from retrieval.training.image_lessons import Lessons
from retrieval.training.image_losses import kind_loss, relation_loss, word_loss
from retrieval.training.image_model import SIZE, TaughtTower, build_tower, openclip_state, tower_state
from retrieval.training.image_teacher import Teacher
from retrieval.training.image_train import Weights, average_into, loss_of
from retrieval.training.image_views import KEPT, cut, mix, prepare, prepared_rows

COLUMNS = ["path", "split", "label", "title"]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of 30 noisy photos of two kinds, every second one a twin of the one before."""
    chance = np.random.default_rng(1)
    rows = []
    (tmp_path / "clothing").mkdir()
    for number in range(30):
        if number % 2 == 0:
            pixels = chance.integers(0, 255, (24, 24, 3), np.uint8)
        path = f"clothing/{number}.png"
        Image.fromarray(pixels).resize((96, 96), Image.Resampling.BILINEAR).save(tmp_path / path)
        rows.append([path, "dev" if number >= 28 else "train", "dress" if number % 4 < 2 else "hat", ""])
    with (tmp_path / "clothing.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return tmp_path


@pytest.fixture
def teacher(tmp_path: Path) -> Path:
    """A network of the teacher's form: 1,280 features, 1,001 scores."""
    chance = np.random.default_rng(2)
    shapes = {"w0": (1280, 3, 3, 3), "b0": (1280,), "w1": (1001, 1280, 1, 1), "b1": (1001,)}
    weights = [
        numpy_helper.from_array((chance.normal(size=shape) * 0.1).astype(np.float32), name)
        for name, shape in shapes.items()
    ]
    conv = {"dilations": [1, 1], "group": 1}
    nodes = [
        helper.make_node(
            "Conv",
            ["image", "w0", "b0"],
            ["a"],
            kernel_shape=[3, 3],
            pads=[0, 0, 1, 1],
            strides=[32, 32],
            **conv,
        ),
        helper.make_node("Relu", ["a"], ["b"]),
        helper.make_node("Add", ["b", "b"], ["b2"]),
        helper.make_node("GlobalAveragePool", ["b2"], ["c"]),
        helper.make_node(
            "Conv", ["c", "w1", "b1"], ["d"], kernel_shape=[1, 1], pads=[0, 0, 0, 0], strides=[1, 1], **conv
        ),
        helper.make_node("Flatten", ["c"], ["feature"], axis=1),
        helper.make_node("Flatten", ["d"], ["e"], axis=1),
        helper.make_node("Identity", ["e"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "teacher",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, 224, 224])],
        [
            helper.make_tensor_value_info("feature", TensorProto.FLOAT, ["n", 1280]),
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 1001]),
        ],
        weights,
    )
    path = tmp_path / "teacher.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)
    return path


def test_twins_stay_on_one_side_of_the_split_and_dev_is_left_alone(photos: Path) -> None:
    rows = read_photos(photos, ["clothing"])
    cut_rows = carve_test(photos, rows, seed=3, share=0.2)
    split = {photo.path: photo.split for photo in cut_rows}
    assert {path for path, name in split.items() if name == "dev"} == {"clothing/28.png", "clothing/29.png"}
    assert "test" in split.values()
    for number in range(0, 28, 2):
        assert split[f"clothing/{number}.png"] == split[f"clothing/{number + 1}.png"]
    assert carve_test(photos, rows, seed=3, share=0.2) == cut_rows


def test_what_may_only_be_measured_keeps_its_whole_gallery(photos: Path) -> None:
    rows = [Photo(p.path, "ikea", p.split, p.label, p.row) for p in read_photos(photos, ["clothing"])]
    assert carve_test(photos, rows, seed=3, share=0.5) == rows


def test_the_ablation_hides_the_same_kinds_every_time() -> None:
    rows = [Photo(f"{n}", "fashion", "train", f"kind {n}") for n in range(40)]
    hidden = held_out_kinds(rows, seed=8)
    assert len(hidden) == 25
    assert hidden == held_out_kinds(list(reversed(rows)), seed=8)


def test_a_photo_is_said_in_a_shoppers_words() -> None:
    row = {
        "title": "Gas Men Striped Blue Tshirt",
        "colour": "Navy Blue",
        "gender": "Men",
        "usage": "Sports",
    }
    said = caption(Photo("1.jpg", "fashion", "train", "Tshirts", row))
    assert said.kinds[0] == "t-shirt"
    assert said.colour == "blue"
    assert {"navy blue t-shirt", "blue t-shirt"} <= set(said.coloured)
    assert {"men's t-shirt", "sports t-shirt", "striped t-shirt", "blue striped t-shirt"} <= set(said.looks)


def test_groceries_name_the_article_and_its_group() -> None:
    apple = Photo("1.jpg", "groceries", "train", "Royal-Gala", {"coarse": "Apple", "department": "Fruit"})
    assert caption(apple).kinds == ("royal gala apple", "royal gala", "apple")
    milk = Photo(
        "2.jpg", "groceries", "train", "Oatly-Oat-Milk", {"coarse": "Oat-Milk", "department": "Packages"}
    )
    assert caption(milk).kinds[:2] == ("oatly oat milk", "carton of oatly oat milk")


def test_a_source_without_colours_says_none() -> None:
    said = caption(Photo("1.jpg", "clothing", "train", "dress", {}))
    assert (said.colour, said.coloured) == (None, ())


def test_class_names_keep_the_first_synonym(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("background\ntench, Tinca tinca\n")
    assert class_names(path) == ["background", "tench"]


def test_a_view_is_the_same_every_time_and_another_by_another_number() -> None:
    image = Image.fromarray(np.random.default_rng(0).integers(0, 255, (60, 80, 3), np.uint8))
    once, again, other = (cut(image, view, np.random.default_rng(5)) for view in (1, 1, 2))
    assert once.tobytes() == again.tobytes()
    assert once.tobytes() != other.tobytes()
    assert cut(image, 0, np.random.default_rng(5)) is image
    assert mix(image, image, np.random.default_rng(5)).size == (224, 224)


@pytest.mark.parametrize("walk", [True, False])
def test_the_teacher_answers_as_its_file_does_in_either_way(teacher: Path, walk: bool) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (3, 224, 224, 3), np.uint8)
    feature, scores = Teacher(teacher, walk)(torch.from_numpy(pixels))
    wanted = onnxruntime.InferenceSession(str(teacher)).run(
        None, {"image": ((pixels.transpose(0, 3, 1, 2) - 127.5) / 127.5).astype(np.float32)}
    )
    for ours, theirs in zip((feature.numpy(), scores.numpy()), wanted, strict=True):
        cosine = (ours * theirs).sum(1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
        assert cosine.min() > 0.999


def test_views_hold_the_teachers_answer_to_the_same_crop(photos: Path, teacher: Path, tmp_path: Path) -> None:
    out = tmp_path / "views"
    prepare(photos, out, teacher, ["clothing"], views=1, parts=1, seed=8)
    rows = prepared_rows(photos, out, ["clothing"])
    pixels, features = np.load(out / "view0_pixels.npy"), np.load(out / "view0_features.npy")
    assert all(photo.split == "train" for photo in rows)
    assert pixels.shape == (len(rows), KEPT, KEPT, 3)
    with Image.open(photos / rows[-1].path) as image:
        large = np.asarray(image.convert("RGB").resize((224, 224), Image.Resampling.BICUBIC))
    answer, _ = Teacher(teacher)(torch.from_numpy(large.copy())[None])
    assert np.allclose(features[-1], answer[0].numpy(), atol=0.02)


@pytest.mark.slow
def test_a_few_steps_on_a_few_photos_lower_the_loss(photos: Path, teacher: Path, tmp_path: Path) -> None:
    torch.manual_seed(0)
    views, labels = tmp_path / "views", tmp_path / "labels.txt"
    labels.write_text("\n".join(f"class {number}" for number in range(1001)))
    prepare(photos, views, teacher, ["clothing"], views=1, parts=1, seed=8)
    lessons = Lessons(prepared_rows(photos, views, ["clothing"]), views, labels, None, set())
    lessons.tabulate_names()
    model = TaughtTower(len(lessons.labels))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    batch = lessons.batch(8, 0, 1, 12)
    image = augment(batch.pixels, 80, torch.Generator().manual_seed(1))
    losses = []
    for _ in range(4):
        loss, parts = loss_of(lessons, model, batch, image, None, Weights())
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(float(loss.detach()))
    assert set(parts) == {"feature", "relation", "scores", "kind", "classes", "words"}
    assert losses[-1] < losses[0]
    again = lessons.batch(8, 0, 1, 12)
    assert torch.equal(batch.pixels, again.pixels)
    assert torch.equal(batch.true, again.true)


def test_a_photo_by_its_caption_costs_less_than_by_another() -> None:
    texts, true = torch.eye(3), torch.eye(3, dtype=torch.bool)
    unsaid = torch.zeros(3, 3, dtype=torch.bool)
    right = word_loss(torch.eye(3), texts, true, unsaid, torch.tensor(10.0))
    wrong = word_loss(torch.eye(3).roll(1, 0), texts, true, unsaid, torch.tensor(10.0))
    assert right < 0.01 < wrong


def test_what_nobody_said_is_no_mistake() -> None:
    photo = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    texts = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    true = torch.tensor([[True, False], [False, True]])
    unsaid = torch.tensor([[False, True], [False, False]])
    without = word_loss(photo, texts, true, torch.zeros_like(unsaid), torch.tensor(10.0))
    assert word_loss(photo, texts, true, unsaid, torch.tensor(10.0)) < without


def test_labels_of_other_sources_are_no_rivals() -> None:
    rival = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    alone = kind_loss(torch.tensor([[1.0, 0.0]]), rival, torch.tensor([0]), torch.tensor([[True, False]]))
    assert float(alone) == pytest.approx(0.0, abs=1e-5)


def test_neighbours_as_the_teachers_cost_nothing() -> None:
    rows = torch.nn.functional.normalize(torch.randn(6, 4, generator=torch.Generator().manual_seed(0)), dim=1)
    assert float(relation_loss(rows, rows)) == pytest.approx(0.0, abs=1e-5)
    assert float(relation_loss(rows.roll(1, 0), rows)) > 0.01


def test_augmentation_is_decided_by_its_seed_and_blending_keeps_a_share() -> None:
    pixels = torch.randint(0, 255, (4, KEPT, KEPT, 3), dtype=torch.uint8)
    first, again = (augment(pixels, 80, torch.Generator().manual_seed(1)) for _ in range(2))
    assert first.shape == (4, 3, 80, 80)
    assert torch.equal(first, again)
    mixed, order, share = blend(first, torch.Generator().manual_seed(2))
    assert mixed.shape == first.shape
    assert sorted(order.tolist()) == [0, 1, 2, 3]
    assert 0.5 <= share <= 1.0


def test_the_average_follows_the_model() -> None:
    model = torch.nn.Linear(2, 2)
    average = {name: torch.zeros_like(value) for name, value in model.state_dict().items()}
    average_into(average, model, step=0)
    assert torch.allclose(average["weight"], model.weight * 0.9)


def test_the_onnx_file_gives_the_vectors_of_openclips_own_model() -> None:
    torch.manual_seed(0)
    tower = build_tower().eval()
    model = write_graph(tower)
    image = torch.randn(2, 3, SIZE, SIZE)
    with torch.no_grad():
        wanted = tower(image).numpy()
    for form, room in ((model, 1e-4), (halved(model), 5e-3)):
        session = onnxruntime.InferenceSession(form.SerializeToString())
        found = session.run(["embedding"], {"image": image.numpy()})[0]
        assert np.abs(found - wanted).max() < room


def test_a_checkpoint_gives_openclips_names(tmp_path: Path) -> None:
    tower = build_tower()
    state = {f"tower.{name}": value for name, value in tower.state_dict().items()}
    assert tower_state({**state, "kinds": torch.zeros(1)}).keys() == tower.state_dict().keys()
    torch.save({"average": state, "model": state}, tmp_path / "checkpoint.pt")
    names = openclip_state(tmp_path / "checkpoint.pt")
    assert "visual.head.proj.weight" in names
    assert all(name.startswith("visual.") for name in names)
