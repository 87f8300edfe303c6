"""The whole page in Streamlit's own test bench: first screen, a turn, the side panel, and shops that cannot open."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "ui" / "web" / "app.py"


def open_page(home: Path, monkeypatch: pytest.MonkeyPatch, language: str = "en", **query: str) -> AppTest:
    monkeypatch.setenv("SHOPKEEPER_HOME", str(home))
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.query_params["lang"] = language
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def say(page: AppTest, text: str) -> AppTest:
    page.chat_input[0].set_value(text).run()
    return rested(page)


def rested(page: AppTest) -> AppTest:
    """The page once nothing is under way any longer; a browser looks again by itself."""
    while "under_way" in page.session_state:
        page.run()
    page.run()  # the bench keeps what was drawn before a fragment asked for the page anew
    assert not page.exception
    return page


@pytest.mark.parametrize(("language", "sentence"), [("en", "shopkeeper demo"), ("zh", "货架还是空的")])
def test_an_empty_shop_says_how_to_stock_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    page = open_page(tmp_path / "home", monkeypatch, language)

    assert sentence in drawn(page)
    assert not page.chat_input


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    page = open_page(tmp_path / "file" / "home", monkeypatch)

    assert 'role="alert"' in drawn(page)
    assert "SHOPKEEPER_HOME" in drawn(page)


@pytest.mark.parametrize(("language", "who"), [("en", "I’m a machine"), ("zh", "是机器，不是真人")])
def test_the_first_screen_says_who_speaks_and_six_things_to_try(
    home: Path, monkeypatch: pytest.MonkeyPatch, language: str, who: str
) -> None:
    page = open_page(home, monkeypatch, language)
    tries = [button for button in page.button if (button.key or "").startswith("try-")]

    assert who in drawn(page)
    assert len(tries) == 6


@pytest.mark.parametrize(
    ("language", "text", "chip"),
    [("en", "red dress under 80", r"up to \$80\.00 ✕"), ("zh", "80以内的红色连衣裙", r"US\$80\.00 以内 ✕")],
)
def test_a_turn_shows_cards_and_the_running_constraints(
    home: Path, monkeypatch: pytest.MonkeyPatch, language: str, text: str, chip: str
) -> None:
    page = say(open_page(home, monkeypatch, language), text)

    assert 'class="sk-card' in drawn(page)
    assert chip in labels(page)


def test_a_chip_takes_its_constraint_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = say(open_page(home, monkeypatch), "red dress under 80")
    next(button for button in page.button if button.label == r"up to \$80\.00 ✕").click().run()
    rested(page)

    assert r"up to \$80\.00 ✕" not in labels(page)
    assert "red ✕" in labels(page)


def test_a_reload_shows_the_same_conversation(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = say(open_page(home, monkeypatch, c="reload-000001"), "red dress")
    again = open_page(home, monkeypatch, c="reload-000001")

    assert "red dress" in drawn(again)
    assert drawn(again).count('class="sk-card') == drawn(page).count('class="sk-card')


def test_a_customer_sees_their_orders_in_the_side_panel(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(home, monkeypatch, customer="C1001")

    assert page.sidebar.selectbox[0].value == "C1001"
    assert 'class="sk-side-order"' in drawn(page)
    assert "sk-timeline" in drawn(page)


def test_another_customer_is_another_conversation(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = say(open_page(home, monkeypatch, c="first-000001", customer="C1001"), "red dress")
    page.sidebar.selectbox[0].set_value("C1002").run()

    assert page.query_params["c"] != ["first-000001"]
    assert 'class="sk-said"' not in drawn(page)


def test_a_guest_who_signs_in_goes_on_with_their_conversation(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = say(open_page(home, monkeypatch, c="guest-000001"), "red dress")
    page.sidebar.selectbox[0].set_value("C1007").run()

    assert page.query_params["c"] in ("guest-000001", ["guest-000001"])  # the bench gives either
    assert "red dress" in drawn(page)


def test_the_address_of_somebody_elses_conversation_shows_nothing_of_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(open_page(home, monkeypatch, c="theirs-000001", customer="C1001"), "a secret red dress")
    stranger = open_page(home, monkeypatch, c="theirs-000001")

    assert "secret" not in drawn(stranger)
    assert stranger.query_params["c"] != ["theirs-000001"]


def test_what_is_pressed_while_a_turn_is_under_way_is_kept_and_answered_in_its_turn(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(home, monkeypatch)
    for place in (0, 1, 2):
        page.button(key=f"try-{place + 1}").click()
        page.chat_input[0].set_value(f"mug {place}")
        page.run()
        if not [button for button in page.button if button.key == "try-1"]:
            break
    rested(page)

    assert drawn(page).count('class="sk-said"') >= 2
    assert "mug 0" in drawn(page)


def test_a_customer_that_is_not_there_is_a_guest(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(home, monkeypatch, customer="C9999999")

    assert page.sidebar.selectbox[0].value == ""
    assert 'class="sk-side-order"' not in drawn(page)


def test_what_the_shop_remembers_is_shown_and_can_be_forgotten(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = say(open_page(home, monkeypatch), "red dress")

    assert "1 message in this conversation" in drawn(page)
    assert "Forget me" in labels(page)
