"""The features of a sentence that cues speak of: word classes, verb frames, subject, what stands in it.

Names: a word class of `lexicon.txt` by its name (`~name` in a subordinate clause); `pass.act` a frame with the class
of its verb (`pass.` alone for any verb); `s.we` the subject; `neg`, `number`, `percent`, `later-date`, ...
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from beleidsgraaf.extract.components.claims.clauses import Clauses, cut, no_subject
from beleidsgraaf.extract.components.claims.grammar import AUXILIARY, PREPOSITIONS
from beleidsgraaf.extract.components.claims.lexicon import Ending, Lexicon, is_group

_NEGATIONS = frozenset({"niet", "geen", "nooit", "noch", "nimmer", "evenmin"})
_BEFORE_COUNTRY = frozenset({"ook", "maar", "en", "zo", "want"})
_CONDITIONS = frozenset({"als", "indien", "wanneer", "mocht", "mochten", "tenzij"})
_TELLING = frozenset({"say", "find"})
_TRENDS = frozenset({"have.trend", "be.trend", "can.trend", "fut.trend"})
_NO_DEED = frozenset({"gen", "trend"})
_NOT_ONLY = (["alleen"], ["slechts"], ["enkel"], ["uitsluitend"])
#: Word classes that can be the subject of a clause, best known first.
_SUBJECT_CLASSES = {
    "i": "i",
    "we": "we",
    "cabinet": "gov",
    "group": "group",
    "chamber": "chamber",
    "members": "members",
    "they": "they",
}
_NOT_SUBJECT = frozenset({"mij", "mijn", "ons", "onze", "mijns inziens"})
#: Mentions that are names: no word in them is a verb or a cue.
_PROPER = frozenset({"org", "office", "doc", "programme", "person", "law", "event"})
_BY = frozenset({"volgens", "aldus", "blijkens"})
_SOURCES = frozenset({"org", "office", "doc", "person"})
_STUDIES = frozenset(
    {"onderzoek", "rapport", "rapportage", "evaluatie", "studie", "onderzoekers", "cijfers", "analyse"}
)
#: After these a word that looks like a participle is an adjective: "de gemaakte", "een verbeterd".
_BEFORE_NOUN = frozenset({"de", "een", "alle", "hun", "haar", "mijn", "onze"})
#: After a participle these close a subordinate clause: "als zij betrokken zijn".
_CLOSING = frozenset(
    {"is", "zijn", "wordt", "worden", "heeft", "hebben", "werd", "werden", "was", "waren", "had", "hadden"}
)


#: Words that may stand in the gap of a phrase, and marks that may not.
_GAP = 10
_BREAKS = frozenset({";", ":", "•", "dat", "die"})

#: "Hieronder ga ik nader op de vragen in", "ga ik in op".
_GOES_INTO = re.compile(r"\bga(?:an|at)?\b[^;:]*?\bin(?=[.,;]| op\b|$)")


@dataclass(slots=True)
class Subject:
    """What can be the subject: word indices, and the kind."""

    first: int
    last: int
    kind: str
    phrase: str = ""


@dataclass(slots=True)
class Features:
    """A sentence ready to be scored."""

    clauses: Clauses
    names: set[str]
    subject: Subject | None
    words_of: dict[str, str]  #: class or frame -> the words that gave it

    def words(self, needs: tuple[str, ...]) -> str:
        """Give the words of the sentence that a cue's features come from."""
        found = [self.words_of.get(name) or self.words_of.get(name.split(".")[0], "") for name in needs]
        return ", ".join(dict.fromkeys(word for word in found if word))


