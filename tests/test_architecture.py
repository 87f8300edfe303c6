"""The walls between the rooms hold: who may import whom, and which file alone knows a library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("assistant", "retrieval", "ui", "prompts")


def _modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def _imports(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, also inside functions and behind TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def _offenders(library: str, allowed: tuple[str, ...]) -> list[str]:
    found = []
    for path in _modules():
        place = path.relative_to(ROOT).as_posix()
        if any(place.startswith(prefix) for prefix in allowed):
            continue
        if any(name == library or name.startswith(library + ".") for name in _imports(path)):
            found.append(place)
    return found


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("chromadb", ("retrieval/index/vectors",)),
        ("sqlalchemy", ("retrieval/store/", "assistant/desk/")),
        ("alembic", ("retrieval/store/", "assistant/desk/")),
        (
            "torch",
            (
                "retrieval/encoders/openclip",
                "retrieval/training/",
                "assistant/training/",
                "assistant/parsing/language_model",
            ),
        ),
        ("open_clip", ("retrieval/encoders/openclip", "retrieval/training/")),
        ("langgraph", ("assistant/conversation",)),
        ("langchain", ("assistant/parsing/language_model",)),
        ("langchain_core", ("assistant/parsing/language_model",)),
        ("streamlit", ("ui/web/",)),
        ("ui", ("ui/",)),
        ("assistant", ("assistant/", "ui/")),
    ],
)
def test_only_its_own_room_knows_a_library(library: str, allowed: tuple[str, ...]) -> None:
    assert _offenders(library, allowed) == []


def test_the_catalogue_imports_nothing_of_the_project_but_itself_and_two_leaves() -> None:
    for path in sorted((ROOT / "retrieval/catalog").rglob("*.py")):
        for name in _imports(path):
            if name.split(".")[0] in ROOMS:
                leaves = ("retrieval.errors", "retrieval.aside")
                assert name.startswith(("retrieval.catalog", *leaves)), f"{path}: {name}"


def test_the_linter_of_imports_agrees() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True) == 0


def test_modules_are_one_idea_long() -> None:
    too_long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in _modules()
        if (lines := path.read_text("utf-8").count("\n")) > 400
    }
    assert too_long == {}
