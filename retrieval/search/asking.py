"""Whether words ask about the world rather than for goods: a shop that answers “how do I cook an egg” with a pan has
not understood the question."""

from __future__ import annotations

import re
from enum import StrEnum


class Asking(StrEnum):
    """``GOODS``: plain words; ``MAYBE``: a question that goods may answer (“what helps against dry skin”);
    ``WORLD``: one that they hardly can."""

    GOODS = "goods"
    MAYBE = "maybe"
    WORLD = "world"


_WORLD = re.compile(
    r"^\W*(?:who|when|why|where (?:is|was|are|were)|how (?:far|tall|old|deep|often|come))\b|"
    r"^\W*(?:how (?:do|can|should|would) (?:i|you|we|people)|how to) (?:cook|make|bake|boil|fry|fix|repair|draw|"
    r"write|learn|get to|become|spell|say|install|delete|lose)\b|"
    r"^\W*what(?:'s| is| was)? (?:the )?(?:time|date|day|capital|weather|meaning|news|score)\b|"
    r"^\W*(?:can|could|would|will) you (?:write|sing|translate|calculate|explain|solve|draw)\b|"
    r"^\W*(?:please )?(?:translate|calculate|solve|write (?:me )?an?|tell me (?:a|an|about)|sing|book me)\b|"
    r"^\W*(?:i feel|i am (?:sad|tired|bored)|should i)\b|"
    r"^(?:怎么|怎样|如何)(?:煮|做|炒|烤|修|走|画|写|学|包|去|炖)|^(?:谁|为什么|为何|什么时候)|为什么|是谁|谁(?:赢|是)|"
    r"(?:帮我|给我)(?:写|唱|翻译|算|讲)|^(?:讲|说|唱)(?:个|一个|首)|天气|几点了|(?:生病|发烧|头疼)"
)
_MAYBE = re.compile(r"^\W*(?:what|which|how)\b|what should i|怎么|如何|什么|怎样")


def asking(folded: str) -> Asking:
    """What folded words ask for."""
    if _WORLD.search(folded):
        return Asking.WORLD
    return Asking.MAYBE if _MAYBE.search(folded) else Asking.GOODS
