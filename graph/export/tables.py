"""CSV on the Web for who works with a spreadsheet: documents, actors, commitments, citations, each with its metadata.

Several values of one cell are divided by `|`. The metadata (W3C Metadata Vocabulary for Tabular Data) says for each
column what it means and of which type it is; the first column of a table is the IRI that its rows speak of.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from beleidsgraaf.graph.lookup import Lookup, Quote
from beleidsgraaf.graph.rows import Rows, plain
from beleidsgraaf.graph.store import Rdf
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, OA, ORG, PROV, SKOS

_SEPARATOR: Final = "|"
#: A day, or the month or year that is all that is known.
_DAY: Final = {"base": "string", "format": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type as the metadata writes it, what it means, what it says as a property."""

    name: str
    datatype: str | dict[str, str]
    meaning: str
    several: bool = False
    property: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read from the graph; no documents are all documents."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Lookup, Collection[str] | None], Iterator[tuple[object, ...]]]


_IRI: Final = Column("iri", "anyURI", "Identificatie in de graaf")
_PLACE: Final = (
    Column("document", "string", "Het document dat het zegt"),
    Column("issued", _DAY, "Datum van dat document"),
    Column("file", "string", "Bronbestand"),
    Column("start", "integer", "Eerste teken van het citaat"),
    Column("end", "integer", "Teken na het citaat"),
    Column("quote", "string", "De woorden van de brief"),
)


def written(table: Table, graphs: Rdf, documents: Collection[str] | None = None) -> bytes:
    """Give a table as CSV: UTF-8, a header line, sorted."""
    rows = sorted(table.rows(Lookup(graphs.rdf), documents), key=lambda row: [str(c) for c in row])
    return _csv([c.name for c in table.columns], rows)


def metadata(table: Table) -> bytes:
    """Give the metadata of a table, for the file `<name>.csv-metadata.json` beside it."""
    return _metadata(f"{table.name}.csv", table.title, table.columns, about="{+iri}")


def answer(rows: Rows) -> bytes:
    """Give the answer to a query as CSV."""
    return _csv(rows.columns, ([plain(cell) for cell in row] for row in rows))


def answer_metadata(rows: Rows, url: str, title: str, meanings: Iterable[tuple[str, str]] = ()) -> bytes:
    """Give the metadata of an answer; `meanings` say what its columns mean."""
    known = dict(meanings)
    return _metadata(url, title, [Column(c, "string", known.get(c, "")) for c in rows.columns])


def _csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if c is None else _SEPARATOR.join(_apart(c)) if isinstance(c, list) else c for c in row])
    return out.getvalue().encode()


def _apart(values: list[str]) -> list[str]:
    return [value.replace(_SEPARATOR, "/") for value in values]


def _metadata(url: str, title: str, columns: Iterable[Column], about: str = "") -> bytes:
    described = []
    for column in columns:
        one: dict[str, Any] = {"name": column.name, "titles": column.name, "datatype": column.datatype}
        if column.meaning:
            one["dc:description"] = column.meaning
        if column.several:
            one["separator"] = _SEPARATOR
        if column.property:
            one["propertyUrl"] = column.property
        described.append(one)
    schema: dict[str, Any] = {"columns": described}
    if about:
        schema |= {"aboutUrl": about, "primaryKey": "iri"}
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": url,
        "dc:title": title,
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": schema,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _held(look: Lookup, documents: Collection[str] | None) -> Iterator[ox.NamedNode]:
    sources = set(look.members(BG.SourceFile))
    found = {s for s, o in look.pairs(PROV.wasDerivedFrom) if o in sources}
    yield from (d for d in sorted(found, key=str) if documents is None or d.value in documents)


def _documents(look: Lookup, documents: Collection[str] | None) -> Iterator[tuple[object, ...]]:
    for document in _held(look, documents):
        kinds = look.kinds(document) - {"Document"}
        titles = look.values(document, DCTERMS.title) or look.values(document, DCTERMS.subject)
        dossiers = [look.value(d, BG.dossierNumber) for d in look.nodes(document, DCTERMS.isPartOf)]
        yield (
            document.value,
            look.values(document, DCTERMS.identifier),
            min(kinds, default="Document"),
            next(iter(titles), ""),
            look.value(document, DCTERMS.issued),
            sorted({d for d in dossiers if d}),
            [look.label(n) for n in look.nodes(document, BG.sender)],
            [look.label(n) for n in look.nodes(document, BG.signedBy)],
            [look.label(n) for n in look.nodes(document, BG.addressee)],
            [look.value(n, DCTERMS.identifier) for n in look.nodes(document, BG.repliesTo)],
            [look.value(n, BG.fileName) for n in look.nodes(document, PROV.wasDerivedFrom)],
        )


