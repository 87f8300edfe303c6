"""The checks of ``shopkeeper doctor``, each a function from settings to what was found."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from retrieval.errors import ShopkeeperError

if TYPE_CHECKING:
    from assistant.settings import Settings

LOW_DISK = 500 * 1024 * 1024
PACKAGES = (
    "shopkeeper",
    "chromadb",
    "onnxruntime",
    "sqlalchemy",
    "langgraph",
    "langchain",
    "streamlit",
    "pillow",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """``ok``; ``note``: worth knowing, nothing is broken; ``wrong``: with what to do."""

    name: str
    state: Literal["ok", "note", "wrong"]
    sentence: str
    remedy: str = ""


def examine() -> list[Finding]:
    """Run every check; one that fails says so and the others still run."""
    from ui.cli.frame import settings

    try:
        chosen = settings()
    except ShopkeeperError as error:
        return [Finding("settings", "wrong", error.sentence, error.remedy)]
    return [_guarded(name, check, chosen) for name, check in CHECKS.items()]


def _guarded(name: str, check: Callable[[Settings], Finding], chosen: Settings) -> Finding:
    from ui.cli.frame import known

    try:
        return check(chosen)
    except Exception as error:
        fault = known(error)
        return Finding(name, "wrong", fault.sentence, fault.remedy)


def home(chosen: Settings) -> Finding:
    folder = chosen.home
    if not folder.exists():
        return Finding(
            "home", "note", f"{folder} does not exist yet.", "Run `shopkeeper demo` or `shopkeeper import`."
        )
    if not folder.is_dir():
        return Finding("home", "wrong", f"{folder} is not a folder.", "Choose another home with --home.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "home",
            "wrong",
            f"{folder} cannot be written: {error.strerror}.",
            "Give this user the right to it.",
        )
    return Finding("home", "ok", str(folder))


def disk(chosen: Settings) -> Finding:
    place = next(path for path in (chosen.home, *chosen.home.parents) if path.exists())
    free = shutil.disk_usage(place).free
    said = f"{free / 2**30:.1f} GiB free"
    if free < LOW_DISK:
        return Finding("disk", "wrong", f"{said}.", "Make room, or move the home with --home.")
    return Finding("disk", "ok", said)


def database(chosen: Settings) -> Finding:
    from retrieval.store.database import Database
    from retrieval.store.products import ProductRepository
    from retrieval.store.reviews import ReviewRepository

    if not chosen.home.exists() and not chosen.database_url:
        return Finding(
            "database", "note", "There is none yet.", "Run `shopkeeper demo` or `shopkeeper import`."
        )
    opened = Database.open(chosen.sql_url)
    try:
        products, reviews = ProductRepository(opened).count(), ReviewRepository(opened).count()
    finally:
        opened.close()
    if not products:
        return Finding(
            "database", "note", "No products yet.", "Run `shopkeeper demo` or `shopkeeper import`."
        )
    return Finding("database", "ok", f"{products} products, {reviews} reviews ({opened.dialect})")


def encoder(chosen: Settings) -> Finding:
    import numpy as np

    from retrieval.encoders.loading import load_encoder

    loaded = load_encoder(chosen.encoder, chosen.device, _models(chosen))
    length = float(np.linalg.norm(loaded.encode_texts(["red dress"])[0]))
    if abs(length - 1) > 1e-3:
        return Finding(
            "encoder",
            "wrong",
            f"{loaded.name} gives vectors of length {length:.3f}.",
            "Reinstall shopkeeper.",
        )
    return Finding(
        "encoder", "ok", f"{loaded.name}, {loaded.dimensions} dimensions, weights {loaded.fingerprint[:12]}"
    )


def _models(chosen: Settings) -> Path | None:
    """The folder for models; a home that does not exist yet stays so."""
    return chosen.models_dir if chosen.home.is_dir() else None


def index(chosen: Settings) -> Finding:
    from retrieval.encoders.loading import load_encoder
    from retrieval.index.manifest import Manifest
    from retrieval.store.database import Database
    from retrieval.store.products import ProductRepository

    if not chosen.home.exists():
        return Finding("index", "note", "There is none yet.", "Run `shopkeeper demo` or `shopkeeper import`.")
    manifest = Manifest.read(chosen.cache_dir)
    if manifest is None:
        return Finding("index", "note", "There is none yet.", "It is made by the next import or search.")
    loaded = load_encoder(chosen.encoder, chosen.device, chosen.models_dir)
    manifest.check(loaded.name, loaded.fingerprint, loaded.dimensions)
    opened = Database.open(chosen.sql_url)
    try:
        revision = ProductRepository(opened).revision()
    finally:
        opened.close()
    if manifest.revision != revision:
        behind = f"of revision {manifest.revision}, the catalogue is at {revision}"
        return Finding("index", "note", behind, "The next search brings it up to date.")
    return Finding("index", "ok", f"made with {manifest.encoder}, of revision {revision}")


def pictures(chosen: Settings) -> Finding:
    from retrieval.store.database import Database
    from retrieval.store.products import ProductRepository

    if not chosen.home.exists():
        return Finding("pictures", "note", "There are none yet.")
    opened = Database.open(chosen.sql_url)
    try:
        names = [name for _, product in ProductRepository(opened).every() for name in product.images]
    finally:
        opened.close()
    kept = {entry.name for entry in os.scandir(chosen.images_dir)} if chosen.images_dir.is_dir() else set()
    missing = [name for name in names if name not in kept and not (chosen.images_dir / name).is_file()]
    if missing:
        return Finding(
            "pictures",
            "wrong",
            f"{len(missing)} of {len(names)} are missing, for example {missing[0]}.",
            "Import the feeds again.",
        )
    return Finding("pictures", "ok", f"{len(names)}")


def language_model(chosen: Settings) -> Finding:
    if not chosen.language_model:
        return Finding("language model", "ok", "none; the compact parser reads messages")
    from assistant.shop import Shop

    shop = Shop.open(chosen)
    try:
        return Finding("language model", "ok", f"{chosen.language_model} ({type(shop.parser).__name__})")
    finally:
        shop.close()


def versions(_chosen: Settings) -> Finding:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Finding(
            "versions", "wrong", f"{', '.join(missing)} missing.", "Install again: pip install -e ."
        )
    return Finding("versions", "ok", ", ".join(found))


CHECKS: dict[str, Callable[[Settings], Finding]] = {
    "home": home,
    "disk": disk,
    "database": database,
    "encoder": encoder,
    "index": index,
    "pictures": pictures,
    "language model": language_model,
    "versions": versions,
}
