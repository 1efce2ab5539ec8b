"""How far two annotators of the same texts agree, counted as a system is: the first as truth, the second as found.

Run `python -m beleidsgraaf.graph.evaluate.agreement GOLD_A GOLD_B`. A system can hardly be measured beyond its figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from beleidsgraaf.errors import BeleidsgraafError, UsageError
from beleidsgraaf.graph.evaluate.compare import CLASSES, Verdict, compare
from beleidsgraaf.graph.evaluate.figures import Figures, sum_up
from beleidsgraaf.graph.evaluate.found import Found, FoundDocument, FoundText, fold, fold_identifier
from beleidsgraaf.graph.evaluate.gold import Gold, Item, load
from beleidsgraaf.graph.evaluate.page import KINDS, cell
from beleidsgraaf.ontology.registers import Registers
from beleidsgraaf.ontology.registers import load as load_registers


def agreement(first: Path, second: Path) -> dict[str, Figures]:
    """Give per kind how far two folders of gold agree on the sources that both annotate.

    Precision is over the annotations of the second folder, recall over those of the first; F1 is the same both ways,
    save for fields that only one of them gives and for `claimant, where not Kabinet`.

    Raises:
        UsageError: no gold, no source in both, or not the same text of one.
    """
    registers = load_registers()
    verdicts: list[Verdict] = []
    for one, other in _both(load(first), load(second)):
        verdicts += compare(one, as_found(other, registers))
    return sum_up(verdicts)


def _both(first: Iterable[Gold], second: Iterable[Gold]) -> Iterator[tuple[Gold, Gold]]:
    others = {gold.source: gold for gold in second}
    pairs = [(gold, others[gold.source]) for gold in first if gold.source in others]
    if not pairs:
        raise UsageError("the two folders annotate no source in common; `source` must be the same in both")
    for one, other in pairs:
        if one.text_sha256 != other.text_sha256:
            raise UsageError(f"{one.source}: not the same text in both; resolve one of them anew")
        if one.until != other.until or one.decided or other.decided:
            raise UsageError(f"{one.source}: not the same part of the text was annotated in both")
        yield one, other


def as_found(gold: Gold, registers: Registers) -> FoundText:
    """Give annotations in the form in which a system's findings are compared.

    A label that a register knows stands for all names of its entry, as it does in a graph: two annotators who write
    one of them in full and one by its abbreviation mean the same.
    """

    def names(label: str, kind: str | None = None) -> frozenset[str]:
        known = (fold(name) for entry in registers.named(label, kind) for name in entry.names)
        return frozenset({fold(label), *known})

    def at(item: Item, **said: Any) -> Found:
        return Found(int(item.get("start", 0)), int(item.get("end", 0)), **said)

    return FoundText(
        [at(m, type=m["type"], labels=names(str(m["entity"]), m["type"])) for m in gold.mentions],
        [at(c, labels=frozenset({fold_identifier(t)})) for c in gold.citations for t in c["targets"]],
        [
            at(q, labels=frozenset().union(*map(names, q["asked_by"])), number=q["number"], answer=q["answer"])
            for q in gold.questions
        ],
        [
            at(r, type=r["predicate"], labels=names(r["subject"]), others=names(str(r["object"])))
            for r in gold.relations
        ],
        [
            at(c, type=c["type"], labels=names(c["claimant"]), due_by=c.get("due_by") or "", confidence=1.0)
            for c in gold.claims
        ],
        [_document(d, names) for d in gold.documents],
    )


def _document(said: Item, names: Callable[[str], frozenset[str]]) -> FoundDocument:
    senders = [s[part] for s in said.get("senders", ()) for part in ("office", "person") if s.get(part)]
    fields = ("date", "dossier", "number", "kenmerk", "subject")
    return FoundDocument(
        said["key"],
        {fold_identifier(said["identifier"])} if said.get("identifier") else set(),
        set(CLASSES[said["type"]]),
        {said["part_of"]} if said.get("part_of") else set(),
        {name: {said[name]} if said.get(name) else set() for name in fields},
        set().union(*map(names, senders)),
        set().union(*map(names, said.get("addressees", ()))),
    )


def table(figures: dict[str, Figures]) -> str:
    """Give the figures as a table in Markdown, in the order of `docs/quality.md`."""
    out = ["| kind | F1 (interval; annotations of the first) | of the second |", "| --- | ---: | ---: |"]
    out += [f"| {kind} | {cell(figures[kind])} | {figures[kind].found} |" for kind in KINDS if kind in figures]
    return "\n".join(out) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two folders and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path, help="folder of gold that is taken as truth")
    parser.add_argument("second", type=Path, help="folder of gold of the same sources by another annotator")
    options = parser.parse_args(arguments)
    try:
        print(table(agreement(options.first, options.second)), end="")
    except BeleidsgraafError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
