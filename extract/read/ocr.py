"""Recognition of the text of scanned pages, by programs that the user has installed: ocrmypdf, else tesseract.

Only what asks for it is recognised. The result depends on the program and its version, so that offsets into a
recognised text hold on machines that have the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beleidsgraaf import settings
from beleidsgraaf.errors import SourceError

if TYPE_CHECKING:
    import pypdfium2

#: Of Tesseract's language data.
LANGUAGE: Final = "nld"
#: Seconds for one file.
PATIENCE: Final = 1800
#: Dots per inch at which pages are drawn for Tesseract.
DENSITY: Final = 300
#: Pages that are drawn for Tesseract: more is a book.
PAGES: Final = 300


def is_asked_for() -> bool:
    """Tell whether the user asked for it, by `--ocr` or by the environment."""
    return os.environ.get(settings.OCR, "") not in ("", "0")


def recognise(raw: bytes, shown: str) -> bytes:
    """Give a PDF of the same pages with a text layer.

    Raises:
        SourceError: no program for it is installed, it has no Dutch, or it fails.
    """
    ocrmypdf, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if ocrmypdf is None and tesseract is None:
        raise SourceError(
            f"{shown}: holds only images of pages, and neither ocrmypdf nor tesseract is installed; "
            "install ocrmypdf and Tesseract's language data for Dutch (nld)"
        )
    with tempfile.TemporaryDirectory(prefix="beleidsgraaf-") as name:
        folder = Path(name)
        given, made = folder / "given.pdf", folder / "made.pdf"
        if ocrmypdf is not None:
            given.write_bytes(raw)
            options = ["--language", LANGUAGE, "--output-type", "pdf", "--force-ocr", "--jobs", "1", "--quiet"]
            _run([ocrmypdf, *options, str(given), str(made)], folder, shown)
        elif tesseract is not None:
            pages = folder / "pages.txt"
            pages.write_text("\n".join(map(str, _draw(raw, folder, shown))) + "\n")
            _run([tesseract, str(pages), str(made.with_suffix("")), "-l", LANGUAGE, "pdf"], folder, shown)
        if not made.is_file():
            raise SourceError(f"{shown}: the program that recognises text wrote nothing; run it by hand to see why")
        return made.read_bytes()


def _run(command: list[str], folder: Path, shown: str) -> None:
    program = Path(command[0]).name
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{shown}: {program} took more than {PATIENCE // 60} minutes; recognise its text by hand"
        ) from error
    except OSError as error:
        raise SourceError(f"{shown}: {program} cannot be run ({error.strerror}); install it again") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[-200:]
        raise SourceError(
            f"{shown}: {program} could not recognise its text ({said or f'code {done.returncode}'}); "
            f"check that its language data for Dutch ({LANGUAGE}) are installed"
        )


def _draw(raw: bytes, folder: Path, shown: str) -> list[Path]:
    """Draw the pages as grey images (PGM), which Tesseract reads."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        if len(document) > PAGES:
            raise SourceError(f"{shown}: {len(document)} scanned pages, and the limit is {PAGES}; split the file")
        return [_draw_page(document, index, folder) for index in range(len(document))]
    finally:
        document.close()


def _draw_page(document: pypdfium2.PdfDocument, index: int, folder: Path) -> Path:
    page = document[index]
    try:
        longest = max(page.get_size()) or 1.0
        scale = min(DENSITY / 72, 5000 / longest)  # a page of any size fits in memory
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = (rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        path = folder / f"page-{index + 1:04}.pgm"
        path.write_bytes(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines))
        return path
    finally:
        page.close()
