"""The bytes of a feed as text, whatever they were written with."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from retrieval.errors import BadInput, NotFound

SAMPLE = 1 << 18
"""Bytes that are looked at to tell an encoding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_PLAUSIBLE = ("cp125", "latin", "iso8859", "big5", "cp949", "cp932", "cp874", "shift", "euc", "mac", "koi8")
_SIGN_IN_WORD = re.compile(r"[a-z][¡-¿×÷†‡ˆ‰‹›•˜™][a-zà-ÿ]")


def check_file(path: Path) -> None:
    """That there is a file with something in it.

    Raises:
        NotFound: no such file. BadInput: it is a folder, cannot be read, or is empty.
    """
    if path.is_dir():
        raise BadInput(
            "feed_is_directory",
            f"{path} is a folder, not a feed.",
            "Name the feed file; --images takes a folder.",
        )
    if not path.exists():
        raise NotFound("feed_not_found", f"There is no file {path}.", "Check the path.")
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise BadInput(
            "feed_unreadable", f"{path} cannot be read: {error.strerror}.", "Check its rights."
        ) from error
    if empty:
        raise BadInput("feed_empty", f"{path} is empty.", "Export the feed again.")


def encoding_of(path: Path) -> str:
    """The name of the encoding for Python's codecs; UTF-8 unless the bytes say otherwise."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
        whole = len(sample) < SAMPLE
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if sample[1::2].count(0) > len(sample) // 8 or sample[::2].count(0) > len(sample) // 8:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    if _decodes(sample, "utf-8", whole):
        return "utf-8" if _whole_file_is_utf8(path) else _guess(path)
    return _guess(path)


def _decodes(sample: bytes, encoding: str, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _whole_file_is_utf8(path: Path) -> bool:
    """A feed may be ASCII for a megabyte before its first accent."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guess(path: Path) -> str:
    """GB18030 where its characters are Chinese in common use, else what charset-normalizer takes it for."""
    content = path.read_bytes()[: 1 << 20]
    if _is_gb18030(content):
        return "gb18030"
    if _is_western(content):
        return "cp1252"
    from charset_normalizer import from_bytes  # only for feeds that nothing above explains

    best = from_bytes(content[: 1 << 16], cp_exclusion=["utf_7", "cp037", "cp500"]).best()
    known = best is not None and best.encoding.startswith(_PLAUSIBLE)
    return best.encoding if best is not None and known else "cp1252"


def _is_western(content: bytes) -> bool:
    """Whether it reads as Windows-1252: no sign inside a word that is no letter there (Polish ł would be ³)."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = sum(sign > 127 for sign in content)
    return high < len(content) // 4 and not _SIGN_IN_WORD.search(text)


def _is_gb18030(content: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(content, final=False)
    except UnicodeDecodeError:
        return False
    foreign = [sign for sign in text if ord(sign) > 127]
    if not foreign:
        return False
    # level-1 characters of GB2312 (lead bytes B0 to D7) are what Chinese text mostly is made of
    common = 0
    for sign in foreign:
        encoded = sign.encode("gb18030")
        common += len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7 and encoded[1] >= 0xA1
    return common > 0.5 * len(foreign) and len(foreign) >= 2
