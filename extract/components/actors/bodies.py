"""Organisations by form: `stichting ICTU`, `directie A, B en C`, `bureau Kantar`, `X B.V.`, `de Consumentenbond`.

Of a head in `bodies.csv` marked `name` the head belongs to the name; one marked `noun` only says what the name is of.
"""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.lexicon import lines, rows
from beleidsgraaf.extract.components.actors.scan import Scan, coordinated
from beleidsgraaf.extract.components.actors.words import COMMAS
from beleidsgraaf.extract.components.names.grammar import small_end
from beleidsgraaf.extract.link import own
from beleidsgraaf.extract.model import EntityKind

_HOW = {row["head"]: row["how"] for row in rows("bodies.csv")}
#: Heads that belong to the name.
NAMED_HEADS = frozenset(head for head, how in _HOW.items() if how == "name" and "-" not in head)
HEAD_WORDS = frozenset(head.split("-")[0] for head in _HOW)
OPENERS = lines("openers.txt")
_PLACES = lines("places.txt")
_LEGAL_WORDS = frozenset({"b", "n", "bv", "nv", "se", "plc"})
_SUFFIX = re.compile(r"\w{3,}(?:" + "|".join(sorted(lines("suffixes.txt"))) + r")$", re.IGNORECASE)
#: Heads whose name may be a list of fields with commas.
_FIELDS = frozenset({"directie", "directoraat-generaal", "dg", "inspectie", "programmadirectie", "adviescommissie"})
#: Bodies that are called after what they have to do.
_TASKED = frozenset(
    {
        "commissie",
        "adviescommissie",
        "staatscommissie",
        "onderzoekscommissie",
        "evaluatiecommissie",
        "werkgroep",
        "stuurgroep",
    }
    | {"taskforce", "projectgroep", "regiegroep", "klankbordgroep", "adviescollege", "expertiseteam"}
)
_TASK = re.compile(
    r"(?:ing|atie|heid|pak|zoek|zicht|komst|beleid|leid|stelsel|beheer|bruik|nutting|toets|vorming|stand|orde)$"
)
_LEGAL = re.compile(r"(?<=[\w.)]) (?:B\.V\.|N\.V\.|BV|NV|Ltd\.?|Inc\.?|GmbH|PLC|plc|S\.A\.|SE|LLC|U\.A\.)(?!\w)")
#: What follows `Raad van` in the board of any body.
BOARDS = frozenset({"bestuur", "toezicht", "commissarissen"})
#: Adjectives that open names of bodies.
_ADJECTIVES = lines("adjectives.txt")
#: Heads that are ordinary nouns when written small before the name of another body.
_COMMON_HEADS = frozenset({"raad", "dienst", "college", "unie", "commissie", "inspectie"})
_CATEGORY = {"directie": "directorate", "dg": "directorate", "directoraat-generaal": "directorate"}


def body(scan: Scan, i: int) -> None:
    """Find the organisation whose head stands at word i."""
    words = scan.words
    head, j = words.low[i], i + 1
    if words.gap(i) == "-" and j < len(words) and f"{head}-{words.low[j]}" in _HOW:
        head, j = f"{head}-{words.low[j]}", j + 1
    how = _HOW.get(head)
    if how is None or j >= len(words) or (i and words.before(i) == "-"):
        return
    if head == "commissie" and words.gap(j - 1) == "-" and words.capital(j):
        _commission(scan, i, j)
    elif scan.lexicon.names.longest(words, i) or words.shouted(i):
        return  # the registers know it; capitals all over show no name
    elif how == "name" and words.gap(j - 1) in (" ‘", " “", " «", ' "', " '"):
        _quoted(scan, head, i, j)
    elif not words.near(j - 1) or words.low[j] == words.low[i]:
        return
    elif how == "noun":
        if not words.capital(i) or _opens(scan, i):
            _described(scan, head, j)
    elif words.capital(j):
        _named(scan, head, i, j)
    elif words.capital(i) and words.low[j] in ("voor", "van", "tot", "ter", "bij"):
        _with_preposition(scan, head, i, j)


def _quoted(scan: Scan, head: str, i: int, j: int) -> None:
    """A name in quotation marks: `werkgroep ‘Blootstelling en gezondheid’`."""
    words = scan.words
    close = {"‘": "’", "“": "”", "«": "»"}.get(words.before(j)[-1], words.before(j)[-1])
    end = words.text.find(close, words.ends[j], words.ends[j] + 70)
    if end < 0 or not words.capital(j) or "\n\n" in words.text[words.starts[i] : end]:
        return
    name = f"{words.written[i]} {words.text[words.starts[j] : end]}"
    scan.add(i, j, own(EntityKind.ORG, name, "body"), 0.8, f"form: {head} and name in quotation marks", end=end + 1)


def _named(scan: Scan, head: str, i: int, j: int) -> None:
    """The head with the capitals that follow: `stichting ICTU`, `loket Rechtsstatelijkheid en Hardheden`."""
    words = scan.words
    if words.shouted(i) and not words.written[j].isupper():
        return
    if (
        head in ("raad", "dienst", "college", "unie", "commissie", "inspectie")
        and _other(scan, j)
        and not words.capital(i)
    ):
        return
    last = scan.run(j)
    if last is None:
        return
    if head in _FIELDS:
        last = _fields(scan, last)
    if i and words.before(i) == " " and words.low[i - 1] in _ADJECTIVES and words.capital(i - 1):
        i -= words.capital(i) or not _opens(scan, i - 1)
    end = _task(scan, head, j, last)
    name = words.span(i, last) if end is None else words.text[words.starts[i] : end]
    entity = own(EntityKind.ORG, name, _CATEGORY.get(head, "body"))
    scan.add(i, last, entity, 0.8, f"form: {head} and name", end=end)


