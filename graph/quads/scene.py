"""What every writer of quads shares: the layout in hand, the nodes of its documents, targets, occurrences."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from beleidsgraaf.extract.model import Layout, Span
from beleidsgraaf.graph.iri import Mint, clean_identifier, digest, fold, place, target
from beleidsgraaf.graph.quads.statements import Statements, Term, decimal, integer, node, number, text, texts
from beleidsgraaf.ontology.terms import BG, DCTERMS, OA, RDF

#: Characters of context on either side of a quote.
CONTEXT: Final = 32

TYPE: Final = str(RDF.type)
ANNOTATION: Final = str(OA.Annotation)
HAS_BODY: Final = str(OA.hasBody)
HAS_TARGET: Final = str(OA.hasTarget)
_HAS_SOURCE: Final = str(OA.hasSource)
_HAS_SELECTOR: Final = str(OA.hasSelector)
_IS_POSITION: Final = f"{TYPE} {OA.TextPositionSelector}"
_IS_QUOTE: Final = f"{TYPE} {OA.TextQuoteSelector}"
_START: Final = str(OA.start)
_END: Final = str(OA.end)
_EXACT: Final = str(OA.exact)
_PREFIX: Final = str(OA.prefix)
_SUFFIX: Final = str(OA.suffix)
_IN_DOCUMENT: Final = str(BG.inDocument)
CONFIDENCE: Final = str(BG.confidence)
CONFIDENCE_REASON: Final = str(BG.confidenceReason)
_METHOD: Final = f"<{BG.NS}method>"
_METHOD_CLASS: Final = f"<{BG.NS}Method>"

_VALUE: Final = str(RDF.value)
_CONFORMS: Final = str(DCTERMS.conformsTo)
#: By kind of place: the selector's class, how its value is written, what the value conforms to.
_SELECTORS: Final = {
    "page": (str(OA.FragmentSelector), "page={}", "<http://tools.ietf.org/rfc/rfc3778>"),
    "xpath": (str(OA.XPathSelector), "{}", ""),
}


class Scene:
    """One source's graph in the making."""

    def __init__(self, layout: Layout, mint: Mint) -> None:
        self.layout = layout
        self.mint = mint
        self.source = layout.source
        self.out = Statements(mint.source_graph(self.source.key))
        self.text_iri = mint.text(self.source.key)
        self.text_node = node(self.text_iri)
        self.source_node = node(mint.source(self.source.key))
        self.identifiers = identifiers_of(layout)
        self.documents: list[Term] = [node(mint.document(i)) for i in self.identifiers]
        self._folders: dict[tuple[str, ...], str] = {}
        self._occurrences: dict[str, int] = {}
        self._methods: dict[tuple[float, str], Term] = {}
        self._targets: dict[tuple[int, int, int], Term] = {}
        self._place_starts = [p.start for p in self.source.places]

    def words(self, start: int, end: int) -> str:
        """Give the clean words of a stretch of the reading, on one line."""
        return " ".join(self.layout.reading.text[start:end].split())

    def found(self, what: str, document: int, steps: tuple[str, ...], words: str) -> Term:
        """Give the node of something found: by document, kind, folded words and which occurrence of them it is.

        Call it in the order of the text, for that order is what "which occurrence" means.
        """
        kind = (what, self.identifiers[document], *steps)
        folder = self._folders.get(kind)
        if folder is None:
            folder = self._folders[kind] = self.mint.found(*kind, "")
        iri = f"{folder}{digest(fold(words))}"
        occurrence = self._occurrences[iri] = self._occurrences.get(iri, 0) + 1
        return f"<{iri}-{occurrence}>"

    def target(self, start: int, end: int, document: int) -> Term:
        """Give the target of a stretch of the reading."""
        return self.source_target(self.layout.reading.source_span(start, end), document)

    def source_target(self, span: Span, document: int) -> Term:
        """Give the target of a stretch of the source; annotations of one span share it."""
        key = (span.start, span.end, document)
        if (known := self._targets.get(key)) is not None:
            return known
        iri = target(self.text_iri, span.start, span.end)
        this, selector = f"<{iri}>", f"<{iri}&selector>"
        source = self.source.text
        before, exact, after = texts(
            source[max(0, span.start - CONTEXT) : span.start],
            source[span.start : span.end],
            source[span.end : span.end + CONTEXT],
        )
        self.out.describe(
            this,
            f"{_HAS_SOURCE} {self.text_node}",
            f"{_HAS_SELECTOR} {selector}",
            f"{_IN_DOCUMENT} {self.documents[document]}",
        )
        self.out.describe(  # one node says where and which words
            selector,
            _IS_POSITION,
            _IS_QUOTE,
            f"{_START} {integer(span.start)}",
            f"{_END} {integer(span.end)}",
            f"{_EXACT} {exact}",
            f"{_PREFIX} {before}",
            f"{_SUFFIX} {after}",
        )
        if (where := self._place(span.start)) is not None:
            self.out.add(this, _HAS_SELECTOR, where)
        self._targets[key] = this
        return this

    def _place(self, at: int) -> Term | None:
        """Give the selector of the page or the element of the original that holds a character; targets share it."""
        index = bisect_right(self._place_starts, at) - 1
        if index < 0 or (found := self.source.places[index]).kind not in _SELECTORS:
            return None
        kind, form, standard = _SELECTORS[found.kind]
        this = node(place(self.text_iri, found.kind, found.value))
        self.out.add(this, TYPE, kind)
        self.out.add(this, _VALUE, text(form.format(found.value)))
        if standard:
            self.out.add(this, _CONFORMS, standard)
        return this

    def method(self, found: Term, confidence: float, reason: str) -> None:
        """Say by which method something was found; findings with the same confidence and reason share one."""
        this = self._methods.get((confidence, reason))
        if this is not None:
            self.out.add(found, _METHOD, this)
            return
        this = self._methods[confidence, reason] = node(self.mint.method(number(confidence), reason))
        self.out.add(found, _METHOD, this)
        self.out.add(this, TYPE, _METHOD_CLASS)
        self.out.add(this, CONFIDENCE, decimal(confidence))
        if reason:
            self.out.add(this, CONFIDENCE_REASON, text(reason))


def identifiers_of(layout: Layout) -> list[str]:
    """Give each document's identifier: its official one, else its kenmerk, else the source's checksum.

    A second document of one source under the same identifier gets `-2`, and so on: two nodes must not become one.
    """
    several = len(layout.documents) > 1
    given: list[str] = []
    for document in layout.documents:
        if document.identifier is not None:
            identifier = clean_identifier(document.identifier.value)
        elif document.kenmerk is not None:
            identifier = f"kenmerk-{clean_identifier(document.kenmerk.value)}"
        else:
            checksum = layout.source.sha256[:16]
            identifier = f"{checksum}-{document.index + 1}" if several else checksum
        occurrence, unique = 1, identifier
        while unique in given:
            occurrence += 1
            unique = f"{identifier}-{occurrence}"
        given.append(unique)
    return given
