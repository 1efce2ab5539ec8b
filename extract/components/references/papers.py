"""Kamerstukken of both chambers, and dossiers: `Kamerstukken II 2022/23, 29 362, nrs. 321 en 325, p. 4`.

A pointer is read from its first word to its last number or locator. What is left out after the first number is
carried over: the dossier (`29 362, nr. 7, p. 5; nr. 8`), the word (`en 31 490, nr. 325`), both (`L, M en N`).
"""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.components.references.identifiers import BARE_CELEX, CHAMBER_NUMBER, chamber_key
from beleidsgraaf.extract.components.references.numbering import NUMBER_WORD, locator, spread
from beleidsgraaf.extract.components.references.pointer import (
    CLOSED,
    Pointer,
    ReferenceContext,
    Target,
    grammar,
    plain,
    single,
    word_start,
)
from beleidsgraaf.extract.components.references.proceedings import Frame, annexed_answers

#: Dossiers whose papers are numbered per council or subject: `21 501-32, nr. 1703` is paper 1703 of 21501-32.
SUBDIVIDED: Final = frozenset({"21501"})
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
_BARE: Final = grammar(r"(?P<dossier>[1-3]\d ?\d{3})(?!\d|[.,]\d|[A-Z]\d)")
#: A paper that stands in two dossiers has its identifier from the first: `31 293/31 289, nr. 390`.
_SECOND: Final = grammar(r" ?(?:/|en) ?(?P<dossier>[1-3]\d ?\d{3})(?= *,? *nrs?\b)")
_KINGDOM: Final = grammar(r" *–? *\(R ?\d{3,4}\)")
_PART: Final = grammar(r" ?(?:–|/) ?(?P<part>\d\d)(?!\d)")
_CHAPTER: Final = grammar(
    r"(?: ?– ?| ?(?P<open>\()|,? *)(?:[Hh]oofdstuk |[Hh]fst\.? )?"
    r"(?P<chapter>[IVX]{1,6}[A-C]?|[A-Z])(?(open)\))(?![\w])"
)
_AFTER_CHAPTER: Final = grammar(r" *[,-]? *(?:\(?[Nn]rs?\b|[Nn]o\.|[A-Z]{1,3}(?!\w)|\d)")
_TOKEN: Final = grammar(r"(?P<n>\d{1,4}(?!\d|[.,]\d{3})(?:[hH]\d)?|[A-Z]{1,3}(?![\w]))")
_COMMA: Final = grammar(r" *[,:;]? *\(?(?=[Nn](?:r|o|u))|,? *(?:letters?|stuk) (?=[A-Zn])|,? *(?=onder nr)")
_LETTER: Final = grammar(r" *, *(?=[A-Z])| +(?=[A-Z]{1,3}(?!\w))")
_HYPHEN: Final = grammar(r" ?– ?(?=[1-9A-Z])")
_PLAIN_NUMBER: Final = grammar(rf" *, *(?=[1-9]\d{{0,3}}(?:{CLOSED}|, p))")
_NEXT: Final = grammar(
    r"(?:(?P<through> ?(?:t/m|tot en met|–) ?)|(?P<firm> ?[;,] ?|,? (?:en|&|of|alsmede|en/of) ))"
    r"(?P<nr>[Nn](?:rs?|o)\.? *)?(?=[\dA-Z])"
)
_NEXT_GROUP: Final = grammar(r"(?: ?[;,] *|,? (?:en|&|of|alsmede|respectievelijk) )(?:en |in )?(?=[\dITE])")
_IN_LIST: Final = grammar(CLOSED)
_AMOUNT_BEFORE: Final = grammar(
    r"(?:[€$£#+\w./-]|€ ?|EUR |euro |circa |ruim |tussen |[Tt]el(?:efoon)?\.?:? |[Ff]ax:? |[Pp]ostbus "
    r"|nummer:? |rekening:? |KvK:? )$"
)
_BILL_BEFORE: Final = grammar(r"(?:[Ww]etsvoorstel|[Vv]oorstel van (?:rijks)?wet)[^.\n]{0,150}\($")


def _digits(match: re.Match[str]) -> str:
    return "".join(c for c in match["dossier"] if c.isdigit())


