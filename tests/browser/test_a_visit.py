"""A visit from the first screen to the order desk, in both languages, by what a person sees and can press."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, OpenShop

pytestmark = [pytest.mark.browser, pytest.mark.slow]


expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Words:
    """What a customer of one language says and sees."""

    locale: str
    ask: str
    account: str
    customer: str
    find: str
    refine: str
    chips: tuple[str, ...]
    photo: str
    policy: str
    policy_label: str
    order: str
    order_label: str
    dress: str


ENGLISH = Words(
    locale="en-US",
    ask="Ask, or add a photo",
    account="Signed in as",
    customer="C1001",
    find="red dress under 80",
    refine="in blue",
    chips=("blue ✕", "up to $80.00 ✕"),
    photo="like this but cheaper",
    policy="what is your return policy?",
    policy_label="From our policy",
    order="where is my order",
    order_label="Order ",
    dress="dress",
)
CHINESE = Words(
    locale="zh-CN",
    ask="说说要什么，或发张照片",
    account="当前账号",
    customer="C1001",
    find="80以内的红色连衣裙",
    refine="要蓝色的",
    chips=("蓝色 ✕", "US$80.00 以内 ✕"),
    photo="类似的，便宜点",
    policy="怎么退货？",
    policy_label="本店规定",
    order="我的订单到哪儿了？",
    order_label="订单 ",
    dress="裙",
)
BOTH = pytest.mark.parametrize(
    ("page", "words"),
    [(ENGLISH.locale, ENGLISH), (CHINESE.locale, CHINESE)],
    indirect=["page"],
    ids=["en", "zh"],
)


def say(page: Page, words: Words, text: str) -> None:
    """Write a message, send it, and wait until its answer stands there whole, to be read."""
    answered = page.locator(".sk-reply, .sk-notice, .sk-fault").count()
    said = page.locator(".sk-said").count()
    box = page.get_by_role("textbox", name=words.ask)
    box.fill(text)
    expect(page.get_by_test_id("stChatInputSubmitButton")).to_be_enabled()  # not while a photo is on its way
    box.press("Enter")
    expect(page.locator(".sk-said")).to_have_count(said + 1)
    expect(page.locator(".sk-reply, .sk-notice, .sk-fault")).not_to_have_count(answered)
    expect(page.get_by_role("status")).to_have_count(0)
    expect(page.locator("[data-testid='stApp'][data-test-script-state='notRunning']")).to_have_count(1)


def newest_cards(page: Page) -> Locator:
    return page.locator("[class*='st-key-cards-']").last.get_by_role("article")


def chip(page: Page, label: str) -> Locator:
    return page.locator(".st-key-bar").get_by_role("button", name=label)


def sign_in(page: Page, words: Words, customer: str) -> None:
    """Choose a customer in the side panel; the address then names them."""
    page.get_by_role("combobox", name=re.compile(words.account)).click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url(re.compile(f"customer={customer}"))


@BOTH
def test_the_first_screen_says_who_speaks_and_gives_six_things_to_try(page: Page, words: Words) -> None:
    tries = page.locator(".st-key-tries").get_by_role("button")

    expect(tries).to_have_count(6)
    expect(page.locator(".sk-welcome")).to_contain_text("机器" if words is CHINESE else "machine")
    assert page.evaluate("document.documentElement.lang").startswith(words.locale[:2])


@BOTH
def test_a_visit_from_words_to_photo_to_policy_and_order(page: Page, words: Words, shop: OpenShop) -> None:
    sign_in(page, words, words.customer)

    say(page, words, words.find)
    expect(newest_cards(page).first).to_be_visible()
    for card in newest_cards(page).all():
        assert words.dress in (card.get_attribute("aria-label") or "").lower()
        assert _price(card) <= 80

    say(page, words, words.refine)
    for label in words.chips:
        expect(chip(page, label)).to_be_visible()

    page.locator("input[type=file]").set_input_files(str(shop.red_dress))
    page.get_by_test_id("stFileChip").or_(page.get_by_text(shop.red_dress.name)).first.wait_for()
    say(page, words, words.photo)
    expect(page.locator(".sk-said img")).to_have_count(1)
    expect(newest_cards(page).first).to_be_visible()

    say(page, words, words.policy)
    expect(page.locator(".sk-policy").last).to_contain_text(words.policy_label)

    say(page, words, words.order)
    expect(page.locator(".sk-order").last).to_contain_text(words.order_label)
    expect(page.locator(".sk-order .sk-timeline li").first).to_be_visible()


def _price(card: Locator) -> float:
    written = card.locator(".sk-now").inner_text()
    return float(re.sub(r"[^\d.]", "", written))


@BOTH
def test_a_constraint_is_taken_away_by_a_tap_and_undone(page: Page, words: Words) -> None:
    say(page, words, words.find)
    price = words.chips[1]
    expect(chip(page, price)).to_be_visible()
    before = page.locator(".st-key-bar button").count()

    chip(page, price).click()
    expect(chip(page, price)).to_have_count(0)
    expect(page.locator(".st-key-bar button")).not_to_have_count(before)
    assert page.locator(".st-key-bar button").count() < before

    page.locator(".st-key-undo").get_by_role("button").click()
    expect(chip(page, price)).to_be_visible()


def test_nothing_pressed_while_the_page_is_at_work_is_lost(page: Page) -> None:
    """Each step the moment its place is there, while the turn before is still under way."""
    box, said = page.get_by_role("textbox", name=ENGLISH.ask), page.locator(".sk-said")
    for place, text in enumerate((ENGLISH.find, ENGLISH.refine), start=1):
        box.fill(text)
        box.press("Enter")
        expect(said).to_have_count(place)
    chip(page, "blue ✕").click()
    expect(said).to_have_count(3)
    page.locator(".st-key-undo").get_by_role("button").click()
    expect(said).to_have_count(4)

    expect(chip(page, "blue ✕")).to_be_visible()


def test_the_weight_between_words_and_photo_is_set_by_keyboard(page: Page, shop: OpenShop) -> None:
    page.locator("input[type=file]").set_input_files(str(shop.red_dress))
    page.get_by_test_id("stFileChip").or_(page.get_by_text(shop.red_dress.name)).first.wait_for()
    say(page, ENGLISH, "blue shirt like this")
    page.get_by_role("button", name="Photo and words").click()
    slider = page.get_by_role("slider", name="What counts more?")
    before = float(slider.input_value())
    slider.press("ArrowRight")

    expect(page.locator(".sk-said p").last).to_have_text("Weigh the photo 60%")
    expect(page.get_by_role("status")).to_have_count(0)
    assert float(slider.input_value()) > before


def test_a_pasted_photo_is_taken(page: Page, shop: OpenShop) -> None:
    content = base64.b64encode(shop.red_dress.read_bytes()).decode("ascii")
    page.get_by_role("textbox", name=ENGLISH.ask).evaluate(
        """(box, content) => {
            const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], "pasted.png", {type: "image/png"}));
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        content,
    )
    page.get_by_text("pasted.png").first.wait_for()
    say(page, ENGLISH, "like this")

    expect(page.locator(".sk-said img")).to_have_count(1)


