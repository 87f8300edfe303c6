"""Pictures of feeds and of customers."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from retrieval.catalog.images import KEPT_SIDE, ImageShelf, open_photo
from retrieval.errors import ShopkeeperError


def picture(
    form: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object
) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, 120 if mode in ("L", "P") else (200, 30, 40, 128)[: len(mode)]).save(
        written, form, **options
    )
    return written.getvalue()


def huge_png() -> bytes:
    """A few hundred bytes that claim 40,000 x 40,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "HEIF", "AVIF"])
def test_every_usual_format_is_read(form: str) -> None:
    open_photo(picture())  # HEIF is known to Pillow from the first photo on
    assert open_photo(picture(form)).size == (64, 48)


@pytest.mark.parametrize(
    ("mode", "form", "expected"),
    [("CMYK", "JPEG", "RGB"), ("L", "PNG", "RGB"), ("P", "GIF", "RGB"), ("RGBA", "PNG", "RGBA")],
)
def test_any_mode_becomes_rgb_or_rgba(mode: str, form: str, expected: str) -> None:
    assert open_photo(picture(form, mode=mode)).mode == expected


def test_a_phone_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # rotated by 90 degrees
    assert open_photo(picture(exif=exif)).size == (48, 64)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "image_empty"),
        (b"just words, called photo.jpg", "image_not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image_not_an_image"),
        (picture(size=(300, 300))[:700], "image_damaged"),
        (picture("PNG", size=(300, 300))[:200], "image_damaged"),
        (huge_png(), "image_bomb"),
        (b"\xff" * (20 * 1024 * 1024 + 1), "image_too_large"),
    ],
)
def test_bad_pictures_are_refused_in_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(ShopkeeperError) as caught:
        open_photo(content)

    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")
    assert caught.value.remedy


def test_a_missing_picture_and_a_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.jpg", "image_not_found"), (tmp_path, "image_not_an_image")):
        with pytest.raises(ShopkeeperError) as caught:
            open_photo(path)
        assert caught.value.code == code


def test_the_shelf_keeps_one_small_clean_copy(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "maker"
    content = picture(size=(3000, 1500), exif=exif)
    shelf = ImageShelf(tmp_path / "images", [], None)

    name = shelf.keep(content)

    kept = Image.open(tmp_path / "images" / name)
    assert kept.size == (KEPT_SIDE, KEPT_SIDE // 2)
    assert not kept.getexif()
    assert shelf.keep(content) == name
    assert [path.name for path in (tmp_path / "images").iterdir()] == [name]


@pytest.mark.parametrize(
    "address",
    [
        "red.jpg",
        "https://cdn.example/a/b/red.jpg?v=3",
        "https://cdn.example/RED.webp",
        "sub/green.png",
        "file://{given}/red.jpg",
    ],
)
def test_pictures_are_found_by_path_or_by_name(tmp_path: Path, address: str) -> None:
    given = tmp_path / "given"
    (given / "sub").mkdir(parents=True)
    (given / "red.jpg").write_bytes(picture())
    (given / "sub" / "green.png").write_bytes(picture("PNG"))
    shelf = ImageShelf(tmp_path / "images", [], given)

    name, remark = shelf.take(address.format(given=given))

    assert name is not None
    assert (tmp_path / "images" / name).is_file()
    assert not remark
    assert not shelf.missing


def test_what_is_not_there_is_missing_and_what_is_bad_is_said(tmp_path: Path) -> None:
    (tmp_path / "fake.jpg").write_bytes(b"no picture")
    shelf = ImageShelf(tmp_path / "images", [tmp_path], None)

    assert shelf.take("https://cdn.example/gone.jpg") == (None, "")
    assert shelf.missing == ["https://cdn.example/gone.jpg"]
    name, remark = shelf.take("fake.jpg")
    assert name is None
    assert remark.startswith("fake.jpg")
    assert shelf.take("../../../etc/passwd")[0] is None
    assert shelf.take("x" * 5000)[0] is None


def test_the_folder_of_pictures_has_to_exist(tmp_path: Path) -> None:
    with pytest.raises(ShopkeeperError) as caught:
        ImageShelf(tmp_path, [], tmp_path / "nowhere")

    assert caught.value.code == "images_not_found"
