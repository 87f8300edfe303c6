"""The customers of the demo shop, in the shape that ``import-orders`` reads."""

from __future__ import annotations

import random
import tomllib
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

SEED = 7
FIRST_NUMBER = 1001
_CARDS = {"visa": "Visa", "mastercard": "Mastercard", "amex": "American Express", "unionpay": "UnionPay"}
_WALLETS = {"paypal": "PayPal", "wechat_pay": "WeChat Pay", "alipay": "Alipay", "apple_pay": "Apple Pay"}
_CHINESE = {"unionpay": "银联卡", "wechat_pay": "微信支付", "alipay": "支付宝"}
_SECOND_ADDRESS = {
    "en": ("Work", "400 Commerce Square", "Reception"),
    "zh": ("公司", "科技园路1号", "前台代收"),
}
_SECOND_SHARE = 0.35


def _payment(customer_id: str, number: int, text: str, language: str) -> dict[str, Any]:
    """``visa 4242`` and the like as a payment method with a label in the customer's language."""
    method, _, detail = text.strip().partition(" ")
    entry: dict[str, Any] = {"payment_id": f"{customer_id}-P{number}"}
    if method == "gift_card":
        label = "礼品卡" if language == "zh" else "Gift card"
        return entry | {"type": "gift_card", "label": label, "balance": int(detail)}
    own = _CHINESE.get(method) if language == "zh" else None
    if method in _CARDS:
        return entry | {"type": "card", "label": f"{own or _CARDS[method]} •••• {detail}"}
    return entry | {"type": method, "label": own or _WALLETS[method]}


def _addresses(
    customer_id: str, cells: list[str], language: str, chance: random.Random
) -> list[dict[str, Any]]:
    name, _, _, street, more, city, postcode, country = cells[:8]
    place = {"city": city, "postcode": postcode, "country": country}
    home = {"address_id": f"{customer_id}-A1", "name": name, "line1": street, "line2": more} | place
    if chance.random() > _SECOND_SHARE:
        return [home]
    label, line1, line2 = _SECOND_ADDRESS[language]
    second = {"address_id": f"{customer_id}-A2", "name": f"{name} ({label})", "line1": line1, "line2": line2}
    return [home, second | place]


def _customer(number: int, line: str, today: datetime) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    customer_id = f"C{number}"
    chance = random.Random(f"{SEED}:{customer_id}")
    name, language, phone = cells[:3]
    mailbox = name.lower().replace(" ", ".").replace("'", "") if language == "en" else f"customer{number}"
    methods = enumerate(cells[8].split(","), start=1)
    return {
        "customer_id": customer_id,
        "name": name,
        "email": f"{mailbox}@example.com",
        "language": language,
        "phone": phone,
        "addresses": _addresses(customer_id, cells, language, chance),
        "payment_methods": [_payment(customer_id, place, text, language) for place, text in methods],
        "points": chance.choice((0, 120, 340, 560, 980, 1500)),
        "since": (today - timedelta(days=chance.randrange(200, 1500))).date().isoformat(),
    }


def customers(today: datetime) -> list[dict[str, Any]]:
    """Forty people, every other one Chinese; the first of each language are good ones to show the shop with."""
    text = (resources.files(__package__) / "people.toml").read_text("utf-8")
    lines = [line for line in tomllib.loads(text)["people"].splitlines() if line.strip()]
    return [_customer(number, line, today) for number, line in enumerate(lines, start=FIRST_NUMBER)]
