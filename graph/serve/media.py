"""Media types and content negotiation (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

#: Media types of result sets, the first being what is given to who does not care; several names may mean one format.
RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}

#: Media types of graphs.
GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}

#: Media types of a whole dataset.
DATASETS: Final = {media: GRAPHS[media] for media in ("application/trig", "application/n-quads", "application/ld+json")}

#: File extension to media type, for addresses that say their format.
EXTENSIONS: Final = {
    "html": "text/html",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
}

_TEXT: Final = frozenset({"text/csv", "text/tab-separated-values", "text/turtle", "text/plain", "text/html"})


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Give the offered media type that a client likes best, None when it likes none.

    Args:
        accept: the `Accept` header; empty means anything.
        offered: media types in the server's order of preference.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return offered[0]
    best: tuple[float, int] | None = None
    chosen = None
    for rank, media in enumerate(offered):
        # the most specific range that fits decides about a type, not the best one
        fitting = max(((precision, q) for pattern, precision, q in ranges if _fits(pattern, media)), default=None)
        if fitting is None or fitting[1] <= 0:
            continue
        value = (fitting[1], -rank)
        if best is None or value > best:
            best, chosen = value, media
    return chosen


def with_charset(media: str) -> str:
    """Give a media type as a header says it."""
    return f"{media}; charset=utf-8" if media in _TEXT else media


def _range(part: str) -> tuple[str, int, float]:
    name, *parameters = (p.strip().lower() for p in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                quality = 0.0
    return name, 0 if name == "*/*" else 1 if name.endswith("/*") else 2, quality


def _fits(pattern: str, media: str) -> bool:
    return pattern in (media, "*/*") or (pattern.endswith("/*") and media.startswith(pattern[:-1]))