def _actors(look: Lookup, documents: Collection[str] | None) -> Iterator[tuple[object, ...]]:
    times: Counter[ox.NamedNode] = Counter()
    where: dict[ox.NamedNode, set[str]] = {}
    wanted = {str(BG.PERSON): "person", str(BG.OFFICE): "office", str(BG.ORG): "organisation"}
    kind_of: dict[ox.NamedNode, str] = {}
    for mention, kind in look.pairs(BG.mentionType):
        if str(kind) not in wanted:
            continue
        said_in = {look.value(t, BG.inDocument) for t in look.nodes(mention, OA.hasTarget)}
        if documents is not None:
            said_in &= set(documents)
        for body in look.nodes(mention, OA.hasBody) if said_in else ():
            times[body] += 1
            where.setdefault(body, set()).update(said_in)
            kind_of[body] = wanted[str(kind)]
    for actor in times:
        yield (
            actor.value,
            kind_of[actor],
            look.label(actor),
            look.values(actor, BG.abbreviation),
            look.value(actor, BG.category),
            [look.label(n) for n in look.nodes(actor, ORG.postIn) + look.nodes(actor, BG.memberOf)],
            look.values(actor, SKOS.exactMatch),
            times[actor],
            len(where[actor]),
        )


def _commitments(look: Lookup, documents: Collection[str] | None) -> Iterator[tuple[object, ...]]:
    for claim in look.members(BG.Commitment):
        quote = next(iter(look.quotes(claim)), None)
        if quote is None or (documents is not None and quote.document not in documents):
            continue
        yield (
            claim.value,
            look.value(claim, BG.text),
            [look.label(n) for n in look.nodes(claim, BG.claimant)],
            [look.label(n) for n in look.nodes(claim, BG.addressee)],
            [look.label(n) for n in look.nodes(claim, BG.about)],
            look.value(claim, BG.dueFrom),
            look.value(claim, BG.dueBy),
            look.value(claim, BG.dueText),
            [look.value(n, DCTERMS.identifier) for n in look.nodes(claim, BG.fulfilledBy)],
            look.value(claim, BG.confidence),
            *_place(look, quote),
        )


def _citations(look: Lookup, documents: Collection[str] | None) -> Iterator[tuple[object, ...]]:
    for citation in look.members(BG.Citation):
        quote = next(iter(look.quotes(citation)), None)
        if quote is None or (documents is not None and quote.document not in documents):
            continue
        cited = look.nodes(citation, CITO.hasCitedEntity)
        yield (
            citation.value,
            [look.value(n, DCTERMS.identifier) for n in look.nodes(citation, CITO.hasCitingEntity)],
            [i for n in cited for i in (look.values(n, DCTERMS.identifier) or [look.label(n)])],
            look.value(citation, BG.locator),
            *_place(look, quote),
        )


def _place(look: Lookup, quote: Quote) -> tuple[object, ...]:
    document = ox.NamedNode(quote.document)
    identifier, issued = look.value(document, DCTERMS.identifier), look.value(document, DCTERMS.issued)
    return identifier, issued, quote.file, quote.start, quote.end, quote.words


TABLES: Final = (
    Table(
        "documents",
        "Documenten die een bron bevat",
        (
            _IRI,
            Column("identifier", "string", "Identificatie of kenmerk", True, DCTERMS.identifier.value),
            Column("kind", "string", "Soort document, als klasse van het vocabulaire"),
            Column("title", "string", "Titel of onderwerp", property=DCTERMS.title.value),
            Column("issued", _DAY, "Datum", property=DCTERMS.issued.value),
            Column("dossier", "string", "Nummer van het dossier", True),
            Column("sender", "string", "Afzender", True),
            Column("signed_by", "string", "Ondertekenaar", True),
            Column("addressee", "string", "Aan wie", True),
            Column("replies_to", "string", "Document waarop het antwoordt", True),
            Column("file", "string", "Bronbestand", True),
        ),
        _documents,
    ),
    Table(
        "actors",
        "Personen, ambten en organisaties die in de documenten staan",
        (
            _IRI,
            Column("kind", "string", "person, office of organisation"),
            Column("label", "string", "Naam", property=SKOS.prefLabel.value),
            Column("abbreviation", "string", "Afkorting", True),
            Column("category", "string", "Categorie in het register"),
            Column("part_of", "string", "Organisatie of fractie waar het bij hoort", True),
            Column("same_as", "anyURI", "Identificatie elders, zoals TOOI", True, SKOS.exactMatch.value),
            Column("mentions", "integer", "Aantal vermeldingen"),
            Column("documents", "integer", "Aantal documenten"),
        ),
        _actors,
    ),
    Table(
        "commitments",
        "Toezeggingen",
        (
            _IRI,
            Column("text", "string", "De toezegging", property=BG.text.value),
            Column("claimant", "string", "Wie toezegt", True),
            Column("addressee", "string", "Aan wie", True),
            Column("about", "string", "Waarover", True),
            Column("due_from", _DAY, "Eerste dag van de termijn"),
            Column("due_by", _DAY, "Laatste dag van de termijn"),
            Column("due_text", "string", "De termijn in woorden"),
            Column("fulfilled_by", "string", "Document dat de toezegging waarschijnlijk nakomt", True),
            Column("confidence", "decimal", "Hoe zeker de herkenning is, van 0 tot 1"),
            *_PLACE,
        ),
        _commitments,
    ),
    Table(
        "citations",
        "Verwijzingen naar andere stukken",
        (
            _IRI,
            Column("citing", "string", "Document of deel dat verwijst", True),
            Column("cited", "string", "Waarnaar", True),
            Column("locator", "string", "Bladzijde, artikel of andere plaats"),
            *_PLACE,
        ),
        _citations,
    ),
)
