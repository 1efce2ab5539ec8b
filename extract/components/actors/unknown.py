"""Organisations that no register and no form gives: runs of capitals for which the rest of the letter gives evidence.

Precision comes first. A run counts when two signs agree, or one that hardly errs: a word inside it that only
organisations have, an abbreviation that the letter defines for it, a verb that only actors have, a role (`uitgevoerd
door X`, `onderzoek van X`).
"""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.bodies import NAMED_HEADS
from beleidsgraaf.extract.components.actors.lexicon import lines, rows
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import own
from beleidsgraaf.extract.model import EntityKind

_ORGANISATION_WORDS = lines("organisation-words.txt") | NAMED_HEADS
_NOT_ALONE = lines("openers.txt")
_OTHER = re.compile("(?:" + "|".join(sorted(lines("other-things.txt"))) + r")(?:en|s)?$")


def _role(where: str) -> str:
    return "|".join(row["pattern"] for row in rows("roles.csv") if row["where"] == where)


_ROLE_BEFORE = re.compile(rf"\b(?:{_role('before')})(?: (?:de|het))? $", re.IGNORECASE)
_ROLE_AFTER = re.compile(rf" (?:{_role('after')})\b")


def runs(scan: Scan, i: int) -> int | None:
    """Judge the run of capitals that starts at word i; gives its last word."""
    words = scan.words
    last = scan.run(i)
    if last is None:
        return None
    first = i
    while first < last and (words.low[first] in _NOT_ALONE or not words.capital(first)):
        first += 1
    if words.low[first] in _NOT_ALONE or len(words.written[first]) < 2:
        return last
    # a list is two names: judge what stands before the conjunction and what stands after it
    parts, start = [], first
    for k in range(first, last + 1):
        if words.low[k] == "en" and k > start and k < last:
            parts.append((start, k - 1))
            start = k + 1
    parts.append((start, last))
    headed = [_head_word(scan, a, b) for a, b in parts]
    if len(parts) > 1 and _head_word(scan, first, last) and headed.count(True) < 2:
        parts = [(first, last)]
    for a, b in parts:
        _judge(scan, a, b)
    return last


def _head_word(scan: Scan, first: int, last: int) -> bool:
    """Tell whether an organisation's word with a capital stands inside a run of two words or more."""
    words = scan.words
    return last > first and any(
        words.low[k] in _ORGANISATION_WORDS and words.capital(k) for k in range(first, last + 1)
    )


def _judge(scan: Scan, first: int, last: int) -> None:
    words = scan.words
    text = words.text
    if not words.capital(first) or (words.shouted(first) and first < last and words.shouted(last)):
        return
    if any(scan.lexicon.names.longest(words, k) for k in range(first, last + 1) if words.capital(k)):
        return  # the registers know what stands here
    if _OTHER.search(words.low[first]) or _OTHER.search(words.low[last]):
        return
    start, end = words.starts[first], words.ends[last]
    score, why = 0.0, []
    if _head_word(scan, first, last):
        score += 0.55
        why.append("organisation word")
    if _ROLE_BEFORE.search(text[max(0, start - 42) : start]):
        score += 0.35
        why.append("role before")
    if _ROLE_AFTER.match(text, end):
        score += 0.35
        why.append("acts")
    if re.match(r"-(?:onderzoek|rapport|enquête|woordvoerder|medewerkers|directeur)", text[end : end + 14]):
        score += 0.3
        why.append("its research")
    acronym = re.match(r" \(([A-Z][\w&’'-]{1,11})\)", text[end : end + 16])
    if acronym:
        score += 0.3 if last > first or len(acronym[1]) > 1 else 0.0
        why.append("abbreviation")
    if last == first + 1 and re.fullmatch(r"[A-Z&]{2,5}", words.written[last]) and not words.shouted(first):
        score += 0.25
        why.append("ends in an abbreviation")
    if score >= 0.55 and not _known(scan, first, last):
        name = words.span(first, last)
        alt = (acronym[1],) if acronym else ()
        entity = own(EntityKind.ORG, name, "organisation", alt)
        scan.add(first, last, entity, min(0.75, 0.3 + score / 2), "unknown: " + ", ".join(why))
        if acronym:
            at = end + 2
            scan.defined[acronym[1]] = entity
            scan.add(last, last, entity, 0.6, "unknown: its abbreviation", start=at, end=at + len(acronym[1]))


def _known(scan: Scan, first: int, last: int) -> bool:
    """Tell whether it is a place, a month or a person's first name, which the signs above do not tell apart."""
    words = scan.words
    if first == last:
        if words.written[first] in _FIRST or words.low[first] in _NOT_ALONE:
            return True
        return any(scan.lexicon.short[k].longest(words, first) for k in ("municipality", "province"))
    return words.written[first] in _FIRST


_FIRST = frozenset(lines("first-names.txt"))
