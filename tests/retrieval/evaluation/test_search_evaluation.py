"""Judged data in, figures with their certainty out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.encoders.compact import CompactEncoder
from retrieval.errors import BadInput
from retrieval.evaluation.judged import load
from retrieval.evaluation.search import Evaluation, evaluate, summary

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


def test_easy_queries_are_answered(evaluation: Evaluation) -> None:
    ours = evaluation.systems["shopkeeper"]
    assert ours.judged["ndcg@10"] == pytest.approx((1.0, 1.0, 1.0))
    assert ours.pool["mrr"] == pytest.approx((1.0, 1.0, 1.0))
    assert evaluation.auc > 0.8


def test_people_get_a_table_and_a_page_with_charts(evaluation: Evaluation, tmp_path: Path) -> None:
    from retrieval.evaluation.report import write_report

    assert "shopkeeper" in summary(evaluation)
    write_report(evaluation, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<svg") == 3
    assert "red dress" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
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
