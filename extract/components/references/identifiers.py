"""Identifiers that stand as they are: `kst-29362-321`, `2023Z01234`, `ECLI:...`, `BWBR0005537`, `T01237`, a kenmerk."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from beleidsgraaf.extract.components.references.pointer import (
    Pointer,
    ReferenceContext,
    Target,
    grammar,
    plain,
    single,
    word_start,
)

#: Number of a document (D) or a case (Z) at the Tweede Kamer.
CHAMBER_NUMBER: Final = grammar(r"(?<![\w])(?P<key>20\d\d ?[ZD] ?\d{5})(?!\w)")
#: Official identifiers of publications.
OFFICIAL: Final = grammar(
    r"(?P<kst>kst–(?:\d{4}–?\d{4}–)?\d{4,6}(?:–(?:\(R\d{3,4}\)|[IVX]+[A-C]?|[A-M]|\d\d)(?=–))?(?:–(?:\d{1,4}|[A-Z]{1,3})(?![A-Za-z0-9]))?)"
    r"|(?P<blg>blg–?\d{3,8})"
    r"|(?P<answer>anh?–|ah–)(?:tk|ek)–\d{4}–?\d{4}(?:–|, ?nr\. ?)\d{1,4}"
    r"|(?P<meeting>h–(?:tk|ek)–\d{8}–\d{1,3}(?:–\d{1,4})?(?:–\d{1,4})?)"
    r"|(?P<question>kv–(?:tk|ek)–(?:20\d\d[ZD]\d{5}|\d+))"
    r"|(?P<gazette>(?:stb|stcrt|trb|gmb|prb|wsb|bgr)–\d{4}–\d{1,6}(?:-p\d+-SC\d+)?)"
)
ECLI: Final = grammar(r"ECLI: ?[A-Z]{2}: ?[A-Z0-9]{1,7}: ?\d{4}: ?[A-Z0-9](?:[A-Z0-9.]{0,23}[A-Z0-9])?")
REGULATION: Final = grammar(r"(?:BWB[RVW]\d{7}|CVDR\d{4,9})(?:_\d+)?(?![A-Za-z0-9])")
CELEX: Final = grammar(r"(?:CELEX(?:-?nummer)?:? ?)(?P<celex>[1-9]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?)")
BARE_CELEX: Final = re.compile(r"3(?:19|20)\d\d[RLDFH]\d{4}(?!\w)")
#: Documents on open.overheid.nl.
PUBLISHED: Final = grammar(
    r"(?:ronl|dpc|oep|mnre)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:ronl-archief|dpc)-[0-9a-f-]{36,40}"
)

_LJN: Final = grammar(r"LJN(?:[-‑]?nummer)? ?:? ?(?P<key>[A-Z]{2} ?\d{4})(?!\w)")
_JCI: Final = grammar(
    r"jci1(?:\.\d+)*:[a-z]:(?P<key>BWB[RVW]\d{7}|CVDR\d+)(?P<query>[&?][^\s)\]>»”\"]*[^\s)\]>»”\".,;:])?"
)
_ARTICLE: Final = grammar(r"[&?]artikel=([^&]+)")
_COMMITMENT: Final = grammar(r"(?:T0\d{4}|TZ20\d{4}–\d{1,4})(?!\w)")
_KENMERK: Final = grammar(
    r"(?P<word>(?:[Kk]enmerk(?:en|nummer)?|[Rr]eferentie(?:nummer)?|[Bb]riefnummer) *:? *(?:nr\.? *)?)"
    r"(?P<key>(?=[A-Z0-9/._-]*\d)(?:[A-Z]{2,6} (?=\d))?"
    r"[A-Z0-9](?:[A-Za-z0-9]|[/._\u2010-\u2014-](?=[A-Za-z0-9])){3,40})"
)
_LETTERHEAD: Final = grammar(r"(?:^|\n)\s*$|(?<!\w)(?:Ons|Onze|Uw|Mijn) $")


def chamber_key(match: re.Match[str]) -> str:
    """Give `2023Z01234` for a match of `CHAMBER_NUMBER`."""
    return plain(match["key"])


def official_key(match: re.Match[str]) -> str:
    """Give the identifier for a match of `OFFICIAL`; a question's is its number, that of a kingdom act is left out."""
    key = plain(match.group())
    if match["question"]:
        return re.sub(r"^kv-(?:tk|ek)-(?=20\d\d[ZD])", "", key)
    if match["blg"]:
        return key if key[3] == "-" else f"blg-{key[3:]}"
    if match["answer"]:
        return re.sub(r"^anh?-|^ah-(?=.)", "ah-", re.sub(r"(\d{4})-?(\d{4})(?:-|,nr\.)", r"\1\2-", key))
    return re.sub(r"-\(R\d+\)", "", key) if match["kst"] else key


