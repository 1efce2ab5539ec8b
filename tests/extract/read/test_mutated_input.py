"""Mutated files of every form: each is read or refused, none crashes, hangs or fills the memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

#: Inputs of each form in `make test-all`; a twentieth of them in `make test`.
COUNTS = {".txt": 250, ".md": 150, ".xml": 450, ".html": 450, ".docx": 350, ".pdf": 350}


def test_two_thousand_inputs() -> None:
    assert sum(COUNTS.values()) == 2000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a Word file and two PDFs, one of them readable byte by byte."""
    folder = tmp_path_factory.mktemp("made")
    document = docx.Document()
    document.add_heading("Inleiding", 1)
    document.add_paragraph("Het kabinet opent op 3 mei 2031 een loket in de gemeente Urk.")
    document.add_paragraph("eerst dit", style="List Bullet")
    document.add_paragraph("dan dat", style="List Number")
    cells = document.add_table(2, 2).rows[0].cells
    cells[0].text, cells[1].text = "Datum", "6 februari 2031"
    document.save(str(folder / "a.docx"))
    for name, compressed in (("a.pdf", 0), ("b.pdf", 1)):
        canvas = Canvas(str(folder / name), pagesize=A4, pageCompression=compressed)
        for page in range(3):
            for row in range(30):
                canvas.drawString(70, A4[1] - 80 - 14 * row, f"Regel {row} van bladzijde {page} over een loket.")
            canvas.showPage()
        canvas.save()
    return folder


def _originals(suffix: str, samples: Path, made: Path) -> list[Path]:
    return sorted([*samples.rglob(f"*{suffix}"), *made.glob(f"*{suffix}")])


def _read(root: Path, suffix: str, first: int, count: int, files: list[Path]) -> None:
    assert files
    done = subprocess.run(
        [sys.executable, root / "tests" / "mutated_input.py", suffix, str(first), str(count), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, f"code {done.returncode}: {done.stdout} {done.stderr[-2000:]}"
    read, refused, _ = map(int, done.stdout.split())
    assert read + refused == count
    assert read > 0, "every input was refused: the mutations test nothing but the first check"


@pytest.mark.parametrize("suffix", COUNTS)
def test_some_inputs(root: Path, samples: Path, made: Path, suffix: str) -> None:
    _read(root, suffix, 100_000, COUNTS[suffix] // 20, _originals(suffix, samples, made))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", COUNTS)
def test_all_inputs(root: Path, samples: Path, made: Path, suffix: str) -> None:
    _read(root, suffix, 0, COUNTS[suffix], _originals(suffix, samples, made))


@pytest.mark.slow
@pytest.mark.letters
@pytest.mark.parametrize("suffix", [".xml", ".html", ".docx", ".pdf"])
def test_originals(root: Path, letters: Path, suffix: str) -> None:
    files = [file for file in (letters / "originals").rglob(f"*{suffix}") if file.stat().st_size < 300_000]
    _read(root, suffix, 200_000, 200, sorted(files))
