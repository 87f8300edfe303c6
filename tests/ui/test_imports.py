"""``shopkeeper import``: reports for people and programs, and feeds of real life that are no feeds at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.ui.test_commands import run

FEED = """id,title,price,brand,color,product_type,availability
d1,Red summer dress,49.99 USD,Aster,red,dress,in stock
d2,Blue summer dress,59.99 USD,Aster,blue,dress,in stock
s1,White cotton shirt,29.00 USD,Lumi,white,shirt,in stock
x1,No price at all,,Lumi,white,shirt,in stock
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, object]]:
    """A home into which a small feed with one bad row was imported: home, feed, report."""
    folder = tmp_path_factory.mktemp("imported")
    feed = folder / "goods.csv"
    feed.write_text(FEED, "utf-8")
    answer = run("import", str(feed), "--json", home=folder / "home")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return folder / "home", feed, json.loads(answer.stdout)


def test_the_report_has_the_fields_of_the_wire(imported: tuple[Path, Path, dict[str, object]]) -> None:
    _, _, report = imported

    assert {"read", "added", "updated", "unchanged", "removed", "rejected", "warnings"} <= set(report)
    assert report["added"] == 3


def test_a_bad_row_is_reported_with_line_and_reason(imported: tuple[Path, Path, dict[str, object]]) -> None:
    rejected = imported[2]["rejected"]

    assert isinstance(rejected, list)
    assert len(rejected) == 1
    assert rejected[0]["line"] == 5
    assert rejected[0]["reason"]


def test_importing_again_changes_nothing_and_people_read_it(
    imported: tuple[Path, Path, dict[str, object]],
) -> None:
    home, feed, _ = imported
    answer = run("import", str(feed), home=home)

    assert answer.returncode == 0
    assert "0 added, 0 updated, 3 unchanged" in answer.stdout
    assert "line 5" in answer.stdout


def test_strict_writes_nothing_and_fails(
    imported: tuple[Path, Path, dict[str, object]], tmp_path: Path
) -> None:
    answer = run("import", str(imported[1]), "--strict", "--json", home=tmp_path / "home")
    again = run("import", str(imported[1]), "--json", home=tmp_path / "home")

    assert answer.returncode == 1
    assert json.loads(again.stdout)["added"] == 3


def test_the_index_can_be_made_again(imported: tuple[Path, Path, dict[str, object]]) -> None:
    home = imported[0]
    answer = run("import", "--rebuild", "--json", home=home)
    check = json.loads(run("doctor", "--json", home=home).stdout)

    assert answer.returncode == 0, answer.stdout
    assert {one["name"]: one["state"] for one in check["checks"]}["index"] == "ok"


def test_progress_is_plain_lines_on_stderr(
    imported: tuple[Path, Path, dict[str, object]], tmp_path: Path
) -> None:
    answer = run("import", str(imported[1]), "--json", home=tmp_path / "home")

    assert "\x1b" not in answer.stderr
    assert answer.stdout.count("\n") == 1


@pytest.mark.parametrize("made", ["folder", "nothing", "empty", "binary"])
def test_what_is_no_feed_is_a_sentence_and_leaves_nothing_behind(made: str, tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    if made == "folder":
        feed.mkdir()
    elif made == "empty":
        feed.write_bytes(b"")
    elif made == "binary":
        feed.write_bytes(bytes(range(256)) * 40)
    answer = run("import", str(feed), "--json", home=tmp_path / "home")
    error = json.loads(answer.stdout).get("error")

    assert answer.returncode == 1
    assert error["code"] != "internal_error"
    assert error["sentence"].endswith((".", "”."))
    assert error["remedy"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    feed = tmp_path / "goods.csv"
    feed.write_text(FEED, "utf-8")
    answer = run("import", str(feed), "--json", home=home)

    assert answer.returncode == 1
    assert json.loads(answer.stdout)["error"]["code"] != "internal_error"


def test_a_home_below_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    feed = tmp_path / "goods.csv"
    feed.write_text(FEED, "utf-8")
    answer = run("import", str(feed), "--json", home=tmp_path / "file" / "home")

    assert answer.returncode == 1
    assert json.loads(answer.stdout)["error"]["code"] == "home_unwritable"
    assert "Traceback" not in answer.stderr
