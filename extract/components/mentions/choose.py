"""Precedence: the longest candidate wins, then the surer, then the kind; none inside a citation or an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from beleidsgraaf.extract.model import Citation, EntityKind, Mention

#: Of two equally long and equally sure readings the kind named first wins.
PRECEDENCE: tuple[EntityKind, ...] = (
    EntityKind.LAW,
    EntityKind.OFFICE,
    EntityKind.PROGRAMME,
    EntityKind.DOC,
    EntityKind.EVENT,
    EntityKind.ORG,
    EntityKind.PERSON,
    EntityKind.AMOUNT,
    EntityKind.DATE,
)
_RANK = {kind: rank for rank, kind in enumerate(PRECEDENCE)}
#: Below this a candidate is taken only where no surer one stands, however short.
SURE = 0.5
#: From here on a letter says in so many words that a name is a programme's.
CALLED = 0.8
#: How the reason of a title begins that a noun announces.
ANNOUNCED = "document: title after"
_ADDRESS = re.compile(r"(?:https?://|www\.|file:)\S+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w.]+")
#: The end of an address without a scheme; a medium may be called so: `NU.nl`.
_DOMAIN_END = re.compile(r"\.(?:nl|eu|com|org|gov)\b(?:/\S*)?")
_DOMAIN_START = re.compile(r"[\w.-]{1,80}$")


class Taken:
    """Stretches that are taken, none of which overlap, in order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing taken overlaps start..end."""
        i = bisect_right(self._starts, start)
        return not ((i and self._ends[i - 1] > start) or (i < len(self._starts) and self._starts[i] < end))

    def take(self, start: int, end: int) -> None:
        """Take start..end, which must be free."""
        i = bisect_right(self._starts, start)
        self._starts.insert(i, start)
        self._ends.insert(i, end)


class _Barred:
    """Stretches in which no name is a mention."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = _merged(list(spans))
        self._starts = [start for start, _ in self._spans]

    def bars(self, start: int, end: int) -> bool:
        """Tell whether start..end starts in a stretch or runs into one; what holds a whole stretch is not barred."""
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._spans[i][1] > start:
            return True
        return i + 1 < len(self._spans) and self._spans[i + 1][0] < end < self._spans[i + 1][1]


def _of_law(citation: Citation) -> bool:
    return citation.form in ("bwb", "celex") and citation.locator.casefold().startswith("art")


def choose(candidates: Iterable[Mention], citations: Sequence[Citation], text: str) -> list[Mention]:
    """Give the mentions among the candidates, in reading order, without overlaps."""
    # of `artikel 6 Awb` the law is a mention, the article is where in it the citation points
    whole = [(c.start, c.end) for c in citations if not (c.informal or _of_law(c))] + _addresses(text)
    articles = _Barred(whole + [(c.start, c.end) for c in citations if _of_law(c)])
    pointers = _Barred(whole)
    domains = _domains(text)
    domain_starts = sorted(domains)

    def inside(mention: Mention) -> bool:
        k = bisect_right(domain_starts, mention.start) - 1
        domain = (domain_starts[k], domains[domain_starts[k]]) if k >= 0 else (0, 0)
        if domain[1] > mention.start and domain != (mention.start, mention.end):
            return True
        barred = pointers if mention.entity.kind is EntityKind.LAW else articles
        return barred.bars(mention.start, mention.end)

    taken = Taken()
    chosen: list[Mention] = []
    for mention in sorted(_one_sense(_issued(list(candidates))), key=_order):
        if mention.end > mention.start and taken.free(mention.start, mention.end) and not inside(mention):
            taken.take(mention.start, mention.end)
            chosen.append(mention)
    chosen.sort(key=lambda m: m.start)
    return chosen


def _issued(candidates: list[Mention]) -> list[Mention]:
    """Leave out bodies in whose name a title would stand that a noun announces: `het rapport van de inspectie «X»`."""
    ends = {m.end for m in candidates if m.entity.kind is EntityKind.DOC and m.reason.startswith(ANNOUNCED)}
    if not ends:
        return candidates
    return [m for m in candidates if not (m.reason.endswith("name in quotation marks") and m.end - 1 in ends)]


def _one_sense(candidates: list[Mention]) -> list[Mention]:
    """Read a name as the programme that the letter calls it, where only its form makes an organisation of it."""
    called = {
        m.entity.label: m.entity
        for m in candidates
        if m.entity.kind is EntityKind.PROGRAMME and m.entity.key is None and m.confidence >= CALLED
    }
    if not called:
        return candidates
    return [
        replace(m, entity=called[m.entity.label], reason="programme: what the letter calls it elsewhere")
        if m.entity.kind is EntityKind.ORG and m.entity.key is None and m.entity.label in called
        else m
        for m in candidates
    ]


def _addresses(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    at = text.find("@")
    while at >= 0:  # from the sign backwards: most texts have none
        if match := _MAIL.search(text, max(0, at - 64), at + 120):
            spans.append(match.span())
        at = text.find("@", at + 1)
    return spans


def _domains(text: str) -> dict[int, int]:
    """Give start and end of every address without a scheme."""
    found: dict[int, int] = {}
    for end in _DOMAIN_END.finditer(text):
        if start := _DOMAIN_START.search(text, max(0, end.start() - 80), end.start()):
            found.setdefault(start.start(), end.end())
    return found


def _order(mention: Mention) -> tuple[bool, int, float, int, int, str]:
    return (
        mention.confidence < SURE,
        mention.start - mention.end,
        -mention.confidence,
        _RANK[mention.entity.kind],
        mention.start,
        mention.entity.label,
    )


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
