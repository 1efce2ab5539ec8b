"""One cheap scan for anchors, then the grammar that each of them calls for.

The anchors (`anchors.csv`) are strings that a reference cannot do without: the text is searched for each of them by
`str.find`, which runs at the speed of memory, and only where one stands is a grammar tried. Pointers without a word
(`31 490, nr. 325`) start with a number of five digits, which one regular expression finds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from itertools import zip_longest
from typing import Final

from beleidsgraaf.extract.components.references import (
    addresses,
    articles,
    gazettes,
    identifiers,
    informal,
    papers,
    proceedings,
    union_law,
)
from beleidsgraaf.extract.components.references.notes import IBID, NOTE, Note, ibid, note, resolve
from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext
from beleidsgraaf.extract.model import Citation

#: Tries to read a pointer of which an anchor stands at an offset.
Recogniser = Callable[[str, int, ReferenceContext], tuple[Pointer, ...]]

#: What `anchors.csv` names.
RECOGNISERS: Final[dict[str, Recogniser]] = {
    "paper": papers.paper,
    "numbered_paper": papers.numbered_paper,
    "proceedings": proceedings.proceedings,
    "annexed_answers": proceedings.annexed_answers,
    "gazette": gazettes.gazette,
    "official": identifiers.official,
    "case_law": identifiers.case_law,
    "regulation_number": identifiers.regulation_number,
    "published": identifiers.published,
    "commitment": identifiers.commitment,
    "kenmerk": identifiers.kenmerk,
    "act": union_law.act,
    "union_case": union_law.union_case,
    "proposal": union_law.proposal,
    "article": articles.article,
    "numbered_law": articles.numbered_law,
    "address": addresses.address,
    "ibid": ibid,
    "note": note,
    "letter": informal.letter,
    "motion": informal.motion,
}

#: Numbers that may open a pointer without a word: of the chamber, or of a dossier. The digit stands before what must
#: not precede it, because the search for a set of characters is fast and that for a look-behind is not.
_NUMBERS: Final = re.compile(
    r"[1-3](?<![\w.,-].)(?:0\d\d ?(?P<chamber>[ZD]) ?\d{5}|(?<!/.)\d[ \u00a0\u2009\u202f]?\d{3}(?!\d))"
)
#: A formal reference so soon after an informal one says what the informal one means.
_FOLLOWED: Final = re.compile(r"[\s,:]*\(?(?:zie |op )?")


def _anchors() -> Iterable[tuple[str, Recogniser]]:
    with (files(__package__) / "anchors.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            yield row["anchor"], RECOGNISERS[row["recogniser"]]


ANCHORS: Final = tuple(_anchors())


def _hits(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give (offset, index of the anchor) for all anchors in a stretch of text, ascending; numbers come as -1 and -2."""
    hits: list[tuple[int, int]] = []
    find = text.find
    for i, (anchor, _) in enumerate(ANCHORS):
        at = find(anchor, start, end)
        while at >= 0:
            hits.append((at, i))
            at = find(anchor, at + 1, end)
    hits += [(m.start(), -2 if m["chamber"] else -1) for m in _NUMBERS.finditer(text, start, end)]
    hits.sort()
    return hits


def scan(text: str, context: ReferenceContext, start: int = 0, end: int | None = None) -> list[Pointer]:
    """Give the pointers in a stretch of text, ascending, none overlapping; what leans on another is unresolved."""
    end = len(text) if end is None else end
    found: list[Pointer] = []
    covered = start
    for at, i in _hits(text, start, end):
        if at < covered:
            continue
        if i >= 0:
            recognise = ANCHORS[i][1]
        else:
            recognise = papers.bare_paper if i == -1 else identifiers.chamber_number
        for pointer in recognise(text, at, context):
            if pointer.start < covered or pointer.end > end:
                continue
            found.append(_closed(text, pointer))
            covered = found[-1].end
    return _without_echoes(text, found)


def _closed(text: str, pointer: Pointer) -> Pointer:
    """Take in the bracket that closes one opened within the pointer."""
    written = text[pointer.start : pointer.end]
    if written.count("(") == written.count(")") + 1 and text[pointer.end : pointer.end + 1] == ")":
        return Pointer(pointer.start, pointer.end + 1, pointer.form, pointer.targets, pointer.annex, pointer.informal)
    return pointer


def _without_echoes(text: str, found: list[Pointer]) -> list[Pointer]:
    """Drop an informal reference that a formal one explains: `de motie-X (36 600, nr. 12)`."""
    out = []
    for pointer, after in zip_longest(found, found[1:]):
        if pointer.informal and after is not None and not after.informal and after.form not in ("url", IBID, NOTE):
            gap = _FOLLOWED.match(text, pointer.end)
            if gap is not None and gap.end() >= after.start:
                continue
        out.append(pointer)
    return out


def citations(pointers: Iterable[Pointer], document: int = 0) -> list[Citation]:
    """Give one citation per target."""
    return [
        Citation(
            start=pointer.start,
            end=pointer.end,
            target=target.identifier,
            form=pointer.form,
            locator=target.locator,
            document=document,
            annex=pointer.annex,
            informal=pointer.informal,
            confidence=target.confidence,
            reason=target.reason,
            also=target.also,
        )
        for pointer in pointers
        for target in pointer.targets
    ]


def find_references(text: str, context: ReferenceContext, notes: Sequence[Note] = ()) -> list[Citation]:
    """Find every reference in a text.

    Args:
        text: running text without furniture; a line is one space, blocks are parted by a blank line.
        context: what the metadata of the document settles.
        notes: the footnotes as (start, end, label), in offsets of the text.

    Returns:
        One citation per target, ascending; several may share a span. What cannot be resolved has no target and
        says why.
    """
    pointers = resolve(scan(text, context), notes)
    return citations(p for p in pointers if not is_own(p, context))


def is_own(pointer: Pointer, context: ReferenceContext) -> bool:
    """Tell whether a pointer names the very document that it stands in, as titles and footers do."""
    if not context.dossier or not context.number:
        return False
    own = f"kst-{context.dossier.replace(' ', '')}-{context.number}".lower()
    return all((t.identifier or "").lower() == own for t in pointer.targets)
