"""Where tests find the samples and, where they are present, the real letters and their gold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from beleidsgraaf.ontology.registers import Registers

# a run says the same as the one before it, however busy the machine
settings.register_profile("steady", derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

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


@pytest.fixture
def no_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the registers out: they would be most of every little store."""
    monkeypatch.setattr("beleidsgraaf.graph.build.load_registers", lambda files: Registers(()))
