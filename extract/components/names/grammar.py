"""Where a name ends: the rest of a name after its head (`Actieplan`, `Wet`, `rapport`).

Three kinds of rest exist: in quotation marks, in capitals (`Landelijk Gebied`, `Leefbaarheid en Veiligheid`), and in
small letters (`versterking waarborgfunctie Awb`), which runs until a word that no name holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def lines(name: str) -> tuple[str, ...]:
    """Read a list that lies beside this module, without its comments."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


_STOPS = frozenset(lines("stops.txt"))
_INNER = frozenset(lines("inner.txt"))
GENERIC = frozenset(lines("generic.txt"))

#: Of these, those that a name may end with: `Ondernemend Nederland`, `Integriteit Rijk`.
_CLOSING = frozenset({"Nederland", "Rijk"})

#: Ends of words for organisations.
ORG_HEADS = tuple(line.lstrip("-") for line in lines("org_heads.txt"))
#: Ends of words for instruments of policy.
INSTRUMENT_HEADS = tuple(line.lstrip("-") for line in lines("instrument_heads.txt"))

S = r"[ \u00a0]+"
#: Opening quotation mark and the mark that closes it.
QUOTES = {"‘": "’", "“": "”", "«": "»", "„": "”", '"': '"', "'": "'", "’": "’"}
OPEN = (
    "(?:[" + "".join(mark for mark in QUOTES if mark != "’") + r"]|(?<=[\s(])’)"
)  # a closing mark that opens: a slip of many writers
_CAP = r"(?:[A-ZÀ-Ý0-9#](?:[\w&+/-]|[’'](?=\w))*(?:\.\d+)?|[a-z]+[A-Z][\w-]*|&)"
_LINK = (
    r"(?:(?:van|voor|op|in|aan|met|naar|te|tot|tegen|om|bij|onder)(?:[ \u00a0](?:de|het|een|te))?|en|&|de|het|der|des)"
)
_CAPS = re.compile(rf"{_CAP}(?:{S}(?:{_LINK}{S}(?!\d))?{_CAP}|,{S}{_CAP}(?=(?:,{S}{_CAP})*{S}en{S}{_CAP}))*")
_TOKEN = re.compile(r"[ \u00a0]*([^\W_](?:[\w&+/-]|[’'](?=\w))*)(?P<comma>,)?")
_WORDS = re.compile(r"[^\s]+")
#: Participles end a name: `de Agenda X bekrachtigd`. Nouns that look like them do not.
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her)\w{3,}(?:gd|rd|ld|nd|md|kt|pt|st|ht)$")
#: Finite verbs by their ending: `helpt`, `loopt`, `levert`; `expert` and `concept` are nouns.
_VERB = re.compile(
    r"[a-zë]{2,}(?:(?<!ce|ri)pt|[aeiou]{2}kt|[aiou]kt|elt|gt|[ao]{2}nt|ient|int|[eo]unt|"
    r"[bdfgklmnrstvz]ert|eert|oeit|aait|lt|mt|dt|uwt|[ie]?jft|[ae]{2}ft|tst|nkt|ekt|ijkt|iest)$"
)
_NOT_VERBS = frozenset({"expert", "concert", "asfalt", "product", "punt", "print"})
_NOUNS = (
    "heid",
    "beleid",
    "gebied",
    "geweld",
    "zicht",
    "komst",
    "bestand",
    "verband",
    "inhoud",
    "kracht",
    "verbod",
    "dienst",
)
#: Words that announce speech.
SPEECH = frozenset(lines("speech.txt"))
#: What a long quotation of speech holds and a title seldom does.
_SPEECH = re.compile(r"\b(?:wij|we|ik|u|wordt|worden|zijn|is|was|heeft|hebben|zal|zullen|kunnen|moeten|gaan)\b")
#: A title is not longer than this many words; a quotation of speech is.
TITLE_WORDS = 24
#: Nor one that is a sentence, which news articles have.
SENTENCE_WORDS = 34


def caps_end(text: str, at: int, end: int) -> int:
    """Give where a run of capitalised words that starts at `at` ends, or `at` when there is none."""
    match = _CAPS.match(text, at, end)
    if match is None:
        return at
    stop = match.end()
    words = list(_WORDS.finditer(text, at, stop))
    for index, word in enumerate(words):
        bare = word.group().rstrip(",")
        if bare in GENERIC and not (index and bare in _CLOSING and not words[index - 1].group().endswith(",")):
            stop = words[index - 1].end() if index else at
            words = words[:index]
            break
    while words and (words[-1].group() in _STOPS or words[-1].group() in ("en", "&", "der", "des")):
        words.pop()
        stop = words[-1].end() if words else at
    return stop if words and text[at:stop].strip("0123456789") else at


