"""Readers: one file per form that a letter comes in, each giving a `SourceText`.

A new form is a module with a `text_of(raw, shown)` function and a line in `READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import OversizedSource, SourceError
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.extract.read import markdown, text

#: Part of every source text's identity: raise it when a reader gives other offsets for the same bytes.
READER_VERSION: Final = "1"

#: Larger files are no letters; 20 MB is some 3 million words of plain text.
LIMIT: Final = 20 * 1024 * 1024

#: Suffix, in lower case, to media type and to what makes text (and metadata) of a file's bytes.
READERS: Final[Mapping[str, tuple[str, Callable[[bytes, str], tuple[str, dict[str, str]]]]]] = {
    ".txt": (text.MEDIA_TYPE, text.text_of),
    ".md": (markdown.MEDIA_TYPE, markdown.text_of),
    ".markdown": (markdown.MEDIA_TYPE, markdown.text_of),
}

#: What can be read, for whoever collects files.
SUFFIXES: Final[tuple[str, ...]] = tuple(READERS)


def read(path: Path, key: str, shown: str) -> SourceText:
    """Read a file into the text that offsets refer to.

    Args:
        path: the file.
        key: name of the source within a store.
        shown: the path as messages and graph show it.

    Raises:
        EmptySource, BinarySource, UndecodableSource, OversizedSource: as their names say.
        SourceError: the form is not known, or the file cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(SUFFIXES)
        raise SourceError(f"{shown}: no reader for '{suffix or path.name}'; give a file that ends in {known}")
    media_type, text_of = READERS[suffix]
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise OversizedSource(
                f"{shown}: {size / 1024 / 1024:.0f} MB, and the limit is {LIMIT // 1024 // 1024} MB; "
                "split the file, or check that it is a letter"
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{shown}: cannot be opened ({reason}); check the path and the rights") from error
    body, metadata = text_of(raw, shown)
    return SourceText(
        key=key,
        path=shown,
        file_name=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=body,
        form=media_type,
        reader_version=READER_VERSION,
        metadata=metadata,
    )
