"""Pictures of every kind become upright RGB on white."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from retrieval.encoders.compact_image import Preprocessing
from retrieval.encoders.pictures import as_rgb, open_picture
from retrieval.errors import BadInput


def saved(image: Image.Image, kind: str, **options: object) -> Image.Image:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    buffer.seek(0)
    return Image.open(buffer)


def pixel(image: Image.Image, x: int = 2, y: int = 2) -> tuple[int, ...]:
    value = as_rgb(image).getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def test_a_phone_photo_is_turned_upright() -> None:
    photo = Image.new("RGB", (80, 40), "blue")
    photo.paste("red", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise: left comes up
    upright = as_rgb(saved(photo, "PNG", exif=exif))
    assert upright.size == (40, 80)
    assert upright.getpixel((20, 5)) == (255, 0, 0)
    assert upright.getpixel((20, 75)) == (0, 0, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparency_is_seen_on_white(mode: str) -> None:
    clear = Image.new("RGBA", (8, 8), (0, 0, 0, 0)).convert(mode)
    assert pixel(clear) == (255, 255, 255)


def test_a_palette_with_a_transparent_colour_is_seen_on_white() -> None:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (4, 0, 8, 8))
    reread = saved(image, "PNG", transparency=0)
    assert pixel(reread, 1) == (255, 255, 255)
    assert pixel(reread, 6) == (255, 0, 0)


def test_cmyk_keeps_its_colours() -> None:
    red = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    assert pixel(red)[0] > 200
    assert max(pixel(red)[1:]) < 60
    assert pixel(saved(red, "JPEG", quality=95))[0] > 200


@pytest.mark.parametrize(("mode", "dtype"), [("I;16", np.uint16), ("I", np.int32)])
def test_sixteen_bits_are_scaled_not_cut_off(mode: str, dtype: type) -> None:
    values = np.linspace(0, 65535, 64).astype(dtype).reshape(8, 8)
    image = Image.fromarray(values)
    assert image.mode == mode
    grey = np.asarray(as_rgb(image))[..., 0].reshape(-1)
    np.testing.assert_allclose(grey, np.linspace(0, 255, 64), atol=1.0)


def test_one_bit_and_greyscale_become_rgb() -> None:
    assert pixel(Image.new("1", (8, 8), 1)) == (255, 255, 255)
    assert pixel(Image.new("L", (8, 8), 77)) == (77, 77, 77)


def test_of_an_animation_the_first_frame_is_seen() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("lime", "red")]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    moving.seek(1)
    assert pixel(moving) == (0, 255, 0)


def test_heic_of_a_phone_is_read(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    path = tmp_path / "photo.heic"
    Image.new("RGB", (64, 64), "red").save(path, "HEIF", quality=90)
    assert pixel(open_picture(path), 30, 30)[0] > 220


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff\xe0 no more", b"hello, I am a picture"])
def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="not a picture"):
        as_rgb(open_picture(path))


def test_a_cut_off_photo_is_refused(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    path = tmp_path / "photo.jpg"
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(BadInput, match="not a picture that can be read"):
        as_rgb(open_picture(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no picture at .*nowhere\.png"):
        open_picture(tmp_path / "nowhere.png")


def left_red(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 4, height))
    return image


@pytest.mark.parametrize(
    ("mode", "left", "top"),
    [
        ("squash", (255, 0, 0), (255, 0, 0)),  # everything is kept, out of proportion
        ("shortest", (0, 0, 255), (0, 0, 255)),  # the left quarter is cut off
        ("longest", (255, 0, 0), (255, 255, 255)),  # everything is kept, white above and below
    ],
)
def test_a_wide_picture_fits_the_input(mode: str, left: tuple[int, ...], top: tuple[int, ...]) -> None:
    recipe = {"size": 32, "mean": [0, 0, 0], "std": [1, 1, 1], "resize_mode": mode}
    preprocessing = Preprocessing.from_json(recipe)
    fitted = preprocessing.fit(left_red(400, 200))
    assert fitted.size == (32, 32)
    assert fitted.getpixel((1, 16)) == left
    assert fitted.getpixel((1, 1)) == top
    pixels = preprocessing.pixels(left_red(400, 200))
    assert pixels.shape == (3, 32, 32)
    np.testing.assert_allclose(pixels[:, 16, 1] * 255, left, atol=1)


def test_the_mean_is_taken_away_and_the_spread_divided_by() -> None:
    recipe = {"size": [4, 6], "mean": [0.5, 0.25, 0.0], "std": [0.5, 0.25, 2.0]}
    pixels = Preprocessing.from_json(recipe).pixels(Image.new("RGB", (9, 9), "white"))
    assert pixels.shape == (3, 4, 6)
    np.testing.assert_allclose(pixels[:, 0, 0], [1.0, 3.0, 0.5], atol=1e-6)
