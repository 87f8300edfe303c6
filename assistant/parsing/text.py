"""A message made ready to be read: clean signs, its language, its parts."""

from __future__ import annotations

import re
import unicodedata

from assistant.messages import Language

READ = 2000
"""Signs of a message that are read; nobody says more in one turn."""
HAN = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[A-Za-z]+")
_SPACES = re.compile(r"[ \t\r\f\v]+")


def cleaned(text: str) -> str:
    """Without control signs and direction marks, full width folded, at most ``READ`` signs; case is kept."""
    kept = "".join(
        " " if sign in "\n\t\r" else sign
        for sign in text[: READ * 2]
        if sign in "\n\t\r" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    folded = unicodedata.normalize("NFKC", kept).replace("’", "'").replace("‘", "'")
    return _SPACES.sub(" ", folded).strip()[:READ]


def language_of(text: str, otherwise: Language) -> Language:
    """Chinese where there is any Chinese beside no more than a few Latin words; ``otherwise`` without letters."""
    han, latin = len(HAN.findall(text)), len(_LATIN.findall(text))
    if han:
        return "zh" if han >= latin else "en"
    return "en" if latin else otherwise
