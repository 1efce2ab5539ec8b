"""What a catalogue offers: a publication with the addresses of its forms, best form first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

#: Forms in the order of what can be recovered from them.
PREFERENCE: Final = ("xml", "html", "docx", "pdf")

#: Media types that a form may come with; anything else is an error page in disguise.
MEDIA_TYPES: Final = {
    "xml": ("application/xml", "text/xml"),
    "html": ("text/html", "application/xhtml+xml"),
    "pdf": ("application/pdf", "application/octet-stream"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
        "application/zip",
    ),
    "json": ("application/json",),
}

_SAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class File:
    """One address of one form."""

    address: str
    form: str  #: xml, html, pdf, docx, or "metadata" for an XML file beside the publication
    name: str  #: file name on the shelf


@dataclass(frozen=True, slots=True)
class Item:
    """A publication that can be fetched."""

    identifier: str
    catalogue: str  #: sru, portal or chamber
    files: tuple[File, ...] = ()  #: alternatives of the publication itself, best first
    companions: tuple[File, ...] = ()  #: metadata that is fetched beside it when it is there
    title: str = ""
    date: str = ""  #: ISO 8601

    @property
    def folder(self) -> str:
        """The folder of the publication on the shelf: its identifier with what no file system likes replaced."""
        return _SAFE.sub("_", self.identifier).strip("._") or "_"


def by_preference(files: list[File]) -> tuple[File, ...]:
    """Sort alternatives by what can be recovered from their form; an unknown form comes last."""
    order = {form: index for index, form in enumerate(PREFERENCE)}
    return tuple(sorted(files, key=lambda file: order.get(file.form, len(order))))


def form_of(address: str, media_type: str = "") -> str:
    """Give the form of a file by its media type, else by the ending of its address; '' when neither tells."""
    for form, types in MEDIA_TYPES.items():
        if media_type.split(";")[0].strip() == types[0]:
            return form
    suffix = PurePosixPath(urlsplit(address).path).suffix.lower().lstrip(".")
    return {"htm": "html", "xhtml": "html"}.get(suffix, suffix if suffix in MEDIA_TYPES else "")
