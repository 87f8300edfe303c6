"""The setting ``encoder`` finds its encoder, or says what it may be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from retrieval.encoders.compact import CompactEncoder
from retrieval.encoders.loading import load_encoder
from retrieval.errors import BadInput, Unavailable


def test_the_default_is_compact_and_opens_nothing_yet(tmp_path: Path) -> None:
    encoder = load_encoder("compact", models_dir=tmp_path)
    assert (encoder.name, encoder.dimensions) == ("compact", 384)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("setting", ["", "clip", "openclip", "openclip:", "Compact!"])
def test_an_unknown_setting_names_what_is_allowed(setting: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_encoder(setting)
    assert "openclip:local-dir:<path>" in caught.value.remedy


def test_an_unknown_checkpoint_names_those_that_exist() -> None:
    with pytest.raises(BadInput) as caught:
        load_encoder("openclip:ViT-B-32:of_my_dreams")
    assert "laion2b_s34b_b79k" in caught.value.remedy
    with pytest.raises(BadInput, match="NoSuchModel"):
        load_encoder("openclip:NoSuchModel")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no OpenCLIP model in"):
        load_encoder(f"openclip:local-dir:{tmp_path}")


def test_a_damaged_checkpoint_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "open_clip_config.json").write_text("{}")
    with pytest.raises(Unavailable, match="could not be loaded"):
        load_encoder(f"openclip:local-dir:{tmp_path}")


def test_unknown_devices_are_refused(tiny_clip: Path) -> None:
    with pytest.raises(BadInput, match="no device 'toaster'"):
        load_encoder(f"openclip:local-dir:{tiny_clip}", device="toaster")


def test_an_openclip_folder_gives_what_open_clip_itself_gives(tiny_clip: Path) -> None:
    import open_clip
    import torch

    encoder = load_encoder(f"openclip:local-dir:{tiny_clip}")
    picture = Image.new("RGB", (40, 60), "orange")
    model, prepare = open_clip.create_model_from_pretrained(f"local-dir:{tiny_clip}")
    tokens = open_clip.get_tokenizer(f"local-dir:{tiny_clip}")(["orange shirt"])
    model.eval()
    with torch.no_grad():
        text = model.encode_text(tokens, normalize=True).numpy()
        image = model.encode_image(prepare(picture).unsqueeze(0), normalize=True).numpy()
    np.testing.assert_allclose(encoder.encode_texts(["orange shirt"]), text, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_images([picture]), image, atol=1e-5)


def test_two_checkpoints_have_two_fingerprints(tiny_clip: Path, compact: CompactEncoder) -> None:
    tiny = load_encoder(f"openclip:local-dir:{tiny_clip}")
    assert tiny.fingerprint == load_encoder(f"openclip:local-dir:{tiny_clip}").fingerprint
    assert tiny.fingerprint != compact.fingerprint


def test_without_its_image_tower_the_compact_encoder_still_reads(tmp_path: Path, image_weights: Path) -> None:
    bare = CompactEncoder(threads=1, weights=tmp_path)
    assert bare.encode_texts(["red dress"]).shape == (1, 384)
    with pytest.raises(Unavailable, match="image tower is not installed"):
        bare.encode_images([Image.new("RGB", (8, 8))])
    assert bare.fingerprint != CompactEncoder(weights=image_weights).fingerprint
