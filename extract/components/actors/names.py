"""Names of the registers in the text: the longest that starts at a word, if it is written as it must be."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.lexicon import Name
from beleidsgraaf.extract.components.actors.scan import ARTICLES, Scan
from beleidsgraaf.extract.link import entity_of, pick
from beleidsgraaf.extract.model import EntityKind

_PLURAL = re.compile(r"[’'](?:s|en)\b")
#: Posts of one word that letters write small and that are nothing else.
_SMALL_POSTS = frozenset({"landsadvocaat", "deltacommissaris", "kinderombudsman", "veteranenombudsman"})
#: Neighbours that make `Toeslagen` the agency and not the benefits.
_AGENCIES = re.compile(r"\b(?:UWV|SVB|DUO|IND|Belastingdienst|Douane|CAK|CJIB)\b")
_LISTED = re.compile(
    r"\b(?:AZ|BZ|BZK|EZK?|IenW|JenV|J&V|LNV|LVVN|OCW|SZW|VWS|VRO|KGG|AenM)(?:,| en| of|/) ?\||\|(?:,| en| of|/) "
    r"?(?:AZ|BZ|BZK|EZK?|IenW|JenV|J&V|LNV|LVVN|OCW|SZW|VWS|VRO|KGG|AenM)\b"
)
_ACTS = re.compile(
    r" (?:biedt|heeft|is|werkt|wil|kan|zal|gaat|doet|neemt|stelt|zet|voert|helpt|betaalt|beoordeelt|behandelt|hanteert"
    r"|moet|keert|levert)\b"
)


def name(scan: Scan, i: int) -> int | None:
    """Find the longest name of the registers at word i; gives the last word of the mention, or None."""
    words = scan.words
    for last, names in reversed(scan.lexicon.names.all(words, i)):
        fitting = [n for n in names if _written(scan, i, last, n)]
        if not fitting:
            continue
        on, chamber = scan.on(i), scan.context(i).chamber
        entry = pick([n.entry for n in fitting], on, chamber)
        if entry is None:
            continue
        end = words.ends[last]
        if fitting[0].spelling and (plural := _PLURAL.match(words.text, end)):
            end = plural.end()
        known = entry.valid_on(on) if on else True
        if words.low[i] in ARTICLES and not words.capital(i) and last > i:
            i += 1  # `de Volkskrant`: the article is no part of the mention, whatever the name
        if entry.label.startswith("Kabinet") and i and words.low[i - 1] in ("het", "dit") and words.before(i) == " ":
            i -= 1  # as in `het kabinet`
        if entry.category in _PARTS and (part := _before_whole(scan, i, last)) is not None:
            last, end = part, words.ends[part]  # `de directie X van het ministerie van Y` names two bodies
        scan.add(i, last, entity_of(entry), 0.97 if known else 0.9, "register: name", end=end)
        return last
    return None


#: Parts of bodies: the whole is a mention of its own.
_PARTS = frozenset({"police", "directorate", "directorate-general"})


def _before_whole(scan: Scan, i: int, last: int) -> int | None:
    """Give the last word of a part's own name, where `van de` and the name of the whole follow it up to `last`."""
    words = scan.words
    for k in range(i + 3, last + 1):
        if words.low[k - 2] == "van" and words.low[k - 1] in ("de", "het"):
            whole = scan.lexicon.names.longest(words, k)
            if whole is not None and whole[0] == last:
                return k - 3
    return None


def _written(scan: Scan, i: int, last: int, name: Name) -> bool:
    words = scan.words
    text = words.span(i, last)
    if ". " in text and ". " not in name.entry.label and not words.written[i].isupper():
        return False  # `duurzame energie. Samen met`: the end of a sentence
    if i and words.before(i) in ("-", "‑") and not words.before(i - 1).isspace() and name.spelling and len(text) < 4:
        return False
    if name.spelling:
        if text != name.spelling and not (len(text) > 6 and text == name.spelling.upper()):
            return False
        if len(text) < 6 and text.isupper() and _shouting(scan, i, last):
            return False
    elif not any(words.capital(k) for k in range(i, last + 1)):
        # a post is often written small; what is also a common noun needs its capital
        return name.entry.kind == EntityKind.OFFICE and (last > i or words.low[i] in _SMALL_POSTS)
    return not name.rule or _rule(scan, i, last, name.rule)


