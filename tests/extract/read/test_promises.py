"""What docs/forms.md says of the real originals, measured by the commands that it names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.letters, pytest.mark.slow]


def _run(root: Path, name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, root / "benchmarks" / name, *arguments],
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    return done.stdout


def test_all_motions(root: Path, letters: Path) -> None:
    said = _run(root, "motions.py", str(letters / "bulk" / "moties-8041-xml.tar.gz"))
    assert said.startswith("8041 of 8041 motions read")


def test_sentences_that_page_furniture_breaks(root: Path, letters: Path) -> None:
    files = ("Kamerbrief_emissie_luchtvaart", "Kamerbrief_water_en_Bodem", "kamerbrief-1400405-leerlingendaling")
    said = _run(root, "pdf.py", *(str(letters / "originals" / f"{name}.pdf") for name in files))
    assert said.count("in sentences broken wrongly") == 3
