"""The cabinet, the chambers and the State by description: `het kabinet`, `uw Kamer`, `beide Kamers`, `het Rijk`."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.lexicon import rows
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.components.actors.words import Words
from beleidsgraaf.extract.link import entity_of


def _sets() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for row in rows("description-words.csv"):
        out[row["set"]] = out.get(row["set"], frozenset()) | frozenset(row["words"].split())
    return out


_WORDS = _sets()
#: Of another country, or of another part of the Kingdom.
FOREIGN = _WORDS["foreign"]
#: Determiners belong to the mention.
_CABINET_DETERMINERS = _WORDS["cabinet-determiner"]
_CHAMBER_DETERMINERS = _WORDS["chamber-determiner"]
#: What `Kamer` is in other names.
_NOT_A_CHAMBER = frozenset({"van koophandel", "van toezicht"})
#: Near `de kamer`, written small: it is told something, so the chamber is meant and no room.
_INFORMED = re.compile(
    r"\b(?:informeer\w*|geïnformeerd|toegezegd|kamerbrief|gerapporteerd|rapporteren|voorgelegd|toegestuurd|motie)\b"
    r"|(?:aan|naar) de kamer (?:\w+ ){0,2}(?:gestuurd|gezonden|verzonden|te sturen|gemeld|aangeboden|gedeeld)",
    re.IGNORECASE,
)
_NUMERALS = frozenset({"I", "II", "III", "IV", "V"})


def cabinet(scan: Scan, i: int) -> None:
    """Find `het kabinet`, `dit kabinet`, `het kabinet-Rutte IV`; a next, former or foreign cabinet is none."""
    words = scan.words
    if words.gap(i).startswith("-") or (words.capital(i) and words.near(i) and words.low[i + 1] == "van"):
        if words.gap(i) == "-" and i + 1 < len(words) and words.capital(i + 1):
            _named_cabinet(scan, i)
        return
    j = i
    before = words.low[j - 1] if j and words.before(j) == " " else ""
    if before in _WORDS["cabinet-adjective"]:
        j -= 1
        before = words.low[j - 1] if j and words.before(j) == " " else ""
    if before in _WORDS["other-cabinet"] or before in FOREIGN:
        return
    if before in _CABINET_DETERMINERS:
        scan.add(j - 1, i, scan.linker.state("kabinet"), 0.97, f"description: {before} kabinet")
    elif j == i and before in _WORDS["bare-cabinet"] and not (words.capital(i) and _in_capitals(words, i)):
        scan.add(i, i, scan.linker.state("kabinet"), 0.8, "description: kabinet")


def _in_capitals(words: Words, i: int) -> bool:
    """Tell whether a capital is no sign of anything, for the next word has one too."""
    return i + 1 < len(words) and words.near(i) and words.capital(i + 1)


def _named_cabinet(scan: Scan, i: int) -> None:
    """Find `het kabinet-Rutte IV`: a cabinet by the name of its prime minister."""
    words, last = scan.words, i + 1
    while last + 1 < len(words) and (
        (words.near(last) and words.written[last + 1] in _NUMERALS)
        or (words.gap(last) == "-" and words.capital(last + 1))
    ):
        last += 1
    named = scan.linker.registers.named(words.span(i, last), "ORG")
    entity = entity_of(named[0]) if named else scan.linker.state("kabinet")
    start = i - 1 if i and words.low[i - 1] in _CABINET_DETERMINERS and words.before(i) == " " else i
    scan.add(start, last, entity, 0.9, "description: cabinet by the name of its prime minister")


def premier(scan: Scan, i: int) -> None:
    """Find `de premier`: ours, when no other country is named with the word."""
    words = scan.words
    before = words.low[i - 1] if i and words.before(i) == " " else ""
    after = words.low[i + 1] if words.near(i) and i + 1 < len(words) else ""
    if before == "de" and after not in ("van", "league") and not (after and words.capital(i + 1)):
        entity = scan.linker.office("minister-president", scan.on(i))
        if entity is not None:
            scan.add(i, i, entity, 0.85, "description: de premier")


def _informed(text: str, start: int, end: int) -> bool:
    """Tell whether the chamber is told something within the sentence around start..end."""
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    return bool(_INFORMED.search(re.split(r"[.?!\n]", before)[-1] + text[start:end] + re.split(r"[.?!\n]", after)[0]))


def chamber(scan: Scan, i: int) -> None:
    """Find `uw Kamer`, `de Kamer`, `Kamer`: the chamber that the document is for."""
    words = scan.words
    before = words.low[i - 1] if i and words.before(i) in (" ", "\n") else ""
    if not words.capital(i) and before != "uw":
        if before == "de" and _informed(words.text, words.starts[i], words.ends[i]):
            scan.add(i - 1, i, scan.linker.chamber(scan.context(i).chamber), 0.7, "description: de kamer, informed")
        return
    if words.shouted(i) and before not in _CHAMBER_DETERMINERS:
        return
    if before in ("eerste", "tweede") and (words.capital(i - 1) or before == "uw"):
        return  # found by name
    follow = " ".join(words.low[i + 1 : i + 3]) if words.near(i) else ""
    if follow in _NOT_A_CHAMBER or words.gap(i) == "-":
        return
    if follow.startswith("voor ") and before != "uw" and words.capital(i + 2):
        return  # `Kamer voor Gezondheid`
    if words.near(i) and words.capital(i + 1) and before not in _CHAMBER_DETERMINERS:
        return  # part of a longer name
    if before and before not in _CHAMBER_DETERMINERS and i and words.capital(i - 1) and not words.shouted(i):
        return
    entity = scan.linker.chamber(scan.context(i).chamber)
    if before in _CHAMBER_DETERMINERS:
        scan.add(i - 1, i, entity, 0.96, f"description: {before} Kamer")
    elif before not in _WORDS["other-chamber"]:
        scan.add(i, i, entity, 0.8, "description: Kamer")


def chambers(scan: Scan, i: int) -> None:
    """Find `beide Kamers`, `de Kamers`: the Staten-Generaal."""
    words = scan.words
    before = words.low[i - 1] if i and words.before(i) in (" ", "\n") else ""
    if before in ("beide", "de") and (words.capital(i) or before == "beide"):
        scan.add(i - 1, i, scan.linker.state("staten-generaal"), 0.95, f"description: {before} Kamers")


def one_of_two(scan: Scan, i: int) -> None:
    """Find `Eerste` in `de Eerste en Tweede Kamer`, `zowel de Eerste als de Tweede Kamer`."""
    words = scan.words
    if not words.capital(i) or i + 2 >= len(words):
        return
    other = {"eerste": "tweede", "tweede": "eerste"}[words.low[i]]
    j = i + 1
    if words.low[j] not in ("en", "als", "of", "noch"):
        return
    j += 1 + (words.low[j + 1] in ("de", "ook"))
    if (
        j + 1 < len(words)
        and words.low[j] == other
        and words.low[j + 1] == "kamer"
        and words.span(i, j).count(".") == 0
    ):
        code = "ek" if words.low[i] == "eerste" else "tk"
        scan.add(i, i, scan.linker.chamber(code), 0.95, "coordination: Eerste en Tweede Kamer")


def state(scan: Scan, i: int) -> None:
    """Find `het Rijk`, `het rijk`: the Rijksoverheid. `Rijk` at the end of a name in capitals belongs to that name."""
    words = scan.words
    if words.gap(i) == "-" or (i and words.before(i) in ("-", "’", "'")):
        return
    plain = i == 0 or words.before(i) not in (" ", "\n")
    before = "" if plain else words.low[i - 1]
    if words.shouted(i):
        return
    if words.near(i) and words.capital(i + 1):
        return  # `Rijk van Nijmegen` and the like are caught by the next line, `Rijk Wonen` here
    if words.near(i) and words.low[i + 1] == "van" and i + 2 < len(words) and words.capital(i + 2):
        return
    if words.capital(i):
        if before in _WORDS["before-state"] or (not before) or not words.capital(i - 1):
            scan.add(i, i, scan.linker.state("rijksoverheid"), 0.93, "description: Rijk")
    elif before == "het" and not (words.near(i) and words.low[i + 1] in ("aan", "geschakeerd", "gevuld")):
        scan.add(i, i, scan.linker.state("rijksoverheid"), 0.85, "description: het rijk")


def state_word(scan: Scan, i: int) -> None:
    """Find `rijksoverheid` in either spelling."""
    words = scan.words
    if not words.before(i).endswith("(") or not words.gap(i).startswith(")"):
        scan.add(i, i, scan.linker.state("rijksoverheid"), 0.95, "name: rijksoverheid")


#: Beside `de Raad` in a list: the other institutions of the Union.
_INSTITUTION = r"(?:Europese )?Commissie|Europe(?:es|se) Parlement|EP|EC|Parlement"
_BEFORE_COUNCIL = re.compile(rf"\b(?:{_INSTITUTION})(?:,| en| of|, en)(?: van)? de $")
_AFTER_COUNCIL = re.compile(rf"(?:,| en| of| met)(?: (?:de|het))? (?:{_INSTITUTION})\b(?! van)")


def union_council(scan: Scan, i: int) -> None:
    """Find `de Raad` where the Commission or the European Parliament stands beside it."""
    words = scan.words
    if not words.capital(i) or i == 0 or words.low[i - 1] != "de" or words.before(i) != " " or words.gap(i) == "-":
        return
    text, start, end = words.text, words.starts[i], words.ends[i]
    beside = _BEFORE_COUNCIL.search(text[max(0, start - 40) : start]) or _AFTER_COUNCIL.match(text, end)
    if beside and not (words.near(i) and words.low[i + 1] in ("van", "voor")):
        scan.add(i, i, scan.linker.state("raad-van-de-europese-unie"), 0.85, "description: de Raad of the Union")


def council(scan: Scan, i: int) -> None:
    """Find `de ministerraad` in either spelling."""
    scan.add(i, i, scan.linker.state(scan.words.low[i]), 0.96, "name: ministerraad")
