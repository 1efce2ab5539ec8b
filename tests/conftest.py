"""Where tests find the samples and, where they are present, the real letters and their gold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _beside(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable, ROOT / default)).resolve()


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Give the folder of the sample letters."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def letters() -> Path:
    """Give the folder of the real letters, or skip when they do not lie beside the project."""
    folder = _beside("BELEIDSGRAAF_LETTERS", "../shared/letters")
    if not folder.is_dir():
        pytest.skip("the real letters are not here: set BELEIDSGRAAF_LETTERS to their folder")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """Give the folder of the gold standard, or skip when it does not lie beside the project."""
    folder = _beside("BELEIDSGRAAF_GOLD", "../shared/gold")
    if not folder.is_dir():
        pytest.skip("the gold standard is not here: set BELEIDSGRAAF_GOLD to its folder")
    return folder
