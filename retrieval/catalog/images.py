"""Pictures: checked by what is in them, and kept in the shop's own folder under the hash of their content."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageOps, UnidentifiedImageError

from retrieval.aside import aside
from retrieval.errors import BadInput, NotFound, ShopkeeperError, Unavailable

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 64_000_000
"""Width times height; a phone's largest photo has 50 million."""
KEPT_SIDE = 1024
"""Pixels of the longer side of what the shop keeps."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "HEIF", "AVIF")
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif")


def open_photo(source: Path | str | bytes) -> Image.Image:
    """A photo that has been read whole: RGB or RGBA, upright, first frame.

    Raises:
        NotFound: ``image_not_found``.
        BadInput: ``image_empty``, ``image_too_large``, ``image_bomb``, ``image_not_an_image``, ``image_damaged``.
    """
    content = source if isinstance(source, bytes) else _bytes_of(Path(source))
    _check_size(content)
    _know_heif()
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise _bomb()
            image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _bomb() from error
        except UnidentifiedImageError as error:
            raise BadInput(
                "image_not_an_image",
                "This file is not a picture that can be read.",
                "Send a JPEG, PNG, WebP, GIF, BMP, HEIC or AVIF.",
            ) from error
        except (OSError, SyntaxError, ValueError, EOFError, IndexError) as error:
            raise BadInput(
                "image_damaged", "This picture is damaged or cut off.", "Save it again and send the new file."
            ) from error
    return _upright(image)


def _upright(image: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(image)
    has_alpha = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    return turned.convert("RGBA" if has_alpha else "RGB")


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise BadInput("image_not_an_image", f"{path} is a folder, not a picture.", "Name a picture file.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("image_not_found", f"There is no picture {path}.", "Check the path.") from error
    except (OSError, ValueError) as error:
        raise BadInput(
            "image_unreadable", f"The picture {path} cannot be read.", "Check its rights."
        ) from error


def _check_size(content: bytes) -> None:
    if not content:
        raise BadInput(
            "image_empty", "This picture is empty (0 bytes).", "Save it again and send the new file."
        )
    if len(content) > MAX_BYTES:
        raise _too_large()


def _too_large() -> ShopkeeperError:
    return BadInput(
        "image_too_large",
        f"This picture is larger than {MAX_BYTES // 2**20} MB.",
        "Send a smaller copy of it.",
    )


def _bomb() -> ShopkeeperError:
    return BadInput(
        "image_bomb",
        f"This picture has more than {MAX_PIXELS // 10**6} million pixels.",
        "Send a smaller copy of it.",
    )


_heif_known = False


def _know_heif() -> None:
    """Teach Pillow HEIC; a few milliseconds, so not before the first photo."""
    global _heif_known
    if not _heif_known:
        from pillow_heif import register_heif_opener

        register_heif_opener()
        _heif_known = True


class ImageShelf:
    """The shop's folder of pictures, and where an import looks for new ones. Nothing is fetched from the network.

    Attributes:
        missing: addresses for which no file was found, in the order asked.
    """

    def __init__(self, folder: Path, beside: Sequence[Path], given: Path | None) -> None:
        if given is not None and not given.is_dir():
            raise NotFound(
                "images_not_found", f"There is no folder {given}.", "--images takes a folder of pictures."
            )
        self._folder, self._beside, self._given = folder, tuple(dict.fromkeys(beside)), given
        self._taken: dict[str, tuple[str | None, str]] = {}
        self._by_name: dict[str, Path] | None = None
        self.missing: list[str] = []

    def take(self, address: str) -> tuple[str | None, str]:
        """(name on the shelf, nothing), or (None, what is wrong; nothing where the file is only missing)."""
        if address not in self._taken:
            self._taken[address] = self._take(address)
        return self._taken[address]

    def _take(self, address: str) -> tuple[str | None, str]:
        if self._is_kept(address):
            return address, ""
        path = self._find(address)
        if path is None:
            self.missing.append(address)
            return None, ""
        try:
            return self.keep(_bytes_of(path)), ""
        except Unavailable:
            raise
        except ShopkeeperError as error:
            return None, f"{path.name}: {error.sentence} The product goes in without it."

    def _is_kept(self, address: str) -> bool:
        pure = PurePosixPath(address)
        return (
            "://" not in address
            and not pure.is_absolute()
            and ".." not in pure.parts
            and _is_file(self._folder / pure)
        )

    def _find(self, address: str) -> Path | None:
        """By its path beside the feed or in the given folder, else by its name there."""
        is_remote = "://" in address
        plain = unquote(urlsplit(address).path) if is_remote else address.removeprefix("file://")
        if not plain or "\0" in plain or len(plain) > 1000:
            return None
        places = [] if is_remote else [Path(plain).expanduser(), *(folder / plain for folder in self._beside)]
        if self._given is not None and not is_remote:
            places.insert(0, self._given / plain.lstrip("/"))
        found = next((path for path in places if _is_file(path)), None)
        return found or self._named(PurePosixPath(plain).name)

    def _named(self, name: str) -> Path | None:
        if self._given is None or not name:
            return None
        if self._by_name is None:
            listed = sorted(path for path in self._given.rglob("*") if path.is_file())
            self._by_name = {path.name.casefold(): path for path in reversed(listed)}
            for path in reversed(listed):
                if path.suffix.casefold() in _SUFFIXES:
                    self._by_name.setdefault(path.stem.casefold(), path)
        wanted = name.casefold()
        return self._by_name.get(wanted) or self._by_name.get(PurePosixPath(wanted).stem)

    def keep(self, content: bytes) -> str:
        """Put a picture on the shelf: upright, without EXIF, its longer side at most ``KEPT_SIDE``. The name is the
        hash of the bytes that came, so the same picture is kept once, and found again without decoding it.

        Raises:
            BadInput: it is no picture (see ``open_photo``). Unavailable: the folder cannot be written.
        """
        _check_size(content)
        stem = hashlib.sha256(content).hexdigest()[:40]
        for suffix in (".jpg", ".png"):
            if (self._folder / (stem + suffix)).exists():
                return stem + suffix
        image = open_photo(content)
        image.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
        name = stem + (".png" if image.mode == "RGBA" else ".jpg")
        written = io.BytesIO()
        if image.mode == "RGBA":
            image.save(written, "PNG")
        else:
            image.save(written, "JPEG", quality=90)
        self._write(name, written.getvalue())
        return name

    def _write(self, name: str, content: bytes) -> None:
        """Written aside, then renamed: a name on the shelf always stands for a whole picture."""
        part = aside(self._folder / name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(self._folder / name)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise Unavailable(
                "home_not_writable",
                f"A picture cannot be kept in {self._folder}: {error.strerror}.",
                "Free some space there or give write access; then run the same command again.",
            ) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that the file system cannot hold
        return False