class _Group:
    """Numbers of one dossier: `29 362, nrs. 321 en 325, p. 4`; `named`: a word for papers stands before it."""

    def __init__(self, text: str, at: int, dossier: re.Match[str] | None, key: str, named: bool) -> None:
        self.text = text
        self.end = at
        self.named = named
        self.key = key
        self.second: str | None = None
        self.numbers: list[tuple[str, str]] = []
        if dossier is not None:
            self.key = _digits(dossier)
            self.end = dossier.end()
            self._suffix()
        self._first()

    def _suffix(self) -> None:
        """Read what belongs to the dossier: the number of a kingdom act (no part of it), a part, a budget chapter."""
        second = _SECOND.match(self.text, self.end)
        if second is not None:
            self.second, self.end = _digits(second), second.end()
            return
        kingdom = _KINGDOM.match(self.text, self.end)
        if kingdom is not None:
            self.end = kingdom.end()
            return
        if self.key in SUBDIVIDED and (part := _PART.match(self.text, self.end)) is not None:
            self.key += f"-{part['part']}"
            self.end = part.end()
            return
        chapter = _CHAPTER.match(self.text, self.end)
        if chapter is None:
            return
        roman, written = not chapter["chapter"].strip("IVXABC"), chapter.group()
        if _AFTER_CHAPTER.match(self.text, chapter.end()) or (
            roman and "," not in written and len(chapter["chapter"]) > 1 and not chapter["chapter"].strip("IVX")
        ):
            if "," in written and NUMBER_WORD.match(self.text, chapter.end() + 2) is None:
                return  # "31 731, L, 5": a paper of the Eerste Kamer
            self.key += f"-{chapter['chapter']}"
            self.end = chapter.end()

    def _first(self) -> None:
        intro, many = _COMMA.match(self.text, self.end), False
        opened = False
        if intro is not None:
            opened = "(" in intro.group()
            word = NUMBER_WORD.match(self.text, intro.end())
            if word is None and not intro.group().strip(" ,:;"):
                intro = None
            else:
                at = word.end() if word else intro.end()
                many = bool(word and word["many"]) or intro.group().endswith("letters ")
        if intro is None:
            hyphen = _HYPHEN.match(self.text, self.end)
            letter = _LETTER.match(self.text, self.end)
            number = _PLAIN_NUMBER.match(self.text, self.end) if self.named else None
            found = hyphen or letter or number
            if found is None:
                return
            at, many = found.end(), letter is not None
        token = _TOKEN.match(self.text, at)
        if token is None:
            return
        self._take(token)
        if opened and self.text[self.end : self.end + 1] == ")":
            self.end += 1
        self._rest(many)

    def _take(self, token: re.Match[str]) -> None:
        place, self.end = locator(self.text, token.end())
        self.numbers.append((token["n"], place))

    def _rest(self, many: bool) -> None:
        while (joint := _NEXT.match(self.text, self.end)) is not None:
            token = _TOKEN.match(self.text, joint.end())
            last = self.numbers[-1][0]
            if token is None or token["n"].isdigit() != last[:1].isdigit() or _BARE.match(self.text, joint.end()):
                return
            if joint["through"] and self.numbers[-1][1]:
                return
            many = many or bool(joint["nr"] and "s" in joint["nr"])
            if not (many or joint["nr"] or _IN_LIST.match(self.text, token.end())):
                return  # "nr. 12 en 13 maart", "nr. 321, 2022 is"
            if not joint["nr"] and joint["firm"] and not many and "," in joint["firm"]:
                return  # a single number, then a comma: what follows is no number of the list
            if joint["through"]:
                self.numbers += [(n, "") for n in spread(last, token["n"])[1:-1]]
            self._take(token)


def _targets(group: _Group, reason: str, confidence: float) -> list[Target]:
    if not group.numbers:
        return [Target(f"dossier-{group.key}", "", "dossier without a number", confidence)]
    out = []
    for number, place in group.numbers:
        also = (f"kst-{group.second}-{number}",) if group.second else ()
        out.append(Target(f"kst-{group.key}-{number.upper()}", place, reason, confidence, also))
    return out


