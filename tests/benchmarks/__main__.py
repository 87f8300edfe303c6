"""All benchmarks one after the other: ``make bench``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.benchmarks import cold, encoding, filtered, importing, indexed, memory, turns, words


def main() -> None:
    for module in (filtered, indexed, words, turns, importing, encoding, memory):
        print(f"# {module.__name__}")
        sys.argv = [module.__name__]
        module.main()
    home = Path(os.environ.get("SHOPKEEPER_HOME", ".shop"))
    if (home / "shop.db").is_file():
        os.environ["SHOPKEEPER_HOME"] = str(home)
        print(f"# {cold.__name__}")
        sys.argv = [cold.__name__]
        cold.main()


if __name__ == "__main__":
    main()
