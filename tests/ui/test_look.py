"""The look: contrast in light and dark, one accent in both places that name it, and settings of our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.web.limits import PICTURE_TYPES, UPLOAD_MEGABYTES
from ui.web.server import DARK, LIGHT, options

STYLE = (Path(__file__).resolve().parents[2] / "ui" / "web" / "style.css").read_text("utf-8")
VARIABLE = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
TEXT_ON = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "wash"),
    ("ink", "accent-wash"),
    ("muted", "paper"),
    ("muted", "card"),
    ("muted", "wash"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "wash"),
    ("accent", "accent-wash"),
    ("on-accent", "accent"),
    ("good", "card"),
)
AA = 4.5


def _themes() -> dict[str, dict[str, str]]:
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)", 1)
    return {
        "light": dict(VARIABLE.findall(light)),
        "dark": dict(VARIABLE.findall(dark.split("html, body", 1)[0])),
    }


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    colours = _themes()[theme]

    assert _contrast(colours[text], colours[ground]) >= AA


def test_contrast_is_measured_as_wcag_does() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_streamlit_and_our_style_agree(theme: str, colours: dict[str, str]) -> None:
    ours = _themes()[theme]

    assert (colours["primaryColor"], colours["backgroundColor"], colours["textColor"]) == (
        ours["accent"], ours["paper"], ours["ink"],
    )  # fmt: skip


def test_the_page_is_served_by_our_own_settings() -> None:
    chosen = options(8600, "127.0.0.1")

    assert chosen["browser_gatherUsageStats"] is False
    assert chosen["server_fileWatcherType"] == "none"
    assert chosen["client_showErrorDetails"] == "none"
    assert chosen["server_maxUploadSize"] == UPLOAD_MEGABYTES


def test_every_setting_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    known = set(config.get_config_options())

    assert {name.replace("_", ".") for name in options(8600, "127.0.0.1")} <= known


def test_the_page_takes_what_the_shop_can_read() -> None:
    from retrieval.catalog.images import FORMATS, MAX_BYTES

    assert UPLOAD_MEGABYTES * 2**20 == MAX_BYTES
    assert {"jpg", "png", "webp", "gif", "bmp", "heic", "avif"} <= set(PICTURE_TYPES)
    assert {"JPEG", "PNG", "WEBP", "GIF", "BMP", "HEIF", "AVIF"} == set(FORMATS)
