"""Readers: one file per form that a letter comes in, each giving a `SourceText`.

A new form is a module with `MEDIA_TYPE` and `text_of(raw, shown)`, and a line in `READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from beleidsgraaf.errors import EmptySource, SourceError
from beleidsgraaf.extract.model import Place, SourceText
from beleidsgraaf.extract.read import archive, ocr

#: Part of every source text's identity: raise it when a reader gives other offsets for the same bytes.
READER_VERSION: Final = "1"

#: Larger files are no letters; 20 MB is some 3 million words of plain text.
LIMIT: Final = archive.EACH

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
    ".json": "commitments",
    ".jsonl": "commitments",
}

#: Forms that hold much else than letters: of these, a file is a source by its name.
NAMED: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys((".json", ".jsonl"), ("toezegging", "commitment"))

#: What can be read, for whoever collects files.
SUFFIXES: Final[tuple[str, ...]] = (*READERS, *archive.SUFFIXES)

#: Files that hold metadata of the publication beside them and are no sources themselves.
COMPANIONS: Final[tuple[str, ...]] = ("metadata.xml", "metadata_owms.xml")


def is_source(path: PurePath) -> bool:
    """Tell whether a file has a form that can be read and is no companion of another; archives hold sources."""
    name, suffix = path.name.lower(), path.suffix.lower()
    wanted = NAMED.get(suffix)
    return suffix in READERS and name not in COMPANIONS and (wanted is None or any(w in name for w in wanted))


def sources_in(path: Path) -> tuple[str, ...]:
    """Give the names of the sources in an archive, sorted.

    Raises:
        SourceError: it cannot be read, or holds no source.
    """
    names = tuple(
        name
        for name in archive.members(path)
        if is_source(PurePosixPath(name)) and not PurePosixPath(name).name.startswith((".", "._"))
    )
    if not names:
        raise SourceError(f"{path.name}: the archive holds no file that can be read; give one that holds publications")
    return names


def read(path: Path, key: str, shown: str) -> SourceText:
    """Read a file into the text that offsets refer to.

    Args:
        path: the file; one in an archive has a path that goes through it.
        key: name of the source within a store.
        shown: the path as messages and graph show it.

    Raises:
        EmptySource, BinarySource, UndecodableSource, OversizedSource: as their names say.
        SourceError: the form is not known, or the file cannot be opened.
    """
    suffix = path.suffix.lower()
    if archive.is_archive(path):
        sources_in(path)
        raise SourceError(f"{shown}: is an archive; name a file in it, {shown}/NAME, or build the whole archive")
    if suffix not in READERS:
        known = ", ".join(SUFFIXES)
        raise SourceError(f"{shown}: no reader for '{suffix or path.name}'; give a file that ends in {known}")
    reader = import_module(f"{__name__}.{READERS[suffix]}")
    text_of: Callable[[bytes, str], Read] = reader.text_of
    raw = archive.contents(path, shown)
    try:
        body, metadata, places = text_of(raw, shown)
    except EmptySource:
        if suffix != ".pdf" or not ocr.is_asked_for():
            raise
        body, metadata, places = text_of(ocr.recognise(raw, shown), shown)
        metadata["recognised"] = "yes"
    metadata = _companions(path, suffix) | metadata
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


def _companions(path: Path, suffix: str) -> dict[str, str]:
    """Give the metadata that lie beside a publication; what cannot be read is left out, for the text speaks.

    They lie in its folder or, as the repository files them, in the folder `metadata` beside its own. They are its own
    when they name it, or when nothing else is there that they could be about.
    """
    from beleidsgraaf.extract.read import markup, metadata

    found: dict[str, str] = {}
    for name, fields_of in (("metadata_owms.xml", metadata.from_owms), ("metadata.xml", metadata.from_meta)):
        for beside in (path.with_name(name), path.parent.parent / "metadata" / name):
            try:
                if not archive.exists(beside):
                    continue
                root = markup.parse_xml(archive.contents(beside, name), name)
            except SourceError:
                continue
            fields = fields_of(root)
            about = fields.get("identifier")
            if about == path.stem or (suffix == ".xml" and _is_alone(path)):
                found |= fields
            break
    return found


def _is_alone(path: Path) -> bool:
    others = (other for other in archive.siblings(path) if is_source(other) and other.suffix.lower() == ".xml")
    return len(list(islice(others, 2))) == 1  # there may be thousands
