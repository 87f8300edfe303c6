"""Turns of a conversation against the search inside them: start-up, latency, memory, at several sizes.

python -m tests.benchmarks.turns --products 1000 10000
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from assistant.demo.stock import stock_desk
from assistant.messages import Message
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.demo.drawing import PictureSpec, draw
from tests.benchmarks.words import QUERIES, open_shop

ASKED = {
    "search": QUERIES,
    "refine": ("under 80", "in blue", "最便宜的优先", "in stock only"),
    "policy": ("what is your return policy?", "运费怎么算"),
    "order": ("where is my order?", "我的订单到哪了"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    for count in options.products:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, options.rounds, Path(folder))


def measure(count: int, rounds: int, home: Path) -> None:
    open_shop(count, home)
    started = time.perf_counter()
    shop = Shop.open(Settings.load(home=home, currency="USD", language_model=""))
    shop.conversation.reply(Message(text="dress", conversation="first"))
    opened = time.perf_counter() - started
    stock_desk(shop.desk, datetime.now(UTC))
    photo = home / "photo.jpg"
    draw(PictureSpec("dress", "red", None, None, None, 0, 0, None, 7), 512).save(photo)
    line: dict[str, object] = {"products": count, "open_and_first_turn_s": round(opened, 2)}
    for name, texts in ASKED.items():
        line[name] = _timed(shop, [Message(text=texts[n % len(texts)], conversation=f"{name}-{n // 4}",
                                           customer="C1001") for n in range(rounds)])  # fmt: skip
    line["photo"] = _timed(
        shop,
        [
            Message(text="like this", images=(str(photo),), conversation=f"photo-{n}")
            for n in range(rounds // 2)
        ],
    )
    line["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(line), flush=True)
    shop.close()


def _timed(shop: Shop, messages: list[Message]) -> dict[str, float]:
    """Milliseconds of whole turns, and how many times the acting inside them a turn takes (medians)."""
    shop.conversation.reply(messages[0])
    totals, acts = [], []
    for message in messages:
        reply = shop.conversation.reply(message)
        totals.append(reply.trace.milliseconds["total"])
        acts.append(reply.trace.milliseconds["act"])
    p50, p95 = np.percentile(totals, [50, 95])
    return {
        "p50": round(float(p50), 1),
        "p95": round(float(p95), 1),
        "times_the_search": round(float(p50 / max(np.median(acts), 0.01)), 2),
    }


if __name__ == "__main__":
    main()
