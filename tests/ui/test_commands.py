"""What every command of ``shopkeeper`` keeps: help with an example, exit codes, errors for people and programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ui.cli.reference import command_names, help_of, reference

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_ANSWER = {"ui"}
"""Commands that serve until they are stopped, so they have no ``--json``."""


def run(*arguments: str, home: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """``shopkeeper ARGUMENTS`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ui.cli.main", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        env={**os.environ, "SHOPKEEPER_HOME": str(home), "OMP_NUM_THREADS": "1", **environment},
        check=False,
    )


@pytest.mark.parametrize("name", command_names())
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = help_of(name)

    assert f"shopkeeper {name}" in shown or "shopkeeper --home" in shown
    assert "For example:" in shown
    assert name in WITHOUT_ANSWER or "--json" in shown


def test_the_reference_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "cli.md").read_text("utf-8")

    assert written == reference(), "run: python -m ui.cli.reference > docs/cli.md"


def test_help_is_quick(tmp_path: Path) -> None:
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        assert run("--help", home=tmp_path).returncode == 0
        best = min(best, time.perf_counter() - started)

    assert best < 0.4


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; import ui.cli.main; "
        "print([m for m in ('torch', 'chromadb', 'streamlit', 'langgraph', 'pandas', 'pydantic', 'numpy', 'rich') "
        "if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("search", "--sort", "loudness"),
        ("search", "x", "--filter", "colour"),
        ("search", "x", "--filter", "speed=3"),
        ("search", "x", "--filter", "price_max=cheap"),
        ("search", "x", "--limit", "0"),
        ("chat", "hello", "--language", "fr"),
        ("embed", "--out", "v.npy"),
        ("import",),
        ("import", "a.csv", "--map", "title"),
        ("import", "a.csv", "--format", "pdf"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_so_on_stderr(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = run(*arguments, home=tmp_path)

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr
    assert "Error" in answer.stderr


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run("--version", home=tmp_path).stdout.startswith("shopkeeper 0.")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    answer = run(
        "embed", "--texts", str(tmp_path / "none.txt"), "--out", str(tmp_path / "v.npy"), home=tmp_path
    )

    assert answer.returncode == 1
    assert "none.txt" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_programs_get_the_error_as_json(tmp_path: Path) -> None:
    answer = run(
        "embed",
        "--texts",
        str(tmp_path / "none.txt"),
        "--out",
        str(tmp_path / "v.npy"),
        "--json",
        home=tmp_path,
    )
    error = json.loads(answer.stdout)["error"]

    assert answer.returncode == 1
    assert error["code"] == "file_unusable"
    assert error["sentence"]
    assert error["remedy"]
    assert answer.stderr == ""


def test_a_broken_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "shopkeeper.toml").write_text("language = [", "utf-8")
    answer = run("doctor", "--json", home=tmp_path)

    assert answer.returncode == 1
    assert json.loads(answer.stdout)["checks"][0]["name"] == "settings"


def test_the_doctor_of_a_new_home_finds_nothing_wrong_and_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "not-yet"
    answer = run("doctor", "--json", home=home)
    checks = {check["name"]: check for check in json.loads(answer.stdout)["checks"]}

    assert answer.returncode == 0
    assert checks["home"]["state"] == "note"
    assert "shopkeeper demo" in checks["home"]["remedy"]
    assert checks["encoder"]["state"] == "ok"
    assert not home.exists()


def test_the_doctor_sees_a_home_that_is_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("", "utf-8")
    answer = run("doctor", home=home)

    assert answer.returncode == 1
    assert "is not a folder" in answer.stdout


def test_embedding_gives_a_unit_row_a_line_in_order(tmp_path: Path) -> None:
    import numpy as np

    (tmp_path / "texts.txt").write_text("red dress\n红色连衣裙\nlaptop\n", "utf-8")
    out = tmp_path / "vectors.npy"
    answer = run("embed", "--texts", str(tmp_path / "texts.txt"), "--out", str(out), "--json", home=tmp_path)
    rows = np.load(out)

    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["rows"] == 3
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_embedding_names_the_line_of_a_bad_picture(tmp_path: Path) -> None:
    fake = tmp_path / "fake.png"
    fake.write_text("no picture", "utf-8")
    (tmp_path / "paths.txt").write_text(f"{fake}\n", "utf-8")
    answer = run(
        "embed",
        "--images",
        str(tmp_path / "paths.txt"),
        "--out",
        str(tmp_path / "v.npy"),
        "--json",
        home=tmp_path,
    )

    assert answer.returncode == 1
    assert json.loads(answer.stdout)["error"]["code"] == "image_not_an_image"
    assert "Line 1" in json.loads(answer.stdout)["error"]["sentence"]


def test_output_that_nobody_reads_ends_quietly(tmp_path: Path) -> None:
    ended = subprocess.run(
        f"{sys.executable} -m ui.cli.main --help | head -1",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert ended.stdout.startswith("Usage")
    assert "Traceback" not in ended.stderr


def test_a_taken_port_is_said_with_another(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = run("ui", "--port", str(port), home=tmp_path)

    assert answer.returncode == 1
    assert f"127.0.0.1:{port}" in answer.stderr
    assert f"--port {port + 1}" in answer.stderr