def _task(scan: Scan, head: str, j: int, last: int) -> int | None:
    """Give where a name ends that goes on in small letters: `commissie Aanpak woningnood grote steden`.

    Only after one word that names a task; after the name of a person or a place the sentence goes on.
    """
    words = scan.words
    if last != j or head not in _TASKED or not _TASK.search(words.low[j]) or not words.near(last):
        return None
    block = words.text.find("\n\n", words.ends[last])
    stop = small_end(words.text, words.ends[last], block if block >= 0 else len(words.text), limit=6)
    return stop if stop > words.ends[last] else None


def _fields(scan: Scan, last: int) -> int:
    """Take the fields that follow over commas when their list ends in `en`: `Toezicht, Inkoop en Uitvoering`."""
    words, stop = scan.words, last
    while words.gap(stop) in COMMAS and stop + 1 < len(words) and words.capital(stop + 1):
        end = scan.run(stop + 1)
        if end is None:
            break
        stop = end
        if "en" in words.low[last + 1 : stop + 1]:
            return stop
    return last


def _other(scan: Scan, j: int) -> bool:
    found = scan.lexicon.names.longest(scan.words, j)
    return found is not None


def _with_preposition(scan: Scan, head: str, i: int, j: int) -> None:
    """A capitalised head with a preposition: `Raad voor Cultuur`; not at the start of a sentence."""
    words = scan.words
    k = j + 1
    while k < len(words) and words.low[k] in ("de", "het", "den"):
        k += 1
    if k >= len(words) or not words.capital(k) or _opens(scan, i) or _other(scan, k):
        return
    if i and words.before(i) == " " and words.capital(i - 1) and words.low[i - 1] not in OPENERS:
        return  # the end of a longer name: `de Europese Unie voor Oekraïne`
    last = scan.run(k)
    if last is not None and words.low[k] not in BOARDS:
        scan.add(i, last, own(EntityKind.ORG, words.span(i, last), "body"), 0.75, f"form: {head} with preposition")


def _opens(scan: Scan, i: int) -> bool:
    """Tell whether word i opens a sentence or a block, so that its capital says nothing."""
    gap = scan.words.before(i)
    return "\n\n" in gap or any(c in gap for c in ".?!:•–")


def _commission(scan: Scan, i: int, j: int) -> None:
    """A commission called after its chair: `commissie-Remkes`."""
    words, last = scan.words, j
    while words.low[last] in ("van", "de", "den", "der") and words.near(last):
        last += 1
    label = "Commissie-" + words.span(j, last)
    scan.add(i, last, own(EntityKind.ORG, label, "committee"), 0.85, "form: commission by its chair")


def _described(scan: Scan, head: str, j: int) -> None:
    """A name that a noun describes, or several: `bureau X`, `de netbeheerders A en B`; the noun is no part of it."""
    words = scan.words

    def item(k: int) -> tuple[int, str] | None:
        if not words.capital(k) or words.low[k] in OPENERS:
            return None
        last = k
        while words.gap(last) in (" ", "-", ".", "’") and last + 1 < len(words) and words.capital(last + 1):
            last += 1
        if words.gap(last) == "-" or words.low[k] == "nederlandse":
            return None  # `IT-risico’s`: no name but a part of a word
        return last, ""

    many = head.endswith(("en", "s")) and head not in ("ziekenhuis", "adviesbureaus"[:-1])
    found = coordinated(words, j, item)
    for first, last, _ in found if many else found[:1]:
        if scan.lexicon.short["municipality"].longest(words, first) and head in (
            "bedrijven",
            "organisaties",
            "ziekenhuizen",
        ):
            return
        scan.add(
            first, last, own(EntityKind.ORG, words.span(first, last), "organisation"), 0.7, f"form: described as {head}"
        )


def company(scan: Scan, i: int, last: int) -> int | None:
    """Find a company by its legal form after the run of capitals i..last; gives the end offset of the mention."""
    words = scan.words
    if words.low[i] in _LEGAL_WORDS or words.low[i] in OPENERS:
        return None
    match = _LEGAL.match(words.text, words.ends[last])
    if match and match.group().strip():
        scan.add(
            i,
            last,
            own(EntityKind.ORG, words.text[words.starts[i] : match.end()], "company"),
            0.85,
            "form: legal form",
            end=match.end(),
        )
        return match.end()
    inner = _LEGAL.search(words.text, words.ends[i], words.ends[last] + 1)
    if inner:
        scan.add(
            i,
            i,
            own(EntityKind.ORG, words.text[words.starts[i] : inner.end()], "company"),
            0.85,
            "form: legal form",
            end=inner.end(),
        )
        return inner.end()
    return None


def one_word(scan: Scan, i: int) -> None:
    """Find `de Consumentenbond`, `het Jeugdeducatiefonds`: one word that ends as organisations do, with a capital."""
    words = scan.words
    if (
        i
        and words.low[i - 1] in ("de", "het", "door", "van")
        and words.before(i) == " "
        and _SUFFIX.match(words.written[i])
    ):
        if words.near(i) and words.capital(i + 1):
            if (last := scan.run(i)) is not None and not (words.shouted(i) or _other(scan, i) or _other(scan, i + 1)):
                scan.add(i, last, own(EntityKind.ORG, words.span(i, last), "organisation"), 0.7, "form: end of a word")
            return
        if not words.shouted(i) and words.written[i] not in _PLACES:
            scan.add(
                i,
                i,
                own(EntityKind.ORG, words.written[i], "organisation"),
                0.65,
                "form: one word that ends as organisations do",
            )
