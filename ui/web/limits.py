"""What the page takes: kinds of pictures by their ending, and how large."""

from __future__ import annotations

PICTURE_TYPES = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "heic", "heif", "avif")
UPLOAD_MEGABYTES = 20
