"""Readers: one file per form that a letter comes in, each giving a `SourceText`.

A new form is a module with `MEDIA_TYPE` and `text_of(raw, shown)`, and a line in `READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import OversizedSource, SourceError
from beleidsgraaf.extract.model import Place, SourceText

#: Part of every source text's identity: raise it when a reader gives other offsets for the same bytes.
READER_VERSION: Final = "1"

#: Larger files are no letters; 20 MB is some 3 million words of plain text.
LIMIT: Final = 20 * 1024 * 1024

#: What a reader gives: the text, metadata that came with it, and where its parts stand in the original.
Read = tuple[str, dict[str, str], tuple[Place, ...]]

#: Suffix, in lower case, to the module that reads it; modules are imported when the first file of their form comes.
READERS: Final[Mapping[str, str]] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".xml": "publication",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "word",
    ".pdf": "pdf",
}

#: What can be read, for whoever collects files.
SUFFIXES: Final[tuple[str, ...]] = tuple(READERS)

#: Files that hold metadata of the publication beside them and are no sources themselves.
COMPANIONS: Final[tuple[str, ...]] = ("metadata.xml", "metadata_owms.xml")


def is_source(path: Path) -> bool:
    """Tell whether a file has a form that can be read and is no companion of another."""
    return path.suffix.lower() in READERS and path.name.lower() not in COMPANIONS


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
    reader = import_module(f"{__name__}.{READERS[suffix]}")
    text_of: Callable[[bytes, str], Read] = reader.text_of
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
    body, metadata, places = text_of(raw, shown)
    if suffix == ".xml":
        metadata = _companions(path) | metadata
    return SourceText(
        key=key,
        path=shown,
        file_name=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=body,
        form=reader.MEDIA_TYPE,
        reader_version=READER_VERSION,
        metadata=metadata,
        places=places,
    )


def _companions(path: Path) -> dict[str, str]:
    """Give the metadata that lies beside a publication; what cannot be read is left out, for the text speaks."""
    from beleidsgraaf.extract.read import markup, metadata

    found: dict[str, str] = {}
    for name, fields_of in (("metadata_owms.xml", metadata.from_owms), ("metadata.xml", metadata.from_meta)):
        beside = path.with_name(name)
        try:
            root = markup.parse_xml(beside.read_bytes(), name)
        except (OSError, SourceError):
            continue
        found |= fields_of(root)
    return found
