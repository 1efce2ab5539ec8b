"""Citations, formal and informal, and the documents that are only cited."""

from __future__ import annotations

from typing import Final

from beleidsgraaf.extract.model import Citation
from beleidsgraaf.graph.iri import clean_identifier
from beleidsgraaf.graph.quads.register import Register
from beleidsgraaf.graph.quads.scene import HAS_TARGET, TYPE, Scene
from beleidsgraaf.graph.quads.statements import Term, node, text
from beleidsgraaf.ontology.terms import BG, CITO, DCTERMS, SKOS

_CITATION: Final = (str(BG.Citation), str(CITO.Citation))
_INFORMAL: Final = str(BG.InformalCitation)
_CITING: Final = str(CITO.hasCitingEntity)
_CITED: Final = str(CITO.hasCitedEntity)
_CITES: Final = str(CITO.cites)
_LOCATOR: Final = str(BG.locator)
_IDENTIFIER: Final = str(DCTERMS.identifier)
_UNRESOLVED: Final = str(BG.unresolved)
_ANNEX: Final = str(BG.pointsToAnnex)
_ALT_LABEL: Final = str(SKOS.altLabel)
_TRUE: Final = '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
_DOCUMENT: Final = str(BG.Document)

#: Start of an identifier, in lower case, to what else a cited node with it is.
_KINDS: Final[tuple[tuple[str, Term], ...]] = (
    ("ecli:", str(BG.CaseLaw)),
    ("tz20", str(BG.RegisteredCommitment)),
    ("t0", str(BG.RegisteredCommitment)),
    ("ljn:", str(BG.CaseLaw)),
    ("h-tk-", str(BG.Proceedings)),
    ("h-ek-", str(BG.Proceedings)),
    ("stb-", str(BG.OfficialGazette)),
    ("stcrt-", str(BG.OfficialGazette)),
    ("trb-", str(BG.OfficialGazette)),
)


def is_description(target: str) -> bool:
    """Tell whether a target describes a document (`brief-2031-06-17`, `motie-sprookje`) and does not identify it."""
    return target.startswith(("brief-", "motie-"))


class CitedWriter:
    """Writes each cited document of one source once."""

    def __init__(self, scene: Scene, register: Register) -> None:
        self._scene = scene
        self._register = register
        self._own = set(scene.documents)
        self._done: set[Term] = set()

    def node(self, identifier: str, *also: str) -> Term:
        """Give the node of an identifier; further identifiers of the same node are said as well.

        A regulation has one node whether it is cited by number or named: the register's. One without a number
        is cited by its name.
        """
        mint, add = self._scene.mint, self._scene.out.add
        law = self._register.law(identifier)
        named = " " in identifier
        clean = identifier if named else clean_identifier(identifier)
        if law is not None or named:
            this = node(mint.entity("LAW", identifier, law))
        else:
            this = node(mint.document(identifier))
        for other in also:
            add(this, _IDENTIFIER, text(other))
        if this not in self._done and this not in self._own:
            self._done.add(this)
            add(this, _IDENTIFIER, text(clean))
            if "/dossier/" in this:
                add(this, TYPE, str(BG.Dossier))
                add(this, str(BG.dossierNumber), text(clean.removeprefix("dossier-")))
            elif "/law/" in this:
                add(this, TYPE, str(BG.Law))
                if named:
                    add(this, _ALT_LABEL, text(identifier, "nl"))
            else:
                add(this, TYPE, _DOCUMENT)
                add(this, TYPE, *(kind for start, kind in _KINDS if clean.lower().startswith(start)))
        return this

    def unresolved(self, document: int, words: str, description: str | None = None) -> Term:
        """Give a node for what a document points at without a known identifier.

        With a description (`brief-2031-06-17`) it is the same for all that one document describes so: what another
        document describes in the same words may be something else.
        """
        if description is not None:
            this = node(self._scene.mint.found("unresolved", self._scene.identifiers[document], description))
        else:
            this = self._scene.found("unresolved", document, (), words)
        self._scene.out.add(this, TYPE, _DOCUMENT)
        self._scene.out.add(this, _UNRESOLVED, _TRUE)
        return this


def write_citations(scene: Scene, citations: tuple[Citation, ...], cited: CitedWriter) -> None:
    """Say what is cited where: one citation per target."""
    add = scene.out.add
    for citation in sorted(citations, key=lambda c: (c.document, c.start, c.end, c.target or "")):
        words = scene.words(citation.start, citation.end)
        this = scene.found("citation", citation.document, (), f"{citation.target} {words}")
        if citation.target is None or is_description(citation.target):
            other = cited.unresolved(citation.document, words, citation.target)
        else:
            other = cited.node(citation.target, *citation.also)
        citing = scene.documents[citation.document]
        add(this, TYPE, *((_INFORMAL,) if citation.informal else _CITATION))
        add(this, _CITING, citing)
        add(this, _CITED, other)
        add(this, HAS_TARGET, scene.target(citation.start, citation.end, citation.document))
        if citation.locator:
            add(this, _LOCATOR, text(citation.locator))
        if citation.annex:
            add(this, _ANNEX, _TRUE)
        if not citation.informal and citation.target is not None:
            add(citing, _CITES, other)
        scene.method(this, citation.confidence, citation.reason)
