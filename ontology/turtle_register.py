"""A register of a user's own in Turtle: SKOS labels on things with a class.

Read are `skos:prefLabel` (Dutch, else any; English apart), `skos:altLabel`, `skos:hiddenLabel`, `skos:notation` as
abbreviation, `skos:exactMatch`, `dcterms:source`; the class or, for a `skos:Concept`, `dcterms:type` says the kind.
`schema:startDate` and `schema:endDate` (a year, a month or a day) say when it bore its name, `dcterms:replaces` and
`dcterms:isReplacedBy` what came before and after it, as in the graph that the registers become.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import RegisterError
from beleidsgraaf.ontology.entry import Entry, day_of
from beleidsgraaf.ontology.terms import BG, DCTERMS, FOAF, ORG, RDF, SCHEMA, SKOS

#: Class to kind, the first that fits.
KINDS: Final = (
    (FOAF.Person, "PERSON"),
    (ORG.Post, "OFFICE"),
    (BG.Post, "OFFICE"),
    (BG.Programme, "PROGRAMME"),
    (BG.Law, "LAW"),
    (BG.Document, "DOC"),
    (ORG.Organization, "ORG"),
    (ORG.FormalOrganization, "ORG"),
    (ORG.OrganizationalUnit, "ORG"),
)


def entries_of(path: Path) -> Iterator[Entry]:
    """Give the entries of a Turtle file, sorted by their IRI.

    Raises:
        RegisterError: it cannot be read, or something in it has a label and no kind.
    """
    store = ox.Store()
    try:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError, ValueError) as error:
        raise RegisterError(f"{path}: no Turtle that can be read ({error})") from error
    labelled = {q.subject for q in store.quads_for_pattern(None, SKOS.prefLabel, None)}
    if not labelled:
        raise RegisterError(f"{path}: nothing in it has a skos:prefLabel")
    for subject in sorted((s for s in labelled if isinstance(s, ox.NamedNode)), key=str):
        yield _entry(store, subject, path)


def _entry(store: ox.Store, subject: ox.NamedNode, path: Path) -> Entry:
    classes = {q.object for p in (RDF.type, DCTERMS.type) for q in store.quads_for_pattern(subject, p, None)}
    kind = next((kind for cls, kind in KINDS if cls in classes), None)
    if kind is None:
        known = ", ".join(sorted({cls.value.rpartition("#")[2].rpartition("/")[2] for cls, _ in KINDS}))
        raise RegisterError(f"{path.name}: {subject.value} has no class that says what it is; give one of {known}")
    labels = _texts(store, subject, SKOS.prefLabel)
    dutch = [text for text, language in labels if language == "nl"] or [text for text, _ in labels]
    others = [*_texts(store, subject, SKOS.altLabel), *_texts(store, subject, SKOS.hiddenLabel)]
    same = (q.object for q in store.quads_for_pattern(subject, SKOS.exactMatch, None))
    matches = sorted({subject.value, *(o.value for o in same if isinstance(o, ox.NamedNode))})
    sources = [text for text, _ in _texts(store, subject, DCTERMS.source)]
    start, first = _day(store, subject, SCHEMA.startDate, path)
    end, last = _day(store, subject, SCHEMA.endDate, path)
    worded = {name: day for name, day in (("from", first), ("until", last)) if 0 < len(day) < 10}
    return Entry(
        kind,
        "",
        _key(subject),
        dutch[0],
        next((text for text, language in labels if language == "en"), ""),
        tuple(dict.fromkeys(text for text, _ in others if text != dutch[0])),
        tuple(text for text, _ in _texts(store, subject, SKOS.notation)),
        start,
        end,
        tuple(matches),
        None,
        _other(store, subject, DCTERMS.replaces, path),
        _other(store, subject, DCTERMS.isReplacedBy, path),
        None,
        MappingProxyType(worded),
        sources[0] if sources else path.name,
        False,
    )


def _key(thing: ox.NamedNode) -> str:
    """Give the last part of an IRI, which is the key of what it names."""
    return thing.value.rpartition("#")[2].rstrip("/").rpartition("/")[2]


def _day(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, path: Path) -> tuple[date | None, str]:
    """Give the day that bounds a name, and as it is written: of a year or a month its first or its last day."""
    written = [text for text, _ in _texts(store, subject, predicate)]
    if not written:
        return None, ""
    try:
        return day_of(written[0], last=predicate == SCHEMA.endDate), written[0]
    except ValueError as error:
        raise RegisterError(f"{path.name}: {subject.value}: {written[0]!r} is no year, month or day") from error


def _other(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, path: Path) -> str | None:
    """Give the key of what came before or after, which the file or the registers hold under that key."""
    found = sorted((q.object for q in store.quads_for_pattern(subject, predicate, None)), key=str)
    if not all(isinstance(o, ox.NamedNode) for o in found):
        raise RegisterError(f"{path.name}: {subject.value}: {predicate.value} takes an IRI")
    return next((_key(o) for o in found if isinstance(o, ox.NamedNode)), None)


def _texts(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[tuple[str, str]]:
    """Give the literals of a property with their language, sorted."""
    found = (q.object for q in store.quads_for_pattern(subject, predicate, None))
    return sorted((o.value, o.language or "") for o in found if isinstance(o, ox.Literal))
