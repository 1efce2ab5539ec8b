"""The component `bg_references`: finds references, each in the light of the document that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.references.notes import resolve
from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext, plain
from beleidsgraaf.extract.components.references.scan import citations, is_own, scan
from beleidsgraaf.extract.model import BlockKind, Citation, Context, Layout
from beleidsgraaf.ontology.registers import load

#: In a letterhead these are the letter's own fields, not pointers.
_FIELDS: Final = frozenset({"kenmerk", "chamber-number", "informal-letter", "dossier"})
_HEADS: Final = frozenset({BlockKind.LETTERHEAD, BlockKind.ADDRESS, BlockKind.DATELINE})
#: The number of the questions that stands above their answers is a field likewise.
_ABOVE: Final = frozenset({"kenmerk", "chamber-number"})


def laws_of(registers: tuple[Path, ...] = ()) -> Mapping[str, str]:
    """Give the number of each law of the registers by each of its names; a law without a number by its label.

    An abbreviation that two laws share is told apart by its capitals or not at all: the law with a number comes first.
    """
    laws: dict[str, str] = {}
    for entry in load(registers).entries:
        if entry.kind != "LAW":
            continue
        number = entry.extra.get("bwb") or entry.extra.get("celex") or _number(entry.exact_match) or entry.label
        for name in entry.names:
            if name not in laws or laws[name] == entry.label:
                laws[name] = number
    return laws


def _number(iris: tuple[str, ...]) -> str | None:
    ends = (iri.rstrip("/").rsplit("/", 1)[-1] for iri in iris)
    return next((end for end in ends if end.startswith(("BWB", "CVDR"))), None)


def _stretches(layout: Layout) -> Iterator[tuple[int, int, int]]:
    """Give (document, start, end) for each run of blocks of one document."""
    blocks = layout.blocks
    first = 0
    for i in range(1, len(blocks) + 1):
        if i == len(blocks) or blocks[i].document != blocks[first].document:
            yield blocks[first].document, blocks[first].start, blocks[i - 1].end
            first = i


def _own_identifiers(layout: Layout, document: int) -> frozenset[str]:
    """Give what the document itself is called, and what holds it: a header that was left in points at neither."""
    own = layout.documents[document]
    whole = layout.documents[own.part_of] if own.part_of is not None else own
    fields = [f for d in (own, whole) for f in (d.identifier, d.kenmerk, d.our_reference) if f is not None]
    return frozenset(name for f in fields for name in (plain(f.value), f"kenmerk-{plain(f.value)}"))


def references(layout: Layout, contexts: tuple[Context, ...], laws: Mapping[str, str]) -> list[Citation]:
    """Give the citations of a laid-out source, ascending in reading offsets."""
    text = layout.reading.text
    found: list[tuple[Pointer, int]] = []
    fields = [_FIELDS if b.kind in _HEADS else _ABOVE if b.kind is BlockKind.TITLE else () for b in layout.blocks]
    starts = [b.start for b in layout.blocks]
    for document, start, end in _stretches(layout):
        known = contexts[document] if document < len(contexts) else None
        context = _reference_context(known, laws)
        own = _own_identifiers(layout, document)
        for pointer in scan(text, context, start, end):
            if is_own(pointer, context) or all(t.identifier in own for t in pointer.targets):
                continue
            if pointer.form in fields[max(0, bisect_right(starts, pointer.start) - 1)]:
                continue
            found.append((pointer, document))
    found.sort(key=lambda f: f[0].start)
    notes = [(b.start, b.end, b.label) for b in layout.blocks if b.kind is BlockKind.FOOTNOTE]
    resolved = resolve([p for p, _ in found], notes)
    return [c for pointer, (_, document) in zip(resolved, found, strict=True) for c in citations([pointer], document)]


def _reference_context(context: Context | None, laws: Mapping[str, str]) -> ReferenceContext:
    if context is None:
        return ReferenceContext(laws=laws)
    return ReferenceContext(
        dossier=context.dossier,
        chamber=context.chamber,
        session=context.session,
        number=context.number,
        laws=laws,
        issued=context.issued,
    )


@Language.factory(
    "bg_references",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.citations"],
)
def make_references(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component; the names of laws come from the registers, the user's own included."""
    laws = laws_of(tuple(Path(r) for r in registers))

    def component(doc: Doc) -> Doc:
        doc._.citations = references(doc._.layout, doc._.contexts, laws)
        return doc

    return component
