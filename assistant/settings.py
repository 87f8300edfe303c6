"""Settings: each one an environment variable ``SHOPKEEPER_<NAME>`` or a line in the home's ``shopkeeper.toml``."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from retrieval.errors import BadInput

CONFIG_NAME = "shopkeeper.toml"


class Settings(BaseSettings):
    """Where the shop lives and what it is made of. The environment outranks the file."""

    model_config = SettingsConfigDict(env_prefix="SHOPKEEPER_", extra="ignore", frozen=True)

    home: Path = Path("~/.shopkeeper")
    database_url: str = ""
    chroma_url: str = ""
    encoder: str = "compact"
    device: str = "cpu"
    language_model: str = ""
    language_model_url: str = ""
    language: Literal["en", "zh"] = "en"
    currency: str = "USD"
    log_level: str = "WARNING"
    log_file: str = ""
    parser_threshold: float = Field(default=0.45, ge=0, le=1)

    @field_validator("home")
    @classmethod
    def _expand(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("currency")
    @classmethod
    def _upper(cls, currency: str) -> str:
        return currency.upper()

    @property
    def sql_url(self) -> str:
        """The database: as set, else SQLite in the home."""
        return self.database_url or f"sqlite:///{self.home / 'shop.db'}"

    @property
    def chroma_dir(self) -> Path:
        return self.home / "chroma"

    @property
    def images_dir(self) -> Path:
        return self.home / "images"

    @property
    def models_dir(self) -> Path:
        return self.home / "models"

    @property
    def cache_dir(self) -> Path:
        """What can be thrown away and is made again: mapped matrices, thumbnails."""
        return self.home / "cache"

    @classmethod
    def load(cls, **overrides: Any) -> Settings:
        """The environment, then the home's file, then the defaults; ``overrides`` (from a command line) come first.

        Raises:
            BadInput: the file is not TOML, or a value does not fit.
        """
        try:
            home = Path(overrides.get("home") or cls().home).expanduser().absolute()
            config = home / CONFIG_NAME
            written = tomllib.loads(config.read_text("utf-8")) if config.is_file() else {}
            in_environment = {name for name in written if f"SHOPKEEPER_{name.upper()}" in os.environ}
            from_file = {name: value for name, value in written.items() if name not in in_environment}
            return cls(**{**from_file, **overrides, "home": home})
        except tomllib.TOMLDecodeError as error:
            raise BadInput(
                "bad_config", f"{CONFIG_NAME} cannot be read: {error}.", "Mend or remove the file."
            ) from error
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise BadInput(
                "bad_setting", f"The setting “{name}” cannot be used: {first['msg']}.", "Change or remove it."
            ) from error
