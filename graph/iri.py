"""The only mint of instance IRIs: every one is a function of content.

An entity's IRI says its kind and its register key or folded label; that of anything found in a document says the
document's identifier, the type, a hash of the folded words and which occurrence of them it is. Neither a clock, nor
a counter over the corpus, nor an absolute offset goes in, so that a better reader or a corrected line changes
nothing behind it. The one exception is a target, which *is* a stretch of characters (RFC 5147).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from urllib.parse import quote, unquote

#: Base of instance IRIs where a store is not told another.
DEFAULT_BASE: Final = "https://w3id.org/beleidsgraaf/id/"

#: Folder of each kind of entity; the keys are values of `EntityKind`.
FOLDERS: Final = {
    "PERSON": "person",
    "OFFICE": "office",
    "ORG": "org",
    "PROGRAMME": "programme",
    "DOC": "publication",
    "LAW": "law",
    "EVENT": "event",
    "DATE": "date",
    "AMOUNT": "amount",
}

#: Kinds whose label is a normalised value, in which every character counts.
VALUES: Final = frozenset({"DATE", "AMOUNT"})

#: A folded label longer than this is cut and gets a hash.
SLUG_LIMIT: Final = 64

_SPACE = re.compile(r"\s+")
_SAFE_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
_DOSSIER = re.compile(r"dossier-(.+)")
_REGULATION = re.compile(r"BWB[RVW]\d+|CVDR\d+", re.IGNORECASE)
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "‐": "-"})
_FOLDED = str.maketrans({"’": "'", "‘": "'", "-": " ", "‑": " ", "–": " "})


def fold(label: str) -> str:
    """Make two spellings of a label equal: case, curly quotes, hyphens and white space do not count."""
    if label.isascii():  # most are, and nothing but hyphens is left to fold
        return " ".join(label.lower().replace("-", " ").split())
    return " ".join(label.casefold().translate(_FOLDED).split())


def digest(*parts: str) -> str:
    """Give 12 hex digits that stand for the parts; 48 bits tell apart all that one document says."""
    return blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


def slug(label: str) -> str:
    """Give the path segment for a label: folded, spaces as hyphens, percent-encoded; long ones cut, with a hash."""
    folded = fold(label)
    words = folded.replace(" ", "-")
    if len(words) > SLUG_LIMIT:
        words = f"{words[:SLUG_LIMIT].rstrip('-')}-{digest(folded)}"
    return quote(words, safe="") or "-"


def clean_identifier(identifier: str) -> str:
    """Give an identifier as compared: without white space, with plain hyphens."""
    return _SPACE.sub("", identifier.translate(_DASHES))


@dataclass(frozen=True, slots=True)
class Mint:
    """Makes the IRIs of one store.

    Args:
        base: an absolute http(s) IRI that ends in a slash.

    Raises:
        ValueError: when the base is something else.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _SAFE_BASE.fullmatch(self.base):
            raise ValueError(f"not a base for IRIs: {self.base!r}; give an http(s) address that ends in '/'")

    # graphs

    def graph(self, name: str) -> str:
        """Give a graph of the store as a whole: `authority`, `derived`, `curation`, `provenance`."""
        return f"{self.base}graph/{name}"

    def source_graph(self, key: str) -> str:
        """Give the graph of a source."""
        return f"{self.base}graph/source/{quote(key, safe='/')}"

    def source_of(self, graph: str) -> str | None:
        """Give the key of the source whose graph this is, None for another graph."""
        prefix = f"{self.base}graph/source/"
        return unquote(graph[len(prefix) :]) if graph.startswith(prefix) else None

    # sources and documents

    def source(self, key: str) -> str:
        """Give a source file."""
        return f"{self.base}source/{quote(key, safe='/')}"

    def text(self, key: str) -> str:
        """Give the text that offsets refer to."""
        return f"{self.base}text/{quote(key, safe='/')}"

    def document(self, identifier: str) -> str:
        """Give a document, a dossier or a regulation by its identifier."""
        clean = clean_identifier(identifier)
        if dossier := _DOSSIER.fullmatch(clean):
            return self.dossier(dossier[1])
        if _REGULATION.fullmatch(clean):
            return f"{self.base}law/{clean.upper()}"
        return f"{self.base}doc/{quote(clean, safe='')}"

    def dossier(self, number: str) -> str:
        """Give a dossier: `29362`, `21501-32`, `36200-VI`."""
        return f"{self.base}dossier/{quote(clean_identifier(number), safe='')}"

    # entities and values

    def entity(self, kind: str, label: str, key: str | None = None) -> str:
        """Give an entity by its register key, else by its folded label; `kind` is a value of `EntityKind`."""
        if key:
            name = quote(key, safe="")
        elif kind in VALUES:
            name = quote(label.replace(" ", "-"), safe="")
        else:
            name = slug(label)
        return f"{self.base}{FOLDERS[kind]}/{name}"

    def membership(self, office_key: str, person_key: str, start: str) -> str:
        """Give a term of office; `start` is its first day, ISO 8601."""
        return f"{self.base}membership/{quote(office_key, safe='')}/{quote(person_key, safe='')}/{start}"

    def concept(self, scheme: str, key: str = "") -> str:
        """Give a concept of a value list, or the list itself."""
        return f"{self.base}scheme/{quote(scheme, safe='')}" + (f"/{quote(key, safe='')}" if key else "")

    # what is found in a document; `document` is its identifier

    def found(self, what: str, document: str, *path: str) -> str:
        """Give something found in a document: `mention/kst-1-2/ORG/1a2b3c4d5e6f-1`."""
        steps = "/".join(quote(step, safe="") for step in path)
        return f"{self.base}{what}/{quote(clean_identifier(document), safe='')}/{steps}"

    def method(self, confidence: str, reason: str) -> str:
        """Give the method that many findings share: a confidence with its reason."""
        return f"{self.base}method/{digest(confidence, reason)}"

    def run(self, generation: int) -> str:
        """Give the run that made a generation of the store."""
        return f"{self.base}run/{generation}"


def target(text: str, start: int, end: int) -> str:
    """Give the target of a text's characters start..end (RFC 5147), `text` being the IRI of the text."""
    return f"{text}#char={start},{end}"


def place(text: str, kind: str, value: str) -> str:
    """Give the selector of a place in the original: `...#page=3`, `...#xpath=/officiele-publicatie/...`."""
    return f"{text}#{kind}={quote(value, safe='/')}"
