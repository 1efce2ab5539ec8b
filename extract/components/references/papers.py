"""Kamerstukken of both chambers, and dossiers: `Kamerstukken II 2022/23, 29 362, nrs. 321 en 325, p. 4`.

A pointer is read from its first word to its last number or locator. What is left out after the first number is
carried over: the dossier (`29 362, nr. 7, p. 5; nr. 8`), the word (`en 31 490, nr. 325`), both (`L, M en N`).
"""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.components.references.dossier_numbers import (
    BARE_DOSSIER,
    IN_LIST,
    SUBDIVIDED,
    DossierNumbers,
    dossier_digits,
    targets_of,
)
from beleidsgraaf.extract.components.references.identifiers import BARE_CELEX, CHAMBER_NUMBER, chamber_key
from beleidsgraaf.extract.components.references.numbering import NUMBER_WORD
from beleidsgraaf.extract.components.references.pointer import (
    Pointer,
    ReferenceContext,
    Target,
    grammar,
    plain,
    single,
    word_start,
)
from beleidsgraaf.extract.components.references.proceedings import Frame, annexed_answers

#: Dossier numbers that are in use in references without a word: older ones are always named in full.
BARE_DOSSIERS: Final = range(18_000, 40_000)

_TYPE: Final = grammar(
    r"(?P<paper>[Kk]amer(?:stuk–? ?ken|stuk(?:nummer|nr\.?)?|st\.)|KAMERSTUK(?:KEN)?|Kst\.?(?= [\dI]))(?!dossier)"
    r"|(?P<dossier>(?:[Kk]amer(?:stuk(?:ken)?)?–?|[Ww]ets?voorstel)?[Dd]ossier(?:nummer|nr\.?)?s?)"
    r"|(?P<bill>(?:[Rr]ijksw|[Ii]nitiatiefw|[Ww])etsvoorstel(?:len)?(?: (?:nr\.?|met (?:dossier|kamerstuk)?nummer))?)"
    r"|(?P<chamber>TK|EK|(?:Tweede|Eerste) Kamer|[Vv]ergaderjaar)(?!\w)"
)
_ANNEX: Final = grammar(
    r"(?<!\w)(?:[Bb]ijlagen?|[Aa]nnexe?n?)(?: (?:\d{1,2}|[IVX]{1,4}))?(?: (?:behorende?|gevoegd))? bij (?:de |het )?$"
)
_DOSSIER: Final = grammar(
    r"(?:(?:[Dd]ossier(?:nummer)?|nr\.?|nummer|–) *)?(?P<dossier>\d\d(?: |\.)?\d{3})(?!\d|[.,]\d{3})"
)
_NEXT_GROUP: Final = grammar(r"(?: ?[;,] *|,? (?:en|&|of|alsmede|respectievelijk) )(?:en |in )?(?=[\dITE])")
_AMOUNT_BEFORE: Final = grammar(
    r"(?:[€$£#+\w./-]|€ ?|EUR |euro |circa |ruim |tussen |[Tt]el(?:efoon)?\.?:? |[Ff]ax:? |[Pp]ostbus "
    r"|nummer:? |rekening:? |KvK:? )$"
)
_BILL_BEFORE: Final = grammar(r"(?:[Ww]etsvoorstel|[Vv]oorstel van (?:rijks)?wet)[^.\n]{0,150}\($")


def _more_groups(text: str, end: int, targets: list[Target], named: bool) -> int:
    """Read the groups that follow in one pointer; give where it ends."""
    while (joint := _NEXT_GROUP.match(text, end)) is not None:
        frame = Frame(text, joint.end())
        frame.read()
        dossier = BARE_DOSSIER.match(text, frame.after_gap() if frame.session else joint.end())
        if dossier is None:
            break
        group = DossierNumbers(text, dossier.start(), dossier, "", named)
        if not group.numbers and not (named and IN_LIST.match(text, group.end)):
            break
        targets += targets_of(group, "dossier and number in a list", 0.98)
        end = group.end
    return end


