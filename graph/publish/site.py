"""Writes the folder: catalogue, sitemaps with metadata, dumps with checksums, a page and RDF for each document."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.publish import check, diwoo
from beleidsgraaf.graph.publish.catalogue import Dump, catalogue
from beleidsgraaf.graph.publish.facts import Organisation, Publication, Settings, publications
from beleidsgraaf.graph.store import Generation

#: Publisher of the catalogue where the settings name none: its address, not a government body.
_NOBODY: Final = Organisation("https://w3id.org/beleidsgraaf/", "beleidsgraaf")

_STYLE: Final = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "dt{font-weight:600;margin-top:.6rem}dd{margin:0}blockquote{margin:.4rem 0 1rem;padding-left:1rem;"
    "border-left:3px solid #154273}a{color:#154273}"
)


@dataclass
class Published:
    """What was written."""

    documents: int = 0
    held_back: list[check.Gap] = field(default_factory=list)
    sitemaps: int = 0
    files: int = 0


def publish(
    generation: Generation,
    out: Path,
    base: str,
    settings: Settings,
    endpoint: str = "",
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Published:
    """Write the folder.

    Raises:
        UsageError: the base is no http(s) address that ends in a slash, or the folder cannot be written.
    """
    if not base.startswith(("http://", "https://")) or not base.endswith("/"):
        raise UsageError(f"--base {base}: give an http(s) address that ends in '/'")
    report = Published()
    everything = list(publications(generation, settings))
    ready = [p for p in everything if check.ready(p)]
    report.held_back = [gap for p in everything for gap in check.gaps(p) if gap.blocking]
    address_of = {p.iri: f"{base}{_name(p)}.html" for p in ready}

    def write(name: str, content: bytes) -> None:
        path = out / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written ({error.strerror}); check the folder") from error
        report.files += 1

    for done, publication in enumerate(ready):
        progress(done, len(ready))
        _document(generation, publication, address_of, base, write)
    progress(len(ready), len(ready))
    report.documents = len(ready)
    entries = ((address_of[p.iri], p.issued, diwoo.metadata(p, address_of)) for p in ready)
    maps = []
    for number, sitemap in enumerate(diwoo.sitemaps(entries), start=1):
        name = f"diwoo/vergaderstukken-staten-generaal-{number}.xml"
        write(name, sitemap.encode())
        maps.append(f"{base}{name}")
    report.sitemaps = len(maps)
    write("diwoo/index.xml", diwoo.index(maps).encode())
    write("sitemap.xml", diwoo.index(maps).encode())
    write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}diwoo/index.xml\n".encode())
    dumps = _dumps(generation, write)
    days = sorted(p.issued for p in ready) or ["1970-01-01"]
    publisher = settings.publisher or _NOBODY
    graph = catalogue(base, publisher, settings.email or "beheer@voorbeeld.example", days[0], days[-1], dumps, endpoint)
    write("catalogue.ttl", graph.serialize(format="turtle").encode())
    write("catalogue.jsonld", str(graph.serialize(format="json-ld")).encode())
    write("index.html", _front(ready, base).encode())
    write("SHA256SUMS", "".join(f"{dump.sha256}  {dump.name}\n" for dump in dumps).encode())
    return report


def _dumps(generation: Generation, write: Callable[[str, bytes], None]) -> list[Dump]:
    """Write the whole graph, sorted and without provenance, in two forms."""
    skipped = Mint(generation.mint.base).graph("provenance")
    quads = [quad for quad in generation.quads() if str(getattr(quad.graph_name, "value", "")) != skipped]
    lines = sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} ." for q in quads)
    body = ("\n".join(lines) + "\n").encode()
    dumps = []
    for name, content, kind, code in (
        ("beleidsgraaf.nq", body, "application/n-quads", "RDF_N_QUADS"),
        ("beleidsgraaf.nq.gz", gzip.compress(body, mtime=0), "application/gzip", "GZIP"),
    ):
        write(name, content)
        dumps.append(Dump(name, kind, code, len(content), hashlib.sha256(content).hexdigest()))
    return dumps


def _document(
    generation: Generation,
    publication: Publication,
    address_of: dict[str, str],
    base: str,
    write: Callable[[str, bytes], None],
) -> None:
    name = _name(publication)
    node = ox.NamedNode(publication.iri)
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in generation.rdf.quads_for_pattern(node, None, None)}
    ordered = sorted(triples, key=str)
    write(f"{name}.ttl", ox.serialize(ordered, format=ox.RdfFormat.TURTLE) or b"")
    about = _jsonld(publication, address_of)
    write(f"{name}.jsonld", json.dumps(about, ensure_ascii=False, indent=1).encode())
    write(f"{name}.html", _page(publication, about, address_of, base).encode())


def _name(publication: Publication) -> str:
    """Give the path of a document's files, without suffix; no character of it needs encoding in an address."""
    return f"document/{quote(publication.identifier, safe='').replace('%', '_')}"


def _jsonld(publication: Publication, address_of: dict[str, str]) -> dict[str, object]:
    """Give schema.org metadata of a document; keys without a value are left out."""
    found: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "DigitalDocument",
        "@id": publication.iri,
        "identifier": list(publication.identifiers),
        "name": publication.title,
        "datePublished": publication.issued,
        "inLanguage": "nl",
        "url": address_of.get(publication.iri, ""),
        "publisher": {
            "@type": "GovernmentOrganization",
            "@id": publication.publisher.iri,
            "name": publication.publisher.label,
        }
        if publication.publisher
        else None,
        "citation": [{"@id": iri} for iri in publication.cites],
    }
    return {key: value for key, value in found.items() if value}


def _page(publication: Publication, about: dict[str, object], address_of: dict[str, str], base: str) -> str:
    rows = [
        ("Identificatie", escape(", ".join(publication.identifiers))),
        ("Datum", escape(publication.issued)),
        ("Afzender", escape("; ".join(o.label for o in publication.senders)) or "onbekend"),
        ("Haalt aan", _links(publication.cites, address_of)),
        ("Antwoord op", _links(publication.replies_to, address_of)),
    ]
    facts = "".join(f"<dt>{term}</dt><dd>{value}</dd>" for term, value in rows if value)
    # "</" would end the script element early: a title is somebody else's text
    data = json.dumps(about, ensure_ascii=False).replace("</", "<\\/")
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{escape(publication.title)}</title><style>{_STYLE}</style>'
        f'<script type="application/ld+json">{data}</script></head><body><p><a href="{escape(base)}index.html">'
        f"Beleidsgraaf</a></p><main><h1>{escape(publication.title)}</h1><dl>{facts}</dl></main></body></html>\n"
    )


def _links(iris: Sequence[str], address_of: dict[str, str]) -> str:
    def one(iri: str) -> str:
        label = escape(iri.rsplit("/", 1)[-1])
        return f'<a href="{escape(address_of[iri])}">{label}</a>' if iri in address_of else label

    return ", ".join(one(iri) for iri in iris)


def _front(ready: Sequence[Publication], base: str) -> str:
    rows = "".join(
        f'<li><a href="{_name(p)}.html">{escape(p.title)}</a> ({escape(p.identifier)}, {escape(p.issued)})</li>'
        for p in ready
    )
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>Beleidsgraaf</title><style>{_STYLE}</style></head><body><main>'
        f'<h1>Beleidsgraaf</h1><p>{len(ready)} documenten. <a href="catalogue.ttl">Catalogus</a>, '
        f'<a href="beleidsgraaf.nq.gz">de hele graaf</a>.</p><ul>{rows}</ul></main></body></html>\n'
    )
