"""Settings come from the environment, then the home's file, then the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from retrieval.errors import BadInput


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SHOPKEEPER_{name.upper()}", raising=False)


def test_everything_lives_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPKEEPER_HOME", str(tmp_path))
    settings = Settings.load()
    assert settings.home == tmp_path
    assert settings.sql_url == f"sqlite:///{tmp_path}/shop.db"
    assert settings.images_dir.parent == settings.chroma_dir.parent == tmp_path


def test_the_file_in_the_home_is_read_and_the_environment_outranks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shopkeeper.toml").write_text('language = "zh"\ncurrency = "cny"\n', "utf-8")
    monkeypatch.setenv("SHOPKEEPER_HOME", str(tmp_path))
    assert Settings.load().language == "zh"
    assert Settings.load().currency == "CNY"
    monkeypatch.setenv("SHOPKEEPER_LANGUAGE", "en")
    assert Settings.load().language == "en"


def test_what_the_command_line_says_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPKEEPER_HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("SHOPKEEPER_LANGUAGE", "en")
    settings = Settings.load(home=tmp_path, language="zh")
    assert settings.home == tmp_path
    assert settings.language == "zh"


@pytest.mark.parametrize(
    ("written", "code"), [("language = ", "bad_config"), ('language = "fr"', "bad_setting")]
)
def test_a_file_that_cannot_be_used_is_named_with_a_remedy(tmp_path: Path, written: str, code: str) -> None:
    (tmp_path / "shopkeeper.toml").write_text(written, "utf-8")
    with pytest.raises(BadInput) as refused:
        Settings.load(home=tmp_path)
    assert refused.value.code == code
    assert refused.value.remedy
