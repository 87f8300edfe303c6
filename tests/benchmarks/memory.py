"""Memory of the open shop alone: a process that only opens a stocked shop and answers, read after each step.

python -m tests.benchmarks.memory --products 10000
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from assistant.messages import Message
from assistant.settings import Settings
from assistant.shop import Shop
from retrieval.demo.drawing import PictureSpec, draw
from tests.benchmarks.words import open_shop

STEPS = (
    ("english", Message(text="red dress under 80", conversation="a")),
    ("chinese", Message(text="红色连衣裙", conversation="b")),
)


def resident(what: str = "VmRSS") -> int:
    """MB of this process: ``VmRSS`` now, ``VmHWM`` at most, ``RssAnon`` what is no mapped file."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return round(int(line.split()[1]) / 1024)
    return 0


def watch(home: Path) -> None:
    """Open, ask in both languages, ask with a photo; print what the process holds after each."""
    shop = Shop.open(Settings.load(home=home, currency="USD", language_model=""))
    line = {"opened_mb": resident()}
    photo = home / "photo.jpg"
    for name, message in (*STEPS, ("photo", Message(text="like this", images=(str(photo),)))):
        shop.conversation.reply(message)
        line[f"{name}_mb"] = resident()
    line["not_mapped_mb"] = resident("RssAnon")
    line["peak_mb"] = resident("VmHWM")
    print(json.dumps(line))
    shop.close()


def stock(count: int, home: Path) -> None:
    open_shop(count, home)
    draw(PictureSpec("dress", "red", None, None, None, 0, 0, None, 7), 512).save(home / "photo.jpg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[10_000])
    parser.add_argument("--stock", nargs=2, metavar=("COUNT", "HOME"), help="one step: stock a shop")
    parser.add_argument("--watch", type=Path, metavar="HOME", help="one step: open it and answer")
    options = parser.parse_args()
    if options.stock:
        stock(int(options.stock[0]), Path(options.stock[1]))
        return
    if options.watch:
        watch(options.watch)
        return
    for count in options.products:
        with tempfile.TemporaryDirectory() as home:
            steps = (("--stock", str(count), home), ("--watch", home))
            said = [
                subprocess.run(
                    [sys.executable, "-m", __spec__.name, *step],
                    check=True,
                    stdout=subprocess.PIPE,
                    text=True,
                ).stdout
                for step in steps
            ]
            print(json.dumps({"products": count, **json.loads(said[-1])}), flush=True)


if __name__ == "__main__":
    main()
