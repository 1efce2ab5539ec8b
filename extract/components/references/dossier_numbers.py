"""The numbers of one dossier, with its chapter or part: `36 200 VI, nrs. 10 en 12, p. 4`, `31 731, L, M en N`."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.components.references.numbering import NUMBER_WORD, locator, spread
from beleidsgraaf.extract.components.references.pointer import CLOSED, Target, grammar

#: Dossiers whose papers are numbered per council or subject: `21 501-32, nr. 1703` is paper 1703 of 21501-32.
SUBDIVIDED: Final = frozenset({"21501"})
BARE_DOSSIER: Final = grammar(r"(?P<dossier>[1-3]\d ?\d{3})(?!\d|[.,]\d|[A-Z]\d)")
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
IN_LIST: Final = grammar(CLOSED)


def dossier_digits(match: re.Match[str]) -> str:
    """Give `29362` for a match with a group `dossier`, however it is written."""
    return "".join(c for c in match["dossier"] if c.isdigit())


class DossierNumbers:
    """Numbers of one dossier, read from the dossier on, or from its end where the dossier is known by its `key`.

    `named` tells that a word for papers stands before it: then a plain number after a comma counts as well.
    """

    def __init__(self, text: str, at: int, dossier: re.Match[str] | None, key: str, named: bool) -> None:
        self.text = text
        self.end = at
        self.named = named
        self.key = key
        self.second: str | None = None
        self.numbers: list[tuple[str, str]] = []
        if dossier is not None:
            self.key = dossier_digits(dossier)
            self.end = dossier.end()
            self._suffix()
        self._first()

    def _suffix(self) -> None:
        """Read what belongs to the dossier: the number of a kingdom act (no part of it), a part, a budget chapter."""
        second = _SECOND.match(self.text, self.end)
        if second is not None:
            self.second, self.end = dossier_digits(second), second.end()
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
            if (
                token is None
                or token["n"].isdigit() != last[:1].isdigit()
                or BARE_DOSSIER.match(self.text, joint.end())
            ):
                return
            if joint["through"] and self.numbers[-1][1]:
                return
            many = many or bool(joint["nr"] and "s" in joint["nr"])
            if not (many or joint["nr"] or IN_LIST.match(self.text, token.end())):
                return  # "nr. 12 en 13 maart", "nr. 321, 2022 is"
            if not joint["nr"] and joint["firm"] and not many and "," in joint["firm"]:
                return  # a single number, then a comma: what follows is no number of the list
            if joint["through"]:
                self.numbers += [(n, "") for n in spread(last, token["n"])[1:-1]]
            self._take(token)


def targets_of(group: DossierNumbers, reason: str, confidence: float) -> list[Target]:
    """Give a target for each number, or the dossier where there is none."""
    if not group.numbers:
        return [Target(f"dossier-{group.key}", "", "dossier without a number", confidence)]
    out = []
    for number, place in group.numbers:
        out.append(Target(f"kst-{group.key}-{number.upper()}", place, reason, confidence))
        if group.second:  # filed in two dossiers: cited under both numbers
            out.append(Target(f"kst-{group.second}-{number.upper()}", place, reason, confidence))
    return out
