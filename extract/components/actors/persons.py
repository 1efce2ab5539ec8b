"""Persons by name: initials and surname, first name and surname, and what a cue introduces (`het lid X`, `de heer X`).

A title (`mr.`, `de heer`) is no part of the mention. A prefix has a capital where no first name goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from beleidsgraaf.extract.components.actors.bodies import HEAD_WORDS as BODIES
from beleidsgraaf.extract.components.actors.lexicon import lines, rows

_CAP = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
_LOW = "[a-zß-öø-ÿāăąćčďđēęěğģīįıķłńņňőœřśşšţťūůűźżž]"
_PREFIX = (
    r"(?:[Vv]an(?: (?:de|den|der|het|[’']t))?|[Vv]on(?: der)?|[Dd]e(?: la)?|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e"
    r"|[Ee]l|[Aa]l|[Dd]i|[Dd]u|[Ll]a|[Ll]e|[Bb]in|[Bb]en|[Dd]os"
    r"|[Oo]p (?:de|den|[’']t)|[Ii]n [’']t|[Uu]it (?:de|den)|[Aa]an de|[’']t)"
)
#: A word of a surname; `MDR` or `VVD` is none, for a small letter follows the capital.
_WORD = rf"(?:[dD][’']|[OÓ][’']|Mc|Mac|IJ)?{_CAP}(?:{_LOW}|[’'](?={_LOW}{{2}}))+(?:[A-Z]{_LOW}+)?"
_SURNAME = rf"{_WORD}(?:-(?:{_PREFIX} )?{_WORD})*"
_INITIALS = rf"(?:{_CAP}(?:h|j|s|r|t)?\. ?){{1,6}}"

#: `H.G.J. Bruins Slot`, `Th.M. van der Berg`
INITIALS = re.compile(
    rf"(?<![\w.’'])(?P<initials>{_INITIALS})(?:\({_WORD}\) )?(?:{_PREFIX} ){{0,2}}{_SURNAME}(?: {_SURNAME})?(?!\w)"
)
#: `Blok, L. de` and `Blok, de L.`, as reference lists have it
REVERSED = re.compile(
    rf"(?<![\w.])(?P<last>{_SURNAME}), (?:(?P<before>{_PREFIX}) )?(?P<initials>(?:{_CAP}\. ?){{1,5}})"
    rf"(?P<after>(?:{_PREFIX})(?=[ ,&(]))?"
)
#: A name as a cue introduces it.
NAME = re.compile(
    rf"(?={_CAP}|[’']t )(?:{_INITIALS})?(?:(?:{_PREFIX}|{_SURNAME}) ){{0,3}}{_SURNAME}(?!\w)|(?={_CAP}){_SURNAME}(?!\w)"
)
#: The same at the end of a stretch of text, for what stands before `(VVD)`; a list may write a prefix small.
BEFORE_GROUP = re.compile(
    rf"(?:^|[,;:]\s?|\n|\b(?:en|heer|mevrouw|lid|leden|Kamerlid|Kamerleden|motie|van|door|aan|senator|minister)[ -])\s*"
    rf"(?P<name>(?:{_INITIALS})?(?:(?:{_PREFIX}|{_SURNAME}) ){{0,3}}{_SURNAME})(?: c\.s\.)? ?$"
)
#: A name in a title in capitals: `MOTIE VAN HET LID VAN DER LEE C.S.`
SHOUTED = re.compile(rf"(?:(?:VAN|DE|DER|DEN|TEN|TER|TE|EL|AL|HET|’T|'T) )*{_CAP}[{_CAP[1:-1]}’'-]{{2,}}(?![\w.])")
_SHOUTED_SEPARATOR = re.compile(r"(?: C\.S\.)?(?:, | EN )")
#: After a first name: an initial perhaps, prefixes, one or two words.
REST = re.compile(
    rf"(?: (?:{_CAP}\. ?)+)?(?: {_WORD}(?= {_PREFIX} {_CAP}))?(?: {_PREFIX}){{0,2}} ?{_SURNAME}(?: {_SURNAME})?(?!\w)"
)


def _sets() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for row in rows("person-words.csv"):
        out[row["set"]] = out.get(row["set"], frozenset()) | frozenset(row["words"].split())
    return out


_SETS = _sets()
#: Cues that are abbreviations, which a full stop may follow.
_SHORT = _SETS["short-cue"]
#: Words that introduce persons.
CUES = _SETS["cue"] | _SHORT
_BETWEEN = re.compile(r"(?:\. ?|[ \n-]|(?: (?:dr|mr|ir|drs|ing|prof)\.)+ ?| van (?:het lid|de leden) | \(?)")
_SEPARATOR = re.compile(r"(?: c\.s\.)?(?: \([^()]{1,30}\))?(?:, | en |/| & )(?:de (?:heer|leden) |mevrouw |het lid )?")
_INNER = re.compile(r" (?:op|uit|aan|in) (?:de|den|het|[’']t) ")
_ENDING = re.compile("(?:" + "|".join(sorted(_SETS["ending"])) + ")$")
_NUMBERED = re.compile(r"(?:" + "|".join(sorted(_SETS["before-letter"])) + r")\s$", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:(?:[Dd]e )?(?:heer|mevrouw)(?=\s)|mw\.|dhr\.|(?:prof|dr|drs|mr|ir|ing|ds|em|dhr|mevr|w\.g|jhr|MSc|MA)\.)\s*",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"(?:,?\s+(?:[A-Z]{2,4}|MSc|BSc|PhD|RA|RC|CPA|LLM|MBA|MPA|EMPSD|CIA|RE))+\.?$")

FIRST_NAMES = lines("first-names.txt")
OPENERS = lines("openers.txt")
ORGANISATION_WORDS = lines("organisation-words.txt")
_BODY_ENDS = tuple(sorted(lines("suffixes.txt")))
_PREFIX_WORDS = _SETS["prefix"]
_NO_NAME = _SETS["no-name"]


#: A list of names longer than this is a table, which other rules read.
LONGEST_LIST = 50


def strip_titles(name: str) -> tuple[int, int]:
    """Give the part of a signed name that is the name: `mr. A. Penning MDR` without `mr.` and `MDR`."""
    start, end = 0, len(name.rstrip(" ,.;") if not re.search(r"[A-Z]\.$", name) else name)
    while match := _TITLES.match(name[start:]):
        start += match.end()
    if match := _DEGREES.search(name[:end]):
        end = match.start()
    return start, max(start, end)


def plausible(name: str) -> bool:
    """Tell whether a match may be a person: no street, no sentence opening, no head of an organisation."""
    words = name.split(" ")
    last = words[-1]
    if len(last) > 9 and last.endswith(_BODY_ENDS):
        return False  # `Voorzitter Oestervereniging`
    if last.lower() in ORGANISATION_WORDS or last in _NO_NAME or _ENDING.search(last):
        return False
    first = next((w for w in words if "." not in w), last)
    if first.lower() in _PREFIX_WORDS:
        return True
    return first.lower() not in OPENERS and first.lower() not in BODIES and first not in _NO_NAME


def with_initials(text: str) -> Iterator[tuple[int, int]]:
    """Give every name with initials in a text as (start, end)."""
    for match in INITIALS.finditer(text):
        initials = match["initials"].strip()
        if initials.replace(" ", "") in _SETS["no-initials"] or not plausible(match.group()):
            continue
        start = match.start()
        if len(initials) == 2:
            line = text.rfind("\n", 0, start) + 1
            after = text[match.end() : match.end() + 1]
            if not text[line:start].strip(" •–-") and after not in ("", "\n", ",", "(", " ", ";"):
                continue
            if (
                not text[line:start].strip(" •–-")
                and after == " "
                and text[match.end() + 1 : match.end() + 2].islower()
            ):
                continue  # `A. Algemene toelichting op`: a letter that numbers
            if _NUMBERED.search(text[max(0, start - 14) : start]) or _enumerated(text, start):
                continue
        yield start, match.end()


def _enumerated(text: str, start: int) -> bool:
    """Tell whether the letter at `start` opens a sentence, and a neighbour of it in the alphabet does too."""
    if start and not re.search(r"[\n.;:•] ?$", text[max(0, start - 3) : start]):
        return False
    around = text[max(0, start - 6000) : start + 6000]
    neighbours = [chr(ord(text[start]) + step) for step in (-1, 1)]
    return any(n.isalpha() and re.search(rf"(?:[\n.;:•] ?){n}\. [A-Z]", around) for n in neighbours)


def introduced(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Give the names that a cue which ends at `at` introduces: one, or a list of them."""
    between = _BETWEEN.match(text, at)
    if not between or (between.group().startswith(".") and text[max(0, at - 4) : at].split()[-1].lower() not in _SHORT):
        return
    at = between.end()
    for _ in range(LONGEST_LIST):
        match = NAME.match(text, at)
        if match is None:
            return
        name = match.group()
        if not plausible(name):
            return
        end = at + _whole(name)
        yield at, end
        separator = _SEPARATOR.match(text, end)
        if not separator:
            return
        at = separator.end()


