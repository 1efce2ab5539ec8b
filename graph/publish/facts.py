"""What a portal needs to know of a publication, asked of the graph; what no letter says comes from the publisher."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.rows import Rows
from beleidsgraaf.graph.store import Generation

TOOI: Final = "https://identifier.overheid.nl/tooi/"
_KERN: Final = f"{TOOI}def/thes/kern/"

#: Class of a document to the TOOI kind of document and its label (value list `documentsoortlijst`).
KINDS: Final = {
    "Motion": (f"{_KERN}c_bf0f9c95", "motie"),
    "AnswerSet": (f"{_KERN}c_6d494ab6", "Kamervraag met antwoord"),
    "Annex": (f"{_KERN}c_056a75e1", "Kamerstuk"),
    "ConsultationReport": (f"{_KERN}c_056a75e1", "Kamerstuk"),
    "Report": (f"{_KERN}c_3300f29a", "rapport"),
    "Letter": (f"{_KERN}c_49599e6c", "Kamerbrief"),
}
#: What ministries and chambers exchange falls under one category of the Woo, article 3.3.
CATEGORY: Final = (f"{_KERN}c_c76862ab", "vergaderstukken Staten-Generaal")

_DOCUMENTS: Final = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?d ?p ?o WHERE {
  ?d prov:wasDerivedFrom ?source ; a bg:Document ; ?p ?o .
  VALUES ?p { <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> dcterms:identifier dcterms:title dcterms:subject
    dcterms:issued dcterms:isPartOf bg:annexOf bg:repliesTo <http://purl.org/spar/cito/cites> }
}"""
_SENDERS: Final = """
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?d ?tooi ?label WHERE {
  ?d prov:wasDerivedFrom ?source ; bg:sender ?post .
  ?post org:postIn ?body .
  ?body skos:exactMatch ?tooi ; skos:prefLabel ?label .
  FILTER(LANG(?label) = "nl" && STRSTARTS(STR(?tooi), "https://identifier.overheid.nl/tooi/id/"))
}"""
_FORMS: Final = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX bg: <https://w3id.org/beleidsgraaf/ns#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
SELECT DISTINCT ?d ?source ?name ?sha WHERE {
  ?d dcat:distribution ?source . ?source bg:fileName ?name . OPTIONAL { ?source bg:sha256 ?sha }
}"""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with its TOOI identifier."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as a portal sees it."""

    iri: str
    identifier: str
    identifiers: tuple[str, ...]
    kind: str  #: local name of its class
    title: str  #: '' where the graph knows none
    issued: str  #: ISO 8601; a month or '' where no day is known
    senders: tuple[Organisation, ...]
    part_of: str = ""
    annex_of: tuple[str, ...] = ()
    replies_to: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  #: names of the files that hold it
    publisher: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The publisher's own facts, from a TOML file; they win over what is derived.

    ::

        [publisher]
        iri = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
        label = "ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
        email = "open@example.nl"

        [documents."kst-39871-12"]
        title = "..."
        issued = "2031-01-14"
    """

    publisher: Organisation | None = None
    email: str = ""
    documents: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None) -> Settings:
        """Read a settings file; none gives no settings.

        Raises:
            UsageError: it cannot be read or lacks what it must have.
        """
        if path is None:
            return cls()
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            publisher = data.get("publisher")
            organisation = Organisation(publisher["iri"], publisher["label"]) if publisher else None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path}: no settings for publishing ({error}); see docs/publish.md") from error
        return cls(organisation, (publisher or {}).get("email", ""), data.get("documents", {}))


def publications(generation: Generation, settings: Settings | None = None) -> Iterator[Publication]:
    """Give the documents of a store, by identifier."""
    settings = settings or Settings()
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for d, p, o in _values(generation.query(_DOCUMENTS)):
        facts[d][p.rsplit("#", 1)[-1].rsplit("/", 1)[-1]].append(o)
    senders: dict[str, set[Organisation]] = defaultdict(set)
    for d, tooi, label in _values(generation.query(_SENDERS)):
        senders[d].add(Organisation(tooi, label))
    files: dict[str, set[str]] = defaultdict(set)
    for d, _, name, _ in _values(generation.query(_FORMS)):
        files[d].add(name)
    made = [_publication(d, known, senders[d], files[d], settings) for d, known in facts.items()]
    yield from sorted(made, key=lambda publication: publication.identifier)


def _publication(
    iri: str, known: dict[str, list[str]], senders: set[Organisation], files: set[str], settings: Settings
) -> Publication:
    identifiers = tuple(sorted(known["identifier"]))
    kinds = {k.rsplit("#", 1)[-1] for k in known["type"]}
    titles = known["title"] or [s for s in known["subject"] if not s.startswith("http")]
    named = tuple(sorted(senders, key=lambda organisation: organisation.iri))
    publication = Publication(
        iri=iri,
        identifier=identifiers[0],
        identifiers=identifiers,
        kind=next((kind for kind in KINDS if kind in kinds), "Document"),
        title=min(titles, default=""),
        issued=min(known["issued"], default=""),
        senders=named,
        part_of=min(known["isPartOf"], default=""),
        annex_of=tuple(sorted(known["annexOf"])),
        replies_to=tuple(sorted(known["repliesTo"])),
        cites=tuple(sorted(known["cites"])),
        files=tuple(sorted(files)),
        publisher=settings.publisher or (named[0] if named else None),
    )
    own = settings.documents.get(publication.identifier, {})
    return replace(
        publication,
        title=own.get("title", publication.title),
        issued=own.get("issued", publication.issued),
        kind=own.get("kind", publication.kind),
    )


def _values(rows: Rows) -> Iterator[tuple[str, ...]]:
    for row in rows.values():
        yield tuple(value or "" for value in row.values())
