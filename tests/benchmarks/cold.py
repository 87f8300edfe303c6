"""Cold start of ``shopkeeper search`` against ``python -c "import chromadb"``, in turn.

SHOPKEEPER_HOME=.shop python -m tests.benchmarks.cold
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.clock import in_turn

WORDS = ("red dress", "红色连衣裙")


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    shopkeeper = str(Path(sys.executable).with_name("shopkeeper"))
    english, chinese, chroma = in_turn(
        [
            lambda _: run(shopkeeper, "search", WORDS[0], "--json"),
            lambda _: run(shopkeeper, "search", WORDS[1], "--json"),
            lambda _: run(sys.executable, "-c", "import chromadb"),
        ],
        options.rounds,
        warm=1,
    )
    print(
        json.dumps(
            {
                "search_english_ms": round(english.p50),
                "search_chinese_ms": round(chinese.p50),
                "import_chromadb_ms": round(chroma.p50),
                "times_english": round(english.p50 / chroma.p50, 2),
                "times_chinese": round(chinese.p50 / chroma.p50, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
