"""Pictures on the page: small copies, sent inside the page itself so that no file of the home is served."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import streamlit as st

from retrieval.catalog.images import open_photo
from retrieval.errors import ShopkeeperError
from ui.web.limits import PICTURE_TYPES

CARD = 440
THUMBNAIL = 160
LARGE = 960


@st.cache_data(max_entries=4000, show_spinner=False)
def _encoded(path: str, _changed: int, side: int) -> str | None:
    try:
        picture = open_photo(path)
    except ShopkeeperError:
        return None
    picture.thumbnail((side, side))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=82, method=2)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode("ascii")


def source(path: Path | None, side: int = CARD) -> str | None:
    """The ``src`` of a copy at most ``side`` pixels wide and high; None where there is no readable picture."""
    if path is None or not path.is_file():
        return None
    return _encoded(str(path), path.stat().st_mtime_ns, side)


def keep_upload(content: bytes, name: str, folder: Path) -> Path:
    """Write what was sent into the home, named by its content, and say where.

    The name's ending is kept only where it is one of ``PICTURE_TYPES``; what the file really is, is judged by whoever
    opens it.
    """
    ending = Path(name).suffix.lower().lstrip(".")
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content).hexdigest()[:24]
    path = folder / f"{digest}.{ending if ending in PICTURE_TYPES else 'bin'}"
    if not path.exists():
        aside = path.with_suffix(".part")
        aside.write_bytes(content)
        aside.replace(path)
    return path