def _shouting(scan: Scan, i: int, last: int) -> bool:
    """Tell whether the words around are in capitals too, so that capitals make no abbreviation."""
    words = scan.words
    before = i > 0 and words.before(i) == " " and words.shouted(i - 1)
    after = words.near(last) and words.shouted(last + 1)
    return before and after


#: Before a medium whose name is also a word: what it brought.
_BROADCAST = re.compile(
    r"\b(?:uitzending|aflevering|artikel|bericht|berichtgeving|reportage|documentaire|onderzoek|programma|item|interview)"
    r"(?: van| in| door| bij| met)(?: het| de)?(?: (?:dagblad|tv-programma|televisieprogramma|programma))? $"
)


def _rule(scan: Scan, i: int, last: int, rule: str) -> bool:
    """Tell whether a homonym's condition holds."""
    words = scan.words
    start, end = words.starts[i], words.ends[last]
    if rule == "plain":
        return True
    if rule == "capital":
        return i > 0 and words.before(i) in (" ", ", ", "\n", " (", "/") and not _opens(scan, i)
    if rule == "eu":
        # no part of a number: `(EU) 2016/679`, `2014/24/EU`
        follow = words.low[last + 1] if words.gap(last) in (" ", "\n", ") ") and last + 1 < len(words) else ""
        return not follow.isdigit() and (i == 0 or words.before(i) not in ("-", "/"))
    if rule == "defensie":
        return _ministry(scan, i, last)
    if rule == "acts":
        before = words.low[i - 1] if i and words.before(i) == " " else ""
        return bool(_ACTS.match(words.text, end)) or before in _BY
    if rule == "toeslagen":
        window = words.text[max(0, start - 60) : end + 60]
        before = words.low[i - 1] if i and words.before(i) == " " else ""
        if before in ("dienst", "directoraat", "dg"):
            return False
        return (
            bool(_AGENCIES.search(window))
            or bool(_ACTS.match(words.text, end))
            or (before == "door" and not _opens(scan, i))
        )
    if rule == "listed":
        # `BZK, Financiën en VWS`: an abbreviation of a ministry stands beside it in a list
        beside = words.text[max(0, start - 12) : start] + "|" + words.text[end : end + 12]
        return bool(_LISTED.search(beside)) or (bool(_ACTS.match(words.text, end)) and _ministry(scan, i, last))
    if rule == "media":
        return bool(re.match(r",? \d|\)|, \d", words.text[end : end + 4])) or bool(
            _BROADCAST.search(words.text[max(0, start - 45) : start])
        )
    return False


#: Before a field of policy that is also the short name of a ministry: then a meeting, a budget, a portfolio is meant.
_FIELD_OF = re.compile(
    r"(?:[A-Z][a-z]\w*(?:,| en)?|(?:minister|staatssecretaris|bewindspersoon|commissie|begroting|hoofdstuk|raad"
    r"|portefeuille)\w*(?: van| voor)?|(?:debat|overleg|behandeling|woordvoerder)(?: over| van| voor)?|kamerlid) $"
)
#: Before who acts.
_BY = frozenset({"door", "namens", "volgens", "aldus"})


def _ministry(scan: Scan, i: int, last: int) -> bool:
    """Tell whether `Defensie` is the ministry: no part of a portfolio, of a committee's name, of a list of fields."""
    words = scan.words
    if words.near(last) and last + 2 < len(words) and words.low[last + 1] == "en" and words.capital(last + 2):
        return False
    return not _FIELD_OF.search(words.text[max(0, words.starts[i] - 28) : words.starts[i]])


def _opens(scan: Scan, i: int) -> bool:
    gap = scan.words.before(i)
    return "\n\n" in gap or any(c in gap for c in ".?!:•–")
