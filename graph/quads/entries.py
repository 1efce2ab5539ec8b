"""The register of commitments as statements: an entry is a document of its own, and what it says has its place.

What the register says stands in its own graph; what letters say of it is derived (`graph/derive/register.py`).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from beleidsgraaf.extract.entries import Entry, entries, lay_out
from beleidsgraaf.extract.model import Entity, EntityKind, Layout, SourceText
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads import SourceGraph
from beleidsgraaf.graph.quads.citations import CitedWriter
from beleidsgraaf.graph.quads.documents import write_evidence, write_source
from beleidsgraaf.graph.quads.entities import EntityWriter
from beleidsgraaf.graph.quads.register import Known
from beleidsgraaf.graph.quads.scene import TYPE, Scene
from beleidsgraaf.graph.quads.statements import Term, calendar, node, text, typed
from beleidsgraaf.ontology.registers import Entry as Registered
from beleidsgraaf.ontology.registers import Registers
from beleidsgraaf.ontology.terms import BG, DCTERMS, PROV, SCHEMA, SKOS

#: The register's words for how a commitment stands, folded, to the state; others say none.
_STATES: Final = {
    "openstaand": BG.open,
    "in behandeling": BG.open,
    "deels afgedaan": BG.open,
    "niet nagekomen": BG.open,
    "afgedaan": BG.fulfilled,
    "nagekomen": BG.fulfilled,
    "voldaan": BG.fulfilled,
    "vervallen": BG.withdrawn,
    "ingetrokken": BG.withdrawn,
}
#: How entries follow one another: field, property, whether this entry is the subject.
_LINKS: Final = (
    ("IsHerhalingVan", str(BG.repeatedIn), False),
    ("IsHerhaaldDoor", str(BG.repeatedIn), True),
    ("IsWijzigingVan", str(DCTERMS.replaces), True),
    ("IsGewijzigdDoor", str(DCTERMS.replaces), False),
    ("IsAanvullingOp", str(DCTERMS.relation), True),
    ("IsAangevuldVanuit", str(DCTERMS.relation), False),
)
_IDENTIFIER: Final = str(DCTERMS.identifier)


def register_graph(source: SourceText, mint: Mint, registers: Registers) -> tuple[SourceGraph, Layout]:
    """Give the graph of a register of commitments, and its layout."""
    found = entries(source)
    layout = lay_out(source, found)
    scene = Scene(layout, mint)
    write_source(scene)
    file_lines = tuple(scene.out.lines())
    known = Known(registers)
    writer = _EntryWriter(scene, EntityWriter(scene, known), CitedWriter(scene, known), registers)
    writer.register()
    for index, entry in enumerate(found, 1):
        writer.entry(index, entry)
    lines = tuple(scene.out.lines())
    graph = SourceGraph(source.key, scene.out.graph, tuple(scene.identifiers), lines, source.form, False, file_lines)
    return graph, layout


class _EntryWriter:
    def __init__(self, scene: Scene, entities: EntityWriter, cited: CitedWriter, registers: Registers) -> None:
        self._scene = scene
        self._entities = entities
        self._cited = cited
        self._registers = registers

    def register(self) -> None:
        """Say what the whole is."""
        scene, add = self._scene, self._scene.out.add
        this, title = scene.documents[0], scene.layout.documents[0].title
        add(this, TYPE, str(BG.Document), str(BG.CommitmentList))
        add(this, str(PROV.wasDerivedFrom), scene.source_node)
        add(this, _IDENTIFIER, text(scene.identifiers[0]))
        if title is not None:
            add(this, str(DCTERMS.title), text(title.value, "nl"))

    def entry(self, index: int, entry: Entry) -> None:
        """Say what one entry says."""
        scene, add = self._scene, self._scene.out.add
        this = scene.documents[index]
        add(this, TYPE, str(BG.Document), str(BG.RegisteredCommitment))
        add(this, str(PROV.wasDerivedFrom), scene.source_node)
        add(this, str(DCTERMS.isPartOf), scene.documents[0])
        add(this, _IDENTIFIER, text(entry.number.value))
        add(this, str(BG.chamber), node(scene.mint.entity("ORG", "", "tweede-kamer")))
        self._evidence(index, entry, "Tekst", str(BG.text), text(entry.value("Tekst"), "nl"))
        if entry.day:
            name = "ActiviteitDatum" if entry.value("ActiviteitDatum") else "Aanmaakdatum"
            self._evidence(index, entry, name, str(DCTERMS.issued), calendar(entry.day))
        if status := entry.value("Status"):
            self._evidence(index, entry, "Status", str(BG.registeredStatus), text(status))
            if (state := _STATES.get(status.casefold())) is not None:
                add(this, str(BG.status), str(state))
        if settled := entry.value("DatumNakoming"):
            self._evidence(index, entry, "DatumNakoming", str(BG.settledOn), typed(settled, "date"))
        self._people(index, entry)
        self._debate(this, entry)
        for identifier in entry.letters:
            letter = self._cited.node(identifier)
            self._evidence(index, entry, "KamerbriefNakoming", str(BG.settledBy), letter)
        for field, predicate, forward in _LINKS:
            for number in entry.several(field):
                other = self._cited.node(number)
                add(this if forward else other, predicate, other if forward else this)

    def _people(self, index: int, entry: Entry) -> None:
        on = date.fromisoformat(entry.day) if entry.day else None
        office = entry.value("Functie")
        if office:
            known = self._registers.office_on(office, on) if on is not None else None
            self._said(index, entry, "Functie", str(BG.claimant), EntityKind.OFFICE, office, known)
        for name in entry.several("Naam"):
            self._said(
                index, entry, "Naam", str(BG.promisedBy), EntityKind.PERSON, name, self._first(name, "PERSON", on)
            )
        ministry = entry.value("Ministerie")
        if ministry and (known := self._first(ministry, "ORG", on)) is not None:
            self._said(index, entry, "Ministerie", str(BG.responsibleBody), EntityKind.ORG, ministry, known)
        for field, kind in (("ToegezegdAanPersoon", EntityKind.PERSON), ("ToegezegdAanFractie", EntityKind.ORG)):
            for name in entry.several(field):
                known = self._first(name, kind.value, on)
                self._said(index, entry, field, str(BG.addressee), kind, name, known)

    def _first(self, name: str, kind: str, on: date | None) -> Registered | None:
        return next(iter(self._registers.named(name, kind, on)), None)

    def _said(
        self,
        index: int,
        entry: Entry,
        field: str,
        predicate: Term,
        kind: EntityKind,
        name: str,
        known: Registered | None,
    ) -> None:
        entity = Entity(kind, known.label, known.key) if known is not None else Entity(kind, name)
        self._evidence(index, entry, field, predicate, self._entities.node(entity))

    def _debate(self, this: Term, entry: Entry) -> None:
        number = entry.value("ActiviteitNummer")
        if not number:
            return
        scene, add = self._scene, self._scene.out.add
        debate = node(scene.mint.entity("EVENT", number, number))
        add(this, str(BG.promisedIn), debate)
        add(debate, TYPE, str(BG.Event))
        add(debate, _IDENTIFIER, text(number))
        name = " ".join(filter(None, (entry.value("ActiviteitSoort"), entry.value("ActiviteitOnderwerp"))))
        add(debate, str(SKOS.altLabel), text(name or number, "nl"))
        if entry.value("ActiviteitDatum"):
            add(debate, str(SCHEMA.startDate), typed(entry.value("ActiviteitDatum"), "date"))

    def _evidence(self, index: int, entry: Entry, field: str, predicate: Term, value: Term) -> None:
        """Say a value and which characters say so."""
        self._scene.out.add(self._scene.documents[index], predicate, value)
        if field in entry.fields:
            write_evidence(self._scene, index, predicate, entry.fields[field].spans)
