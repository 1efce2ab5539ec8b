"""Writes the folder: pages with their RDF, sitemaps with metadata, catalogue, dumps, tables, feeds, the vocabulary."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.export import PREFIXES, compact, serialised
from beleidsgraaf.graph.export.scope import Part, whole
from beleidsgraaf.graph.export.tables import TABLES, metadata, written
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.publish import check, diwoo, feeds, lists
from beleidsgraaf.graph.publish.addresses import Addresses
from beleidsgraaf.graph.publish.catalogue import Dump, catalogue
from beleidsgraaf.graph.publish.changes import changes
from beleidsgraaf.graph.publish.describe import Descriptions, Triples
from beleidsgraaf.graph.publish.facts import Facts, Publication
from beleidsgraaf.graph.publish.folder import Folder
from beleidsgraaf.graph.publish.organisations import Organisation
from beleidsgraaf.graph.publish.pages import ENTITIES, Pages, kind_of, shortened
from beleidsgraaf.graph.publish.settings import Settings
from beleidsgraaf.graph.publish.void import Census, void
from beleidsgraaf.graph.store import Generation, Store
from beleidsgraaf.ontology.terms import BG, DCTERMS, OA, PROV

#: Publisher of the catalogue where the settings name none: its address, not a government body.
_NOBODY: Final = Organisation("https://w3id.org/beleidsgraaf/", "beleidsgraaf")
_NO_EMAIL: Final = "beheer@voorbeeld.example"

#: Forms of the whole graph: of an export, suffix, media type, code of the EU authority table `file-type`.
_DUMPS: Final = (
    ("nquads", "nq", "application/n-quads", "RDF_N_QUADS"),
    ("trig", "trig", "application/trig", "RDF_TRIG"),
    ("jsonld", "jsonld", "application/ld+json", "JSON_LD"),
)

Progress = Callable[[int, int], None]


@dataclass
class Published:
    """What was written."""

    documents: int = 0
    pages: int = 0
    held_back: list[check.Gap] = field(default_factory=list)
    sitemaps: int = 0
    files: int = 0
    unchanged: int = 0
    bytes: int = 0
    largest: tuple[str, int] = ("", 0)
    notes: list[str] = field(default_factory=list)  #: Dutch


def publish(
    generation: Generation,
    out: Path,
    base: str,
    settings: Settings,
    endpoint: str = "",
    progress: Progress = lambda done, total: None,
) -> Published:
    """Write the folder, which takes the place of the one that is there when it is whole.

    Raises:
        UsageError: the base is no http(s) address that ends in a slash, or the folder cannot be written.
    """
    if not re.fullmatch(r"https?://[^\s<>\"?#]+/", base):
        raise UsageError(f"--base {base}: give an http(s) address that ends in '/'")
    with Folder(out) as folder:
        return _Site(generation, folder, base, settings, endpoint).write(progress)


class _Site:
    def __init__(self, generation: Generation, folder: Folder, base: str, settings: Settings, endpoint: str) -> None:
        self._generation, self._folder, self._base = generation, folder, base
        self._settings, self._endpoint = settings, endpoint
        self._facts = Facts(generation, settings)
        self._look = self._facts.look
        self._addresses = Addresses(base, generation.mint)
        self._describe = Descriptions(generation, self._look)
        publisher = settings.publisher.label if settings.publisher else ""
        self._pages = Pages(self._look, self._addresses, publisher)
        self._ready: list[Publication] = []
        self._unwanted: set[str] = set()
        self._report = Published()

    def write(self, progress: Progress) -> Published:
        report, folder = self._report, self._folder
        self._choose()
        entities = self._entities()
        promises = self._promises()
        total, done = len(self._ready) + len(entities) + len(promises), 0
        for publication in self._ready:
            progress(done, total)
            done += 1
            node = ox.NamedNode(publication.iri)
            named = [e for e in self._describe.named_in(node) if e.value in self._addresses]
            self._page(node, self._pages.document(publication, named), self._describe.document(node, named))
        for entity in entities:
            progress(done, total)
            done += 1
            self._page(entity, self._pages.entity(entity), self._describe.entity(entity))
        for claim in promises:
            progress(done, total)
            done += 1
            self._page(claim, self._pages.commitment(claim), self._describe.claim(claim))
        progress(total, total)
        self._sitemaps()
        listed = self._datasets()
        for name, page in lists.pages(self._pages, self._addresses, self._ready, self._look, listed):
            folder.write(name, page)
        self._vocabulary()
        self._static()
        report.documents, report.pages = len(self._ready), total
        folder.commit()
        report.files, report.unchanged = folder.files, folder.unchanged
        report.bytes, report.largest = folder.bytes, folder.largest
        return report

    # what goes out

    def _choose(self) -> None:
        places = check.Places(self._look, Manifest.load(self._generation.folder / "sources.jsonl"))
        for publication in self._facts:
            found = [gap for gap in check.gaps(publication) if gap.blocking]
            self._report.held_back += [located(gap, places, publication) for gap in found]
            if not publication.wanted:
                self._unwanted.add(publication.iri)
            elif not found:
                self._ready.append(publication)
                about = shortened(publication.request, 160)
                kind, number = kind_of(publication), publication.identifier
                self._addresses.add(publication.iri, publication.title, kind, publication.issued, number, about)
        for iri, ours, theirs in sorted(self._facts.organisations.notes):
            self._report.notes.append(
                f"{iri.rsplit('/', 1)[-1]} heet volgens het TOOI-register '{ours}'; de waardelijst van DiWoo heeft "
                f"'{theirs}': het register gaat voor"
            )

    def _entities(self) -> list[ox.NamedNode]:
        """Give the entities that published documents name, and the dossiers that these belong to."""
        base = self._generation.mint.base
        found: set[str] = {p.dossier for p in self._ready if p.dossier}
        ready = {p.iri for p in self._ready}
        for mention, body in self._look.pairs(OA.hasBody):
            if not isinstance(body, ox.NamedNode) or body.value in found:
                continue
            if body.value.removeprefix(base).partition("/")[0] in ENTITIES and any(
                self._look.value(target, BG.inDocument) in ready for target in self._look.nodes(mention, OA.hasTarget)
            ):
                found.add(body.value)
        entities = [ox.NamedNode(iri) for iri in sorted(found) if iri not in self._addresses]
        for entity in entities:
            folder = entity.value.removeprefix(base).partition("/")[0]
            name = self._look.label(entity)
            if folder == "dossier":
                title = self._look.value(entity, DCTERMS.title) or name
                number_ = self._look.value(entity, BG.dossierNumber) or entity.value.rsplit("/", 1)[-1]
                name = f"{number_} {title}".strip() if title else f"Dossier {number_}"
            self._addresses.add(entity.value, name or entity.value.rsplit("/", 1)[-1], ENTITIES[folder][0])
        return entities

    def _promises(self) -> list[ox.NamedNode]:
        found = []
        for claim in self._look.members(BG.Commitment):
            quotes = self._look.quotes(claim)
            if quotes and quotes[0].document in self._addresses:
                due = self._look.value(claim, BG.dueBy)
                self._addresses.add(claim.value, self._pages.words(claim, 160), "toezegging", due)
                found.append(claim)
        return found

    # what is written

    def _page(self, node: ox.NamedNode, html: str, triples: Triples) -> None:
        path = self._addresses[node.value].path
        ordered = sorted(triples, key=lambda t: (t.subject != node, str(t)))
        self._folder.write(f"{path}.html", html)
        turtle = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        self._folder.write(f"{path}.ttl", turtle or b"")
        self._folder.write(f"{path}.jsonld", compact.document(ordered, node.value))

    def _sitemaps(self) -> None:
        """Write an index per category of information, and one of all pages for search engines."""
        parts: dict[str, list[str]] = defaultdict(list)
        annexes: dict[str, list[str]] = defaultdict(list)
        for publication in self._ready:
            for iri in publication.part_of:
                parts[iri].append(publication.iri)
            for iri in publication.annex_of:
                annexes[iri].append(publication.iri)
        address_of = {p.iri: p.address or self._addresses.address(p.iri) for p in self._ready}
        differing = {iri: theirs for iri, _, theirs in self._facts.organisations.notes}
        indexes = []
        for category in sorted({p.category for p in self._ready}, key=lambda c: c[1]):
            stem = f"diwoo/{re.sub(r'[^a-z0-9]+', '-', category[1].casefold()).strip('-')}"
            entries = (
                (address_of[p.iri], p.issued, diwoo.metadata(p, address_of, parts[p.iri], annexes[p.iri], differing))
                for p in self._ready
                if p.category == category
            )
            indexes.append(self._maps(stem, entries))
        pages = sorted(self._addresses.entries.items())
        everything = ((self._addresses.address(iri), e.day if len(e.day) == 10 else "", "") for iri, e in pages)
        general = self._maps("sitemaps", everything)
        lines = "".join(f"Sitemap: {self._base}{name}\n" for name in [*indexes, general])
        self._folder.write("robots.txt", f"User-agent: *\nAllow: /\n{lines}")

    def _maps(self, stem: str, entries: Iterable[tuple[str, str, str]]) -> str:
        addresses = []
        for number_, sitemap in enumerate(diwoo.sitemaps(entries), start=1):
            name = f"{stem}/sitemap-{number_}.xml"
            self._folder.write(name, sitemap)
            addresses.append(f"{self._base}{name}")
        self._report.sitemaps += len(addresses)
        self._folder.write(f"{stem}/sitemapindex.xml", diwoo.index(addresses))
        return f"{stem}/sitemapindex.xml"

    def _datasets(self) -> list[tuple[str, str, int]]:
        """Write dumps, tables, catalogue, VoID and feeds; give what the front page lists."""
        folder, census = self._folder, Census()
        dumps = []
        for form, name, media, code in _DUMPS:
            parts: Iterable[Part] = self._public()
            if form == "nquads":
                parts = (Part(p.graph, census.watch(p.quads)) for p in parts)
            path = f"dumps/beleidsgraaf.{name}.gz"
            size, digest = folder.stream(path, _packed(serialised(parts, form)))
            dumps.append(Dump(path, media, code, size, digest, True))
        ready = {p.iri for p in self._ready}
        for table in TABLES:
            path = f"tables/{table.name}.csv"
            size, digest = folder.stream(path, [written(table, self._generation, ready)])
            folder.write(f"{path}-metadata.json", metadata(table))
            dumps.append(Dump(path, "text/csv", "CSV", size, digest))
        folder.write("SHA256SUMS", "".join(f"{d.sha256}  {d.name}\n" for d in dumps))
        days = sorted(p.issued for p in self._ready) or ["1970-01-01"]
        made = catalogue(
            self._base,
            self._settings.publisher or _NOBODY,
            self._settings.email or _NO_EMAIL,
            days[0],
            days[-1],
            dumps,
            self._endpoint,
        )
        folder.write("catalogue.ttl", made.serialize(format="turtle"))
        triples = [t.triple for t in ox.parse(made.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)]
        folder.write("catalogue.jsonld", compact.document(triples, f"{self._base}catalogue"))
        example = self._ready[0].iri if self._ready else ""
        space = self._generation.mint.base
        about = void(self._base, space, census, dumps, len(self._ready), example, self._endpoint)
        folder.write("void.ttl", about)
        folder.write(".well-known/void", about)
        store = Store.open(self._generation.folder.parent.parent)
        everything = changes(store, self._generation)
        gone = {c.document for c in everything if c.kind == "Delete"}
        found = [c for c in everything if c.document in ready | gone]
        titles = {p.iri: p.title for p in self._ready}
        addresses = {p.iri: self._addresses.address(p.iri) for p in self._ready}
        feeds.write(folder, self._base, found, titles, addresses)
        names = {"CSV": "Tabel", "RDF_N_QUADS": "De hele graaf, N-Quads", "RDF_TRIG": "De hele graaf, TriG"}
        names["JSON_LD"] = "De hele graaf, JSON-LD"
        dutch = {
            "documents": "documenten",
            "actors": "actoren",
            "commitments": "toezeggingen",
            "citations": "verwijzingen",
        }
        listed = []
        for dump in dumps:
            what = names[dump.file_type]
            if dump.file_type == "CSV":
                what = f"{what} van {dutch[Path(dump.name).stem]}"
            listed.append((dump.name, what, dump.size))
        return listed

    def _public(self) -> Iterator[Part]:
        """Give the graphs without decisions of people, who have names, and without what is not to go out."""
        mint, rdf = self._generation.mint, self._generation.rdf
        hidden = {mint.graph("curation")}
        lost: set[str] = set()
        for iri in self._unwanted:
            node = ox.NamedNode(iri)
            lost.add(iri)
            held = rdf.quads_for_pattern(node, PROV.wasDerivedFrom, None)
            hidden.update(q.graph_name.value for q in held if isinstance(q.graph_name, ox.NamedNode))
            lost.update(target.value for target in self._look.subjects(BG.inDocument, node))
        told = [f"/{quote(iri.rsplit('/', 1)[-1])}/" for iri in self._unwanted]
        for part in whole(self._generation):
            if part.graph in hidden:
                continue
            if lost and part.graph == mint.graph("derived"):
                yield Part(part.graph, (q for q in part.quads if not _about(q, lost, told)))
            else:
                yield part

    def _vocabulary(self) -> None:
        ontology = files("beleidsgraaf.ontology")
        for name in ("beleidsgraaf.ttl", "context.jsonld"):
            self._folder.write(f"ns/{name}", ontology.joinpath(name).read_bytes())
        for part in ("shapes", "schemes"):
            for path in sorted(ontology.joinpath(part).iterdir(), key=lambda p: p.name):
                if path.name.endswith(".ttl"):
                    self._folder.write(f"ns/{part}/{path.name}", path.read_bytes())

    def _static(self) -> None:
        static = files("beleidsgraaf.graph.serve").joinpath("static")
        for name in ("style.css", "icon.svg"):
            self._folder.write(f"static/{name}", static.joinpath(name).read_bytes())
        for path in static.joinpath("vendor", "fonts").iterdir():
            self._folder.write(f"static/vendor/fonts/{path.name}", path.read_bytes())


def located(gap: check.Gap, places: check.Places, publication: Publication) -> check.Gap:
    """Give a gap with its place in the letter."""
    return replace(gap, place=places.of(gap, publication.iri))


def _about(quad: ox.Quad, lost: set[str], told: list[str]) -> bool:
    ends = [end.value for end in (quad.subject, quad.object) if isinstance(end, ox.NamedNode)]
    return any(
        end in lost or any(end.startswith(f"{iri}/") for iri in lost) or any(t in end for t in told) for end in ends
    )


def _packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Give the parts gzipped, without the time of day in it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()
