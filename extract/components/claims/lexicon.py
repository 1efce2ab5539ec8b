"""Words and phrases as classes: reads `lexicon.txt`, `verbs.csv` and `actors.txt` once.

A phrase is found by its first word in a dictionary, so a sentence costs one look-up a word, however long the lists.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

TOKEN = re.compile(r"[^\W_](?:[\w'’.\-/]*[^\W_])?|[,;:()\[\]«»“”„\"–!?]")

_PARTICLES = (
    "af|aan|bij|door|in|inbeslag|los|mee|na|neer|om|op|open|over|samen|stil|tegen|terug|toe|uit|vast|voor|vrij|weg"
)
#: A participle by its form, for verbs that no list holds; strong participles in -en are only known from the list.
_PARTICIPLE = re.compile(
    r"(?!\w*(?:punt|heid|schap|iteit|dienst|kracht|macht|recht|markt|kunst|tekst|lijst|ambt|[^k]end)$)"
    rf"(?:(?:{_PARTICLES})?ge[a-zëïéü]{{2,}}(?:d|(?<![bdglmnrvwj])t)"
    r"|(?:be|ver|ont|her)[a-zëï]{2,}[a-zëï](?:d|(?<![bdglmnrvwj])t)"  # "bepaald", but "bepaalt" is finite
    rf"|(?:{_PARTICLES})ge[a-zëïéü]{{2,}}en)"
)


def lines(name: str) -> list[str]:
    """Give the lines of a list beside this module, without comments."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the list with the separable particle that its finite forms leave at the end of the clause."""

    lemma: str
    particle: str
    classes: tuple[str, ...]
    first: bool = False  #: this form is the first person singular, and may be a noun besides
    past: bool = False


#: Further words of a phrase, and its class.
Ending = tuple[tuple[str, ...], str]


#: In a phrase: the words after it may stand further on in the clause.
GAP = "…"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The phrases that begin with one word; each list the longest first."""

    alone: list[Ending]  #: those of that word only
    followed: dict[str, list[Ending]]  #: by the second word, those of that word only among them
    apart: dict[str, list[Ending]]  #: by the word after the gap, those with one: "neem … serieus"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, ready for look-up by word."""

    phrases: dict[str, Beginning]  #: by first word
    finite: dict[str, list[Verb]]
    infinitives: dict[str, tuple[str, ...]]  #: form -> classes
    participles: dict[str, tuple[str, ...]]
    groups: dict[str, str] = field(default_factory=dict)  #: phrase -> label of the group
    group_ends: tuple[str, ...] = ()  #: compounds that end in these are groups as well
    verbal: set[str] = field(default_factory=set)  #: finite forms that are more than the first person of a verb
    stative: frozenset[str] = frozenset()  #: participle-like words that say a state, or are no participles

    def verbs(self, word: str) -> list[Verb]:
        """Give the verbs that have this finite form; one in `-eert` is known by its form."""
        known = self.finite.get(word)
        if known is not None:
            return known
        return [Verb(word[:-3] + "ren", "", ("gen",))] if len(word) > 6 and word.endswith("eert") else []

    def participle(self, word: str) -> tuple[str, ...] | None:
        """Give the classes of a participle, `()` when only its form tells, None when it is none."""
        known = self.participles.get(word)
        if known is not None:
            return known
        if word[-1:] in "dtn" and word not in self.stative and _PARTICIPLE.fullmatch(word):
            return ()
        return None


def _verbs(lexicon: Lexicon) -> None:
    for row in csv.DictReader(lines("verbs.csv")):
        classes = tuple(row["classes"].split())
        forms = row["finite"].split()
        particle, lemma = row["particle"], row["lemma"]
        base = lemma.removeprefix(particle) if particle else lemma
        for index, form in enumerate(forms):
            past = index > forms.index(base) if base in forms else False
            first = (
                index == 0 and form != "wil" and not form.endswith("t") and len(forms) > 1 and forms[1] == form + "t"
            )
            lexicon.finite.setdefault(form, []).append(Verb(lemma, particle, classes, first, past))
            if not first:
                lexicon.verbal.add(form)
        for infinitive in {lemma, particle + base}:
            lexicon.infinitives[infinitive] = classes
        if particle:
            lexicon.infinitives.setdefault(base, classes)
        known = lexicon.participles.get(row["participle"], ())
        lexicon.participles[row["participle"]] = tuple(dict.fromkeys((*known, *classes)))


def _beginning(endings: list[Ending]) -> Beginning:
    endings.sort(key=lambda item: (-len(item[0]), item))
    apart: dict[str, list[Ending]] = {}
    for rest, name in endings:
        if rest[:1] == (GAP,):
            apart.setdefault(rest[1], []).append((rest[1:], name))
    endings = [e for e in endings if e[0][:1] != (GAP,)]
    seconds = {rest[0] for rest, _ in endings if rest}
    return Beginning(
        [e for e in endings if not e[0]],
        {word: [e for e in endings if e[0][:1] in ((), (word,))] for word in seconds},
        apart,
    )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lists; made once per process."""
    phrases: dict[str, list[Ending]] = defaultdict(list)
    groups: dict[str, str] = {}
    stative = frozenset(word.strip() for line in lines("stative.txt") for word in line.split(","))
    for line in lines("lexicon.txt"):
        name, _, items = line.partition(":")
        for item in items.split(","):
            before, gap, after = item.partition(GAP)
            rest = TOKEN.findall(after.strip())
            for first in before.strip().split("/") if gap else [before.strip()]:
                words = TOKEN.findall(first)
                phrases[words[0]].append(((*words[1:], *([GAP] if gap else []), *rest), name))
    for line in lines("actors.txt"):
        phrase, _, label = (part.strip() for part in line.partition("="))
        groups[phrase] = label or phrase
        words = TOKEN.findall(phrase)
        phrases[words[0]].append((tuple(words[1:]), "group"))
    ends = tuple(sorted(g for g in groups if " " not in g and g.endswith(("en", "es", "s")) and len(g) >= 7))
    beginnings = {word: _beginning(found) for word, found in phrases.items()}
    lexicon = Lexicon(beginnings, {}, {}, {}, groups, ends, stative=stative)
    _verbs(lexicon)
    return lexicon


@lru_cache(maxsize=1 << 16)
def is_group(word: str) -> bool:
    """Tell whether a word is a compound that ends as the name of a group does: `vrijwilligersorganisaties`."""
    return word.endswith(load_lexicon().group_ends)