def official_form(key: str) -> str:
    """Give the form of reference that an official identifier belongs to."""
    head = key.split("-")[0]
    return {"kst": "kamerstuk", "blg": "bijlage", "ah": "aanhangsel", "h": "handelingen"}.get(head) or (
        "chamber-number" if head[:2] == "20" else head
    )


def _free(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "-_")


def official(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read an official identifier of a publication."""
    at = word_start(text, at)
    match = OFFICIAL.match(text, at) if _free(text, at) else None
    if match is None:
        return ()
    key = official_key(match)
    return single(at, match.end(), official_form(key), key, "official identifier")


def chamber_number(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `2023Z01234` or `2023D01234`."""
    match = CHAMBER_NUMBER.match(text, at)
    return single(at, match.end(), "chamber-number", chamber_key(match), "number of the chamber") if match else ()


def case_law(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read an ECLI or an LJN number."""
    if not _free(text, at):
        return ()
    match = ECLI.match(text, at)
    if match is not None:
        return single(at, match.end(), "ecli", plain(match.group()), "European Case Law Identifier")
    match = _LJN.match(text, at)
    return single(at, match.end(), "ljn", f"LJN:{plain(match['key'])}", "LJN number") if match else ()


def regulation_number(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read a BWB or CVDR number, also within a Juriconnect reference, with its article as locator."""
    match = _JCI.match(text, at)
    if match is not None:
        article = _ARTICLE.search(match["query"] or "")
        place = f"artikel {unquote(article[1])}" if article else ""
        return single(at, match.end(), "bwb", match["key"], "Juriconnect reference", locator=place)
    match = REGULATION.match(text, at) if _free(text, at) else None
    if match is not None:
        return single(at, match.end(), "bwb", match.group().split("_")[0], "number of a regulation")
    match = CELEX.match(text, at)
    return single(at, match.end(), "celex", match["celex"], "CELEX number") if match else ()


def published(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read an identifier of open.overheid.nl."""
    match = PUBLISHED.match(text, at) if _free(text, at) else None
    return single(at, match.end(), "open-overheid", match.group(), "identifier of open.overheid.nl") if match else ()


def commitment(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read the number of a commitment: `T01237` (Eerste Kamer), `TZ202412-116` (Tweede Kamer)."""
    match = _COMMITMENT.match(text, at) if _free(text, at) else None
    return single(at, match.end(), "toezegging", plain(match.group()), "number of a commitment") if match else ()


def kenmerk(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `kenmerk 2022-0000142800`; the fields of a letterhead are metadata and no pointers."""
    at = max(0, at - 1)
    match = _KENMERK.match(text, at)
    if match is None or (at and text[at - 1].isalnum()) or _LETTERHEAD.search(text, max(0, at - 12), at):
        return ()
    key = plain(match["key"])
    number = CHAMBER_NUMBER.fullmatch(key)
    if number is not None:
        return single(at, match.end(), "chamber-number", chamber_key(number), "number of the chamber")
    if len(key) < 5 or not any(c.isdigit() for c in key):
        return ()
    return single(at, match.end(), "kenmerk", f"kenmerk-{key}", "word and reference number", confidence=0.95)


def by_number(key: str) -> Target:
    """Give the target for the number of a letter: `uw brief van ..., nr. 2023Z01234` or `nr. 1234567`."""
    number = CHAMBER_NUMBER.fullmatch(key)
    return Target(chamber_key(number) if number else f"kenmerk-{plain(key)}", "", "number of a letter", 0.85)