def small_end(text: str, at: int, end: int, limit: int = 9, articles: bool = False) -> int:
    """Give where a name in small letters that goes on at `at` ends, or `at` when nothing of a name follows.

    With `articles` it goes on over `van de`, as titles of treaties and bills do.
    """
    stop = at
    for count in range(limit):
        match = _TOKEN.match(text, stop, end)
        if match is None:
            break
        word = match[1]
        after = match.end(1)
        if count == 0 and (word == "en" or (word in _INNER and not articles)):
            break
        if (_PARTICIPLE.match(word) and not word.endswith(_NOUNS)) or (
            _VERB.match(word) and word not in _NOT_VERBS and word.islower()
        ):
            break
        if word in _INNER or word == "en":
            after = _linked(text, after, end, first=articles or count == 0)
            if after < 0:
                break
        elif word in _STOPS or word in GENERIC or word.isdigit():
            break
        stop = after
        if match["comma"]:
            break
    return stop


def _linked(text: str, at: int, end: int, first: bool) -> int:
    """Give the end of the noun that follows a preposition or `en` inside a name, or -1 when none does."""
    article = re.compile(r"[ \u00a0](?:de|het|een|alle|elke|iedere)(?=[ \u00a0])").match(text, at, end)
    if article and not first:
        return -1  # "Wet betaalbare huur in de praktijk", "Wet A en de Wet B": the sentence goes on
    match = _TOKEN.match(text, article.end() if article else at, end)
    if match is None or match["comma"] or match[1] in _STOPS or match[1] in GENERIC or match[1][0].isdigit():
        return -1
    if match[1] in ("werking", "kracht", "brede", "plaats", "verband", "reactie", "vervolg", "beginsel"):
        return -1
    return match.end(1)


_OTHER_CLOSE = re.compile(r"(?<=[^\s(])'(?=[\s?.,;:)]|$)")


def quoted(text: str, at: int, end: int, announced: bool = False) -> tuple[int, int] | None:
    """Give the span inside the quotation marks that open at `at`: a title, not a sentence that somebody said.

    What is announced as a title (`het bericht «...»`) may be a sentence or two, and is given without its full stop.
    """
    mark = text[at : at + 1]
    if mark not in QUOTES:
        return None
    close = QUOTES[mark]
    depth, stop = 1, -1
    for index in range(at + 1, min(end, at + 260)):
        sign = text[index]
        if sign == "\n":
            break
        if sign == "’" and mark == "‘" and text[index - 1] == " " and text[index + 1 : index + 2].isalnum():
            depth += 1  # the same slip inside a title
            continue
        if (sign == close or (mark in '“"' and sign in '”"')) and not (
            close in "’'" and text[index - 1 : index + 2].replace(close, "x").isalpha()
        ):
            depth -= 1
        elif sign == mark and mark != close:
            depth += 1
        elif mark == "‘" and sign == "”" and depth == 1:
            depth = 0  # opened with one kind of mark, closed with another
        if depth == 0:
            stop = index
            break
    if stop < 0:
        # a title inside a title may share its closing mark, or another mark closes it
        stop = text.rfind(close, at + 1, min(end, at + 260))
        if mark == "‘" and (other := _OTHER_CLOSE.search(text, max(stop, at) + 1, min(end, at + 260))):
            stop = other.start()
        if stop < 0 or "\n" in text[at:stop]:
            return None
    if text[at + 1 : at + 2] in " \u00a0":
        at += 1  # a space inside the marks
    inner = text[at + 1 : stop].rstrip()
    if not inner or not (inner[0].isupper() or inner[0] in "#[(" or inner[0].isdigit()):
        return None
    words = inner.split()
    if announced:
        inner = inner.rstrip(".")
        return (at + 1, at + 1 + len(inner)) if len(words) <= SENTENCE_WORDS else None
    if len(words) > TITLE_WORDS or re.search(r"[.;]$", inner) or (len(words) > 9 and _SPEECH.search(inner)):
        return None
    return at + 1, at + 1 + len(inner)


def opens_sentence(text: str, at: int) -> bool:
    """Tell whether a capital at `at` may be that of a sentence, a heading or a list item."""
    before = text[max(0, at - 3) : at].rstrip(" \u00a0")
    return not before or before[-1] in ".?!:\n•–;" or (at > 0 and text[at - 1] == "\n")
