"""Plain text files: bytes to code points.

UTF-8 and UTF-16 (with or without byte order mark) and Windows-1252 are told apart by their bytes alone. A guess that
would turn letters into other letters is refused: a wrong decoding gives wrong offsets and wrong names for ever.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from beleidsgraaf.errors import BinarySource, EmptySource, UndecodableSource
from beleidsgraaf.extract.model import Place

MEDIA_TYPE: Final = "text/plain"

_SAMPLE: Final = 65536

#: C0 control characters that no text holds; tab, line feed, form feed, carriage return and escape are allowed for.
_CONTROLS: Final = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27}))

#: Well-formed sequences of more than one byte (Unicode Standard, table 3-7, without the fine print on ranges).
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (Word, OpenDocument)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)

#: Dutch text has about one letter in two hundred outside ASCII; a single-byte text with far more is no Windows-1252.
_MOST_HIGH: Final = 0.15


def text_of(raw: bytes, shown: str) -> tuple[str, dict[str, str], tuple[Place, ...]]:
    """Decode a file's bytes: code points with a byte order mark removed, and CRLF and CR as one LF.

    Gives the text, the metadata (`encoding`) and no places: the text is the original.

    Raises:
        EmptySource: nothing but white space.
        BinarySource: not text.
        UndecodableSource: text in an encoding that cannot be told.
    """
    encoding, start = _encoding(raw, shown)
    try:
        text = raw[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableSource(
            f"{shown}: looks like {encoding}, but byte {start + error.start} does not fit; save the file as UTF-8"
        ) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\u200b \t\n\v\f\x1b\xa0"):
        raise EmptySource(f"{shown}: holds no text; remove the file or put the letter in it")
    return text, {"encoding": encoding}, ()


def _encoding(raw: bytes, shown: str) -> tuple[str, int]:
    """Tell the encoding, and how many bytes its byte order mark takes."""
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8", 3
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same bytes
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return encoding, len(mark)
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise BinarySource(f"{shown}: is {what}, not text; give it its own suffix, or save it as text")
    sample = raw[:_SAMPLE]
    if b"\x00" in sample:
        return _without_mark(sample, shown), 0
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200:
        raise BinarySource(f"{shown}: is not text (control characters); check that it is a letter")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(raw, shown, error.start), 0
    return "utf-8", 0


def _without_mark(sample: bytes, shown: str) -> str:
    """Tell UTF-16 without a mark by its zero bytes: every other one in text that is mostly ASCII."""
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if pairs and odd > 0.7 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if pairs and even > 0.7 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    raise BinarySource(f"{shown}: is not text (zero bytes); check that it is a letter")


def _single_byte(raw: bytes, shown: str, at: int) -> str:
    """Accept Windows-1252 for what is not UTF-8, unless the bytes tell that it is something else."""
    sequences = sum(len(m) for m in _SEQUENCE.findall(raw))
    high = len(_HIGH.findall(raw))
    if sequences > high / 2:
        raise UndecodableSource(f"{shown}: is UTF-8 with a damaged character at byte {at}; repair it and save as UTF-8")
    if high > _MOST_HIGH * len(raw) or any(b in raw for b in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")):
        raise UndecodableSource(f"{shown}: is in an encoding that cannot be told (byte {at}); save the file as UTF-8")
    return "cp1252"