def features(text: str, start: int, end: int, marks: list[tuple[int, int, str]], lexicon: Lexicon) -> Features:
    """Give the features of the sentence text[start:end].

    `marks` are the mentions in it as (start, end, kind in lower case).
    """
    proper = [(a, b) for a, b, kind in marks if kind in _PROPER and not text[a + 1 : b].islower()]
    clauses = cut(text, start, end, lexicon, proper)
    names: set[str] = set()
    words_of: dict[str, str] = {}
    candidates = _phrases(clauses, lexicon, names, words_of)
    candidates = [c for c in candidates if c.phrase != "nederland" or not _ends_name(text, clauses, c.first)]
    known = {c.first for c in candidates if c.kind in ("gov", "chamber", "group")} | {
        c.last for c in candidates if c.kind in ("gov", "chamber", "group")
    }
    candidates += [c for c in _mentioned(clauses, marks, names) if c.first not in known and c.last not in known]
    _frames(clauses, lexicon, names, words_of)
    subject = _subject(clauses, candidates)
    if subject:
        names.add("s." + subject.kind)
        if subject.kind in ("i", "we", "gov"):
            names.add("s.own")
        if subject.kind in ("org", "office", "group", "doc", "person", "chamber"):
            names.add("s.other")
        names.add("s.")
    if clauses.auxiliary == "go" and _GOES_INTO.search(text, start, end):
        names.add("goes-into")
    if _is_up_to(clauses):
        names.add("is-up-to")
    if clauses.words and clauses.words[0] in _CONDITIONS:
        names.add("opens.if")
    for frame in ("be", "have"):
        if clauses.auxiliary == frame and frame + ".part" not in names:
            names.add(frame + ".noun")
    if clauses.words and clauses.words[0] in ("dit", "dat", "het", "deze", "die"):
        names.add("anaphor")
    for i, word in enumerate(clauses.words):
        if word in _NEGATIONS and clauses.main[i] and clauses.words[i + 1 : i + 2] not in _NOT_ONLY:
            names.add("neg")
    for first, last, kind in marks:
        at = bisect_left(clauses.starts, first)
        if kind == "amount" and at < len(clauses.main) and clauses.main[at]:
            quoted = text[first:last]
            kind = "percent" if "%" in quoted or "procent" in quoted else "number"
            if "euro" in quoted or "€" in quoted:
                kind = "money"
            names.add(kind)
            if kind == "number" and any(c.isdigit() for c in quoted):
                names.add("figure")
            if clauses.finite is not None and at < clauses.finite:
                names.add(kind + "-first")
            if clauses.finite is not None and abs(at - clauses.finite) <= 3:
                names.add(kind + "-near")
    _sources(clauses, marks, names, lexicon)
    return Features(clauses, names, subject, words_of)


def _ends_name(text: str, clauses: Clauses, at: int) -> bool:
    """Tell whether the word at `at` ends a name: "Slachtofferhulp Nederland", but "Ook Nederland"."""
    return bool(at) and text[clauses.starts[at - 1]].isupper() and clauses.words[at - 1] not in _BEFORE_COUNTRY


