"""The component `bg_values`: finds dates and amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.values.amounts import find_amounts
from beleidsgraaf.extract.components.values.dates import find_dates
from beleidsgraaf.extract.model import Context, Entity, EntityKind, Layout, Mention
from beleidsgraaf.ontology.registers import Registers, load


def stretches(layout: Layout) -> Iterator[tuple[int, int, int]]:
    """Give (document index, start, end) for each run of blocks of one document, in reading order."""
    run: tuple[int, int, int] | None = None
    for block in layout.blocks:
        if run and run[0] == block.document:
            run = (run[0], run[1], max(run[2], block.end))
        else:
            if run:
                yield run
            run = (block.document, block.start, block.end)
    if run:
        yield run


def values(layout: Layout, contexts: tuple[Context, ...], registers: Registers | None) -> list[Mention]:
    """Give the dates and amounts of a layout; where the two overlap, the date is kept."""
    text = layout.reading.text
    out: list[Mention] = []
    for document, start, end in stretches(layout):
        dates = list(find_dates(text, start, end, contexts[document], registers))
        out += [
            _date(d.start, d.end, d.period.label, d.confidence, d.reason, document, _deadline(d.period)) for d in dates
        ]
        taken = [(d.start, d.end) for d in dates]
        at = 0
        for amount in find_amounts(text, start, end):
            while at < len(taken) and taken[at][1] <= amount.start:
                at += 1
            if at < len(taken) and taken[at][0] < amount.end:
                continue
            entity = Entity(EntityKind.AMOUNT, amount.label, alt=amount.alt, category=amount.kind)
            out.append(Mention(amount.start, amount.end, entity, amount.confidence, amount.reason, document))
    return out


def _deadline(period: object) -> tuple[str, ...]:
    last = getattr(period, "last", None)
    return (last.isoformat(),) if last is not None and getattr(period, "deadline", False) else ()


def _date(start: int, end: int, label: str, sure: float, reason: str, document: int, alt: tuple[str, ...]) -> Mention:
    return Mention(start, end, Entity(EntityKind.DATE, label, alt=alt), sure, reason, document)


@Language.factory(
    "bg_values",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts"],
    assigns=["doc._.candidates"],
)
def make_values(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    known = load([Path(path) for path in registers])

    def find(doc: Doc) -> Doc:
        doc._.candidates = [*doc._.candidates, *values(doc._.layout, doc._.contexts, known)]
        return doc

    return find
