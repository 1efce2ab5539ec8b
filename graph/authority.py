"""The authority graph: what the registers say, as statements. No blank nodes, the same bytes from the same registers.

Years and months are said as such, not as their first day. Of the entries that follow one another each says what it
came from (dcterms:replaces) and what came after it (dcterms:isReplacedBy), and neither is `bg:replaces`, which is
kept for what a letter says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.statements import Line, Statements, Term, calendar, document, node, text, typed
from beleidsgraaf.ontology.offices import short_titles
from beleidsgraaf.ontology.registers import Entry, Registers
from beleidsgraaf.ontology.registers import Term as TermOfOffice
from beleidsgraaf.ontology.terms import BG, DCTERMS, FOAF, ORG, RDF, SCHEMA, SKOS

#: The class of everything of a kind; the finer class goes by category.
_KINDS: Final[dict[str, tuple[Term, ...]]] = {
    "PERSON": (str(FOAF.Person),),
    "OFFICE": (str(ORG.Post), str(BG.Post)),
    "ORG": (str(ORG.Organization),),
    "PROGRAMME": (str(BG.Programme),),
    "DOC": (str(BG.Document),),
    "LAW": (str(BG.Law),),
}
_UNITS: Final = frozenset({"Committee", "Directorate"})
_TYPE: Final = str(RDF.type)
_LABEL: Final = "<http://www.w3.org/2000/01/rdf-schema#label>"
_IN_PROVINCE: Final = "<https://identifier.overheid.nl/tooi/def/ont/ligtInProvincie>"
_CHAMBERS: Final = {"tk": "tweede-kamer", "ek": "eerste-kamer"}

#: Prefixes of the Turtle files.
PREFIXES: Final = {
    "bg": BG.NS,
    "org": ORG.NS,
    "foaf": FOAF.NS,
    "skos": SKOS.NS,
    "dcterms": DCTERMS.NS,
    "schema": SCHEMA.NS,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def authority_lines(registers: Registers, mint: Mint) -> list[Line]:
    """Give the authority graph of a store as sorted N-Quads lines."""
    writer = _Writer(registers, mint)
    for entry in registers.entries:
        writer.entry(entry)
    for term in registers.terms:
        writer.term(term)
    writer.recesses()
    writer.concepts()
    return writer.out.lines()


def authority_quads(registers: Registers, mint: Mint) -> Iterator[ox.Quad]:
    """Give the authority graph of a store as quads, sorted."""
    yield from ox.parse(document(authority_lines(registers, mint)), format=ox.RdfFormat.N_QUADS)


def turtle_files(registers: Registers, mint: Mint | None = None) -> dict[str, bytes]:
    """Give a Turtle file per register: file name without suffix -> content; the same bytes from the same registers."""
    mint = mint or Mint()
    parts: dict[str, _Writer] = {}

    def part(name: str) -> _Writer:
        return parts.setdefault(name, _Writer(registers, mint))

    for entry in registers.entries:
        part(registers.origin.get((entry.kind, entry.key), "other")).entry(entry)
    for term in registers.terms:
        part("terms").term(term)
    part("recesses").recesses()
    part("value-lists").concepts()
    return {name: _turtle(writer.out.lines()) for name, writer in sorted(parts.items())}


def _turtle(lines: Iterable[Line]) -> bytes:
    quads = ox.parse(document(lines), format=ox.RdfFormat.N_QUADS)
    out = BytesIO()
    ox.serialize((quad.triple for quad in quads), out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    # Oxigraph writes the prefixes in an order of its own
    lines_out = out.getvalue().decode().splitlines(keepends=True)
    head = [line for line in lines_out if line.startswith("@prefix ")]
    return "".join([*sorted(head), *lines_out[len(head) :]]).encode()


class _Writer:
    def __init__(self, registers: Registers, mint: Mint) -> None:
        self.out = Statements(mint.graph("authority"))
        self._registers = registers
        self._mint = mint

    def node(self, entry: Entry) -> Term:
        return node(self._mint.entity(entry.kind, entry.label, entry.key))

    def entry(self, entry: Entry) -> None:
        add = self.out.add
        this = self.node(entry)
        fine = self._registers.class_of(entry)
        kinds = _KINDS[entry.kind]
        if fine in BG.__dict__:
            kinds = (*kinds, str(BG.__dict__[fine]))
        add(this, _TYPE, *kinds)
        add(this, str(SKOS.prefLabel), text(entry.label, "nl"))
        if entry.label_en:
            add(this, str(SKOS.prefLabel), text(entry.label_en, "en"))
        for name in (*entry.aliases, *entry.abbreviations):
            if name != entry.label:
                add(this, str(SKOS.altLabel), text(name, "nl"))
        for name in entry.abbreviations:
            add(this, str(BG.abbreviation), text(name, "nl"))
        add(this, str(BG.registerKey), text(entry.key))
        add(this, str(BG.category), text(entry.category))
        for iri in entry.exact_match:
            add(this, str(SKOS.exactMatch), node(iri))
        self._provenance(this, entry.source, entry.verified)
        for predicate, day, worded in (
            (SCHEMA.startDate, entry.valid_from, entry.extra.get("from")),
            (SCHEMA.endDate, entry.valid_to, entry.extra.get("until")),
        ):
            if day is not None:
                add(this, str(predicate), calendar(worded or day.isoformat()))
        for predicate, link in ((DCTERMS.replaces, entry.predecessor), (DCTERMS.isReplacedBy, entry.successor)):
            if other := self._linked(entry, link):
                add(this, str(predicate), other)
        if entry.kind == "ORG":
            self._organisation(this, entry, fine)
        elif entry.kind == "OFFICE":
            self._post(this, entry)
        elif entry.kind == "PROGRAMME" and (ministry := self._linked(entry, entry.extra.get("ministry"))):
            add(ministry, str(BG.responsibleFor), this)
        elif entry.kind == "LAW":
            after = self._registers.resolve(entry, entry.successor or "")
            for column in ("bwb", "celex"):
                number = entry.extra.get(column)
                # a law that was renamed kept its number, which now means the new name
                if number and not (after and after.extra.get(column) == number):
                    add(this, str(DCTERMS.identifier), text(number))
        elif entry.kind == "PERSON":
            add(this, str(FOAF.name), text(entry.label))

    def _organisation(self, this: Term, entry: Entry, fine: str) -> None:
        add = self.out.add
        if whole := self._linked(entry, entry.parent):
            add(this, str(ORG.unitOf if fine in _UNITS else ORG.subOrganizationOf), whole)
        if entry.chamber and entry.key != _CHAMBERS[entry.chamber]:
            add(this, str(BG.chamber), node(self._mint.entity("ORG", "", _CHAMBERS[entry.chamber])))
        if province := self._linked(entry, entry.extra.get("province")):
            add(this, _IN_PROVINCE, province)

    def _post(self, this: Term, entry: Entry) -> None:
        add = self.out.add
        for name in short_titles(self._registers, entry):
            add(this, str(SKOS.altLabel), text(name, "nl"))
        if body := self._linked(entry, entry.extra.get("ministry")):
            add(this, str(ORG.postIn), body)
        if entry.parent and (above := self._linked(entry, entry.parent)):
            if entry.parent.startswith("ORG:"):
                add(this, str(ORG.postIn), above)
            else:
                add(this, str(DCTERMS.isPartOf), above)
                add(this, str(BG.portfolio), text(entry.extra["short"], "nl"))

    def term(self, term: TermOfOffice) -> None:
        add = self.out.add
        office, person = self._registers.get("OFFICE", term.office), self._registers.get("PERSON", term.person)
        if office is None or person is None:
            return  # `register check` names it
        this = node(self._mint.membership(term.office, term.person, term.start.isoformat()))
        add(this, _TYPE, str(ORG.Membership))
        add(this, _LABEL, text(term.label, "nl"))
        add(this, str(ORG.member), self.node(person))
        for post in (office, self._registers.get("OFFICE", office.parent or "")):
            if post is not None:  # who holds a portfolio signs with the general title as well
                add(this, str(ORG.role), self.node(post))
        add(this, str(BG.post), self.node(office))
        add(this, str(BG.since), text(term.start.isoformat()))
        if term.end is not None:
            add(this, str(BG.until), text(term.end.isoformat()))
        add(this, str(BG.acting), _boolean(term.acting))
        add(this, str(DCTERMS.isPartOf), node(self._mint.entity("ORG", "", f"kabinet-{term.cabinet}")))
        self._provenance(this, term.source, term.verified)

    def recesses(self) -> None:
        add = self.out.add
        for recess in self._registers.recesses:
            chamber = _CHAMBERS[recess.chamber]
            year = recess.start.year
            name = f"{recess.kind.capitalize()} {year} van de {'Tweede' if recess.chamber == 'tk' else 'Eerste'} Kamer"
            this = node(self._mint.entity("EVENT", name, f"{recess.kind}-{year}-{recess.chamber}"))
            add(this, _TYPE, str(BG.Event))
            add(this, str(SKOS.prefLabel), text(name, "nl"))
            add(this, str(BG.chamber), node(self._mint.entity("ORG", "", chamber)))
            add(this, str(SCHEMA.startDate), typed(recess.start.isoformat(), "date"))
            add(this, str(SCHEMA.endDate), typed(recess.end.isoformat(), "date"))
            self._provenance(this, recess.source, recess.verified)

    def concepts(self) -> None:
        """Say the value lists, under the IRIs of TOOI; document kinds are a scheme of the vocabulary itself."""
        add = self.out.add
        for concept in self._registers.concepts:
            if concept.scheme == "document-kinds":
                continue
            this, scheme = node(concept.exact_match[0]), node(self._mint.concept(concept.scheme))
            add(scheme, _TYPE, str(SKOS.ConceptScheme))
            add(this, _TYPE, str(SKOS.Concept))
            add(this, str(SKOS.inScheme), scheme)
            add(this, str(SKOS.prefLabel), text(concept.label, "nl"))
            add(this, str(SKOS.notation), text(concept.key))
            for name in concept.aliases:
                add(this, str(SKOS.altLabel), text(name, "nl"))
            for other in self._registers.concepts:
                if concept.broader and (other.scheme, other.key) == (concept.scheme, concept.broader):
                    add(this, str(SKOS.broader), node(other.exact_match[0]))

    def _linked(self, entry: Entry, link: str | None) -> Term | None:
        other = self._registers.resolve(entry, link) if link else None
        return self.node(other) if other is not None else None

    def _provenance(self, this: Term, source: str, verified: bool) -> None:
        self.out.add(this, str(DCTERMS.source), text(source))
        self.out.add(this, str(BG.verified), _boolean(verified))


def _boolean(value: bool) -> Term:
    return typed("true" if value else "false", "boolean")
