"""Judged data in, figures with their certainty out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from retrieval.encoders.compact import CompactEncoder
from retrieval.errors import BadInput
from retrieval.evaluation.judged import load
from retrieval.evaluation.redrawn import candidates, redrawn
from retrieval.evaluation.search import Evaluation, evaluate, summary
from retrieval.evaluation.systems import Baselines, open_shop

PRODUCTS = """product_id,title,description,attributes
1,Red cotton dress,Light and airy for summer,"{""colour"": ""red""}"
2,Blue denim jeans,Straight leg,
3,Electric kettle 1.5 L,Boils fast,"{""capacity"": [""1.5 L""]}"
4,红色连衣裙,夏季新款,
5,Laptop bag,Fits 15 inch,not json
6,Steel water bottle,Keeps cold,
"""
QUERIES = "query_id,query,image\nq1,red dress,\nq2,kettle,\nq3,连衣裙,\nq4,spaceship,\n"
JUDGEMENTS = """query_id,product_id,gain
q1,1,3
q1,2,0
q1,4,1
q2,3,2
q2,6,0
q3,4,3
q3,5,0
q4,2,0
q9,1,1
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("judged")
    (made / "products.csv").write_text(PRODUCTS, "utf-8")
    (made / "queries.csv").write_text(QUERIES, "utf-8")
    (made / "judgements.csv").write_text(JUDGEMENTS, "utf-8")
    return made