def _is_strong(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word at the end of a clause looks like a strong participle: "gebeten"."""
    return len(word) > 6 and word.startswith("ge") and word.endswith("en") and word not in lexicon.stative


def _is_up_to(clauses: Clauses) -> bool:
    """Tell whether the sentence says whose call something is: "het is uiteindelijk aan de rechter om te ..."."""
    at, words = clauses.finite, clauses.words
    if at is None or clauses.auxiliary != "be" or "het" not in words[max(0, at - 1) : at + 2]:
        return False
    near = words[at + 1 : at + 6]
    return "aan" in near and "om" in words[at:] and "te" in words[at:]


def _sources(clauses: Clauses, marks: list[tuple[int, int, str]], names: set[str], lexicon: Lexicon) -> None:
    """Name what directly follows "volgens": `by.name`, `by.study`; and the infinitives and futures further on."""
    words = clauses.words
    for i, word in enumerate(words):
        if word in _BY:
            near = clauses.starts[i + 1 : i + 4]
            if any(near and near[0] <= first <= near[-1] for first, _, kind in marks if kind in _SOURCES):
                names.add("by.name")
            elif {"study", "~study"} & names and any(w in _STUDIES for w in words[i + 1 : i + 4]):
                names.add("by.study")
        elif word == "te" and i + 1 < len(words):
            whole = words[i - 1] + words[i + 1] if i else ""  # "in te dienen"
            infinitive = whole if whole in lexicon.infinitives else words[i + 1]
            classes = lexicon.infinitives.get(infinitive, ())
            names.update("te." + name for name in classes)
            if i + 2 == len(words) or not words[i + 2][0].isalpha():
                names.update("end.te." + name for name in classes)  # not "de te nemen stappen"
        elif word in ("zal", "zullen") and not clauses.main[i]:
            names.add("~aux.fut")


def _phrases(clauses: Clauses, lexicon: Lexicon, names: set[str], words_of: dict[str, str]) -> list[Subject]:
    words, main = clauses.words, clauses.main
    phrases = lexicon.phrases
    found: list[Subject] = []
    following = iter([*words[1:], ""])
    for i, word in enumerate(words):
        after = next(following)
        beginning = phrases.get(word)
        if beginning is None:
            if len(word) > 12 and main[i] and is_group(word):
                found.append(Subject(i, i, "group", word))
            continue
        for rest, name in beginning.followed.get(after, beginning.alone):
            last = i + len(rest)
            if len(rest) > 1 and tuple(words[i + 1 : last + 1]) != rest:
                continue
            kind = _SUBJECT_CLASSES.get(name)
            if kind is None and clauses.named[i]:
                continue
            key = name if main[i] else "~" + name
            names.add(key)
            phrase = " ".join((word, *rest))
            words_of.setdefault(key, phrase)
            if kind and main[i] and phrase not in _NOT_SUBJECT:
                found.append(Subject(i, last, kind, phrase))
        if beginning.apart and main[i]:
            for rest, name in _ahead(words, main, i, beginning.apart):
                names.add(name)
                words_of.setdefault(name, f"{word} … {' '.join(rest)}")
    return found


def _ahead(words: list[str], main: list[bool], i: int, apart: dict[str, list[Ending]]) -> Iterator[Ending]:
    """Give the phrases whose second half stands in the main clause after word i, a few words on."""
    for at in range(i + 1, min(i + 2 + _GAP, len(words))):
        for rest, name in apart.get(words[at], ()):
            if main[at] and (len(rest) == 1 or tuple(words[at : at + len(rest)]) == rest):
                yield rest, name
        if words[at] in _BREAKS:
            return


def _mentioned(clauses: Clauses, marks: list[tuple[int, int, str]], names: set[str]) -> list[Subject]:
    """Give the mentions that can be a subject as word indices."""
    found: list[Subject] = []
    starts = clauses.starts
    count = len(starts)
    at = 0
    for start, end, kind in marks:
        names.add("has." + kind)
        if kind in ("date", "amount", "law", "event"):
            continue
        while at < count and starts[at] < start:
            at += 1
        last = at
        while last + 1 < count and starts[last + 1] < end:
            last += 1
        if at < count and clauses.main[at]:
            found.append(Subject(at, last, kind))
    return found


def _frames(clauses: Clauses, lexicon: Lexicon, names: set[str], words_of: dict[str, str]) -> None:
    at = clauses.finite
    if at is None:
        names.add("verbless")
        return
    if _has_content(clauses, at):
        names.add("that")
    for other in clauses.second:
        _auxiliary(clauses, other, AUXILIARY[clauses.words[other]], lexicon, names, words_of)
    if not clauses.auxiliary:
        verb = clauses.verb
        if verb:
            tense = "past" if verb.past else "fin"
            names.add(tense + ".")
            names.update(f"{tense}.{name}" for name in verb.classes)
            words_of[tense] = words_of["v"] = verb.lemma
            names.add("v." + verb.lemma)
            if _TELLING & set(verb.classes) and _has_content(clauses, at):
                names.add("says-that")  # "stelt dat", "geeft in dit rapport aan dat"
            if "trend" in verb.classes:
                names.add("trend-any")
        return
    _auxiliary(clauses, at, clauses.auxiliary, lexicon, names, words_of)


def _has_content(clauses: Clauses, at: int) -> bool:
    """Tell whether a clause with `dat` follows the finite verb at word `at`, of which it is the content."""
    last = min(at + 12, len(clauses.words))
    return any(clauses.words[i] == "dat" and not clauses.main[i] for i in range(at + 1, last))


def _auxiliary(
    clauses: Clauses, at: int, frame: str, lexicon: Lexicon, names: set[str], words_of: dict[str, str]
) -> None:
    """Name the frame of the auxiliary at word `at` by what completes it."""
    words, main = clauses.words, clauses.main
    names.add("aux." + frame)
    infinitive = frame in ("fut", "would", "can", "must", "go", "stay", "want", "mustpast")
    passive = False
    for i, word in enumerate(words):
        if i == at or not main[i] or clauses.named[i] or not word[0].isalpha():
            continue
        if infinitive and word in ("moeten", "dienen") and i > at:
            names.add(frame + ".must")
        if frame == "have" and words[i - 1] == "laten" and word in lexicon.infinitives:
            names.update({"have.part", *(f"have.{name}" for name in lexicon.infinitives[word])})  # "heeft laten nagaan"
        if infinitive and (i > at or i == 0) and word in lexicon.infinitives and words[i - 1] != "te":
            names.add(frame + ".")
            names.update(f"{frame}.{name}" for name in lexicon.infinitives[word])
            words_of.setdefault(frame, f"{words[at]} … {word}")
        if infinitive and word == "worden":
            passive = True
        closes = not words[i + 1 : i + 2] or not words[i + 1][0].isalpha()
        if frame == "be" and closes and words[i - 2 : i] == ["aan", "het"] and word in lexicon.infinitives:
            names.add("progressive")  # "is de gevolgen aan het onderzoeken"
        if i < at - 1 and (i > 0 or at > 4):
            continue  # a participle before the verb opens the sentence: "Geconstateerd wordt dat"
        following = words[i + 1] if i + 1 < len(words) else ""
        closed = following in _CLOSING and i > at and not (infinitive and following == "worden")
        # "is gericht op" says how it is, and so does "heeft een loket gericht op"; not what was done
        state = word in lexicon.stative and (frame == "be" or (frame == "have" and following in PREPOSITIONS))
        classes = None if closed or state else lexicon.participle(word)
        if classes is None and not following[:1].isalpha() and i > at and _is_strong(word, lexicon):
            classes = ()
        if words[i - 1] == "het" and word in lexicon.infinitives:
            classes = None  # "het ontstaan"
        if classes is not None and words[i - 1] not in _BEFORE_NOUN:
            key = frame + "pass" if infinitive else frame
            if not classes or not set(classes) <= _NO_DEED:
                names.add(key + ".part")
            names.update(f"{key}.{name}" for name in classes)
            words_of.setdefault(key, f"{words[at]} … {word}" if i > at else f"{word} {words[at]}")
    if passive:
        names.add(frame + ".worden")
    if names & _TRENDS:
        names.add("trend-any")


def _subject(clauses: Clauses, candidates: list[Subject]) -> Subject | None:
    """Give the subject: what stands before the finite verb without a preposition, else what follows it closely."""
    at = clauses.finite
    if at is None:
        return None
    before = [c for c in candidates if c.last < at and not no_subject(clauses.words, c.first, at)]
    if before:
        near = max(before, key=lambda c: (c.last, c.last - c.first, c.kind))
        if near.kind in ("i", "we") or at - near.last <= 4:
            return near
    after = [c for c in candidates if at < c.first <= at + 4 and not no_subject(clauses.words, c.first, at)]
    if after:
        return min(after, key=lambda c: (c.first, -(c.last - c.first), c.kind))
    if before:
        return min(before, key=lambda c: (c.first, -(c.last - c.first), c.kind))
    return None
