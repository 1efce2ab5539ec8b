"""From what was found in one source to the statements of its graph: a pure function."""

from __future__ import annotations

from dataclasses import dataclass

from beleidsgraaf.extract.model import Extraction
from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.quads.citations import CitedWriter, write_citations
from beleidsgraaf.graph.quads.claims import write_claims, write_dialogue, write_mentions, write_places, write_relations
from beleidsgraaf.graph.quads.documents import write_documents, write_source
from beleidsgraaf.graph.quads.entities import EntityWriter
from beleidsgraaf.graph.quads.register import NoRegister, Register
from beleidsgraaf.graph.quads.scene import Scene
from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.graph.quads.titles import write_titles
from beleidsgraaf.ontology.terms import SKOS

_ALT_LABEL = f" {SKOS.altLabel} "

__all__ = ["SourceGraph", "quads"]


@dataclass(frozen=True, slots=True)
class SourceGraph:
    """One source's graph, ready to be stored."""

    key: str  #: of the source
    graph: str  #: IRI
    documents: tuple[str, ...]  #: identifiers of the documents in it, in the order of the text
    lines: tuple[Line, ...]  #: sorted N-Quads
    form: str  #: media type of the file
    partial: bool  #: whether the file holds some pages of its documents only
    file_lines: tuple[Line, ...]  #: those that remain where another source speaks for the documents

    @property
    def named(self) -> set[str]:
        """IRIs of the entities that it gives a name to."""
        return {line[1 : line.index(">")] for line in self.lines if _ALT_LABEL in line}


def quads(extraction: Extraction, mint: Mint, register: Register | None = None) -> SourceGraph:
    """Give the graph of one source.

    Args:
        extraction: what was found.
        mint: the maker of IRIs of the store.
        register: what is known without a letter.
    """
    scene = Scene(extraction.layout, mint)
    write_source(scene)
    file_lines = tuple(scene.out.lines())
    register = register or NoRegister()
    entities = EntityWriter(scene, register)
    cited = CitedWriter(scene, register)
    write_documents(scene, extraction, entities, cited)
    write_citations(scene, extraction.citations, cited)
    write_titles(scene, extraction.mentions, extraction.citations, cited)
    write_mentions(scene, extraction.mentions, entities)
    write_places(scene, extraction.places, entities)
    write_dialogue(scene, extraction, entities)
    write_relations(scene, extraction.relations, entities, cited)
    write_claims(scene, extraction.claims, entities)
    layout = extraction.layout
    return SourceGraph(
        layout.source.key,
        scene.out.graph,
        tuple(scene.identifiers),
        tuple(scene.out.lines()),
        layout.source.form,
        any(document.page for document in layout.documents),
        file_lines,
    )