def _whole(name: str) -> int:
    """Give where a name ends: behind a surname `op de` belongs to the sentence, as in `de heer Jansen op de Dag`."""
    inner = _INNER.search(name)
    if inner is None or inner.start() == 0:
        return len(name)
    before = name[: inner.start()].split(" ")[-1]
    return len(name) if before in FIRST_NAMES or before.endswith(".") else inner.start()


def shouted(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Give the names of a title in capitals that starts at `at`: one word each, prefixes and a first name aside."""
    while match := SHOUTED.match(text, at):
        end = match.end()
        if match.group().capitalize() in FIRST_NAMES and (more := SHOUTED.match(text, end + 1)) and text[end] == " ":
            end = more.end()
        if match.group().lower() in OPENERS:
            return
        yield at, end
        separator = _SHOUTED_SEPARATOR.match(text, end)
        if not separator:
            return
        at = separator.end()


def quiet(name: str) -> str:
    """Set a shouted name in ordinary letters: `VAN DER LEE` as `Van der Lee`, `INGE VAN DIJK` as `Inge van Dijk`."""
    words = [
        w if w in _PREFIX_WORDS else re.sub(r"\w+", lambda m: m[0].capitalize(), w) for w in name.lower().split(" ")
    ]
    words[0] = words[0].capitalize() if words[0] in _PREFIX_WORDS else words[0]
    return " ".join(words)


def label(name: str) -> str:
    """Give the label of a name as worded: initials without spaces between them, spaces made one."""
    name = re.sub(r" \([^()]*\)(?= )", "", " ".join(name.split()))  # `W.J. (Wouter) Bos`
    name = re.sub(r"(?<=\w) ?[-–] ?(?=[A-Zv])", "-", name)
    return re.sub(rf"(?<={_CAP}\.) (?={_CAP}\.)", "", name)


def bare(name: str) -> str:
    """Give a name without its initials: `van den Berg` of `A.B. van den Berg`."""
    return re.sub(r"^(?:\S+\. ?)+", "", name)


def completes(full: str, short: str) -> bool:
    """Tell whether `full` is a fuller spelling of the name `short`: it ends in it, and no prefix stands before it."""
    if not full.endswith(" " + short):
        return False
    return full[: -len(short) - 1].rsplit(" ", 1)[-1] not in _PREFIX_WORDS


def reversed_label(match: re.Match[str]) -> str:
    """Give `L. de Blok` for `Blok, de L.`."""
    parts = (match["initials"].replace(" ", ""), match["before"] or match["after"] or "", match["last"])
    return " ".join(p for p in parts if p)
