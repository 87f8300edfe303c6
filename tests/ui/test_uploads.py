"""Photos that visitors send: kept by content inside the home, shown small, and never trusted by their name."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from assistant.settings import Settings
from ui.web.pictures import keep_upload, source
from ui.web.service import Service
from ui.web.session import language_of


def _png(size: tuple[int, int] = (900, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#a63a12").save(out, "PNG")
    return out.getvalue()


def test_the_same_photo_is_kept_once(tmp_path: Path) -> None:
    first = keep_upload(_png(), "a.png", tmp_path)
    again = keep_upload(_png(), "b.png", tmp_path)

    assert first == again
    assert [entry.name for entry in tmp_path.iterdir()] == [first.name]


@pytest.mark.parametrize("name", ["../../etc/passwd", "x.php", "a/b.png.exe", "no-ending", "..", "图片.PNG"])
def test_a_name_decides_nothing_but_a_known_ending(tmp_path: Path, name: str) -> None:
    kept = keep_upload(b"content", name, tmp_path)

    assert kept.parent == tmp_path
    assert kept.suffix in {".bin", ".png"}


def test_pictures_are_shown_small(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(_png())
    shown = source(path, 100)

    assert shown is not None
    assert shown.startswith("data:image/webp;base64,")
    assert len(shown) < 4000


@pytest.mark.parametrize("content", [b"", b"no picture", _png()[:60]])
def test_what_is_no_picture_has_no_source(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)

    assert source(path) is None


def test_a_picture_outside_the_home_is_not_served(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(_png())
    service = Service(SimpleNamespace(settings=Settings.load(home=tmp_path / "home")))  # type: ignore[arg-type]

    assert service.picture("../../secret.png") is None
    assert service.picture(str(secret)) is None
    assert service.picture(None) is None


@pytest.mark.parametrize(
    ("text", "page", "spoken"),
    [
        ("红色连衣裙", "en", "zh"),
        ("red dress under 80", "zh", "en"),
        ("iPhone 15", "zh", "zh"),
        ("Redmi Note 12T", "zh", "zh"),
        ("in blue", "en", "en"),
        ("", "zh", "zh"),
    ],
)
def test_the_answer_is_in_the_language_of_a_sentence_else_of_the_page(
    text: str, page: str, spoken: str
) -> None:
    assert language_of(text, page) == spoken  # type: ignore[arg-type]
