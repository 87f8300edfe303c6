"""The page in headless Chromium, with a small stocked shop behind it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest

from tests.ui.shops import photo_of, small_home

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
FLAGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
START_SECONDS = 60


@dataclass(frozen=True)
class OpenShop:
    """Where the page is, where its shop lives, and a photo of a red dress."""

    url: str
    home: Path
    red_dress: Path


@pytest.fixture(scope="session")
def shop() -> Iterator[OpenShop]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here; on Debian: apt-get install chromium")
    home = small_home()
    photo = photo_of(home, "red", "dress")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-m", "ui.cli.main", "ui", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "SHOPKEEPER_HOME": str(home), "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _await(f"{url}/_stcore/health")
        yield OpenShop(url, home, photo)
    finally:
        served.terminate()
        served.wait(20)


def _await(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def chromium(shop: OpenShop) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, chromium: Browser, shop: OpenShop) -> Iterator[Page]:
    """A fresh visitor; ``request.param`` is the browser's language, English where nothing is said."""
    locale = getattr(request, "param", "en-US")
    context = chromium.new_context(viewport=DESKTOP, locale=locale, color_scheme="light")
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.goto(shop.url)
    opened.get_by_role("textbox", name="Ask, or add a photo").or_(
        opened.get_by_role("textbox", name="说说要什么，或发张照片")
    ).wait_for()
    yield opened
    context.close()
