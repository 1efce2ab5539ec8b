"""Real originals: every file is read, or refused with one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.read import is_source, read

pytestmark = pytest.mark.letters

REFUSED = {"blg-1007826-image-only.pdf": "only images of pages", "broken.pdf": "no PDF or a damaged one"}


def test_every_original_is_read_or_refused(letters: Path) -> None:
    refused = {}
    files = [file for file in sorted((letters / "originals").rglob("*")) if file.is_file() and is_source(file)]
    for path in files:
        try:
            source = read(path, path.name, path.name)
        except SourceError as error:
            refused[path.name] = str(error)
            continue
        assert len(source.text.split()) > 50, path.name
        starts = [place.start for place in source.places]
        assert starts == sorted(starts), path.name
        assert source.text == read(path, path.name, path.name).text, "the same bytes gave another text"
    assert len(files) == 19
    assert refused.keys() == REFUSED.keys()
    for name, reason in REFUSED.items():
        assert refused[name].startswith(f"{name}: ")
        assert reason in refused[name]
        assert "\n" not in refused[name]


def test_an_image_only_pdf_says_how_to_go_on(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BELEIDSGRAAF_OCR", raising=False)
    path = letters / "originals" / "blg-1007826-image-only.pdf"
    with pytest.raises(EmptySource, match="--ocr"):
        read(path, path.name, path.name)


def test_a_truncated_word_file(letters: Path, tmp_path: Path) -> None:
    whole = (letters / "originals" / "kamervragen-beckerman.docx").read_bytes()
    cut = tmp_path / "cut.docx"
    for length in (10, len(whole) // 2, len(whole) - 30):
        cut.write_bytes(whole[:length])
        with pytest.raises(SourceError, match=r"^cut\.docx: .*; "):
            read(cut, cut.name, cut.name)


def test_xml_that_is_no_publication(letters: Path) -> None:
    path = letters / "originals" / "kst-32545-143" / "metadata_owms.xml"
    with pytest.raises(SourceError, match="no official publication"):
        read(path, path.name, path.name)
