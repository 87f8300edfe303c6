"""Policies: read from Markdown with front matter, and the section that answers a question."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from assistant.desk.values import Section
from retrieval.errors import BadInput, NotFound
from retrieval.index.analysis import STOP_WORDS, analyse

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.S)
_HEADING = re.compile(r"^##\s+(.+)$", re.M)
_NEEDED = ("topic", "version", "date", "language")


def read_policies(directory: Path) -> tuple[Section, ...]:
    """Every section of every file below a folder; all faults are told at once.

    Raises:
        NotFound: no such folder. BadInput: files without front matter or sections.
    """
    if not directory.is_dir():
        raise NotFound(
            "policies_not_found", f"There is no folder {directory}.", "Name a folder of Markdown files."
        )
    sections: list[Section] = []
    faults: list[str] = []
    for path in sorted(directory.rglob("*.md")):
        try:
            sections += _sections(path.read_text("utf-8-sig"), path.name)
        except (ValueError, UnicodeDecodeError) as error:
            faults.append(f"{path.name}: {error}")
    if faults:
        raise BadInput(
            "bad_policies", "; ".join(faults), "Nothing was changed. Mend the files and import again."
        )
    if not sections:
        raise BadInput("no_policies", f"{directory} holds no policies.", "Put Markdown files into it.")
    return tuple(sections)


def _sections(text: str, name: str) -> list[Section]:
    found = _FRONT.match(text.replace("\r\n", "\n"))
    if not found:
        raise ValueError("it has no front matter between lines of ---")
    front = {
        key.strip(): value.strip().strip("\"'")
        for key, _, value in (line.partition(":") for line in found.group(1).splitlines())
    }
    missing = [key for key in _NEEDED if not front.get(key)]
    if missing:
        raise ValueError(f"the front matter lacks {', '.join(missing)}")
    parts = _HEADING.split(found.group(2))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    title = front.get("title", front["topic"])
    made = [
        Section(
            front["topic"],
            heading.strip(),
            body.strip(),
            title,
            front["version"],
            front["date"],
            front["language"],
        )
        for heading, body in pairs
    ]
    if not made:
        raise ValueError("it has no section (a line that begins with ##)")
    return made


_GENERAL = {
    "returns": "return returns 退货 退 货",
    "shipping": "shipping ship delivery deliver 配送",
    "payment": "payment pay 付款 支付",
    "warranty": "warranty guarantee 保修 质保",
    "privacy": "privacy data 隐私",
}
"""What a question about a topic says anyway: it does not choose the section."""


_SMALL = re.compile(
    r"请问|你们家?|我们|贵店|本店|店里|政策|规定|条款|是什么|有什么|什么样|什么|怎么样?|怎样|如何|一下|说说|[的是吗呢吧啊]"
)
"""Chinese words of every question, taken out before it is cut into tokens: cut with them, neighbours run together."""


def best_section(sections: Sequence[Section], topic: str, question: str) -> Section | None:
    """The section whose words answer a question best (BM25, headings count three times); of the topic where it is
    known, and its first one where no word helps."""
    among = [one for one in sections if one.topic == topic] or list(sections)
    if not among:
        return None
    general = STOP_WORDS | frozenset(
        analyse(f"policy policies rules your shop 政策 规定 怎么 如何 {_GENERAL.get(topic, '')}")
    )
    asked = [token for token in dict.fromkeys(analyse(_SMALL.sub(" ", question))) if token not in general]
    if not asked and topic:
        return among[0]
    bags = [[*analyse(one.section) * 3, *analyse(one.body)] for one in among]
    mean = sum(map(len, bags)) / len(bags) or 1

    def score(bag: list[str]) -> float:
        total = 0.0
        for token in asked:
            count = bag.count(token)
            having = sum(token in other for other in bags)
            if count:
                rarity = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
                total += rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(bag) / mean))
        return total

    scores = [score(bag) for bag in bags]
    best = max(range(len(among)), key=lambda place: (scores[place], -place))
    if not scores[best] and not topic:
        return None
    return among[best]
