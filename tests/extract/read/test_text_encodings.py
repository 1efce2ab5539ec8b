"""Text files: every encoding gives the same code points, and what is no text is refused with a message that helps."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from beleidsgraaf.errors import BinarySource, EmptySource, OversizedSource, SourceError, UndecodableSource
from beleidsgraaf.extract.read import LIMIT, read

SENTENCE = "De coördinatie met Curaçao kost € 12,5 miljoen – “één loket” volstaat niet.\nTweede regel.\n"

ENCODINGS = [
    ("UTF-8", SENTENCE.encode("utf-8"), "utf-8"),
    ("UTF-8 with a byte order mark", codecs.BOM_UTF8 + SENTENCE.encode("utf-8"), "utf-8"),
    ("UTF-16 little endian with a mark", codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
    ("UTF-16 big endian with a mark", codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
    ("UTF-16 little endian without a mark", SENTENCE.encode("utf-16-le"), "utf-16-le"),
    ("UTF-16 big endian without a mark", SENTENCE.encode("utf-16-be"), "utf-16-be"),
    ("UTF-32 with a mark", codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "utf-32-le"),
    ("Windows-1252", SENTENCE.encode("cp1252"), "cp1252"),
]


@pytest.mark.parametrize(("what", "raw", "encoding"), ENCODINGS, ids=[e[0] for e in ENCODINGS])
def test_an_encoding_is_told_by_its_bytes(tmp_path: Path, what: str, raw: bytes, encoding: str) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(raw)
    source = read(path, "map/brief.txt", "map/brief.txt")
    assert source.text == SENTENCE
    assert source.metadata["encoding"] == encoding
    assert source.sha256 == hashlib.sha256(raw).hexdigest()
    assert (source.key, source.file_name, source.form) == ("map/brief.txt", "brief.txt", "text/plain")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"een\r\ntwee\r\n", "een\ntwee\n"),
        (b"een\rtwee\r", "een\ntwee\n"),
        (b"een\r\n\rtwee\n\r", "een\n\ntwee\n\n"),
        (b"een\x0ctwee", "een\x0ctwee"),
    ],
)
def test_line_ends_become_one_line_feed(tmp_path: Path, raw: bytes, text: str) -> None:
    path = tmp_path / "brief.md"
    path.write_bytes(raw)
    source = read(path, "brief.md", "brief.md")
    assert source.text == text
    assert source.form == "text/markdown"


REFUSED = [
    ("nothing in it", b"", EmptySource),
    ("white space only", b" \r\n\t\xc2\xa0\n", EmptySource),
    ("a byte order mark only", codecs.BOM_UTF8, EmptySource),
    ("a PDF under another name", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", BinarySource),
    ("a Word file under another name", b"PK\x03\x04\x14\x00\x06\x00", BinarySource),
    ("an image", b"\x89PNG\r\n\x1a\n", BinarySource),
    ("zero bytes", b"brief\x00\x00\x00\x00van\x00de\x00\x00", BinarySource),
    ("control characters", bytes(range(1, 9)) * 40, BinarySource),
    (
        "UTF-8 with one damaged character",
        "één café, vóór alles: ideeën".encode()[:-3] + b"\xff en meer",
        UndecodableSource,
    ),
    ("Cyrillic in KOI8-R", "Письмо министра о состоянии дел".encode("koi8-r"), UndecodableSource),
    ("a byte that Windows-1252 does not have", b"brief van 1 mei \x81 over wegen", UndecodableSource),
    ("UTF-16 with half a character", codecs.BOM_UTF16_LE + "brief".encode("utf-16-le") + b"\x00", UndecodableSource),
]


@pytest.mark.parametrize(("what", "raw", "error"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_is_no_text_is_refused(tmp_path: Path, what: str, raw: bytes, error: type[SourceError]) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(raw)
    with pytest.raises(error) as caught:
        read(path, "brief.txt", "in/brief.txt")
    message = str(caught.value)
    assert message.startswith("in/brief.txt: ")
    assert ";" in message, "the message says what to do"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(OversizedSource, match=r"groot\.txt: 20 MB, and the limit is 20 MB"):
        read(path, "groot.txt", "groot.txt")


def test_a_missing_file_and_an_unknown_form_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"weg\.txt: cannot be opened"):
        read(tmp_path / "weg.txt", "weg.txt", "weg.txt")
    (tmp_path / "tabel.xls").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"no reader for '\.xls'"):
        read(tmp_path / "tabel.xls", "tabel.xls", "tabel.xls")
