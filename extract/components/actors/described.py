"""The cabinet, the chambers and the State by description: `het kabinet`, `uw Kamer`, `beide Kamers`, `het Rijk`."""

from __future__ import annotations

from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.components.actors.words import Words

#: Determiners that belong to the mention.
_CABINET_DETERMINERS = frozenset({"het", "dit", "ons"})
_CABINET_ADJECTIVES = frozenset({"huidige", "demissionaire", "zittende", "missionaire"})
#: A cabinet that these words introduce is another one, or none in particular.
_OTHER = frozenset(
    [
        "een",
        "nieuw",
        "nieuwe",
        "volgend",
        "volgende",
        "vorig",
        "vorige",
        "komend",
        "komende",
        "eerder",
        "eerdere",
        "toekomstig",
        "toekomstige",
        "voormalig",
        "voormalige",
        "opvolgend",
        "opvolgende",
        "geen",
        "elk",
        "ieder",
        "schaduw",
        "deens",
        "deense",
        "vlaams",
        "vlaamse",
        "belgisch",
        "belgische",
        "duits",
        "duitse",
        "frans",
        "franse",
        "brits",
        "britse",
        "welk",
        "elkaar",
        "opeenvolgende",
        "eerste",
        "tweede",
        "derde",
        "vierde",
        "toenmalig",
        "toenmalige",
    ]
)
_CHAMBER_DETERMINERS = frozenset({"uw", "de", "der", "onze"})
#: What `Kamer` is in other names.
_NOT_A_CHAMBER = frozenset({"van koophandel", "van toezicht"})
_STATE_BEFORE = frozenset(
    [
        "het",
        "t",
        "dit",
        "door",
        "van",
        "aan",
        "bij",
        "met",
        "voor",
        "en",
        "of",
        "tussen",
        "als",
        "namens",
        "vanuit",
        "binnen",
        "naar",
        "tegen",
        "ons",
        "een",
        "deze",
        "waarbij",
        "waar",
        "dat",
        "wat",
        "wil",
        "heeft",
        "kan",
        "zal",
        "is",
    ]
)


def cabinet(scan: Scan, i: int) -> None:
    """Find `het kabinet`, `dit kabinet`, `het kabinet-Rutte IV`; a next, former or foreign cabinet is none."""
    words = scan.words
    if words.gap(i).startswith("-") or (words.capital(i) and words.near(i) and words.low[i + 1] == "van"):
        if words.gap(i) == "-" and i + 1 < len(words) and words.capital(i + 1):
            _named_cabinet(scan, i)
        return
    j = i
    before = words.low[j - 1] if j and words.before(j) == " " else ""
    if before in _CABINET_ADJECTIVES:
        j -= 1
        before = words.low[j - 1] if j and words.before(j) == " " else ""
    if before in _OTHER:
        return
    if before in _CABINET_DETERMINERS:
        scan.add(j - 1, i, scan.linker.state("kabinet"), 0.97, f"description: {before} kabinet")
    elif j == i and before in ("als", "door", "van", "namens", "tussen", "en", "of", "met", "aan"):
        if not words.capital(i) or not _in_capitals(words, i):
            scan.add(i, i, scan.linker.state("kabinet"), 0.8, "description: kabinet")


def _in_capitals(words: Words, i: int) -> bool:
    """Tell whether a capital is no sign of anything, for the next word has one too."""
    return i + 1 < len(words) and words.near(i) and words.capital(i + 1)


def _named_cabinet(scan: Scan, i: int) -> None:
    """Find `het kabinet-Rutte IV`: the cabinet of the day by its name."""
    words, last = scan.words, i + 1
    while words.near(last) and (words.written[last + 1] in ("I", "II", "III", "IV", "V") or words.capital(last + 1)):
        last += 1
        if words.written[last] in ("I", "II", "III", "IV", "V"):
            break
    if words.gap(last) == "-" and words.capital(last + 1):
        last += 1  # Rutte-Verhagen, Rutte-Asscher
    entity = scan.linker.state("kabinet")
    start = i - 1 if i and words.low[i - 1] in _CABINET_DETERMINERS and words.before(i) == " " else i
    scan.add(start, last, entity, 0.85, "description: cabinet by the name of its prime minister")


def chamber(scan: Scan, i: int) -> None:
    """Find `uw Kamer`, `de Kamer`, `Kamer`: the chamber that the document is for."""
    words = scan.words
    before = words.low[i - 1] if i and words.before(i) in (" ", "\n") else ""
    if not words.capital(i) and before != "uw":
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
    elif before not in ("een", "kleine", "grote", "meervoudige", "enkelvoudige"):
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
        if before in _STATE_BEFORE or (not before) or not words.capital(i - 1):
            scan.add(i, i, scan.linker.state("rijksoverheid"), 0.93, "description: Rijk")
    elif before == "het" and not (words.near(i) and words.low[i + 1] in ("aan", "geschakeerd", "gevuld")):
        scan.add(i, i, scan.linker.state("rijksoverheid"), 0.85, "description: het rijk")


def state_word(scan: Scan, i: int) -> None:
    """Find `rijksoverheid` in either spelling."""
    words = scan.words
    if not words.before(i).endswith("(") or not words.gap(i).startswith(")"):
        scan.add(i, i, scan.linker.state("rijksoverheid"), 0.95, "name: rijksoverheid")


def council(scan: Scan, i: int) -> None:
    """Find `de ministerraad` in either spelling."""
    scan.add(i, i, scan.linker.state(scan.words.low[i]), 0.96, "name: ministerraad")