@pytest.fixture(scope="module")
def evaluation(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    work = tmp_path_factory.mktemp("work")
    encoder = CompactEncoder(stamps=work, threads=1)
    return evaluate(folder, encoder, work, work / "report.html")


def test_queries_without_a_relevant_product_are_skipped_and_counted(folder: Path) -> None:
    judged = load(folder)
    assert [query.query_id for query in judged.queries] == ["q1", "q2", "q3"]
    assert judged.skipped == 1


def test_titles_go_to_their_language_and_attributes_are_flat(folder: Path) -> None:
    products = {product.product_id: product for product in load(folder).products}
    assert products["4"].title.zh == "红色连衣裙"
    assert products["3"].attributes == {"capacity": "1.5 L"}
    assert products["5"].attributes == {"attributes": "not json"}


def test_the_wire_has_what_programs_read(evaluation: Evaluation) -> None:
    wire = json.loads(json.dumps(evaluation.as_wire()))
    assert (wire["queries"], wire["skipped"]) == (3, 1)
    assert set(wire["judged"]["ndcg@10"]) == {"mean", "low", "high"}
    assert 0 <= wire["pool"]["recall@20"]["mean"] <= 1
    assert set(wire["baselines"]) == {"bm25", "meaning", "rrf", "sum"}
    assert wire["against"]["bm25"]["judged.ndcg@10"]["wins"] >= 0
    assert wire["per_query"][0]["query"] == "red dress"
    assert {row["outcome"] for row in wire["per_query"]} <= {"win", "loss", "tie"}
    for measure in ("ndcg@10", "mrr", "map", "recall@5", "precision@5", "f1@5", "recall@10", "f1@10"):
        assert set(wire["judged"][measure]) == {"mean", "low", "high"}, measure
    assert {"ndcg@10", "mrr", "map", "precision@10", "f1@10", "recall@100"} <= set(wire["pool"])
    assert wire["roc"][0] == [0.0, 0.0]
    assert wire["roc"][-1] == [1.0, 1.0]
    assert wire["aucs"]["shopkeeper"]["mean"] == wire["auc"]


def test_easy_queries_are_answered(evaluation: Evaluation) -> None:
    ours = evaluation.systems["shopkeeper"]
    assert ours.judged["ndcg@10"] == pytest.approx((1.0, 1.0, 1.0))
    assert ours.pool["mrr"] == pytest.approx((1.0, 1.0, 1.0))
    assert evaluation.systems["shopkeeper"].separation.auc.mean > 0.8


def test_people_get_a_table_and_a_page_with_charts(evaluation: Evaluation, tmp_path: Path) -> None:
    from retrieval.evaluation.report import write_report

    assert "shopkeeper" in summary(evaluation)
    found = evaluation.duel("bm25", "judged", "ndcg@10")
    assert f"against bm25, ndcg@10 (judged): {found.wins} won, {found.losses} lost" in summary(evaluation)
    write_report(evaluation, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<svg") == 3
    assert "red dress" in page
    assert "<script" not in page


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four discs of one colour each, without a word of it; asked for by words, by a photo and by both."""
    made = tmp_path_factory.mktemp("pictured")
    colours = {"1": "red", "2": "green", "3": "blue", "4": "yellow"}
    for name, colour in [*colours.items(), ("asked", "blue")]:
        drawn = Image.new("RGB", (96, 96), "white")
        edge = 6 if name == "asked" else 16
        ImageDraw.Draw(drawn).ellipse((edge, edge, 95 - edge, 95 - edge), fill=colour)
        drawn.save(made / f"{name}.png")
    titles = {"1": "Disc one", "2": "Disc two", "3": "Disc three", "4": "Wooden spoon"}
    rows = "".join(f"{number},{titles[number]},{number}.png\n" for number in colours)
    (made / "products.csv").write_text("product_id,title,image\n" + rows, "utf-8")
    (made / "queries.csv").write_text(
        "query_id,query,image\nwords,wooden spoon,\nphoto,,asked.png\nboth,disc,asked.png\n", "utf-8"
    )
    judged = [("words", "4", 1), ("photo", "3", 2), ("both", "3", 2), ("both", "9", 1)]
    judged += [(query, "1", 0) for query in ("words", "photo", "both")] + [("both", "2", -1)]
    lines = "".join(f"{query},{product},{gain}\n" for query, product, gain in judged)
    (made / "judgements.csv").write_text("query_id,product_id,gain\n" + lines, "utf-8")
    return made


def test_queries_may_be_words_a_photo_or_both(
    pictured: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("work")
    found = evaluate(
        pictured, CompactEncoder(stamps=work, threads=1), work, work / "page.html", baseline="look", at=[1]
    )
    ours, look = found.systems["shopkeeper"], found.systems["look"]
    assert ours.judged["ndcg@1"] == (1.0, 1.0, 1.0)
    assert ours.pool["precision@1"] == (1.0, 1.0, 1.0)
    assert look.judged["ndcg@1"][1:] == (1.0, 1.0)
    wire = found.as_wire()
    assert wire["unknown"] == 1
    assert set(wire["baselines"]) == {"bm25", "meaning", "look", "rrf", "sum"}
    assert [row["image"] for row in wire["per_query"]] == ["", "asked.png", "asked.png"]
    assert wire["per_query"][1]["look.ndcg@10"] == 1.0
    assert "Query by query against look" in (work / "page.html").read_text("utf-8")


def test_the_order_of_the_file_breaks_no_tie(folder: Path, tmp_path: Path) -> None:
    """A query that no word of any product answers: the right one stands first in one file, last in the other."""
    ranked = []
    for at, rows in enumerate((range(40), reversed(range(40)))):
        made = tmp_path / str(at)
        made.mkdir()
        lines = "".join(f"{row},Plain title\n" for row in rows)
        (made / "products.csv").write_text("product_id,title\n" + lines, "utf-8")
        (made / "queries.csv").write_text("query_id,query\nq,laarome\n", "utf-8")
        (made / "judgements.csv").write_text("query_id,product_id,gain\nq,0,1\n", "utf-8")
        work = made / "work"
        shop = open_shop(judged := load(made), CompactEncoder(stamps=tmp_path, threads=1), work)
        others = Baselines(judged, shop).systems()
        ranked.append([[name for name, _ in others[of](judged.queries[0], None)] for of in ("bm25", "rrf")])
        ranked[-1].append([name for name, _ in shop.rank(judged.queries[0], None)])
    assert ranked[0] == ranked[1]
    assert ranked[0][0] != [str(row) for row in range(40)]


def test_a_baseline_is_called_by_its_name(folder: Path, tmp_path: Path) -> None:
    encoder = CompactEncoder(stamps=tmp_path, threads=1)
    with pytest.raises(BadInput, match="no baseline “look” on this data") as raised:
        evaluate(folder, encoder, tmp_path, baseline="look")
    assert "bm25, meaning, rrf, sum" in raised.value.remedy
    with pytest.raises(BadInput, match="from its first place"):
        evaluate(folder, encoder, tmp_path, at=[0])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("judgements.csv", "query_id,product_id,gain\nq1,1,nan\n", "line 2: “nan” is not a number"),
        (
            "queries.csv",
            "query_id,query,image\nq1,dress,none.jpg\n",
            "line 2: there is no picture “none.jpg”",
        ),
        ("queries.csv", "query_id,query,image\nq1, ,\n", "line 2: neither words nor a picture"),
        ("judgements.csv", "query_id,product_id\nq1,1\n", "lacks the column “gain”"),
        ("judgements.csv", "query_id,product_id,gain\nq1,1,good\n", "line 2: “good” is not a number"),
        ("queries.csv", None, "has no queries.csv"),
    ],
)
def test_what_is_wrong_with_the_data_is_said(
    folder: Path, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    for source in folder.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(BadInput, match=said):
        load(tmp_path)


def test_products_drawn_anew_are_as_many_as_were_judged(folder: Path) -> None:
    judged = load(folder)
    drawn = candidates(judged, 3)
    assert drawn == candidates(judged, 3)
    for query, draws in zip(judged.queries, drawn, strict=True):
        relevant = {name for name, gain in query.gains.items() if gain > 0}
        for among in draws:
            assert relevant <= set(among)
            assert len(among) == len(set(among)) == len(query.gains)
    first = redrawn(lambda query, among: [(name, 0.0) for name in among or ()], judged, drawn)
    assert first == pytest.approx((1.0, 1.0, 1.0))
    last = redrawn(lambda query, among: [(name, 0.0) for name in reversed(among or ())], judged, drawn)
    assert all(value < 1 for value in last)
