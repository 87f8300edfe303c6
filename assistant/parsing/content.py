# ruff: noqa: E501  (patterns are read better in one piece)
"""The words of a message that say what is looked for, without pleasantries and small words."""

from __future__ import annotations

import re

from retrieval.search.purposes import wish_of_use

_FILLER = re.compile(
    r"\b(?:(?:in )?(?:my|his|her|their) (?:shoe )?sizes?|to (?:browse|replace|upgrade|purchase|find|try|choose|pick|look at|check out)|keep only|please|pls|could you|can you|would you|will you|i(?:'m| am) (?:looking for|after|searching for|interested in)|i(?:'d| would) like|"
    r"i (?:want|need|meant?|prefer)|do you (?:have|sell|carry|stock)|have you got|got|show me|show|find me|find|search for|search|look for|looking for|give me|"
    r"let me see|let's see|(?:why|how come)(?: (?:is|are|do|you|don't|isn't|aren't|there|have|nothing|none|no|not|any|anything))*|are there|is there|what's|what is|you have|you've got|you got|any|some|hi|hello|hey|thanks|thank you|just|actually|maybe|instead|what about|how about|"
    r"a|an|the|me|my|to buy|to see|buy|get me|get|no|yes|ones?|only|in|and|or|but|with|that (?:is|are)|which (?:is|are)|make it|make them|it|them|those|these|something|anything|colou?r|now|also|rather|of|for|is|are|want|need|like this|like that|this|budget|price|which|has|have|either|too|as well|neither|ok|okay|after all|anyway)\b"
    r"|(?:为什么没有|为什么没|为啥没有|怎么没有|为什么|为啥|给我看看?|请问|请|想给|送给|给|怎么样|买(?:一?[个件条双台款些点])?|麻烦|帮我|给我|我想[要买](?:一?[个件条双台款些点])?|我想|我要|我需要|我在找|想要|想买|有没有|有没|没有|有(?!机)|找一下|找|搜索|搜一下|搜|看看|看一下|来一?(?:个|件|条|双|台)|推荐|一(?:个|件|条|双|台|款|些|下)|"
    r"也|吗|呢|吧(?!台)|啊|呀|哦|的话|的|了|那|还是|换成|改成|要|但是?|不过|是|不(?![粘沾锈倒])|价格|价位|预算|谢谢|颜色|这样的|这种|类似|只|就|款|色|你好|您好|哪(?:一?个|些)|这些|那些|其中|最好)",
    re.I,
)


_FOR_USE = re.compile(r"用的[吗呢]?\W*$")
"""切菜用的 says a use, 切菜用 nothing."""


def content_of(rest: str) -> str:
    """The words that say what is looked for, without pleasantries and small words."""
    wish = wish_of_use(rest)
    if wish:  # “something to put flowers in” is told from “to put flowers” by its small words
        rest, kept = rest[: wish[0]] + rest[wish[1] :], rest[wish[0] : wish[1]]
        return " ".join((*kept.split(), *content_of(rest).split()))
    spaced = _FILLER.sub(" ", rest)
    said = " ".join(re.sub(r"[^\w\s.+&'\-/]", " ", spaced).strip(" .'-&/").split())
    return f"{said}的" if said.endswith("用") and _FOR_USE.search(rest) else said
