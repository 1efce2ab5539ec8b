"""Scanned pages: what is asked of which program, and what is said when there is none."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from beleidsgraaf import settings
from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.read import ocr, read


def _pdf(path: Path, words: str = "") -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.rect(70, 700, 100, 20)
    if words:
        canvas.drawString(70, 700, words)
    canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the one folder in which programs are looked for; empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv(settings.OCR, "1")
    return folder


def _program(folder: Path, name: str, body: str) -> None:
    file = folder / name
    file.write_text(f"#!{sys.executable}\nimport shutil, sys\nfrom pathlib import Path\n{body}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def _read(path: Path) -> str:
    return read(path, path.name, path.name).text


def test_ocrmypdf_is_asked_for_dutch(tmp_path: Path, programs: Path) -> None:
    result, said = _pdf(tmp_path / "made.pdf", "Herkende tekst over een loket."), tmp_path / "said.txt"
    body = f"Path({str(said)!r}).write_text(' '.join(sys.argv[1:-2]))\nshutil.copy({str(result)!r}, sys.argv[-1])"
    _program(programs, "ocrmypdf", body)
    source = read(_pdf(tmp_path / "scan.pdf"), "scan.pdf", "scan.pdf")
    assert source.text == "Herkende tekst over een loket.\n"
    assert source.metadata["recognised"] == "yes"
    assert "--language nld" in said.read_text()


def test_tesseract_gets_an_image_of_every_page(tmp_path: Path, programs: Path) -> None:
    result, said = _pdf(tmp_path / "made.pdf", "Herkende tekst."), tmp_path / "said.txt"
    body = (
        "images = Path(sys.argv[1]).read_text().split()\n"
        f"heads = [Path(i).read_bytes()[:2].decode() for i in images]\n"
        f"Path({str(said)!r}).write_text(' '.join(heads + sys.argv[3:]))\n"
        f"shutil.copy({str(result)!r}, sys.argv[2] + '.pdf')"
    )
    _program(programs, "tesseract", body)
    assert _read(_pdf(tmp_path / "scan.pdf")) == "Herkende tekst.\n"
    assert said.read_text() == "P5 -l nld pdf"


def test_nothing_is_recognised_unless_asked_for(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(programs, "ocrmypdf", "sys.exit('must not run')")
    monkeypatch.delenv(settings.OCR)
    with pytest.raises(EmptySource, match="only images of pages"):
        _read(_pdf(tmp_path / "scan.pdf"))
    monkeypatch.setenv(settings.OCR, "1")
    assert _read(_pdf(tmp_path / "tekst.pdf", "Gewone tekst.")) == "Gewone tekst.\n"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (None, "neither ocrmypdf nor tesseract is installed"),
        ("sys.exit('nld is missing')", r"could not recognise its text \(nld is missing\)"),
        ("sys.exit(0)", "wrote nothing"),
        ("import time; time.sleep(600)", "took more than"),
    ],
)
def test_what_goes_wrong(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch, body: str | None, reason: str
) -> None:
    if reason == "took more than":
        monkeypatch.setattr(ocr, "PATIENCE", 1)
    if body:
        _program(programs, "ocrmypdf", body)
    with pytest.raises(SourceError, match=reason) as refused:
        _read(_pdf(tmp_path / "scan.pdf"))
    assert str(refused.value).startswith("scan.pdf: ")
    assert "; " in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_option_reaches_the_reader(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from beleidsgraaf.__main__ import main

    monkeypatch.setenv(settings.OCR, "0")
    _program(programs, "ocrmypdf", f"shutil.copy({str(_pdf(tmp_path / 'made.pdf', 'Herkend.'))!r}, sys.argv[-1])")
    monkeypatch.setattr(sys, "argv", ["beleidsgraaf", "text", "--ocr", str(_pdf(tmp_path / "scan.pdf"))])
    try:
        main()
    except SystemExit as end:
        assert not end.code
    assert capsysbinary.readouterr().out.decode() == "Herkend.\n"
    assert os.environ[settings.OCR] == "1"