def _more_groups(text: str, end: int, targets: list[Target], named: bool) -> int:
    """Read the groups that follow in one pointer; give where it ends."""
    while (joint := _NEXT_GROUP.match(text, end)) is not None:
        frame = Frame(text, joint.end())
        frame.read()
        dossier = _BARE.match(text, frame.after_gap() if frame.session else joint.end())
        if dossier is None:
            break
        group = _Group(text, dossier.start(), dossier, "", named)
        if not group.numbers and not (named and _IN_LIST.match(text, group.end)):
            break
        targets += _targets(group, "dossier and number in a list", 0.98)
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
    group = _Group(text, gap, dossier, "", bool(word["paper"] or frame.session))
    if word["chamber"] and not group.numbers:
        return ()
    if not group.numbers and word["paper"] and not group.key[:2].isdigit():
        return ()
    targets = _targets(group, "dossier and number", 0.99)
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
    group = _Group(text, at, None, plain(context.dossier or ""), True)
    if not group.numbers:
        return ()
    if not context.dossier:
        targets = tuple(
            Target(None, place, "no dossier named, and the document has none", 0.5) for _, place in group.numbers
        )
    else:
        targets = tuple(_targets(group, "number in the document's own dossier", 0.8))
    return (Pointer(start, group.end, "kamerstuk", targets),)


_ON_PAPER: Final = grammar(r"stuk(?:ken)? (?=nrs?\.)")
_DOSSIER_AFTER: Final = grammar(r" *\((?=[1-3]\d ?\d{3})")


def numbered_paper(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `stuk nr. 12`: a paper of the dossier in brackets after it, else of the document's own."""
    match = _ON_PAPER.match(text, at)
    if match is None or (at and text[at - 1].isalpha()):
        return ()
    group = _Group(text, match.end(), None, "", True)
    opened = _DOSSIER_AFTER.match(text, group.end)
    dossier = _BARE.match(text, opened.end()) if opened and group.numbers else None
    if dossier is None:
        return _within(text, at, match.end(), context)
    after = _Group(text, dossier.start(), dossier, "", False)
    if text[after.end : after.end + 1] != ")" or after.numbers:
        return _within(text, at, match.end(), context)
    group.key = after.key
    return (Pointer(at, after.end + 1, "kamerstuk", tuple(_targets(group, "number and dossier", 0.97))),)


def bare_paper(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a pointer without a word: `31 490, nr. 325`, `29362-321`, `(36 600, A)`, `36 200 VI, nr. 10`."""
    dossier = _BARE.match(text, at)
    if dossier is None:
        celex = BARE_CELEX.match(text, at)
        return single(at, celex.end(), "celex", celex.group(), "CELEX number") if celex else ()
    if _AMOUNT_BEFORE.search(text, max(0, at - 12), at) or int(_digits(dossier)) not in BARE_DOSSIERS:
        return ()
    opened = text[at - 1 : at] == "("
    group = _Group(text, at, dossier, "", False)
    tail = text[dossier.end() : group.end]
    if not group.numbers:
        return _bill_in_brackets(text, at, group, opened)
    if NUMBER_WORD.search(tail) is None and not _safe_without_nr(text, dossier.group(), tail, group, opened):
        return ()
    targets = _targets(group, "dossier and number without a word", 0.95)
    end = _more_groups(text, group.end, targets, False)
    return (Pointer(at, end, "kamerstuk", tuple(targets)),)


def _safe_without_nr(text: str, dossier: str, tail: str, group: _Group, opened: bool) -> bool:
    """Tell whether `29362-321` or `36 600, A` is a pointer: two numbers may also be a range, a letter an initial."""
    number = group.numbers[0][0]
    if "," in tail:
        return not number.isdigit() and _IN_LIST.match(text, group.end) is not None
    if number.isdigit() and len(group.numbers) == 1:
        return opened if not dossier.isdigit() else text[group.end : group.end + 1] not in ("-", "–", "/")
    return False


def _bill_in_brackets(text: str, at: int, group: _Group, opened: bool) -> tuple[Pointer, ...]:
    """Read a dossier without a number: of a bill named just before it, or one of a divided dossier."""
    divided = "-" in group.key and group.key.split("-")[0] in SUBDIVIDED
    closed = text[group.end : group.end + 1] == ")"
    if not (opened and closed and (divided or _BILL_BEFORE.search(text, max(0, at - 190), at))):
        return ()
    return (Pointer(at, group.end, "dossier", (Target(f"dossier-{group.key}", "", "dossier in brackets", 0.85),)),)
