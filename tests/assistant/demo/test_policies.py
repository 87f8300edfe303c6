"""The demo shop's policies: the same rights in both languages, clause for clause."""

from __future__ import annotations

import re
from importlib import resources

import pytest

TOPICS = ("returns", "shipping", "payment", "warranty", "privacy")
_CLAUSE = re.compile(r"^(\d+\.\d+) (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _read(language: str, topic: str) -> str:
    return (resources.files("prompts") / "policies" / language / f"{topic}.md").read_text("utf-8")


def _front(text: str) -> dict[str, str]:
    block = text.split("---")[1]
    return {
        name.strip(): value.strip().strip('"')
        for name, _, value in (line.partition(":") for line in block.strip().splitlines())
    }


@pytest.mark.parametrize("topic", TOPICS)
def test_the_front_matter_names_topic_version_date_and_language(topic: str) -> None:
    english, chinese = _front(_read("en", topic)), _front(_read("zh", topic))
    assert (english["topic"], english["language"]) == (topic, "en")
    assert (chinese["topic"], chinese["language"]) == (topic, "zh")
    assert english["version"] == chinese["version"]
    assert english["date"] == chinese["date"]


@pytest.mark.parametrize("topic", TOPICS)
def test_each_has_eight_to_fourteen_sections_in_order(topic: str) -> None:
    for language in ("en", "zh"):
        numbers = [int(number) for number, _ in _HEADING.findall(_read(language, topic))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert 8 <= len(numbers) <= 14


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_clauses(topic: str) -> None:
    english = [number for number, _ in _CLAUSE.findall(_read("en", topic))]
    chinese = [number for number, _ in _CLAUSE.findall(_read("zh", topic))]
    assert english == chinese
    assert len(english) >= 15


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_name_the_same_amounts(topic: str) -> None:
    """Prices in dollars must agree; periods are spelled out differently in places."""
    english = dict(_CLAUSE.findall(_read("en", topic)))
    chinese = dict(_CLAUSE.findall(_read("zh", topic)))
    for number, clause in english.items():
        money = re.findall(r"(\d+(?:\.\d+)?) USD", clause)
        assert sorted(set(money)) == sorted(
            {amount for amount in money if amount in _NUMBER.findall(chinese[number])}
        ), number


def test_the_facts_that_the_shop_lives_by() -> None:
    assert "within 30 days of delivery" in _read("en", "returns")
    assert "30天内可无理由退货" in _read("zh", "returns")
    assert "free from 59 USD" in _read("en", "shipping")
    assert "满59美元包邮" in _read("zh", "shipping")
    assert "fapiao" in _read("en", "payment")
    assert "发票" in _read("zh", "payment")
