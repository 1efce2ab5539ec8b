"""Parliamentary groups: `de fractie van X`, `de X-fractie`, `(X)`, and lists of them.

Most abbreviations are unmistakable; those with the rule `group` in `homonyms.csv` count where groups are spoken of.
"""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import entity_of, own, pick
from beleidsgraaf.extract.model import EntityKind
from beleidsgraaf.ontology.registers import Entry

#: Words that say that groups are spoken of, within the same sentence before the name.
_CUE = re.compile(r"\b(?:fracties?|leden|lid|kamerlid|kamerleden|senator|partij|partijen)\b[^.?!;]*$", re.IGNORECASE)
_WINDOW = 90


def group(scan: Scan, i: int) -> int | None:
    """Find the group whose name starts at word i; gives the last word of the mention, or None."""
    words = scan.words
    found = scan.lexicon.groups.longest(words, i)
    if found is None:
        return None
    last, entries = found
    text = words.span(i, last)
    if not _spelt(text, entries) or (i and words.before(i) in ("-", "‑") and words.low[i - 1] != "fractie"):
        return None
    rule = scan.lexicon.homonyms.get(text, "")
    compound = (
        words.gap(last) in ("-", "- ") and last + 1 < len(words) and words.low[last + 1] in ("fractie", "fracties")
    )
    if (
        (rule == "group" or text.lower().startswith(("lid", "groep")))
        and not compound
        and not _spoken_of(scan, i, last)
    ):
        return None
    context = scan.context(i)
    chosen = pick(entries, context.on, context.chamber)
    if chosen is None:
        return None
    start = None
    if i and words.before(i) == "-" and words.low[i - 1] == "fractie":
        start = words.starts[i - 1]
    end = last + 1 if compound else last
    scan.add(i, end, entity_of(chosen), 0.97, "group: name", start=start)
    return end


def _spelt(text: str, entries: list[Entry]) -> bool:
    """Tell whether it is spelt as the register has it (`FvD` as `FVD`), hyphens and spaces aside."""
    bare = re.sub(r"[\s\-‑/]", "", text)
    for entry in entries:
        for name in entry.names:
            plain = re.sub(r"[\s\-‑/]", "", name)
            surname = entry.label.startswith(("Lid ", "Groep ")) and name.isupper()  # `het lid Omtzigt` is a person
            if bare == plain or (
                len(plain) > 4 and bare.casefold() == plain.casefold() and bare[0].isupper() and not surname
            ):
                return True
    return False


def _spoken_of(scan: Scan, i: int, last: int) -> bool:
    words = scan.words
    start, end = words.starts[i], words.ends[last]
    if words.text[start - 1 : start] == "(" and words.text[end : end + 1] == ")":
        return True
    if words.low[i - 1] in ("allen", "beiden") and words.text[end : end + 1] == ")":
        return True
    if scan.found and scan.found[-1].reason == "group: name" and start - scan.found[-1].end <= 8:
        return True
    text = words.text[max(0, start - _WINDOW) : start]
    if words.span(i, last).lower().startswith("lid"):
        return bool(re.search(r"\bfracties?\b[^.?!;]*$", text, re.IGNORECASE))
    return bool(_CUE.search(text))


def named_after(scan: Scan, i: int) -> None:
    """Find a group called after its leader that no register has: `Fractie-Jansen`, `Groep Pietersen`."""
    words = scan.words
    if not words.capital(i) or words.gap(i) not in ("-", " ") or i + 1 >= len(words) or not words.capital(i + 1):
        return
    if words.written[i + 1].isupper() or scan.lexicon.groups.longest(words, i + 1):
        return  # Fractie VVD
    last = i + 1
    while words.low[last] in ("van", "de", "den", "der") and words.near(last):
        last += 1
    entity = own(EntityKind.ORG, words.span(i, last), "group")
    scan.add(i, last, entity, 0.8, "group: called after its leader")
