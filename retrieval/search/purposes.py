"""Wishes that say what is to be done instead of naming a thing: “something to put flowers in”, “protect my phone”,
切面包的. What they name is what it is done to, not what is asked for."""

from __future__ import annotations

import re

from retrieval.catalog.vocabulary import Facet, Mention
from retrieval.index.analysis import is_chinese

Span = tuple[int, int]

_DONE_TO = re.compile(
    r"\W*(?:(?:do you (?:have|sell|stock)|have you got|i(?:'m| am) (?:looking|searching) for|i(?:'d like| need| want)|"
    r"looking for|show me|find me|get me|got|is there|are there|maybe|please|hi|hello),?\s+)*"
    r"(?P<phrase>(?:something|anything|stuff|things?|what(?: can i use)?|i (?:need|want|have|would like)|how) to\s+"
    r"(?!(?:buy|purchase|get|see|view|browse|find|search|check|order|have|look|shop|try|wear|be|go|know|learn|ask|give|gift|"
    r"do|match|compare|choose|pick|change|replace|upgrade|swap|return|exchange|cancel|track|pay)\b)\w+\b|"
    r"(?:to )?(?:protect|carry|charge|clean|store|hold|wash|dry|hang|organi[sz]e|cover|chop|polish|fix|serve) "
    r"(?:my|the|his|her|our|their|an?)\b|"
    r"(?:to )?keep(?:ing|s)? (?:(?:my|our|his|her|their)\b|"
    r"(?:\w+ ){1,3}?(?:hot|warm|cold|cool|dry|fresh|clean|safe|tidy|out|off|away|together|organi[sz]ed)\b))",
    re.I,
)
TELLING_WORDS, TELLING_SIGNS = 5, 8
"""From so many words, or Chinese signs, on a text tells of something."""
_CLAUSE = re.compile(r"[^,.;!?，。；！？]*")
_OWN = re.compile(r"\bmy (?:\w+ )?$", re.I)
_FAILING = re.compile(
    r" (?:keeps?|is|are|has|have|won't|doesn't|don't|always|never|dies|broke|(?:ran|runs?) out)\b", re.I
)
_ANOTHER = re.compile(r"\b(?:new|another|replac)", re.I)
_AT_HOME = re.compile(r"\b(?:at|shopping|way|back|go|going|from|coming) $", re.I)
_HANDLED = (
    (re.compile(r"(?:保护|收纳|清洁|清洗|修)$"), re.compile(r"(?:时?用)?的?[\s。！？!?]*$")),
    (re.compile(r"(?:装|放|煮|切|泡|喝|听|洗|擦|盛|挂|铺)$"), re.compile(r"(?:时?用的?|的)[\s。！？!?]*$")),
    (re.compile(r"看$"), re.compile(r"时?用的?[\s。！？!?]*$")),
)
"""Verbs before what they are done to, and what has to follow: 切面包的, not 切菜刀; 看书用的, not 看看手机."""
_FAILING_CHINESE = re.compile(r"(?:没电|坏了|老是|总是|总|不够|没了|太)")


def wish_of_use(text: str) -> Span | None:
    """Where an English text says what is to be done, up to the next comma; ``None`` where it names things."""
    found = _DONE_TO.match(text)
    if found is None:
        return None
    clause = _CLAUSE.match(text, found.end())
    return found.start("phrase"), clause.end() if clause else found.end()


def says_use(text: str) -> bool:
    """Whether a text can only say what something is for: an English wish, or Chinese words that end in 的."""
    return wish_of_use(text) is not None or text.rstrip(" ?？!！。").endswith("的")


def tells(text: str) -> bool:
    """Whether a text is long enough to tell of a situation rather than to name a thing."""
    signs = sum(is_chinese(sign) for sign in text)
    return signs >= TELLING_SIGNS or len(text.split()) >= TELLING_WORDS


def is_object(text: str, mention: Mention) -> bool:
    """Whether something is asked for that is done to what is mentioned, or that goes with it: the phone in “protect
    my phone” and “my phone keeps dying”, the bread in 切面包的. At home nothing for the home is asked for."""
    before, after = text[: mention.start], text[mention.end :]
    if is_chinese(text[mention.start : mention.end]):
        done = any(verb.search(before) and end.match(after) for verb, end in _HANDLED)
        return done or bool(_FAILING_CHINESE.match(after))
    wish = wish_of_use(text)
    return bool(
        (wish and wish[0] <= mention.start < wish[1])
        or (_OWN.search(before) and _FAILING.match(after) and not _ANOTHER.search(after))
        or (mention.facet is Facet.KIND and mention.key == "home" and _AT_HOME.search(before))
    )
