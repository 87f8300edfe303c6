"""Any picture that a phone, a shop or a screenshot brings, as upright RGB on white."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from retrieval.errors import BadInput

_SIXTEEN_BIT = {"I;16", "I;16B", "I;16L", "I;16N", "I", "F"}
_TRANSPARENT = {"RGBA", "LA", "PA", "RGBa", "La"}


def open_picture(path: Path) -> Image.Image:
    """The picture in a file, HEIC included where pillow-heif is installed; not yet decoded.

    Raises:
        BadInput: no such file, or not a picture.
    """
    _enable_heic()
    try:
        return Image.open(path)
    except FileNotFoundError as error:
        raise BadInput("image_missing", f"There is no picture at {path}.", "Check the path.") from error
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise _unreadable(str(path)) from error


def as_rgb(image: Image.Image) -> Image.Image:
    """The picture upright (EXIF), in RGB, transparency on white; of an animation the first frame.

    CMYK, greyscale, palettes, 1 bit and 16 bits are understood. A picture that is RGB and upright already is
    returned as it is, so the result must not be written to.

    Raises:
        BadInput: the file is cut off or damaged.
    """
    try:
        if getattr(image, "is_animated", False):
            image.seek(0)
        image = ImageOps.exif_transpose(image)
        image.load()
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise _unreadable("The picture") from error
    if image.mode in _SIXTEEN_BIT:
        return _eight_bit(image).convert("RGB")
    if image.mode in _TRANSPARENT or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _eight_bit(image: Image.Image) -> Image.Image:
    """Greyscale of more than 8 bits, scaled: Pillow's own conversion would cut everything above 255 off."""
    values = np.asarray(image, dtype=np.float32)
    top = 255.0 if values.max(initial=0.0) <= 255.0 else 65535.0
    return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).round().astype(np.uint8))


@cache
def _enable_heic() -> None:
    try:
        from pillow_heif import register_heif_opener
    except ImportError:  # phones' HEIC photos are then refused as unreadable, all else works
        return
    register_heif_opener()


def _unreadable(what: str) -> BadInput:
    return BadInput(
        "image_unreadable",
        f"{what} is not a picture that can be read.",
        "Send it as JPEG, PNG or WebP.",
    )