def test_a_reload_and_a_second_device_come_back_to_the_conversation(page: Page) -> None:
    say(page, ENGLISH, ENGLISH.find)
    titles = [card.get_attribute("aria-label") for card in newest_cards(page).all()]

    page.reload()

    expect(page.locator(".sk-said")).to_have_count(1)
    expect(newest_cards(page)).to_have_count(len(titles))
    assert [card.get_attribute("aria-label") for card in newest_cards(page).all()] == titles


def test_a_card_opens_by_keyboard_and_says_more(page: Page) -> None:
    say(page, ENGLISH, ENGLISH.find)
    opener = page.get_by_role("button", name=re.compile("^Open ")).first
    opener.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")

    expect(window).to_be_visible()
    expect(window.get_by_role("button", name="Add to cart")).to_be_visible()
    expect(window.locator("img").first).to_be_visible()


def test_two_products_are_compared_side_by_side(page: Page) -> None:
    say(page, ENGLISH, ENGLISH.find)
    for place in (0, 1):
        newest = page.locator("[class*='st-key-cards-']").last
        newest.get_by_role("button", name=re.compile("^Compar")).nth(place).click()
        expect(newest.get_by_role("button", name="Comparing")).to_have_count(place + 1)
    page.get_by_role("button", name="Compare 2").click()

    expect(page.get_by_role("button", name="Compare 2")).to_have_count(0)
    expect(page.locator(".sk-said")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_count(0)


def test_a_new_conversation_is_empty_and_the_old_one_keeps_its_address(page: Page) -> None:
    say(page, ENGLISH, "running shoes")
    old = page.url
    page.get_by_role("button", name="New conversation").click()

    expect(page.locator(".st-key-tries")).to_be_visible()
    assert page.url != old
    page.goto(old)
    expect(page.locator(".sk-said")).to_have_count(1)


def test_the_language_switch_turns_the_whole_page(page: Page) -> None:
    page.get_by_role("radio", name="中文").or_(page.get_by_role("button", name="中文")).first.click()

    expect(page.locator(".sk-welcome h1")).to_have_text("想找点什么？")
    visible = page.locator("[data-testid='stSidebar']").inner_text()
    assert not re.search(r"\b(New|Orders?|Guest|Sign)\b", visible)


def test_a_fake_photo_is_answered_with_a_sentence(page: Page, shop: OpenShop) -> None:
    fake = shop.home / "fake.png"
    fake.write_text("this is no picture", "utf-8")
    page.locator("input[type=file]").set_input_files(str(fake))
    page.get_by_text("fake.png").first.wait_for()
    say_box = page.get_by_role("textbox", name=ENGLISH.ask)
    say_box.fill("like this")
    say_box.press("Enter")

    expect(page.locator(".sk-fault, .sk-notice, .sk-reply").last).to_contain_text(re.compile("picture|photo"))
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_markup_in_a_message_stays_text(page: Page) -> None:
    page.evaluate("window.attacked = false")
    say(page, ENGLISH, "<img src=x onerror='window.attacked = true'> **bold**")

    assert page.evaluate("window.attacked") is False
    expect(page.locator(".sk-said p").last).to_have_text(
        "<img src=x onerror='window.attacked = true'> **bold**"
    )


def test_a_phone_shows_two_cards_a_row_and_nothing_sticks_out(page: Page) -> None:
    page.set_viewport_size(PHONE)
    say(page, ENGLISH, ENGLISH.find)
    # In one go: between two questions the page may still be scrolling.
    tops = newest_cards(page).evaluate_all("cards => cards.map(card => card.getBoundingClientRect().top)")

    assert abs(tops[0] - tops[1]) < 2 < tops[2] - tops[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