def paper(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a pointer that starts with a word: Kamerstuk, dossier, wetsvoorstel, TK, Tweede Kamer, vergaderjaar."""
    start = word_start(text, at)
    word = _TYPE.match(text, start)
    if word is None or word.end() <= at:
        return ()
    frame = Frame(text, start if word["chamber"] and word["chamber"][0] in "vV" else word.end())
    frame.read()
    gap = frame.after_gap()
    if word["paper"] and (number := CHAMBER_NUMBER.match(text, gap)) is not None:
        return (
            Pointer(start, number.end(), "chamber-number", (Target(chamber_key(number), "", "number of the chamber"),)),
        )
    if word["paper"] or word["chamber"]:
        annexed = annexed_answers(text, gap, context, start if word["paper"] else None, frame)
        if annexed:
            first = annexed[0]
            return (Pointer(min(start, first.start), first.end, first.form, first.targets),)
    dossier = _DOSSIER.match(text, gap)
    if dossier is None:
        return _carried(text, start, gap, word, context)
    group = DossierNumbers(text, gap, dossier, "", bool(word["paper"] or frame.session))
    if word["chamber"] and not group.numbers:
        return ()
    if not group.numbers and word["paper"] and not group.key[:2].isdigit():
        return ()
    targets = targets_of(group, "dossier and number", 0.99)
    end = _more_groups(text, group.end, targets, True)
    annex = _ANNEX.search(text, max(0, start - 48), start)
    start = annex.start() if annex else start
    form = "kamerstuk" if group.numbers else "dossier"
    return (Pointer(start, end, form, tuple(targets), annex=annex is not None),)


def _carried(text: str, start: int, at: int, word: re.Match[str], context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `Kamerstuk nr. 12`: a paper of the dossier that the document itself stands in."""
    if not word["paper"] or NUMBER_WORD.match(text, at) is None:
        return ()
    return _within(text, start, at, context)


def _within(text: str, start: int, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    group = DossierNumbers(text, at, None, plain(context.dossier or ""), True)
    if not group.numbers:
        return ()
    if not context.dossier:
        targets = tuple(
            Target(None, place, "no dossier named, and the document has none", 0.5) for _, place in group.numbers
        )
    else:
        targets = tuple(targets_of(group, "number in the document's own dossier", 0.8))
    return (Pointer(start, group.end, "kamerstuk", targets),)


_ON_PAPER: Final = grammar(r"stuk(?:ken)? (?=nrs?\.)")
_DOSSIER_AFTER: Final = grammar(r" *\((?=[1-3]\d ?\d{3})")


def numbered_paper(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `stuk nr. 12`: a paper of the dossier in brackets after it, else of the document's own."""
    match = _ON_PAPER.match(text, at)
    if match is None or (at and text[at - 1].isalpha()):
        return ()
    group = DossierNumbers(text, match.end(), None, "", True)
    opened = _DOSSIER_AFTER.match(text, group.end)
    dossier = BARE_DOSSIER.match(text, opened.end()) if opened and group.numbers else None
    if dossier is None:
        return _within(text, at, match.end(), context)
    after = DossierNumbers(text, dossier.start(), dossier, "", False)
    if text[after.end : after.end + 1] != ")" or after.numbers:
        return _within(text, at, match.end(), context)
    group.key = after.key
    return (Pointer(at, after.end + 1, "kamerstuk", tuple(targets_of(group, "number and dossier", 0.97))),)


def bare_paper(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a pointer without a word: `31 490, nr. 325`, `29362-321`, `(36 600, A)`, `36 200 VI, nr. 10`."""
    dossier = BARE_DOSSIER.match(text, at)
    if dossier is None:
        celex = BARE_CELEX.match(text, at)
        return single(at, celex.end(), "celex", celex.group(), "CELEX number") if celex else ()
    if _AMOUNT_BEFORE.search(text, max(0, at - 12), at) or int(dossier_digits(dossier)) not in BARE_DOSSIERS:
        return ()
    opened = text[at - 1 : at] == "("
    group = DossierNumbers(text, at, dossier, "", False)
    tail = text[dossier.end() : group.end]
    if not group.numbers:
        return _bill_in_brackets(text, at, group, opened)
    if NUMBER_WORD.search(tail) is None and not _safe_without_nr(text, dossier.group(), tail, group, opened):
        return ()
    targets = targets_of(group, "dossier and number without a word", 0.95)
    end = _more_groups(text, group.end, targets, False)
    return (Pointer(at, end, "kamerstuk", tuple(targets)),)


def _safe_without_nr(text: str, dossier: str, tail: str, group: DossierNumbers, opened: bool) -> bool:
    """Tell whether `29362-321` or `36 600, A` is a pointer: two numbers may also be a range, a letter an initial."""
    number = group.numbers[0][0]
    if "," in tail:
        return not number.isdigit() and IN_LIST.match(text, group.end) is not None
    if number.isdigit() and len(group.numbers) == 1:
        return opened if not dossier.isdigit() else text[group.end : group.end + 1] not in ("-", "–", "/")
    return False


def _bill_in_brackets(text: str, at: int, group: DossierNumbers, opened: bool) -> tuple[Pointer, ...]:
    """Read a dossier without a number: of a bill named just before it, or one of a divided dossier."""
    divided = "-" in group.key and group.key.split("-")[0] in SUBDIVIDED
    closed = text[group.end : group.end + 1] == ")"
    if not (opened and closed and (divided or _BILL_BEFORE.search(text, max(0, at - 190), at))):
        return ()
    return (Pointer(at, group.end, "dossier", (Target(f"dossier-{group.key}", "", "dossier in brackets", 0.85),)),)
