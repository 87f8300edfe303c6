"""Starts the page with our own settings: no telemetry, no file watcher, our colours, bounded uploads."""

from __future__ import annotations

from pathlib import Path

from ui.web.limits import UPLOAD_MEGABYTES

APP = Path(__file__).parent / "app.py"
FONT = "-apple-system, BlinkMacSystemFont, Segoe UI, Source Sans, PingFang SC, Noto Sans CJK SC, sans-serif"
LIGHT = {
    "primaryColor": "#a63a12",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f7f4ee",
    "textColor": "#1d1b18",
    "borderColor": "#e6e1d8",
}
DARK = {
    "primaryColor": "#f2a27a",
    "backgroundColor": "#171512",
    "secondaryBackgroundColor": "#211e1a",
    "textColor": "#f1ede6",
    "borderColor": "#3a352e",
}


def options(port: int, address: str) -> dict[str, object]:
    """Streamlit's settings for the page; they outrank any ``config.toml`` on the machine."""
    return {
        "server_port": port,
        "server_address": address,
        "server_headless": True,
        "server_fileWatcherType": "none",
        "server_runOnSave": False,
        "server_maxUploadSize": UPLOAD_MEGABYTES,
        "server_showEmailPrompt": False,
        "browser_gatherUsageStats": False,
        "client_toolbarMode": "minimal",
        "client_showErrorDetails": "none",
        "client_showErrorLinks": False,
        "runner_magicEnabled": False,
        "logger_level": "warning",
        "logger_hideWelcomeMessage": True,
        "theme_font": FONT,
        "theme_baseRadius": "0.8rem",
        **{f"theme_light_{name}": value for name, value in LIGHT.items()},
        **{f"theme_dark_{name}": value for name, value in DARK.items()},
    }


def serve(port: int, address: str) -> None:
    """Serve the page until stopped. Its settings come from the environment (``SHOPKEEPER_HOME`` and so on)."""
    from threading import Thread

    from streamlit.web import bootstrap

    from ui.web.service import warm

    chosen = options(port, address)
    bootstrap.load_config_options(chosen)
    Thread(target=warm, name="warming", daemon=True).start()
    bootstrap.run(str(APP), False, [], chosen)
